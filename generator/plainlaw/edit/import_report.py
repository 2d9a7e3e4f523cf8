"""What an import did, said aloud: repairs by cell, open questions, findings, and what happened to the file.

In: what became of a file, and languages. Out: text for a terminal, or JSON for programs.
"""

import json
import shlex
from collections.abc import Iterable, Sequence

from plainlaw.ingest import Ingested
from plainlaw.locales.locale import Locale, locale_of
from plainlaw.problems import printable
from plainlaw.report import LANGUAGES, say
from plainlaw.sheet.desk import Repair
from plainlaw.sheet.question import REFUSE, Question

_SHOWN = 200
"""Repairs of one rule that a text shows in full; JSON has all of them."""

_FEW = 2
"""Choices that are listed again with a second question."""


def as_text(result: Ingested, lang: str | None, *, written: bool) -> str:
    """For people: repairs rule by rule, then what is asked, then what is wrong, and how it ended."""
    locales = [locale_of(tag) for tag in _languages(lang)]
    parts = list(_repairs(result.repairs, locales))
    asked = result.questions
    parts += [_question(question, locales, asked[:n]) + _hint(question) for n, question in enumerate(asked)]
    if result.problems:
        parts.append(say(result.problems, "text", lang))
    parts += [_end(result, locale, written=written) for locale in locales]
    return "\n\n".join(parts)


def as_json(result: Ingested, lang: str | None, *, written: bool) -> str:
    """`{path, written, repairs, questions, problems, errors, warnings}`; every text by language."""
    locales = [locale_of(tag) for tag in _languages(lang)]
    report: dict[str, object] = {
        "path": result.path,
        "written": written,
        "repairs": [
            {**_place(repair), "before": repair.before, "after": repair.after, "trap": repair.trap,
             "rule": {locale.tag: locale.text(repair.rule) for locale in locales}}
            for repair in result.repairs
        ],
        "questions": [
            {**_place(question), "key": question.key, "suggested": question.suggested,
             "what": {locale.tag: locale.text(question.what) for locale in locales},
             "choices": {choice.value: {locale.tag: locale.text(choice.meaning) for locale in locales}
                         for choice in question.choices}}
            for question in result.questions
        ],
        **json.loads(say(result.problems, "json", lang)),
    }  # fmt: skip
    return json.dumps(report, ensure_ascii=False, indent=1).replace("##[", "##\\u005b")


def ask_text(question: Question, lang: str | None, earlier: Sequence[Question] = ()) -> str:
    """One question with its choices, as it is put to a person at a terminal after `earlier` ones."""
    return _question(question, [locale_of(tag) for tag in _languages(lang)], earlier)


def _languages(lang: str | None) -> Sequence[str]:
    return LANGUAGES if lang is None else (lang,)


def _place(what: Repair | Question) -> dict[str, object]:
    place = what.place
    return {"file": place.file, "line": place.line, "column": place.column, "cell": place.cell}


def _repairs(repairs: Iterable[Repair], locales: list[Locale]) -> Iterable[str]:
    """One block a rule, in the order in which rules were first applied."""
    of_rule: dict[str, list[Repair]] = {}
    for repair in repairs:
        rule = "\n".join(locale.text("{rule}:", rule=locale.text(repair.rule)) for locale in locales)
        of_rule.setdefault(rule, []).append(repair)
    for rule, several in of_rule.items():
        lines = [f"  {_where(repair)}  {_change(repair)}".rstrip() for repair in several[:_SHOWN]]
        if len(several) > _SHOWN:
            lines.append(f"  … +{len(several) - _SHOWN}")
        yield "\n".join([rule, *lines])


def _where(what: Repair | Question) -> str:
    place = what.place
    cell = f" [{printable(place.cell)}]" if place.cell else ""
    return printable(":".join([place.file, *(str(n) for n in (place.line, place.column) if n)])) + cell


def _change(repair: Repair) -> str:
    if not repair.before and not repair.after:
        return ""
    return f"“{repair.before}” → “{repair.after}”" if repair.after else f"“{repair.before}”"


def _question(question: Question, locales: list[Locale], earlier: Sequence[Question]) -> str:
    lines = [f"{_where(question)}  ?  {printable(question.key)}"]
    lines += [f"  {locale.text(question.what)}" for locale in locales]
    listed = next((one for one in earlier if len(_again(question, one)) > _FEW), None)
    again = _again(question, listed) if listed is not None else set()
    for choice in question.choices:
        if choice.value not in again:
            star = "*" if choice.value == question.suggested else " "
            meaning = " / ".join(locale.text(choice.meaning) for locale in locales)
            lines.append(f"  {star} {printable(choice.value)}: {meaning}")
    if listed is not None:
        key = printable(listed.key)
        lines += [f"    {locale.text('or an answer that is listed under {key}', key=key)}" for locale in locales]
    if question.asks_period:
        suggested = f" ({question.suggested})" if question.suggested else ""
        lines += [f"    {locale.text('a period such as 2024-09 or 2024-Q3')}{suggested}" for locale in locales]
    return "\n".join(lines)


def _again(question: Question, earlier: Question) -> set[str]:
    """The choices that were listed with an earlier question of the same kind, but for what is suggested and refusal."""
    if question.key.partition(".")[0] != earlier.key.partition(".")[0]:
        return set()
    both = {choice.value for choice in question.choices} & {choice.value for choice in earlier.choices}
    return both - {question.suggested, REFUSE.value}


def _hint(question: Question) -> str:
    # what is copied from here is run by a shell, and part of it was written in the file
    answer = shlex.quote(f"{question.key}={question.suggested or '…'}")
    return f"\n  → --answer {printable(answer)}"


def _end(result: Ingested, locale: Locale, *, written: bool) -> str:
    if written:
        return locale.text("Written: {path}", path=result.path)
    if result.content is not None:
        return locale.text("Nothing was written. It would become {path}.", path=result.path)
    if result.questions and not result.problems:
        return locale.text("Nothing was written. Answer the questions with --answer, and import the file again.")
    return locale.text("Nothing was written.")
