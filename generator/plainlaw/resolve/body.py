"""The body of a document: prose with its links resolved, code left alone, shortcodes with their figures.

In: a document within its scope. Out: its parts in order, and findings.
"""

from dataclasses import dataclass

from plainlaw.model.address import Addresses
from plainlaw.model.call import Call
from plainlaw.problems import Place
from plainlaw.problems.shortcodes import NOT_ALONE
from plainlaw.resolve.calls import Grammar, split_calls
from plainlaw.resolve.links import Links
from plainlaw.resolve.prose import Piece, pieces
from plainlaw.scope import Scope
from plainlaw.shortcode import Resolved

_MARK = "\x00"
"""Stands for a call while links are resolved, so that a link text may hold a figure. It cannot occur in a document."""


@dataclass(frozen=True)
class Text:
    """Markdown as it goes into the generated tree, the author's own words, and the line on which it begins."""

    markdown: str
    source: str
    line: int
    is_code: bool = False


Part = Text | Resolved


def resolve_body(scope: Scope, grammar: Grammar, addresses: Addresses) -> tuple[Part, ...]:
    """The parts of the document's body."""
    entry = scope.entry
    links = Links(scope.site, addresses, entry, scope.found)
    parts: list[Part] = []
    for piece in pieces(entry.body.replace(_MARK, ""), entry.path, entry.body_line, scope.found):
        if piece.is_code:
            parts.append(Text(piece.text, piece.text, piece.line, is_code=True))
        else:
            parts += _prose(piece, scope, grammar, links)
    _check_blocks_stand_alone(entry.body, parts, scope, grammar)
    return tuple(parts)


def _prose(piece: Piece, scope: Scope, grammar: Grammar, links: Links) -> list[Part]:
    found = list(split_calls(piece.text, Place(scope.entry.path, piece.line), grammar, scope.found))
    calls = [part for part in found if isinstance(part, Call)]
    marked = "".join(_marked(part) for part in found)
    linked = links.rewrite(marked, piece.line)
    parts: list[Part] = []
    line = piece.line
    for index, (text, source) in enumerate(zip(linked.split(_MARK), marked.split(_MARK), strict=True)):
        if text:
            parts.append(Text(text, source, line))
        line += source.count("\n")
        if index < len(calls):
            resolved = grammar.shortcodes[calls[index].name].resolve(calls[index], scope)
            line += calls[index].source.count("\n")
            if resolved is not None:
                parts.append(resolved)
    return parts


def _marked(part: str | Call) -> str:
    return part if isinstance(part, str) else _MARK


def _check_blocks_stand_alone(body: str, parts: list[Part], scope: Scope, grammar: Grammar) -> None:
    lines = body.split("\n")
    for part in parts:
        if isinstance(part, Resolved) and grammar.shortcodes[part.call.name].block:
            line = lines[part.call.place.line - scope.entry.body_line]
            index = part.call.place.line - scope.entry.body_line
            around = [lines[i].strip() for i in (index - 1, index + 1) if 0 <= i < len(lines)]
            if line != part.call.source or any(around):
                scope.found.append(NOT_ALONE.at(part.call.place, shortcode=part.call.name))
