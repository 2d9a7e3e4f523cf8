"""A review that is promised to the public is not forgotten."""

from collections.abc import Iterator

from plainlaw.check import Check
from plainlaw.problems import Problem
from plainlaw.problems.legal import REVIEW_DUE
from plainlaw.resolve import ResolvedEntry, ResolvedSite


def run(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Problem]:
    """The finding about a day of review that is over."""
    day = getattr(document.entry.fields, "next_review", None)
    if day is not None and day < site.site.as_of:
        yield REVIEW_DUE.at(document.entry.place_of("next_review"), day=day.isoformat())


CHECK = Check((REVIEW_DUE,), run)
