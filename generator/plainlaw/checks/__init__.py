"""Shelf, step 5, CHECK: one file a kind of finding about the resolved portal, with its own good and bad examples."""

from functools import cache

from plainlaw.check import Check
from plainlaw.discover import one_on_shelf
from plainlaw.problems import Problem
from plainlaw.resolve import ResolvedEntry, ResolvedSite


@cache
def checks() -> dict[str, Check]:
    """Every check by the name of its file."""
    return one_on_shelf(__name__, "CHECK", Check)


def check_document(document: ResolvedEntry, site: ResolvedSite) -> list[Problem]:
    """The findings of every check about one document."""
    return [problem for check in checks().values() for problem in check.document(document, site)]


def check_portal(site: ResolvedSite) -> list[Problem]:
    """The findings of every check about the portal as a whole."""
    return [problem for check in checks().values() for problem in check.portal(site)]
