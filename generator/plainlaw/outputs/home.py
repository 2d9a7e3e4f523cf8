"""The home page of each language: what is new, the key figures, campaigns under way, and where to get help."""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any

from plainlaw.artifact import Artifact, Made, Output, Task
from plainlaw.content_types import content_types
from plainlaw.locales.locale import locale_of
from plainlaw.page.card import document_card, key_figures
from plainlaw.page.head import PageHead
from plainlaw.page.releases import calendar_link
from plainlaw.page.template import fill
from plainlaw.resolve import ResolvedSite
from plainlaw.voice import Voice

_NEWS = 6


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """One page for each language."""
    documents, portal = site.site.documents, site.site.portal
    figures = site.site.evidence(*portal.key_figures)
    for tag in portal.tags:
        sections = [documents.digest((tag, "section", model.section.folder)) for model in content_types().values()]
        yield Task(f"home {tag}", (site.site.as_of, figures, sections), partial(_page, site, tag))


def _page(site: ResolvedSite, tag: str) -> Iterator[Artifact]:
    address = site.addresses.home(tag)
    voice = Voice(site.site, locale_of(tag), address, site.addresses)
    text = fill("home", voice.locale, **_context(site, voice))
    yield Artifact(address.file, text.encode(), tuple(voice.linked), lang=tag)


def _context(site: ResolvedSite, voice: Voice) -> dict[str, Any]:
    portal, lang = site.site.portal, voice.locale.tag
    others = {tag: site.addresses.home(tag) for tag in portal.tags}
    head = PageHead(portal.name.get(lang), portal.description.get(lang), "home", others, updated=site.site.as_of,
                    contents=False, searchable=False)  # fmt: skip
    page = head.context(voice) | {"breadcrumbs": [], "hide": ["toc", "navigation"]}
    return {
        "page": page,
        "intro": portal.description.get(lang),
        "key_figures": key_figures(site.series, voice, portal.region, portal.key_figures),
        "news": _news(site, voice),
        "campaigns": _under_way(site, voice),
        "help": _help(voice),
        "sections": _sections(site, voice),
        "all_news": _link(voice, voice.text("All bulletins"), "bulletins"),
        "all_campaigns": _link(voice, voice.text("All campaigns"), "campaigns"),
        "all_figures": _link(voice, voice.text("All metrics"), "metrics"),
        "calendar": calendar_link(voice),
    }


def _news(site: ResolvedSite, voice: Voice) -> list[dict[str, Any]]:
    folders = [model.section.folder for model in content_types().values() if model.section.is_news]
    newest = site.site.documents.newest(voice.locale.tag, folders)
    return [document_card(entry, voice) for entry in islice(newest, _NEWS)]


def _under_way(site: ResolvedSite, voice: Voice) -> list[dict[str, Any]]:
    now = site.site.documents.under_way(voice.locale.tag, site.site.as_of)
    return [document_card(entry, voice, with_kind=False) for entry in now]


def _help(voice: Voice) -> list[dict[str, Any]]:
    lang = voice.locale.tag
    return [
        {
            "title": place.title.get(lang),
            "text": place.text.get(lang),
            "phone": place.phone,
            "href": voice.page.to(voice.addresses.section(lang, place.page)) if place.page else None,
        }
        for place in voice.site.portal.help
    ]


def _sections(site: ResolvedSite, voice: Voice) -> list[dict[str, Any]]:
    lang = voice.locale.tag
    return [
        {
            "label": voice.text(model.section.label),
            "href": voice.page.to(site.addresses.section(lang, model.section.folder)),
            "description": voice.text(model.section.description),
            "count": voice.locale.number(site.site.documents.summary((lang, "section", model.section.folder)).size),
        }
        for model in content_types().values()
    ]


def _link(voice: Voice, label: str, section: str) -> dict[str, str]:
    return {"label": label, "href": voice.page.to(voice.addresses.section(voice.locale.tag, section))}


OUTPUT = Output("home", 20, tasks=tasks)
