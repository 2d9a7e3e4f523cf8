"""Changes said aloud: for a terminal, as Markdown for a merge request or for readers, and as JSON for programs.

In: `Changes` and a language. Out: text.
"""

import json
from collections.abc import Iterator

from plainlaw.changes.compare import ChangedCell, ChangedSentence, Changes
from plainlaw.locales.locale import Locale, locale_of
from plainlaw.problems import printable

Parts = Iterator[tuple[str, list[str]]]
"""Headings, and the lines below each."""
FORMATS = ("text", "markdown", "json")
_NONE = "–"
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|#"})


def say(changes: Changes, format_: str, tags: tuple[str, ...]) -> str:
    """The changes in one of `FORMATS`, in each of the languages."""
    if format_ == "json":
        return json.dumps(_record(changes), ensure_ascii=False, indent=2)
    write = _markdown if format_ == "markdown" else _text
    return "\n\n".join(write(_parts(changes, locale_of(tag))) for tag in tags)


def _text(parts: Parts) -> str:
    return "\n".join(line for heading, lines in parts for line in (heading, *(f"  {said}" for said in lines)))


def _markdown(parts: Parts) -> str:
    said = ([f"### {heading}", "", *(f"- {line.translate(_SIGNS)}" for line in lines)] for heading, lines in parts)
    return "\n\n".join("\n".join(lines) for lines in said)


def _parts(changes: Changes, locale: Locale) -> Parts:
    text = locale.text
    if not changes.cells and not changes.sentences and not changes.unexplained:
        yield text("No figure has changed."), []
        return
    wrong = [sentence for sentence in changes.sentences if sentence.false_words]
    if wrong:
        yield text("Direction words that are false now: {count}", count=str(len(wrong))), [
            text("{place}: “{words}” in “{sentence}”", place=str(said.place), words=text(", ").join(said.false_words),
                 sentence=printable(said.after)) for said in wrong
        ]  # fmt: skip
    if changes.unexplained:
        yield (
            text("Published values changed without a reason: {count}", count=str(len(changes.unexplained))),
            [_cell(cell) for cell in changes.unexplained],
        )
    yield text("Cells of returns: {count}", count=str(len(changes.cells))), [_cell(cell) for cell in changes.cells]
    told = [sentence for sentence in changes.sentences if not sentence.block]
    yield text("Sentences: {count}", count=str(len(told))), [_sentence(said) for said in told]
    blocks = [sentence for sentence in changes.sentences if sentence.block]
    yield text("Tables and charts: {count}", count=str(len(blocks))), [f"{said.place} {said.block}" for said in blocks]
    yield text("Pages: {count}", count=str(len(changes.pages))), [f"/{path}" for path in changes.pages]


def _cell(cell: ChangedCell) -> str:
    return f"{cell.key}: {cell.before or _NONE} → {cell.after or _NONE} ({cell.place})"


def _sentence(said: ChangedSentence) -> str:
    return f"{said.place}: {printable(said.before)} → {printable(said.after)}"


def _cell_record(cell: ChangedCell) -> dict[str, object]:
    return {"figure": str(cell.key), "before": cell.before or None, "after": cell.after or None,
            "place": str(cell.place)}  # fmt: skip


def _record(changes: Changes) -> dict[str, object]:
    return {
        "cells": [_cell_record(cell) for cell in changes.cells],
        "unexplained": [_cell_record(cell) for cell in changes.unexplained],
        "sentences": [
            {"place": str(said.place), "before": said.before, "after": said.after, "block": said.block or None,
             "false_words": list(said.false_words)} for said in changes.sentences
        ],
        "pages": list(changes.pages),
    }  # fmt: skip
