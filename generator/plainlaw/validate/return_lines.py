"""The lines of one return: each becomes a cell of the model, or a control total that is compared with its parts.

In: lines as text, in the form of one value a line. Out: `Cell`s; findings go where the words are looked up.
"""

from typing import Any, NamedTuple

from plainlaw.model.figure import Breakdown, Cell, MarkedCell, Observation
from plainlaw.model.mark import Mark
from plainlaw.model.period import Period
from plainlaw.problems import Place
from plainlaw.validate.cells import Cells, Look
from plainlaw.validate.control_totals import ControlTotal, check_totals, is_total


class Line(NamedTuple):
    """One value with all that is said about it, as text; `codes` are in the order of the dataset's dimensions."""

    number: int
    region: str
    period: str
    metric: str
    column: str
    value: str
    codes: tuple[str, ...]


class ReturnLines:
    """Takes line after line. `period` is that of the file, when it has one; else `read_period` reads a cell."""

    def __init__(self, look_up: Cells, period: Period | None, read_period: Look[Period]) -> None:
        self.cells: list[Cell] = []
        self._look_up, self._period, self._read_period = look_up, period, read_period
        self._totals: list[ControlTotal] = []
        self._before = len(look_up.found)
        self._of_metric: dict[tuple[Breakdown, str], Breakdown] = {}

    def add(self, line: Line) -> None:
        """One more line; nothing comes of it after a finding."""
        look_up = self._look_up
        period = self._period or look_up.once("period", line.period, line.number, self._read_period)
        if period is None:
            return
        if look_up.dataset.control_totals and self._is_total(line):
            self._add_total(line, period)
            return
        region = look_up.region(line.region, line.number, period.end_year)
        metric = look_up.metric(line.metric, line.number)
        breakdown = look_up.breakdown(line.codes, line.number)
        if region is None or metric is None or breakdown is None:
            return
        value = look_up.value(line.value, metric, line.column, line.number)
        if value is not None:
            own = self._own(breakdown, metric)
            self.cells.append(_cell(metric, region, period, own, look_up.path, line.number, line.column, value))

    def compare_totals(self) -> None:
        """Every line was added: the control totals must agree with them, unless one of them could not be read."""
        if len(self._look_up.found) > self._before:
            return
        self._look_up.found += check_totals(self._totals, self.cells, self._look_up.known)

    def _is_total(self, line: Line) -> bool:
        dataset = self._look_up.dataset
        return any(is_total(word, dataset) for word in (line.region, *line.codes))

    def _add_total(self, line: Line, period: Period) -> None:
        look_up, dataset = self._look_up, self._look_up.dataset
        of_all_places = dataset.columns.region is None or is_total(line.region, dataset)
        region = None if of_all_places else look_up.region(line.region, line.number, period.end_year)
        metric = look_up.metric(line.metric, line.number)
        named = {name: code for name, code in zip(dataset.columns.dimensions, line.codes, strict=True)
                 if not is_total(code, dataset)}  # fmt: skip
        breakdown = look_up.categories(named, line.number)
        if metric is None or breakdown is None or (region is None and not of_all_places):
            return
        value = look_up.value(line.value, metric, line.column, line.number)
        own = self._own(breakdown, metric)
        if value is not None and dataset.protection is not None:
            # its parts may be withheld: the total is a figure of its own
            place_code = region if region is not None else dataset.region
            self.cells.append(_cell(metric, place_code, period, own, look_up.path, line.number, line.column, value))
        elif value is not None and not isinstance(value, Mark):
            place = Place(look_up.path, line.number, cell=line.column)
            self._totals.append(ControlTotal(metric, period, region, own, value, place))

    def _own(self, breakdown: Breakdown, metric: str) -> Breakdown:
        """The categories that the metric is broken down by."""
        own = self._of_metric.get((breakdown, metric))
        if own is None:
            wanted = self._look_up.known.metrics[metric].dimensions
            own = self._of_metric[breakdown, metric] = tuple(pair for pair in breakdown if pair[0] in wanted)
        return own


def _cell(*known: Any) -> Cell:
    """A cell with its value or mark, which comes last."""
    return MarkedCell(*known) if isinstance(known[-1], Mark) else Observation(*known)
