"""The pages of a portal as records for the search: documents, metrics and places. Lists repeat what they link to.

In: a `ResolvedSite`. Out: the shards that there are, and the records of any one of them without those of the others.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from html import escape

from msgspec import Struct

from plainlaw.content_types import content_types
from plainlaw.locales.locale import locale_of
from plainlaw.model.metric import Metric
from plainlaw.model.region import Region
from plainlaw.outputs.regions import shown_regions
from plainlaw.page.body import body_markdown
from plainlaw.page.facts import facts, lead_html, sections
from plainlaw.resolve import ResolvedEntry, ResolvedSite
from plainlaw.search.plain import passages, words
from plainlaw.search.record import Passage, Record
from plainlaw.search.shard import Shard, ShardKey, divided
from plainlaw.voice import Voice


class Plan(Struct, frozen=True):
    """Which pages can be found, by shard: the paths of documents, and whether metrics and places are among them.

    Made from the cards of the documents alone.
    """

    documents: Mapping[ShardKey, tuple[str, ...]]
    others: frozenset[ShardKey]


def plan(site: ResolvedSite) -> Plan:
    """How the pages of a portal fall into shards."""
    weights = {model.section.folder: model.section.weight for model in content_types().values()}
    found: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
    for card in site.site.documents.cards.values():
        if card.folder not in weights:
            continue  # a search finds the text in force, not those before it
        found[card.lang, weights[card.folder]].append((_month(date.fromordinal(card.day)), card.path))
    ageless = len(site.site.metrics) + len(shown_regions(site))
    for tag in site.site.portal.tags if ageless else ():
        found[tag, _PLAIN]  # metrics and places weigh as much as most documents
    documents: dict[ShardKey, tuple[str, ...]] = {}
    others: set[ShardKey] = set()
    for (lang, weight), pages in sorted(found.items()):
        months: list[int | None] = [month for month, _ in pages]
        months += [None] * (ageless if weight == _PLAIN else 0)
        for key in divided(lang, weight, months):
            documents[key] = tuple(path for month, path in pages if key.holds(month))
            if weight == _PLAIN and key.holds(None):
                others.add(key)
    return Plan(documents, frozenset(others))


_PLAIN = 1


def records_of(key: ShardKey, planned: Plan, site: ResolvedSite, known: Mapping[str, Record]) -> dict[str, Record]:
    """The records of the documents of a shard by their paths; those that are not `known` are made."""
    return {path: known.get(path) or _record(path, site) for path in planned.documents[key]}


def shard(key: ShardKey, planned: Plan, site: ResolvedSite, documents: Mapping[str, Record]) -> Shard:
    """One shard with the records of its documents, and of metrics and places where they are among them."""
    records = list(documents.values())
    if key in planned.others:
        records += [metric_record(metric, key.lang, site) for metric in site.site.metrics.values()]
        records += [region_record(region, key.lang, site) for region in shown_regions(site)]
    return Shard(key, tuple(sorted(records, key=lambda record: record.url)))


def _record(path: str, site: ResolvedSite) -> Record:
    return document_record(site.in_force(site.resolve(site.site.documents.entry(path), [])), site)


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
