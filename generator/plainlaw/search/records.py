"""The pages of a portal as records for the search: documents, metrics and places. Lists repeat what they link to.

In: a `ResolvedSite`. Out: the shards that there are, and the records of any one of them without those of the others.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from html import escape

from plainlaw.locales.locale import locale_of
from plainlaw.model.metric import Metric
from plainlaw.model.region import Region
from plainlaw.outputs.regions import shown_regions
from plainlaw.page.body import body_markdown
from plainlaw.page.facts import facts, lead_html, sections
from plainlaw.resolve import ResolvedSite
from plainlaw.resolve.portal import ResolvedEntry
from plainlaw.search.plain import passages, words
from plainlaw.search.record import Passage, Record
from plainlaw.search.shard import Shard, ShardKey, divided
from plainlaw.voice import Voice


@dataclass(frozen=True)
class _Page:
    """A page that can be found: when it was published, and how to make its record."""

    month: int | None
    record: Callable[[], Record]


@dataclass(frozen=True)
class Pages:
    """Every page of a portal that can be found."""

    site: ResolvedSite

    @cached_property
    def _by_weight(self) -> Mapping[tuple[str, int], tuple[_Page, ...]]:
        found: dict[tuple[str, int], list[_Page]] = defaultdict(list)
        for document in self.site.entries:
            entry = document.entry
            record = partial(document_record, document, self.site)
            found[entry.lang, entry.section.weight].append(_Page(_month(entry.fields.published), record))
        regions = shown_regions(self.site)
        for tag in self.site.site.portal.tags:
            for metric in self.site.site.metrics.values():
                found[tag, 1].append(_Page(None, partial(metric_record, metric, tag, self.site)))
            for region in regions:
                found[tag, 1].append(_Page(None, partial(region_record, region, tag, self.site)))
        return {key: tuple(pages) for key, pages in found.items()}

    def keys(self) -> Iterator[ShardKey]:
        """The shards of the portal."""
        for (lang, weight), pages in sorted(self._by_weight.items()):
            yield from divided(lang, weight, [page.month for page in pages])

    def shard(self, key: ShardKey) -> Shard:
        """One shard with its records."""
        records = [page.record() for page in self._by_weight[key.lang, key.weight] if key.holds(page.month)]
        return Shard(key, tuple(sorted(records, key=lambda record: record.url)))


def document_record(document: ResolvedEntry, site: ResolvedSite) -> Record:
    """A document: what stands at the top of its page, its body with figures as they are shown, and its sections."""
    entry = document.entry
    address = site.addresses.of(entry)
    voice = Voice(site.site, locale_of(entry.lang), address, site.addresses)
    leads = [*lead_html(entry.fields, voice), *({entry.title} - {entry.fields.heading()})]
    said = [f"{fact['label']} {fact['html']}" for fact in facts(entry.fields, voice)]
    head = [*map(escape, leads), " · ".join(said)]
    after = [(section["heading"], section["html"]) for section in sections(entry.fields, voice)]
    body = passages(body_markdown(document, voice) if document.parts else "", after)
    top = tuple(Passage(text) for text in map(words, head) if text)
    return Record(
        address.path, entry.lang, entry.section.folder, entry.fields.heading(), top + body,
        entry.section.weight, entry.fields.published,
    )  # fmt: skip


def metric_record(metric: Metric, tag: str, site: ResolvedSite) -> Record:
    """The page of a metric: its name and definition. Its figures are found in the documents that show them."""
    texts = [metric.definition.get(tag), metric.note.get(tag) if metric.note else ""]
    name = metric.name.get(tag)
    return Record(site.addresses.metric(tag, metric.id).path, tag, "metrics", name, _plain(texts))


def region_record(region: Region, tag: str, site: ResolvedSite) -> Record:
    """The page of a place: its name, its level and its code."""
    texts = [f"{locale_of(tag).text(region.level)} {region.code}"]
    return Record(site.addresses.region(tag, region.code).path, tag, "regions", region.name.get(tag), _plain(texts))


def _plain(texts: list[str]) -> tuple[Passage, ...]:
    return tuple(Passage(text) for text in texts if text)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
