"""Shelf, step 5, CHECK: one file a kind of finding about the resolved portal, with its own good and bad examples."""

from functools import cache

from plainlaw.check import Check
from plainlaw.discover import one_on_shelf
from plainlaw.problems import Problem, causes_only
from plainlaw.resolve import ResolvedSite


@cache
def checks() -> dict[str, Check]:
    """Every check by the name of its file."""
    return one_on_shelf(__name__, "CHECK", Check)


def run_checks(site: ResolvedSite, found: list[Problem]) -> None:
    """Add the findings of every check, without those that only follow from errors found before."""
    new = [problem for check in checks().values() for problem in check.run(site)]
    found.extend(causes_only(new, found))
