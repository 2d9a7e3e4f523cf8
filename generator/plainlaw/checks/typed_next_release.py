"""Where there is a release calendar, no document says the next release itself: what is typed is not moved with it."""

from collections.abc import Iterator

from plainlaw.check import Check
from plainlaw.problems import Kind, Problem, Severity
from plainlaw.resolve import ResolvedEntry, ResolvedSite

_FIELD = ("release", "next")

TYPED_NEXT_RELEASE = Kind(
    code="typed-next-release",
    severity=Severity.WARNING,
    what="This document says the day of the next release itself; stats/releases.yml says it as well.",
    mend="Delete the line. A document with “embargo: …” shows the next release as the calendar has it.",
    why="When a release is postponed, only the calendar is corrected; what is typed goes on promising the old day.",
    authority="Code of Practice for Statistics (United Kingdom), T3: changes of release dates are announced promptly.",
    bad="release: {date: 2025-01-22, status: final, next: 2025-04-22}",
    good="embargo: mediation-2024-q4\nrelease: {date: 2025-01-22, status: final}",
)


def run(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Problem]:
    """The finding about a typed next release."""
    if site.site.calendar.listed and _FIELD in document.entry.lines:
        yield TYPED_NEXT_RELEASE.at(document.entry.place_of(*_FIELD))


CHECK = Check((TYPED_NEXT_RELEASE,), run)
