"""The home page of each language: what is new, the key figures, campaigns under way, and where to get help."""

from collections.abc import Iterator
from typing import Any

from plainlaw.artifact import Artifact, Output
from plainlaw.content_types import content_types
from plainlaw.locales.locale import locale_of
from plainlaw.page.card import document_card, key_figures
from plainlaw.page.head import PageHead
from plainlaw.page.template import fill
from plainlaw.resolve import ResolvedSite
from plainlaw.voice import Voice

_NEWS = 6


def produce(site: ResolvedSite, before: tuple[Artifact, ...]) -> Iterator[Artifact]:
    """One page for each language."""
    for tag in site.site.portal.tags:
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
    }


def _news(site: ResolvedSite, voice: Voice) -> list[dict[str, Any]]:
    newest = [d.entry for d in site.newest(voice.locale.tag) if d.entry.section.is_news][:_NEWS]
    return [document_card(entry, voice) for entry in newest]


def _under_way(site: ResolvedSite, voice: Voice) -> list[dict[str, Any]]:
    now = [d.entry for d in site.newest(voice.locale.tag) if d.entry.fields.is_under_way(site.site.as_of)]
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
            "count": voice.locale.number(len(site.of_section(model.section.folder, lang))),
        }
        for model in content_types().values()
    ]


def _link(voice: Voice, label: str, section: str) -> dict[str, str]:
    return {"label": label, "href": voice.page.to(voice.addresses.section(voice.locale.tag, section))}


OUTPUT = Output("home", 20, produce)
