"""The body of a document: prose with its links resolved, code left alone, shortcodes with their figures.

In: a document within its scope. Out: its parts in order, and findings.
"""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.model.address import Addresses
from plainlaw.problems import Place
from plainlaw.problems.shortcodes import NOT_ALONE
from plainlaw.resolve.calls import Grammar, find_calls
from plainlaw.resolve.citations import Cited, Citing
from plainlaw.resolve.links import Links
from plainlaw.resolve.pages import Pages
from plainlaw.resolve.prose import Piece, pieces, without_controls
from plainlaw.resolve.targets import Targets
from plainlaw.scope import Scope
from plainlaw.shortcode import Resolved

_MARK = re.compile(r"\x00[\x01\n]*\x01")
"""Stands for a call or for code while links are resolved, as long as that is; it cannot occur in a document."""


class Text(Struct, frozen=True):
    """Markdown as it goes into the generated tree, the author's own words, and where they begin in the file."""

    markdown: str
    source: str
    line: int
    is_code: bool = False
    column: int = 1
    citations: tuple[Cited, ...] = ()

    def place(self, path: str, at: int) -> Place:
        """Where the character `at` (from 0) of `source` stands in the file."""
        lines = self.source.count("\n", 0, at)
        column = at - self.source.rfind("\n", 0, at)
        return Place(path, self.line + lines, column if lines else column + self.column - 1)


Part = Text | Resolved


def resolve_body(
    scope: Scope, grammar: Grammar, addresses: Addresses, unread: frozenset[tuple[str, str]], pages: Pages | None = None
) -> tuple[Part, ...]:
    """The parts of the document's body. `unread` are documents that have errors, so that links to them are none;
    `pages`, when given, is shared by the documents of a portal.
    """
    entry = scope.entry
    links = Links(Targets(scope.site, addresses, entry, unread, shared=pages), scope.found)
    body = without_controls(entry.body)
    parts: list[Part] = []
    for piece in pieces(body, entry.path, entry.body_line, scope.found):
        if piece.is_code:
            parts.append(Text(piece.text, piece.text, piece.line, is_code=True))
        else:
            parts += _prose(piece, scope, grammar, links)
    _check_blocks_stand_alone(body, parts, scope, grammar)
    citing = Citing(scope.site, addresses, entry, scope.found)
    return tuple(_cited(part, citing) if isinstance(part, Text) and not part.is_code else part for part in parts)


def _prose(piece: Piece, scope: Scope, grammar: Grammar, links: Links) -> Iterator[Part]:
    if not piece.spans and "{" not in piece.text:
        # neither code nor calls, so no marks: links are all there is
        yield _text(links.rewrite(piece.text, piece.line), piece.text, (0, len(piece.text)), piece)
        return
    text = _marked(piece.text, piece.spans)
    found = list(find_calls(text, Place(scope.entry.path, piece.line), grammar, scope.found))
    calls = {start: call for start, _, call in found}
    text = _marked(text, tuple((start, end) for start, end, _ in found))
    marks = list(_MARK.finditer(text))
    linked = _MARK.split(links.rewrite(text, piece.line))
    at = 0
    for markdown, mark in zip(linked, [*marks, None], strict=True):
        end = mark.start() if mark else len(text)
        if markdown:
            yield _text(markdown, text, (at, end), piece)
        if mark is None:
            return
        at = mark.end()
        if mark.start() not in calls:
            yield _text(piece.text[end:at], piece.text, (end, at), piece, is_code=True)
            continue
        call = calls[mark.start()]
        resolved = grammar.shortcodes[call.name].resolve(call, scope) if call is not None else None
        if resolved is not None:
            yield resolved


def _marked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (text[at:start], "\x00", re.sub(r"[^\n]", "\x01", text[start + 1 : end]))
        at = end
    return "".join((*parts, text[at:]))


def _text(markdown: str, text: str, span: tuple[int, int], piece: Piece, *, is_code: bool = False) -> Text:
    start, end = span
    line = piece.line + text.count("\n", 0, start)
    return Text(markdown, text[start:end], line, is_code, start - text.rfind("\n", 0, start))


def _cited(text: Text, citing: Citing) -> Text:
    """The text with its citations as links."""
    markdown, found = citing.linked(text.markdown, text.line)
    return replace(text, markdown=markdown, citations=found) if found else text


def _check_blocks_stand_alone(body: str, parts: list[Part], scope: Scope, grammar: Grammar) -> None:
    blocks = [part for part in parts if isinstance(part, Resolved) and grammar.shortcodes[part.call.name].block]
    lines = body.split("\n") if blocks else []
    for part in blocks:
        first = part.call.place.line - scope.entry.body_line
        after = first + part.call.source.count("\n") + 1
        around = [lines[i].strip() for i in (first - 1, after) if 0 <= i < len(lines)]
        if "\n".join(lines[first:after]).rstrip() != part.call.source or any(around):
            scope.found.append(NOT_ALONE.at(part.call.place, shortcode=part.call.name))
