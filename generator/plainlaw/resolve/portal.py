"""The resolved portal: every document with its shortcodes, links and figures known.

In: a `Site`. Out: `ResolvedSite`, and findings at the lines of the documents.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from plainlaw.model.address import Addresses
from plainlaw.model.document import Entry
from plainlaw.model.figure import Figure
from plainlaw.model.site import Site
from plainlaw.problems import Problem, causes_only
from plainlaw.resolve.body import Part, resolve_body
from plainlaw.resolve.calls import Grammar
from plainlaw.scope import Scope
from plainlaw.shortcode import Resolved
from plainlaw.shortcodes import shortcodes
from plainlaw.statistics.series import Series
from plainlaw.validate.unknown import unread_documents


@dataclass(frozen=True)
class ResolvedEntry:
    """A document and the parts of its body: text with links resolved, and shortcodes with their figures."""

    entry: Entry
    parts: tuple[Part, ...]

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

    @property
    def subjects(self) -> tuple[tuple[str, str], ...]:
        """What the document is about: its section, topics, metrics and region."""
        fields = self.entry.fields
        found = [("section", self.entry.section.folder)]
        found += [("topic", topic) for topic in dict.fromkeys(fields.topics)]
        found += [("metric", metric) for metric in self.metrics]
        found += [("region", fields.region)] if fields.region else []
        return tuple(found)


@dataclass(frozen=True)
class ResolvedSite:
    """Everything that the outputs need."""

    site: Site
    series: Series
    addresses: Addresses
    entries: tuple[ResolvedEntry, ...]

    @cached_property
    def _newest(self) -> Mapping[str, tuple[ResolvedEntry, ...]]:
        """The documents of each language, the newest first."""
        found: dict[str, list[ResolvedEntry]] = defaultdict(list)
        for document in sorted(self.entries, key=_newest_first):
            found[document.entry.lang].append(document)
        return {lang: tuple(documents) for lang, documents in found.items()}

    @cached_property
    def _about(self) -> Mapping[tuple[str, str, str], tuple[ResolvedEntry, ...]]:
        """The documents of a language about a section, topic, metric or region, the newest first."""
        found: dict[tuple[str, str, str], list[ResolvedEntry]] = defaultdict(list)
        for documents in self._newest.values():
            for document in documents:
                for key in document.subjects:
                    found[document.entry.lang, *key].append(document)
        return {key: tuple(documents) for key, documents in found.items()}

    def newest(self, lang: str) -> tuple[ResolvedEntry, ...]:
        """The documents in one language, the newest first."""
        return self._newest.get(lang, ())

    def about(self, lang: str, what: str, key: str) -> tuple[ResolvedEntry, ...]:
        """The documents in one language about a "section", "topic", "metric" or "region", the newest first."""
        return self._about.get((lang, what, key), ())

    def of_section(self, folder: str, lang: str) -> tuple[ResolvedEntry, ...]:
        """The documents of a section in one language, the newest first."""
        return self.about(lang, "section", folder)


def _newest_first(document: ResolvedEntry) -> tuple[int, str]:
    return (-document.entry.fields.published.toordinal(), document.entry.path)


def resolve(site: Site, found: list[Problem]) -> ResolvedSite:
    """The portal with everything looked up; findings are added to `found`, except mere consequences of others."""
    new: list[Problem] = []
    unread = frozenset(unread_documents(found))
    series, addresses = Series(site), Addresses(site.portal.default_language)
    grammar = Grammar(shortcodes(), {metric.id: metric.dimensions for metric in site.metrics.values()})
    entries: list[ResolvedEntry] = []
    for entry in site.entries:
        scope = Scope(site, series, entry, new)
        entries.append(ResolvedEntry(entry, resolve_body(scope, grammar, addresses, unread)))
    found.extend(causes_only(new, found))
    return ResolvedSite(site, series, addresses, tuple(entries))
