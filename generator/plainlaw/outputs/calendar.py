"""The release calendar of each language: a page, and a file for calendar programs (iCalendar, RFC 5545)."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from babel.dates import get_timezone_name

from plainlaw.artifact import Artifact, Made, Output, Task
from plainlaw.locales.locale import locale_of
from plainlaw.model.release import Listed, Standing
from plainlaw.page.calendar_file import calendar_file, calendar_path, changed_on
from plainlaw.page.head import PageHead, in_all_languages
from plainlaw.page.releases import CALENDAR, release_item
from plainlaw.page.template import fill
from plainlaw.problems import Message
from plainlaw.resolve import ResolvedSite
from plainlaw.voice import Voice

_GROUPS = {
    Message.of("Upcoming releases"): (Standing.LATE, Standing.CONFIRMED, Standing.PROVISIONAL),
    Message.of("Cancelled releases"): (Standing.CANCELLED,),
    Message.of("Past releases"): (Standing.PUBLISHED,),
}
_NEWEST_FIRST = (Standing.CANCELLED, Standing.PUBLISHED)


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """The page and the file of each language; none where no release is announced."""
    portal = site.site
    standings = [(each.release.id, each.standing.value, each.awaited) for each in portal.calendar.listed]
    for tag in portal.portal.tags if standings else ():
        documents = [portal.documents.digest((tag, "release", name)) for name, *_ in standings]
        yield Task(f"calendar {tag}", (standings, documents), partial(_page, site, tag))
        yield Task(f"calendar file {tag}", (standings, changed_on(portal)), partial(_file, site, tag))


def _page(site: ResolvedSite, tag: str) -> Iterator[Artifact]:
    voice = _voice(site, tag)
    title = voice.text("Release calendar")
    description = voice.text(
        "Which figures come out when: what is announced, what was moved or cancelled and why, and what is out."
    )
    head = PageHead(title, description, "index", in_all_languages(voice, CALENDAR), searchable=False)
    path = calendar_path(voice)
    values: dict[str, Any] = {
        "page": head.context(voice),
        "heading": title,
        "description": description,
        "zone": voice.text("All times are {zone}.", zone=_zone(site, voice)),
        "ics": {"label": voice.text("Add to your own calendar (.ics)"), "href": voice.page.to(path)},
        "groups": list(_groups(site.site.calendar.listed, voice)),
    }
    yield Artifact(voice.page.file, fill("calendar", voice.locale, **values).encode(), lang=tag)


def _groups(listed: tuple[Listed, ...], voice: Voice) -> Iterator[dict[str, Any]]:
    for label, standings in _GROUPS.items():
        found = [each for each in listed if each.standing in standings]
        if standings[0] in _NEWEST_FIRST:
            found.reverse()
        if found:
            yield {"label": voice.text(label), "items": [release_item(each, voice) for each in found]}


def _zone(site: ResolvedSite, voice: Voice) -> str:
    return get_timezone_name(site.site.portal.time_zone, locale=voice.locale.cldr)


def _file(site: ResolvedSite, tag: str) -> Iterator[Artifact]:
    voice = _voice(site, tag)
    yield Artifact(calendar_path(voice), calendar_file(voice))


def _voice(site: ResolvedSite, tag: str) -> Voice:
    return Voice(site.site, locale_of(tag), site.addresses.section(tag, CALENDAR), site.addresses)


OUTPUT = Output("calendar", 20, tasks=tasks)
