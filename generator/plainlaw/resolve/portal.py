"""The resolved portal: every document with its shortcodes, links and figures known.

In: a `Site`. Out: `ResolvedSite`, and findings at the lines of the documents.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.law.life import life_of
from plainlaw.model.address import Addresses
from plainlaw.model.document import Entry
from plainlaw.model.figure import Figure
from plainlaw.model.metric import Metric
from plainlaw.model.needs import Needs
from plainlaw.model.site import Site
from plainlaw.problems import Place, Problem
from plainlaw.resolve.body import Part, Text, resolve_body
from plainlaw.resolve.calls import Grammar, find_calls
from plainlaw.resolve.citations import Cited, Citing
from plainlaw.resolve.pages import Pages
from plainlaw.resolve.prose import pieces, without_controls
from plainlaw.scope import Scope
from plainlaw.shortcode import Resolved
from plainlaw.shortcodes import shortcodes
from plainlaw.statistics.series import Series
from plainlaw.statistics.vintages import Vintages


class ResolvedEntry(Struct, frozen=True, dict=True):
    """A document and the parts of its body: text with links resolved, and shortcodes with their figures."""

    entry: Entry
    parts: tuple[Part, ...]
    declared: tuple[Cited, ...] = ()
    """The citations of its header."""

    @cached_property
    def citations(self) -> tuple[Cited, ...]:
        """Every citation of the document, those of its header first."""
        return (*self.declared, *(one for part in self.parts if isinstance(part, Text) for one in part.citations))

    @cached_property
    def resolved(self) -> tuple[Resolved, ...]:
        """The shortcodes of the document, in order."""
        return tuple(part for part in self.parts if isinstance(part, Resolved))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure that the document shows."""
        return tuple(figure for resolved in self.resolved for figure in resolved.figures)

    @cached_property
    def metrics(self) -> tuple[str, ...]:
        """The metrics that the document names or shows, each once, in order."""
        return tuple(dict.fromkeys(metric for resolved in self.resolved for metric in resolved.metrics))


class ResolvedSite(Struct, frozen=True, dict=True):
    """The portal with the means to look everything up. `unread` are documents that have errors of their own."""

    site: Site
    series: Series
    addresses: Addresses
    grammar: Grammar
    pages: Pages
    unread: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def vintages(self) -> Vintages:
        """What revised figures were before."""
        return Vintages(self.series)

    @classmethod
    def of(cls, site: Site, unread: frozenset[tuple[str, str]] = frozenset()) -> Self:
        """The portal `site`."""
        addresses = Addresses(site.portal.default_language)
        return cls(site, Series(site), addresses, grammar_of(site.metrics), Pages(site), unread)

    def resolve(self, entry: Entry, found: list[Problem]) -> ResolvedEntry:
        """A document with everything in it looked up; findings are added to `found`."""
        scope = Scope(self.site, self.series, entry, found)
        declared = Citing(self.site, self.addresses, entry, found).declared()
        parts = resolve_body(scope, self.grammar, self.addresses, self.unread, self.pages)
        return ResolvedEntry(entry, parts, declared)

    def in_force(self, document: ResolvedEntry) -> ResolvedEntry:
        """The document with the text that is in force on the day of the build, which may be another than that of its
        own file. Findings about that text are those of its own file.
        """
        entry = document.entry
        if not entry.fields.has_versions or entry.parent:
            return document
        life = life_of(self.site.documents, entry.key)
        text = life.text_on(self.site.as_of) if life is not None else None
        if life is None or text is None or text.is_main:
            return document
        version = self.site.documents.text(life.folder, text.key, entry.lang)
        if version is None:
            return document
        shown = replace(entry, text=version.body, path=version.path, body_line=version.body_line)
        return ResolvedEntry(entry, self.resolve(shown, []).parts)

    def as_version(self, document: ResolvedEntry, day: str) -> ResolvedEntry:
        """The text of a document's own file as one of its versions, at the address of the day `day`."""
        entry = document.entry
        version = replace(entry, key=day, parent=entry.key)
        return ResolvedEntry(version, self.resolve(version, []).parts)

    @contextmanager
    def noting(self) -> Iterator[Needs]:
        """Note what is looked up meanwhile."""
        needs = Needs()
        self.site.documents.needs = self.series.needs = needs
        try:
            yield needs
        finally:
            self.site.documents.needs = self.series.needs = None


def grammar_of(metrics: Mapping[str, Metric]) -> Grammar:
    """What documents can call."""
    return Grammar(shortcodes(), {metric.id: metric.dimensions for metric in metrics.values()})


def metrics_named(entry: Entry, grammar: Grammar) -> tuple[str, ...]:
    """The metrics that the calls in a document name, each once, in order."""
    if "{{" not in entry.body:
        return ()
    unheeded: list[Problem] = []
    found = pieces(without_controls(entry.body), entry.path, entry.body_line, unheeded)
    prose = (_without(piece.text, piece.spans) for piece in found if not piece.is_code)
    calls = (call for text in prose for _, _, call in find_calls(text, Place(entry.path), grammar, unheeded))
    named = (str(metric) for call in calls if call is not None for metric in call.positional)
    return tuple(dict.fromkeys(metric for metric in named if metric in grammar.dimensions))


def _without(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
