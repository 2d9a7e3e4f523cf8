"""How settled the value of a cell is: provisional for a while where its dataset says so, revised by a later vintage.

In: a `Site` with the cells of superseded returns. Out: the `Status` of a cell. A later vintage revises only the cells
that it changes; nothing of it is looked at on a portal without one.
"""

from datetime import date
from functools import cached_property

from plainlaw.model.figure import Cell, Figure, FigureKey, MarkedCell, Observation
from plainlaw.model.mark import Mark
from plainlaw.model.site import Return, Site
from plainlaw.model.status import AS_PUBLISHED, Status
from plainlaw.statistics.provisional import is_provisional, last_provisional_day


def said_by(cell: Cell) -> object:
    """What a cell holds: its value or its mark."""
    return cell.value if isinstance(cell, Observation) else cell.mark if isinstance(cell, MarkedCell) else Mark


class Statuses:
    """The statuses of the cells of one portal that count."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._brought: dict[str, dict[FigureKey, int]] = {}

    def final_after(self, figure: Figure) -> date | None:
        """The last day on which a provisional figure is provisional; None of a final one."""
        if not figure.status.is_provisional:
            return None
        found = ((cell.period, self._site.datasets.get(cell.path.rpartition("/")[0])) for cell in figure.all_cells)
        days = ((period, dataset.final_after_days) for period, dataset in found if dataset is not None)
        return max(
            (last_provisional_day(period, number) for period, number in days if number is not None), default=None
        )

    def of(self, cell: Observation) -> Status:
        """The status of one cell."""
        if not self.differ:
            return AS_PUBLISHED
        dataset = self._site.datasets.get(cell.path.rpartition("/")[0])
        provisional = dataset is not None and is_provisional(cell.period, dataset, self._site.as_of)
        handed_in = self._site.by_path.get(cell.path)
        if handed_in is None or handed_in.vintage == 1:
            return Status(provisional)
        return Status(provisional, self.brought_by(handed_in).get(cell.key, 1))

    @cached_property
    def differ(self) -> bool:
        """Whether any value of the portal can have another status than that of most."""
        rules = (dataset.final_after_days for dataset in self._site.datasets.values())
        return any(days is not None for days in rules) or any(r.vintage > 1 for r in self._site.returns)

    def brought_by(self, handed_in: Return) -> dict[FigureKey, int]:
        """For each cell of a return the number of the vintage by which it came to its value."""
        known = self._brought.get(handed_in.path)
        if known is None:
            known = self._brought[handed_in.path] = self._followed(handed_in)
        return known

    def _followed(self, handed_in: Return) -> dict[FigureKey, int]:
        brought: dict[FigureKey, int] = {}
        before: dict[FigureKey, object] = {}
        for vintage in self._site.vintages_of(handed_in):
            if vintage.vintage > handed_in.vintage:
                break
            now = {cell.key: said_by(cell) for cell in self._site.cells_of(vintage)}
            for key, value in now.items():
                if vintage.vintage == 1 or not before:
                    brought[key] = 1
                elif before.get(key) != value:
                    brought[key] = vintage.vintage
            before = now
        return brought
