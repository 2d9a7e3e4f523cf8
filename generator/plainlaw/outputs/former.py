"""Pages at former addresses, and the lists of them for web servers and programs.

A document that has moved is found from its former address: at once by browsers (meta refresh), by search engines
(canonical link), and by a plain link. One that is gone says what it was, since when and why, and what to read instead.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from plainlaw.artifact import Artifact, Made, Output, Task
from plainlaw.delivery.envelope import BASE, VERSION, notice, to_json
from plainlaw.locales.locale import locale_of
from plainlaw.model.address import Address
from plainlaw.model.former import Buried, Moved
from plainlaw.page.head import PageHead
from plainlaw.page.template import fill
from plainlaw.resolve import ResolvedSite
from plainlaw.voice import Voice


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """A page for each former address, those of one document together; and the lists."""
    former, cards = site.site.former, site.site.documents.cards
    by_document: dict[str, list[Moved]] = {}
    for moved in former.moved:
        by_document.setdefault(moved.path, []).append(moved)
    for path, moves in by_document.items():
        yield Task(f"moved {path}", (moves, cards[path].face), partial(_moved_pages, site, moves))
    for buried in former.buried:
        instead = _instead(site, buried)
        face = cards[instead].face if instead in cards else b""
        others = {each.lang: each.address for each in former.buried if each.below == buried.below}
        make = partial(_gone_page, site, buried, others)
        yield Task(f"gone {buried.address}", (buried, instead, face, others), make)
    if former.moved or former.buried:
        yield Task("former addresses", (former.moved, former.buried), partial(_lists, site))


def _moved_pages(site: ResolvedSite, moves: list[Moved]) -> Iterator[Artifact]:
    for moved in moves:
        voice = _voice(site, moved.address, moved.lang)
        title = site.site.documents.entry(moved.path).title
        to = Address("", moved.to.rstrip("/"))
        head = PageHead(title, voice.text("This page has another address now."), "former", {}, searchable=False,
                        contents=False, moved_to=to, unlisted=True)  # fmt: skip
        link = {"label": title, "href": voice.page.to(to)}
        lead = voice.text("This page has another address now. You are led there at once; if not, follow the link.")
        yield _page(voice, head, lead, [], link)


def _gone_page(site: ResolvedSite, buried: Buried, others: dict[str, str]) -> Iterator[Artifact]:
    gone, voice = buried.gone, _voice(site, buried.address, buried.lang)
    title = gone.title.get(buried.lang)
    since = voice.locale.date(gone.since)
    lead = voice.text("This was here until {day}, and is not published here any more.", day=since)
    languages = {tag: Address("", address.rstrip("/")) for tag, address in others.items()}
    head = PageHead(title, lead, "former", languages, searchable=False, contents=False, unlisted=True)
    reason = voice.text("Why: {reason}", reason=gone.reason.get(buried.lang))
    yield _page(voice, head, lead, [reason], _way(site, buried, voice))


def _page(voice: Voice, head: PageHead, lead: str, notes: list[str], link: dict[str, str] | None) -> Artifact:
    values: dict[str, Any] = {"page": head.context(voice), "heading": head.title, "lead": lead, "notes": notes}
    content = fill("former", voice.locale, **values, link=link)
    return Artifact(voice.page.file, content.encode(), lang=voice.locale.tag)


def _way(site: ResolvedSite, buried: Buried, voice: Voice) -> dict[str, str] | None:
    """What to read instead, as a link."""
    folder, _, key = (buried.gone.instead or "").partition("/")
    if not key:
        return None
    if folder == "metrics":
        name = voice.metric_name(key)
        href = voice.page.to(site.addresses.metric(buried.lang, key))
    else:
        entry = site.site.documents.readable(folder, key, buried.lang)
        if entry is None:
            return None
        name, href = entry.title, voice.page.to(site.addresses.of(entry))
    return {"label": voice.text("Read instead: {title}", title=name), "href": href}


def _instead(site: ResolvedSite, buried: Buried) -> str:
    """The file of the document to be read instead; "" when there is none."""
    folder, _, key = (buried.gone.instead or "").partition("/")
    entry = site.site.documents.readable(folder, key, buried.lang)
    return entry.path if entry is not None else ""


def _lists(site: ResolvedSite) -> Iterator[Artifact]:
    """One for programs, one for hosts that know `_redirects`, one for nginx (`map`)."""
    former, portal = site.site.former, site.site.portal
    data = {
        "data": {
            "moved": [{"from": portal.url + moved.address, "to": portal.url + moved.to} for moved in former.moved],
            "gone": [_record(buried, portal.url) for buried in former.buried],
        },
        "meta": {"api_version": VERSION, "notice": notice(site.site, portal.default_language)},
    }
    yield Artifact(f"{BASE}/addresses.json", to_json(data))
    root = urlsplit(portal.url).path
    pairs = [(root + moved.address, root + moved.to) for moved in former.moved]
    yield Artifact("_redirects", "".join(f"{old} {new} 301\n" for old, new in pairs).encode())
    yield Artifact("redirects.map", "".join(f"{old} {new};\n" for old, new in pairs).encode())


def _record(buried: Buried, url: str) -> dict[str, Any]:
    gone = buried.gone
    return {
        "address": url + buried.address,
        "title": gone.title.get(buried.lang),
        "since": gone.since.isoformat(),
        "reason": gone.reason.get(buried.lang),
        "instead": gone.instead,
    }


def _voice(site: ResolvedSite, address: str, lang: str) -> Voice:
    return Voice(site.site, locale_of(lang), Address("", address.rstrip("/")), site.addresses)


OUTPUT = Output("former", 20, tasks=tasks)
