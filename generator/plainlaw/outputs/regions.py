"""One page for each region that the portal is about or that a document names, and their list."""

from collections.abc import Iterator
from functools import partial
from html import escape
from typing import Any

from plainlaw.artifact import Artifact, Made, Output, Task
from plainlaw.content_types import content_types
from plainlaw.locales.locale import locale_of
from plainlaw.model.region import Region
from plainlaw.page.card import document_card, key_figures
from plainlaw.page.head import PageHead, in_all_languages
from plainlaw.page.template import fill
from plainlaw.resolve import ResolvedSite
from plainlaw.voice import Voice

_PER_SECTION = 6


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """The pages of all regions in every language, and the list of regions."""
    day, figures = site.site.as_of, site.site.evidence(*site.site.metrics)
    shown = shown_regions(site)
    for tag in site.site.portal.tags:
        for region in shown:
            inputs = (day.year, figures, site.site.documents.digest((tag, "region", region.code)))
            yield Task(f"region {tag} {region.code}", inputs, partial(_region_page, site, region, tag))
        yield Task(f"regions {tag}", (day, [region.code for region in shown]), partial(_index, site, tag))


def shown_regions(site: ResolvedSite) -> tuple[Region, ...]:
    """The portal's region with all that lies in it on the day of the build, what it lies in, and what documents
    name.
    """
    regions, own = site.site.regions, site.site.portal.region
    codes = {own, *(outer.code for outer in regions.ancestors(own)), *_within(site, own), *site.site.documents.places}
    return tuple(region for code in sorted(codes) if (region := regions.get(code)) is not None)


def _within(site: ResolvedSite, code: str) -> Iterator[str]:
    for child in site.site.regions.children(code, site.site.as_of.year):
        yield child.code
        yield from _within(site, child.code)


def _region_page(site: ResolvedSite, region: Region, tag: str) -> Iterator[Artifact]:
    address = site.addresses.region(tag, region.code)
    voice = Voice(site.site, locale_of(tag), address, site.addresses)
    text = fill("region", voice.locale, **_context(site, region, voice))
    yield Artifact(address.file, text.encode(), tuple(voice.linked), lang=tag)


def _context(site: ResolvedSite, region: Region, voice: Voice) -> dict[str, Any]:
    tag = voice.locale.tag
    name = region.name.get(tag)
    above = [(voice.text("Places"), site.addresses.section(tag, "regions"))]
    above += [(r.name.get(tag), site.addresses.region(tag, r.code)) for r in site.site.regions.ancestors(region.code)]
    others = in_all_languages(voice, f"regions/{region.code}")
    summary = voice.text("Figures and documents about {place}.", place=name)
    children = site.site.regions.children(region.code, site.site.as_of.year)
    return {
        "page": PageHead(name, summary, "region", others, above, contents=False).context(voice),
        "heading": name,
        "kind": voice.text(region.level),
        "facts": list(_facts(site, region, voice)),
        "banners": [],
        "figures": _figures(site, region, voice),
        "table_markdown": None,
        "children": [_place(child, voice) for child in children],
        "children_heading": voice.text("Its parts"),
        "related": _related(site, region, voice),
    }


def _figures(site: ResolvedSite, region: Region, voice: Voice) -> list[dict[str, Any]]:
    # of what the portal's region lies in, the portal knows a part only: its sum would read as the whole
    own = site.site.portal.region
    if own != region.code and own not in {above.code for above in site.site.regions.ancestors(region.code)}:
        return []
    return key_figures(site.series, voice, region.code, tuple(site.site.metrics))


def _facts(site: ResolvedSite, region: Region, voice: Voice) -> Iterator[dict[str, str]]:
    yield {"label": voice.text("Code"), "html": f"<code>{escape(region.code)}</code>"}
    parent = site.site.regions.get(region.parent) if region.parent else None
    if parent is not None:
        href = voice.page.to(site.addresses.region(voice.locale.tag, parent.code))
        name = escape(parent.name.get(voice.locale.tag))
        yield {"label": voice.text("Part of"), "html": f'<a href="{href}">{name}</a>'}
    if region.valid_from:
        yield {"label": voice.text("Code valid since"), "html": str(region.valid_from)}


def _place(region: Region, voice: Voice) -> dict[str, str | None]:
    href = voice.page.to(voice.addresses.region(voice.locale.tag, region.code))
    return {"label": region.name.get(voice.locale.tag), "href": href, "note": region.code}


def _related(site: ResolvedSite, region: Region, voice: Voice) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    labels: dict[str, str] = {}
    sections = {model.section.folder: model.section for model in content_types().values()}
    for card in site.site.documents.group((voice.locale.tag, "region", region.code)):
        cards = groups.setdefault(card.folder, [])
        labels[card.folder] = voice.text(sections[card.folder].label)
        if len(cards) < _PER_SECTION:
            cards.append(document_card(site.site.documents.entry(card.path), voice, with_kind=False))
    return [{"heading": labels[folder], "items": cards} for folder, cards in groups.items()]


def _index(site: ResolvedSite, tag: str) -> Iterator[Artifact]:
    address = site.addresses.section(tag, "regions")
    voice = Voice(site.site, locale_of(tag), address, site.addresses)
    title = voice.text("Places")
    description = voice.text("Every place that returns and documents are about, with its code.")
    head = PageHead(
        title,
        description,
        "index",
        in_all_languages(voice, "regions"),
        updated=site.site.as_of,
        contents=False,
        searchable=False,
    )
    groups: dict[str, list[dict[str, str | None]]] = {}
    for region in shown_regions(site):
        groups.setdefault(region.level, []).append(_place(region, voice))
    text = fill(
        "regions_index", voice.locale, page=head.context(voice), heading=title, description=description,
        groups=[{"label": voice.text(level), "items": places} for level, places in groups.items()],
    )  # fmt: skip
    yield Artifact(address.file, text.encode(), lang=tag)


OUTPUT = Output("regions", 20, tasks=tasks)
