"""Releases in words: when, how they stand, what they hold, and why they were moved.

In: a release as it is listed, and the voice of a page. Out: texts, and mappings for templates/calendar.md.j2.
"""

from collections.abc import Collection, Iterable, Iterator
from html import escape
from typing import Any

from plainlaw.model.metric import Metric
from plainlaw.model.moment import When
from plainlaw.model.period import Period
from plainlaw.model.release import Announced, Listed, Postponement, Release, Standing, merged
from plainlaw.model.site import Site
from plainlaw.page.head import office_name
from plainlaw.problems import Message
from plainlaw.voice import Voice

CALENDAR = "calendar"
"""The address of the page, and the name of the file for calendar programs."""

STANDINGS = {
    Standing.PROVISIONAL: Message.of("time provisional"),
    Standing.CONFIRMED: Message.of("time confirmed"),
    Standing.CANCELLED: Message.of("release cancelled"),
    Standing.PUBLISHED: Message.of("is published"),
    Standing.LATE: Message.of("is late"),
}
"""How a release stands, in words."""


def when_words(when: When, voice: Voice) -> str:
    """A time as it was announced: `15 April 2025, 09:30`, `15 April 2025` or `April 2025`."""
    if not when.day:
        return voice.locale.period(Period.of(when.year, when.month, 1))
    day = voice.locale.date(when.begins.date())
    return voice.text("{day}, {time}", day=day, time=f"{when.begins:%H:%M}") if when.is_exact else day


def release_metrics(release: Release, site: Site) -> tuple[Metric, ...]:
    """The metrics that its returns report or that are computed from these, in the order of the dictionary."""
    datasets = {dataset.id for dataset in site.datasets.values() if dataset.id in release.dataset}
    reports = {metric: {each.id for each in site.datasets_of(metric)} for metric in site.metrics}
    return tuple(metric for name, metric in site.metrics.items() if reports[name] & datasets)


def release_offices(release: Release, site: Site) -> tuple[str, ...]:
    """The offices that hand in its returns, each once."""
    offices = (each.office for each in site.datasets.values() if each.id in release.dataset)
    return tuple(dict.fromkeys(offices))


def next_release(metric: Metric, site: Site) -> Listed | None:
    """The release with which the metric's next figures come out."""
    found = (site.calendar.expected(dataset.id) for dataset in site.datasets_of(metric.id))
    return min((each for each in found if each), key=lambda each: (each.instant, each.release.id), default=None)


def next_release_after(release: Release, site: Site) -> Listed | None:
    """The next release of what came out with this one."""
    found = (site.calendar.expected(dataset) for dataset in release.dataset)
    return min((each for each in found if each), key=lambda each: (each.instant, each.release.id), default=None)


def next_release_of(metric: Metric, voice: Voice) -> Iterator[dict[str, str]]:
    """The facts that say when the metric's next figures come out."""
    datasets = {dataset.id for dataset in voice.site.datasets_of(metric.id)}
    return next_release_facts(next_release(metric, voice.site), voice, datasets)


def next_release_facts(listed: Listed | None, voice: Voice, datasets: Collection[str] = ()) -> Iterator[dict[str, str]]:
    """The facts that say when the next figures come out, if the calendar knows, and which of these `datasets`, or of
    all, are awaited though their time has come.
    """
    if listed is not None:
        page = voice.addresses.section(voice.locale.tag, CALENDAR)
        standing = voice.text(STANDINGS[listed.standing])
        words = voice.text("{time} ({standing})", time=when_words(listed.release.at, voice), standing=standing)
        link = f'<a href="{escape(voice.page.to(page, listed.release.id))}">{escape(words)}</a>'
        yield {"label": voice.text("Next release"), "html": link}
        awaited = [each for each in listed.awaited if each.dataset in datasets or not datasets]
        if awaited:
            yield {"label": voice.text("Awaited"), "html": escape(_returns_words(awaited, voice))}


