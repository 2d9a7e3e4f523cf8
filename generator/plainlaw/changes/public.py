"""What of an earlier state may be said now: nothing that waits for its release, and nothing that is withheld.

In: the two states of a portal. Out: the earlier one as it may be said. A release that was postponed since then would
have been out by now in the earlier state, and figures may have been withheld since.
"""

from collections.abc import Iterable
from itertools import chain

from msgspec.structs import replace

from plainlaw.embargo import dataset_of, is_named_to_wait
from plainlaw.model.figure import Cell, Figure, Gap, MarkedCell
from plainlaw.model.mark import Mark
from plainlaw.model.site import Site
from plainlaw.resolve import ResolvedSite


def as_may_be_said(before: ResolvedSite, now: Site) -> ResolvedSite:
    """The earlier state without the returns that wait for a release by the calendar of now."""
    site, calendar = before.site, now.calendar
    seen = chain(site.cells.blocks, *(own.blocks for own in site.earlier().values()))
    held = {block.path for block in seen if calendar.withholding(dataset_of(block.path), block.period)}
    held |= {handed_in.path for handed_in in site.returns if is_named_to_wait(handed_in.path, calendar)}
    if not held:
        return before
    cells = site.cells.without(held)
    earlier = {path: own for path, own in site.earlier().items() if path not in held}
    returns = tuple(handed_in for handed_in in site.returns if handed_in.path not in held)
    public = replace(site, observed=lambda: cells, earlier=lambda: earlier, returns=returns)
    return ResolvedSite.of(public, before.unread)


def is_withheld(cell: Cell | None) -> bool:
    """Whether a cell says that it may not be said."""
    return isinstance(cell, MarkedCell) and cell.mark is Mark.SUPPRESSED


def tells_withheld(figures: Iterable[Figure], now: ResolvedSite) -> bool:
    """Whether one of these figures is withheld now."""
    answers = (now.series.figure(figure.key) for figure in figures)
    return any(isinstance(answer, Gap) and answer.mark is Mark.SUPPRESSED for answer in answers)
