"""The resolved portal: every document with its shortcodes, links and figures known.

In: a `Site`. Out: `ResolvedSite`, and findings at the lines of the documents.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from plainlaw.model.address import Addresses
from plainlaw.model.document import Entry
from plainlaw.model.figure import Figure, FigureKey
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

    @property
    def resolved(self) -> tuple[Resolved, ...]:
        """The shortcodes of the document, in order."""
        return tuple(part for part in self.parts if isinstance(part, Resolved))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure that the document shows."""
        return tuple(figure for resolved in self.resolved for figure in resolved.figures)

    @property
    def metrics(self) -> tuple[str, ...]:
        """The metrics that the document names or shows, each once, in order."""
        return tuple(dict.fromkeys(metric for resolved in self.resolved for metric in resolved.metrics))


@dataclass(frozen=True)
class ResolvedSite:
    """Everything that the outputs need."""

    site: Site
    series: Series
    addresses: Addresses
    entries: tuple[ResolvedEntry, ...]

    @cached_property
    def shown(self) -> Mapping[FigureKey, tuple[Entry, ...]]:
        """Each figure that any document shows, and the documents that show it."""
        shown: dict[FigureKey, dict[str, Entry]] = defaultdict(dict)
        for document in self.entries:
            for figure in document.figures:
                for part in (figure, *figure.parts):
                    shown[part.key].setdefault(document.entry.path, document.entry)
        return {key: tuple(entries.values()) for key, entries in shown.items()}

    def of_section(self, folder: str, lang: str) -> tuple[ResolvedEntry, ...]:
        """The documents of a section in one language, the newest first."""
        found = [d for d in self.entries if d.entry.section.folder == folder and d.entry.lang == lang]
        return tuple(sorted(found, key=lambda d: (-d.entry.fields.published.toordinal(), d.entry.key)))


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
