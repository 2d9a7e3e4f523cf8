"""An audit said aloud: every figure, what the rates can be computed from, and the findings.

In: an audit, a format and a language. Out: text for a terminal, JSON for programs, or annotations for a merge request.
"""

import json
from collections.abc import Sequence

from plainlaw.audit import Audit
from plainlaw.audit.inventory import about_evidence, about_rule, about_total, as_object, label
from plainlaw.locales.locale import Locale, locale_of
from plainlaw.problems import Message, printable
from plainlaw.report import LANGUAGES, say


def say_audit(done: Audit, encoding: str, format_: str, lang: str | None) -> str:
    """The audit in a format (text, json or github); in `lang`, or in Chinese and English when it is None."""
    languages = LANGUAGES if lang is None else (lang,)
    report = say(done.problems, format_, lang)
    if format_ == "json":
        whole = json.dumps(_object(done, encoding, languages) | json.loads(report), ensure_ascii=False, indent=1)
        return whole.replace("##[", "##\\u005b")  # for some CI services a command of the build, as in plainlaw.report
    if format_ == "text":
        inventory = "\n".join(_inventory(done, encoding, [locale_of(tag) for tag in languages]))
        return inventory.replace("##[", "##\\[") + f"\n\n{report}"
    return report


def _inventory(done: Audit, encoding: str, locales: Sequence[Locale]) -> list[str]:
    reading = done.reading
    lines = _each(locales, Message.of("Read as {encoding}: {file}", file=_name(done), encoding=encoding))
    notes = {found.rate: about_evidence(found) for found in reading.evidence}
    for mention in reading.mentions:
        place = reading.place(mention)
        labels = " / ".join(locale.text(label(mention)) for locale in locales)
        lines.append(f"  {place.line}:{place.column}  {printable(reading.typed(mention))}  {labels}")
        note = notes.get(mention) or about_rule(mention)
        lines += [f"      {locale.text(note)}" for locale in locales if note]
    return lines + _each(locales, about_total(reading))


def _each(locales: Sequence[Locale], message: Message) -> list[str]:
    return [locale.text(message) for locale in locales]


def _name(done: Audit) -> str:
    return printable(done.reading.article.path)


def _object(done: Audit, encoding: str, languages: Sequence[str]) -> dict[str, object]:
    reading = done.reading
    behind = {found.rate: found for found in reading.evidence}
    said = {tag: locale_of(tag).text(about_total(reading)) for tag in languages}
    return {
        "file": _name(done),
        "encoding": encoding,
        "figures": [as_object(reading, mention, behind.get(mention)) for mention in reading.mentions],
        "rates": {
            "total": len(reading.evidence),
            "recomputed": sum(found.is_recomputable for found in reading.evidence),
            "text": said,
        },
    }
