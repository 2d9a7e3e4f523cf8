"""The search page of each language: a form, and what to do without a script. Results are added by assets/search.js."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from plainlaw.artifact import Artifact, Made, Output, Task
from plainlaw.content_types import content_types
from plainlaw.locales.locale import locale_of
from plainlaw.page.head import PageHead, in_all_languages
from plainlaw.page.template import fill
from plainlaw.resolve import ResolvedSite
from plainlaw.voice import Voice


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """One page for each language."""
    for tag in site.site.portal.tags:
        yield Task(f"search page {tag}", (_years(site, tag),), partial(_page, site, tag))


def _page(site: ResolvedSite, tag: str) -> Iterator[Artifact]:
    address = site.addresses.section(tag, "search")
    voice = Voice(site.site, locale_of(tag), address, site.addresses)
    yield Artifact(address.file, fill("search", voice.locale, **_context(site, voice)).encode(), lang=tag)


def _context(site: ResolvedSite, voice: Voice) -> dict[str, Any]:
    title = voice.text("Search")
    description = voice.text("Find documents, figures, places and terms of this portal by their words.")
    head = PageHead(title, description, "search", in_all_languages(voice, "search"), contents=False, searchable=False)
    return {
        "page": head.context(voice),
        "heading": title,
        "sections": _sections(voice),
        "years": _years(site, voice.locale.tag),
    }


def _sections(voice: Voice) -> list[dict[str, str]]:
    labels = {model.section.folder: voice.text(model.section.label) for model in content_types().values()}
    labels |= {"metrics": voice.text("Metrics"), "regions": voice.text("Places")}
    return [
        {"folder": folder, "label": label, "href": voice.page.to(voice.addresses.section(voice.locale.tag, folder))}
        for folder, label in labels.items()
    ]


def _years(site: ResolvedSite, lang: str) -> list[str]:
    days = {card.day for card in site.site.documents.cards.values() if card.lang == lang}
    return [str(year) for year in sorted({date.fromordinal(day).year for day in days}, reverse=True)]


OUTPUT = Output("search", 20, tasks=tasks)
