"""The sentences of a document: what its author wrote, with the figures in their places, and what a reader sees.

In: a resolved document. Out: `Sentence`s in order. Tables and charts are sentences of their own (`block`).
"""

import re
from collections.abc import Iterator
from html import unescape

from msgspec import Struct, field

from plainlaw.locales.locale import locale_of
from plainlaw.model.figure import Figure
from plainlaw.resolve import ResolvedEntry, ResolvedSite
from plainlaw.shortcode import Resolved
from plainlaw.shortcodes import shortcodes
from plainlaw.voice import Voice

_TAGS = re.compile(r"<[^<>]*>")
_ENDS = re.compile(r"(?<=[。！？；])|(?<=[.!?;])(?=\s)|\n\s*\n|\n(?=\s*(?:[-*+]|[0-9]+\.|#|\|)\s)")


class Sentence(Struct):
    """`written` is what the author wrote, calls and all; `words` are the author's own; `read` is what a reader sees."""

    line: int
    written: str = ""
    words: str = ""
    read: str = ""
    figures: list[Figure] = field(default_factory=list)
    block: str = ""

    @property
    def has_figures(self) -> bool:
        """Whether the returns have a say in it."""
        return bool(self.figures)


def sentences_of(document: ResolvedEntry, site: ResolvedSite) -> list[Sentence]:
    """Every sentence that holds a figure."""
    found = [sentence for sentence in _all(document, site) if sentence.has_figures]
    for sentence in found:
        sentence.read = " ".join(sentence.read.split())
        sentence.written = " ".join(sentence.written.split())
    return found


def _all(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Sentence]:
    entry = document.entry
    voice = Voice(site.site, locale_of(entry.lang), site.addresses.of(entry), site.addresses)
    current = Sentence(entry.body_line)
    for part in document.parts:
        if not isinstance(part, Resolved):
            pieces = _ENDS.split(part.source)
            at = 0
            for number, piece in enumerate(pieces):
                if number:
                    yield current
                    current = Sentence(part.line + part.source.count("\n", 0, part.source.find(piece, at)))
                at = part.source.find(piece, at) + len(piece)
                current.written += piece
                current.words += piece
                current.read += piece
            continue
        call = f"{{{{ {part.call.name}{part.call.positional}{sorted(part.call.named.items())} }}}}"
        if shortcodes()[part.call.name].block:
            yield Sentence(part.call.place.line, call, "", "", list(part.figures), part.call.name)
            continue
        current.line = current.line if current.figures else part.call.place.line
        current.written += call
        current.read += unescape(_TAGS.sub("", part.render(voice)))
        current.figures += part.figures[:1]
    yield current
