"""Control totals: the rows of a return that add up others. They are compared with their parts and then left out.

In: the cells of one return, and its total rows. Out: findings where they disagree by more than rounding can explain:
half a unit of the last digit for each part (China Statistical Yearbook: totals are not adjusted for rounding).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction

from msgspec import Struct

from plainlaw.model.decimals import decimal_text
from plainlaw.model.figure import Breakdown, Cell, MarkedCell, Observation
from plainlaw.model.mark import Mark
from plainlaw.model.metric import Dataset, MetricKind
from plainlaw.model.period import Period
from plainlaw.problems import Place, Problem
from plainlaw.problems.data_rules import TOTAL_DISAGREES
from plainlaw.validate.dictionaries import Dictionaries

_BLANKS = re.compile(r"\s+")


def is_total(word: str, dataset: Dataset) -> bool:
    """Whether a word stands for all places, or all categories; blanks within it do not count (合　计)."""
    return bool(dataset.control_totals) and _BLANKS.sub("", word) in dataset.control_totals


class ControlTotal(Struct, frozen=True):
    """One cell of a total row. `region` is None where it is of all places; `breakdown` holds the categories that are
    not added up.
    """

    metric: str
    period: Period
    region: str | None
    breakdown: Breakdown
    value: Fraction
    place: Place

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Those whose categories are not added up."""
        return tuple(dimension for dimension, _ in self.breakdown)


_Of = tuple[str, Period, str | None, Breakdown]


def check_totals(totals: Iterable[ControlTotal], cells: Sequence[Cell], known: Dictionaries) -> Iterable[Problem]:
    """A finding for each total that disagrees. Without all of its parts a total cannot be compared."""
    parts_of = _Parts(cells)
    for total in totals:
        metric = known.metrics[total.metric]
        parts = parts_of(total)
        marks = [part.mark for part in parts if isinstance(part, MarkedCell)]
        if metric.kind is MetricKind.INDEX or not all(mark.adds_nothing for mark in marks):
            continue
        found = sum((part.value for part in parts if isinstance(part, Observation)), start=Fraction(0))
        # whole numbers are exact, and so is their sum; each small part may add up to a unit
        unit = Fraction(1, 10**metric.decimals)
        rounding = unit * len(parts) / 2 if metric.decimals else Fraction(0)
        small = unit * marks.count(Mark.LOW)
        if not found - rounding <= total.value <= found + small + rounding:
            name = metric.name.get(known.portal.default_language)
            yield TOTAL_DISAGREES.at(
                total.place, metric=name, value=decimal_text(total.value), total=decimal_text(found)
            )


class _Parts:
    """The cells that a total adds up. All totals of the same columns are answered by one walk through the cells."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self._cells = cells
        self._parts: dict[tuple[bool, tuple[str, ...]], dict[_Of, list[Cell]]] = {}

    def __call__(self, total: ControlTotal) -> list[Cell]:
        kind = total.region is None, total.dimensions
        if kind not in self._parts:
            self._parts[kind] = self._walk(*kind)
        return self._parts[kind].get((total.metric, total.period, total.region, total.breakdown), [])

    def _walk(self, of_all_places: bool, dimensions: tuple[str, ...]) -> dict[_Of, list[Cell]]:
        found: dict[_Of, list[Cell]] = defaultdict(list)
        for cell in self._cells:
            kept = tuple(pair for pair in cell.breakdown if pair[0] in dimensions)
            found[cell.metric, cell.period, None if of_all_places else cell.region, kept].append(cell)
        return found
