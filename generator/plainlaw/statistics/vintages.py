"""What figures were before they were revised: as first published, and as they stood before their last revision.

In: a `Site` with the cells of superseded returns. Out: for a revised figure its earlier answers and why they changed.
Earlier figures are computed as those of today are, from the cells that counted then.
"""

from collections.abc import Callable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.model.cell_table import CellTable
from plainlaw.model.figure import Figure, FigureKey, Gap
from plainlaw.model.site import Return
from plainlaw.statistics.series import Series


class Past(Struct, frozen=True):
    """A revised figure: its answers when it was first published and before its last revision, and the returns that
    revised it last, with their reasons.
    """

    first: Figure | Gap
    previous: Figure | Gap
    current: Figure
    revised_by: tuple[Return, ...]

    @property
    def has_changed(self) -> bool:
        """Whether any of its answers is another one: what is revised in two places may add up to the same."""
        return len({_value(answer) for answer in (self.first, self.previous, self.current)}) > 1


def _value(answer: Figure | Gap) -> object:
    return answer.value if isinstance(answer, Figure) else answer.mark


class Vintages:
    """The earlier states of one portal."""

    def __init__(self, series: Series) -> None:
        self._site, self._statuses = series.site, series.statuses
        self._states: dict[tuple[str, str], Series] = {}

    def past(self, figure: Figure) -> Past | None:
        """What a figure was; None when it is as it was first published."""
        if not figure.status.is_revised:
            return None
        by = self._last(figure)
        day = _day(by[0])
        first = self._state(figure.key.metric, "", lambda handed_in: handed_in.vintage == 1)
        before = self._state(figure.key.metric, day, lambda handed_in: _day(handed_in) < day)
        return Past(first.figure(figure.key), before.figure(figure.key), figure, by)

    def final_after(self, figure: Figure) -> date | None:
        """The last day on which a provisional figure may still be revised; None of a final one."""
        return self._statuses.final_after(figure)

    def of_metric(self, metric: str) -> tuple[Return, ...]:
        """The returns that changed a cell of a metric or of what it is computed from, the latest first."""
        names = {metric, *self._site.metrics[metric].parts}
        later = (handed_in for handed_in in self._site.returns if handed_in.revision is not None)
        found = [handed_in for handed_in in later if names & {key.metric for key in self.changed(handed_in)}]
        return tuple(sorted(found, key=lambda handed_in: (_day(handed_in), handed_in.path), reverse=True))

    def changed(self, handed_in: Return) -> frozenset[FigureKey]:
        """What the cells are of that a return changed."""
        brought = self._statuses.brought_by(handed_in)
        return frozenset(key for key, number in brought.items() if number == handed_in.vintage)

    def _last(self, figure: Figure) -> tuple[Return, ...]:
        """The returns of the last day on which a cell behind the figure was changed."""
        found: dict[str, Return] = {}
        for cell in figure.all_cells:
            handed_in = self._site.by_path[cell.path]
            number = self._statuses.brought_by(handed_in).get(cell.key, 1) if handed_in.vintage > 1 else 1
            if number > 1:
                found |= {one.path: one for one in self._site.vintages_of(handed_in) if one.vintage == number}
        last = max(map(_day, found.values()))
        return tuple(handed_in for handed_in in found.values() if _day(handed_in) == last)

    def _state(self, metric: str, name: str, counted: Callable[[Return], bool]) -> Series:
        """The series of one metric over the returns that were there, of each period the latest that is `counted`."""
        if (metric, name) not in self._states:
            names = {metric, *self._site.metrics[metric].parts}
            cells = self._cells(counted).of_metrics(names)
            self._states[metric, name] = Series(replace(self._site, observed=lambda: cells, earlier=dict))
        return self._states[metric, name]

    def _cells(self, counted: Callable[[Return], bool]) -> CellTable:
        others = {handed_in.path for handed_in in self._site.returns if handed_in.superseded or handed_in.vintage > 1}
        last: dict[tuple[str, str], Return] = {}
        for handed_in in self._site.returns:
            if handed_in.path in others and (handed_in.vintage == 1 or counted(handed_in)):
                last[handed_in.dataset, handed_in.period] = handed_in
        return CellTable.together((self._site.cells.without(others), *map(self._site.cells_of, last.values())))


def _day(handed_in: Return) -> str:
    """The day on which a later vintage was handed in; "" of a first one."""
    return handed_in.revision.date.isoformat() if handed_in.revision is not None else ""
