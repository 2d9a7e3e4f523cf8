"""The release calendar as calendar programs read it: iCalendar (RFC 5545), the same bytes for the same releases.

In: the voice of the calendar page. Out: the path of the file, and its bytes. A release keeps its UID, the address of
its entry on the page, for ever; each change of its time, and its cancellation, raises its SEQUENCE.
"""

import posixpath
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from plainlaw.model.release import RELEASES_FILE, Listed, Standing
from plainlaw.model.site import Site
from plainlaw.page.head import office_name
from plainlaw.page.releases import CALENDAR, late_words, postponed_words, release_offices
from plainlaw.voice import Voice

if TYPE_CHECKING:
    from icalendar import Event

_STATUS = {Standing.PROVISIONAL: "TENTATIVE", Standing.CANCELLED: "CANCELLED"}


def calendar_path(voice: Voice) -> str:
    """The path of the file below the portal's root, one for each language."""
    return posixpath.join(voice.page.prefix, f"{CALENDAR}.ics")


def changed_on(site: Site) -> date:
    """The day on which the announced releases last changed; without a history, the day of the build."""
    commit = site.history.of(RELEASES_FILE)
    return commit.day if commit is not None else site.as_of


def calendar_file(voice: Voice) -> bytes:
    """The calendar in the language of the voice."""
    # imported here: most builds change nothing in the calendar
    from icalendar import Calendar

    portal, lang = voice.site.portal, voice.locale.tag
    calendar = Calendar()
    calendar.add("prodid", f"-//plainlaw//Release calendar//{lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{portal.name.get(lang)} · {voice.text('Release calendar')}")
    if portal.notice is not None:
        calendar.add("x-wr-caldesc", portal.notice.get(lang))
    for listed in voice.site.calendar.listed:
        calendar.add_component(_event(listed, voice))
    return bytes(calendar.to_ical())


def _event(listed: Listed, voice: Voice) -> "Event":
    from icalendar import Event

    release, lang = listed.release, voice.locale.tag
    portal, addresses = voice.site.portal, voice.addresses
    own = addresses.section(portal.default_language, CALENDAR)
    event = Event()
    # one release is one event, whichever language its reader has chosen
    event.add("uid", f"{portal.url}{own.path}#{release.id}")
    event.add("url", f"{portal.url}{voice.page.path}#{release.id}")
    event.add("dtstamp", datetime.combine(changed_on(voice.site), time(12), UTC))
    event.add("sequence", len(release.previous) + (listed.standing is Standing.CANCELLED))
    event.add("status", _STATUS.get(listed.standing, "CONFIRMED"))
    event.add("summary", release.title.get(lang))
    event.add("description", "\n".join(_said(listed, voice)))
    event.add("transp", "TRANSPARENT")
    if release.at.is_exact:
        event.add("dtstart", listed.instant)
    else:
        event.add("dtstart", release.at.begins.date())
        event.add("dtend", release.at.is_over.date())
    return event


def _said(listed: Listed, voice: Voice) -> list[str]:
    release, lang, site = listed.release, voice.locale.tag, voice.site
    offices = voice.text(", ").join(office_name(voice, office) for office in release_offices(release, site))
    said = [voice.text("{period} · {office}", period=voice.locale.period(release.period), office=offices)]
    said += [postponed_words(each, voice) for each in release.previous]
    said += late_words(listed, voice)
    if release.reason is not None and release.cancelled_on is not None:
        day = voice.locale.date(release.cancelled_on)
        said.append(voice.text("Cancelled on {day}: {reason}", day=day, reason=release.reason.get(lang)))
    return said + ([site.portal.notice.get(lang)] if site.portal.notice is not None else [])