def calendar_link(voice: Voice) -> dict[str, str] | None:
    """The way to the calendar; None where no release is announced."""
    if not voice.site.calendar.listed:
        return None
    page = voice.addresses.section(voice.locale.tag, CALENDAR)
    return {"label": voice.text("Release calendar"), "href": voice.page.to(page)}


def public_returns(listed: Listed, site: Site) -> tuple[Announced, ...]:
    """The returns that came out with a release; nothing before its time."""
    if not listed.is_out:
        return ()
    months = {dataset.id: dataset.months for dataset in site.datasets.values()}
    known = [name for name in listed.release.dataset if name in months]
    announced = (each for name in known for each in listed.release.announced(name, months[name]))
    return tuple(each for each in announced if each not in listed.awaited)


def late_words(listed: Listed, voice: Voice) -> Iterator[str]:
    """Of a release that is late, what is in and what is awaited."""
    if listed.standing is not Standing.LATE:
        return
    yield voice.text("The time has come, but not all returns are in.")
    yield voice.text("Awaited: {returns}", returns=_returns_words(listed.awaited, voice))
    if public := public_returns(listed, voice.site):
        yield voice.text("Published so far: {returns}", returns=_returns_words(public, voice))


def _returns_words(returns: Iterable[Announced], voice: Voice) -> str:
    """Returns by the names of their datasets: `Petitions (March 2025); Public order (January 2025, March 2025)`."""
    names = {each.id: each.name.get(voice.locale.tag) for each in voice.site.datasets.values()}
    periods: dict[str, list[str]] = {}
    for dataset, period in merged(returns):
        periods.setdefault(names.get(dataset, dataset), []).append(voice.locale.period(period))
    said = (voice.text("{dataset} ({periods})", dataset=name, periods=voice.text(", ").join(of))
            for name, of in periods.items())  # fmt: skip
    return voice.text("; ").join(said)


def release_item(listed: Listed, voice: Voice) -> dict[str, Any]:
    """One release for the calendar page."""
    release, site, lang = listed.release, voice.site, voice.locale.tag
    documents = site.documents.about(lang, "release", release.id) if listed.is_out else ()
    offices = voice.text(", ").join(office_name(voice, office) for office in release_offices(release, site))
    metrics = release_metrics(release, site)
    return {
        "id": release.id,
        "title": release.title.get(lang),
        "at": when_words(release.at, voice),
        "at_iso": machine_time(release.at),
        "state": voice.text(STANDINGS[listed.standing]),
        "tone": listed.standing.value,
        "about": voice.text("{period} · {office}", period=voice.locale.period(release.period), office=offices),
        "notes": list(_notes(listed, voice)),
        "documents": [{"label": e.title, "href": voice.page.to(voice.addresses.of(e))} for e in documents],
        "count": voice.text("Metrics ({count})", count=voice.locale.number(len(metrics))),
        "metrics": [{"label": m.name.get(lang), "href": voice.page.to(voice.addresses.metric(lang, m.id))}
                    for m in metrics],
    }  # fmt: skip


def _notes(listed: Listed, voice: Voice) -> Iterator[str]:
    release, lang = listed.release, voice.locale.tag
    for each in release.previous:
        yield postponed_words(each, voice)
    if release.reason is not None and release.cancelled_on is not None:
        day, reason = voice.locale.date(release.cancelled_on), release.reason.get(lang)
        yield voice.text("Cancelled on {day}: {reason}", day=day, reason=reason)
    yield from late_words(listed, voice)


def postponed_words(each: Postponement, voice: Voice) -> str:
    """What became of a time for which a release was announced."""
    at, reason = when_words(each.at, voice), each.reason.get(voice.locale.tag)
    return voice.text("Announced before for {at}; moved: {reason}", at=at, reason=reason)


def machine_time(when: When) -> str:
    """The same for programs, without a zone: ISO 8601 as exact as it was announced."""
    return str(when).replace(" ", "T")
