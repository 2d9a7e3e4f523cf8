"""What became of each file of a collection of laws, said aloud.

In: a `LawImport`. Out: text for a terminal, or JSON for programs: each document with its header, each piece that was
left out with its line, each file that was not read, and findings.
"""

import json
from collections.abc import Iterator, Sequence

from plainlaw.edit.import_law import Brought, LawImport
from plainlaw.locales.locale import Locale, locale_of
from plainlaw.problems import Message, printable
from plainlaw.report import LANGUAGES, say

_WRITTEN = Message.of("written")
_TO_WRITE = Message.of("can be written")
_SAME = Message.of("there already, word for word")
_REPLACED = Message.of("written in the place of what was there")
_REFUSED = Message.of("not imported")
_FROM = {
    "title": Message.of("the title of the file, behind that of the law when it is a part of one"),
    "summary": Message.of("the beginning of the first article"),
    "published": Message.of("the day of the import: since then it is public here"),
    "office": Message.of("as said"),
    "topics": Message.of("as said"),
    "genre": Message.of("the last word of the title"),
    "date_made": Message.of("the last line above the text by which the whole text was adopted"),
    "in_force_from": Message.of("the last article"),
    "source": Message.of("as said, and the path of the file"),
}


def law_text(laws: LawImport, lang: str | None, *, written: bool) -> str:
    """For people."""
    parts: list[str] = []
    for tag in _languages(lang):
        parts += _said(laws, locale_of(tag), written=written)
    if laws.problems:
        parts.append(say(laws.problems, "text", lang))
    return "\n\n".join(parts)


def law_json(laws: LawImport, lang: str | None, *, written: bool) -> str:
    """`{files: [{path, target, outcome, header, left}], not_read, problems, errors, warnings}`."""
    locales = [locale_of(tag) for tag in _languages(lang)]
    files = [
        {
            "path": each.path,
            "target": each.target,
            "outcome": {locale.tag: locale.text(_outcome(each, written=written)) for locale in locales},
            "header": {name: value if isinstance(value, list) else str(value) for name, value in each.header.items()},
            "left": [
                {"line": piece.line, "text": piece.text,
                 "why": {locale.tag: locale.text(piece.why) for locale in locales}}
                for piece in (each.law.left if each.law is not None else ())
            ],
        }
        for each in laws.brought
    ]  # fmt: skip
    report = {"files": files, "not_read": list(laws.others), **json.loads(say(laws.problems, "json", lang))}
    return json.dumps(report, ensure_ascii=False, indent=1).replace("##[", "##\\u005b")


def _languages(lang: str | None) -> Sequence[str]:
    return LANGUAGES if lang is None else (lang,)


def _outcome(each: Brought, *, written: bool) -> Message:
    if each.law is None:
        return _REFUSED
    if each.is_same:
        return _SAME
    if not written:
        return _TO_WRITE
    return _WRITTEN if each.before is None else _REPLACED


def _said(laws: LawImport, locale: Locale, *, written: bool) -> Iterator[str]:
    yield locale.text("Where the values of the headers come from:") + "".join(
        f"\n  {name}: {locale.text(words)}" for name, words in _FROM.items()
    )
    for each in laws.brought:
        yield "\n".join(_document(each, locale, written=written))
    if laws.others:
        names = "".join(f"\n  {printable(path)}" for path in laws.others)
        yield locale.text("Not read, because they are no Markdown:") + names
    ready = len(laws.ready)
    refused = len(laws.brought) - ready
    yield locale.text("Laws: {ready} read, {refused} not imported.", ready=str(ready), refused=str(refused))


def _document(each: Brought, locale: Locale, *, written: bool) -> Iterator[str]:
    outcome = locale.text(_outcome(each, written=written))
    yield printable(f"{each.path} → {each.target}: {outcome}" if each.target else f"{each.path}: {outcome}")
    if each.law is None:
        return
    dated = ("date_made", "in_force_from", "genre")
    yield printable(
        "  " + "  ".join([each.header["title"], *(f"{n}: {each.header[n]}" for n in dated if n in each.header)])
    )
    if absent := [name for name in dated if name not in each.header]:
        yield "  " + locale.text("not known, and left out: {names}", names=", ".join(absent))
    for piece in each.law.left:
        place = locale.text("left out of line {line}", line=str(piece.line))
        yield printable(f"  {place}: “{piece.text}” ({locale.text(piece.why)})")
