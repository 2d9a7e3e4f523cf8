"""What in a Markdown body is prose and what is code, told apart exactly as the renderer does, or not at all.

In: the body of a document. Out: `Piece`s with their lines, and findings for code that is not clear. Everything
that is not certainly code counts as prose, because prose is what gets checked.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from plainlaw.problems import Place, Problem
from plainlaw.problems.shortcodes import UNCLEAR_FENCE

_FENCE = re.compile(r"(?P<marks>`{3}|~{3})[A-Za-z0-9_+-]*[ ]*")
_LIKE_A_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
# a code span on one line: as many backticks at its end as at its beginning, none of them escaped
_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_ESCAPED = re.compile(r"(?<!\\)\\`(?!`)")
_TICKS = re.compile(r"`+")
_NOT_BLANK = re.compile(r"[^ \t\n]")
_INVISIBLE = dict.fromkeys([*range(9), *range(11, 32), 127], " ")
_ANY_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Piece(Struct, frozen=True):
    """A run of lines: a fence, or prose with its code spans, and the line of the file on which it begins (from 1)."""

    text: str
    line: int
    is_code: bool
    spans: tuple[tuple[int, int], ...] = ()


def without_controls(body: str) -> str:
    """The body with each control character replaced by a space: the renderer drops some, which joins what was apart."""
    return body.translate(_INVISIBLE) if _ANY_INVISIBLE.search(body) else body


def pieces(body: str, path: str, first_line: int, found: list[Problem]) -> Iterator[Piece]:
    """The body cut into fences and prose; joined again, the texts are the body."""
    if _is_all_prose(body):
        if body:
            yield Piece(body, first_line, is_code=False)
        return
    prose: list[str] = []
    line_of_prose = first_line
    # not splitlines: it takes characters for line ends that the renderer does not
    lines = re.findall(r"[^\n]*\n|[^\n]+", body)
    index, is_unclear = 0, False
    while index < len(lines):
        fence = _FENCE.fullmatch(lines[index].rstrip("\n"))
        if fence is None or (is_unclear and lines[index].strip() == fence["marks"]):
            if _LIKE_A_FENCE.match(lines[index]):
                is_unclear = not is_unclear  # the line that ends it is part of the same mistake
                if is_unclear:
                    found.append(UNCLEAR_FENCE.at(Place(path, first_line + index)))
            prose.append(lines[index])
            index += 1
            continue
        end = _closing(lines, index, fence["marks"])
        if end is None:
            found.append(UNCLEAR_FENCE.at(Place(path, first_line + index)))
            prose.append(lines[index])
            index += 1
            continue
        yield from _prose(prose, path, line_of_prose, found)
        yield Piece("".join(lines[index : end + 1]), first_line + index, is_code=True)
        prose, index = [], end + 1
        line_of_prose = first_line + index
    yield from _prose(prose, path, line_of_prose, found)


def _is_all_prose(body: str) -> bool:
    """Whether nothing in the body can be code or like it: all that is begins with a backtick or three tildes."""
    return "`" not in body and "~~~" not in body


def without_code(body: str) -> str:
    """The body with code made plain: fences become blank lines, code spans become x's. Lines and columns stay."""
    return body if _is_all_prose(body) else _without_code(body)


# several checks and the links to one document ask for the same body one after another
@lru_cache(maxsize=16)
def _without_code(body: str) -> str:
    parts: list[str] = []
    for piece in pieces(body, "", 1, []):
        at = 0
        for start, end in ((0, len(piece.text)),) if piece.is_code else piece.spans:
            parts += (piece.text[at:start], re.sub(r"[^\n]", " " if piece.is_code else "x", piece.text[start:end]))
            at = end
        parts.append(piece.text[at:])
    return "".join(parts)


def _closing(lines: list[str], start: int, marks: str) -> int | None:
    return next((i for i in range(start + 1, len(lines)) if lines[i].rstrip(" \n") == marks), None)


def _prose(lines: list[str], path: str, line: int, found: list[Problem]) -> Iterator[Piece]:
    if not lines:
        return
    spans: list[tuple[int, int]] = []
    start = at = 0
    for number, text in enumerate([*lines, ""]):
        if not _NOT_BLANK.search(text):
            spans += _spans(lines[start:number], at, Place(path, line + start), found)
            at += sum(map(len, lines[start : number + 1]))
            start = number + 1
    yield Piece("".join(lines), line, is_code=False, spans=tuple(spans))


def _spans(paragraph: list[str], at: int, place: Place, found: list[Problem]) -> list[tuple[int, int]]:
    """The code spans of a paragraph that begins at offset `at`; none when any backtick is left over.

    The renderer pairs backticks over all lines of a paragraph, so that one left over changes what is code after it.
    """
    spans: list[tuple[int, int]] = []
    left: list[int] = []
    # without a backtick there is no span and nothing left over
    if not any("`" in text for text in paragraph):
        return spans
    for number, text in enumerate(paragraph):
        spans += [(at + span.start(), at + span.end()) for span in _SPAN.finditer(text)]
        left += [number] * len(_TICKS.findall(_ESCAPED.sub("", _SPAN.sub("", text))))
        at += len(text)
    said = next((number for number in left if not _LIKE_A_FENCE.match(paragraph[number])), None)
    if said is not None and len(left) + len(spans) > 1:
        found.append(UNCLEAR_FENCE.at(Place(place.file, place.line + said)))
    return [] if left else spans
