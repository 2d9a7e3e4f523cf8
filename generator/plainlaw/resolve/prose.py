"""What in a Markdown body is prose and what is code, told apart exactly as the renderer does, or not at all.

In: the body of a document. Out: `Piece`s with their lines, and findings for fences that are not clear. Everything
that is not certainly code counts as prose, because prose is what gets checked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plainlaw.problems import Place, Problem
from plainlaw.problems.shortcodes import UNCLEAR_FENCE

_FENCE = re.compile(r"(?P<marks>`{3}|~{3})[A-Za-z0-9_+-]*[ ]*")
_LIKE_A_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
# a code span on one line: as many backticks at its end as at its beginning, none of them escaped
_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)")


@dataclass(frozen=True)
class Piece:
    """A run of the body: code or prose, and the line of the file on which it begins (from 1)."""

    text: str
    line: int
    is_code: bool


def pieces(body: str, path: str, first_line: int, found: list[Problem]) -> Iterator[Piece]:
    """The body cut into code and prose; joined again, the texts are the body."""
    prose: list[str] = []
    line_of_prose = first_line
    lines = body.splitlines(keepends=True)
    index = 0
    while index < len(lines):
        fence = _FENCE.fullmatch(lines[index].rstrip("\n"))
        if fence is None:
            if _LIKE_A_FENCE.match(lines[index]):
                found.append(UNCLEAR_FENCE.at(Place(path, first_line + index)))
            prose.append(lines[index])
            index += 1
            continue
        end = _closing(lines, index, fence["marks"])
        if end is None:
            found.append(UNCLEAR_FENCE.at(Place(path, first_line + index)))
            end = len(lines) - 1
        yield from _spans("".join(prose), line_of_prose)
        yield Piece("".join(lines[index : end + 1]), first_line + index, is_code=True)
        prose, index = [], end + 1
        line_of_prose = first_line + index
    yield from _spans("".join(prose), line_of_prose)


def _closing(lines: list[str], start: int, marks: str) -> int | None:
    return next((i for i in range(start + 1, len(lines)) if lines[i].rstrip(" \n") == marks), None)


def _spans(text: str, line: int) -> Iterator[Piece]:
    at = 0
    for span in _SPAN.finditer(text):
        if span.start() > at:
            yield Piece(text[at : span.start()], line + text.count("\n", 0, at), is_code=False)
        yield Piece(span[0], line + text.count("\n", 0, span.start()), is_code=True)
        at = span.end()
    if at < len(text):
        yield Piece(text[at:], line + text.count("\n", 0, at), is_code=False)
