"""Very many cells, held by column. What a million of them share is kept once; a `Cell` is made when it is asked for.

In: cells, or blocks of them. Out: `CellTable`, which is gone through like a tuple of cells, in the same order.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import chain
from typing import Self

from msgspec import Struct

from plainlaw.model.figure import Breakdown, Cell, MarkedCell, Observation
from plainlaw.model.mark import Mark
from plainlaw.model.period import Period

Value = Fraction | Mark


class Block(Struct, frozen=True):
    """Cells of one return that differ in nothing but line, place and value; the lines ascend."""

    metric: str
    period: Period
    breakdown: Breakdown
    path: str
    column: str
    rows: Sequence[int]
    regions: tuple[str, ...]
    values: tuple[Value, ...]

    def cell(self, at: int) -> Cell:
        """One of them, counted from 0."""
        value = self.values[at]
        if isinstance(value, Mark):
            return MarkedCell(*self._of(at), value)
        return self.observation(at, value)

    def observation(self, at: int, value: Fraction) -> Observation:
        """The one at a place, whose value is known to be a number."""
        return Observation(*self._of(at), value)

    def _of(self, at: int) -> tuple[str, str, Period, Breakdown, str, int, str]:
        return self.metric, self.regions[at], self.period, self.breakdown, self.path, self.rows[at], self.column


Run = tuple[Block, ...]
"""Blocks of one return whose cells follow one another by their lines."""


class CellTable(Struct, frozen=True, dict=True):
    """Cells in their order: run after run, and within a run line after line."""

    runs: tuple[Run, ...] = ()

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> Self:
        """The table of these cells."""
        return cls(tuple(_run(run) for run in _ascending(cells)))

    @classmethod
    def together(cls, tables: "Iterable[CellTable]") -> Self:
        """All their cells, one table after the other."""
        return cls(tuple(chain.from_iterable(table.runs for table in tables)))

    @cached_property
    def blocks(self) -> Run:
        """Every block, in no order of lines."""
        return tuple(chain.from_iterable(self.runs))

    @cached_property
    def _length(self) -> int:
        return sum(len(block.values) for block in self.blocks)

    def of_metrics(self, metrics: Collection[str]) -> "CellTable":
        """The cells of these metrics."""
        return self._where(lambda block: block.metric in metrics)

    def without(self, paths: Collection[str]) -> "CellTable":
        """The cells of all other returns."""
        return self._where(lambda block: block.path not in paths) if paths else self

    def _where(self, wanted: Callable[[Block], bool]) -> "CellTable":
        kept = (tuple(filter(wanted, run)) for run in self.runs)
        return CellTable(tuple(run for run in kept if run))

    def __len__(self) -> int:
        """How many cells there are."""
        return self._length

    def __iter__(self) -> Iterator[Cell]:
        """Each cell, made anew."""
        for run in self.runs:
            if len(run) == 1:
                yield from map(run[0].cell, range(len(run[0].values)))
                continue
            places = ((row, number, at) for number, block in enumerate(run) for at, row in enumerate(block.rows))
            yield from (run[number].cell(at) for _, number, at in sorted(places))

    def __contains__(self, cell: object) -> bool:
        """Whether it is one of them."""
        return any(cell == own for own in self)


def _ascending(cells: Iterable[Cell]) -> Iterator[list[Cell]]:
    """The longest pieces of one return with ascending lines."""
    run: list[Cell] = []
    for cell in cells:
        if run and (cell.path != run[-1].path or cell.row <= run[-1].row):
            yield run
            run = []
        run.append(cell)
    if run:
        yield run


def _run(cells: list[Cell]) -> Run:
    alike: dict[tuple[str, Period, Breakdown, str], list[Cell]] = {}
    for cell in cells:
        alike.setdefault((cell.metric, cell.period, cell.breakdown, cell.column), []).append(cell)
    return tuple(
        Block(
            metric, period, breakdown, own[0].path, column,
            tuple(cell.row for cell in own), tuple(cell.region for cell in own), tuple(map(_value, own)),
        )
        for (metric, period, breakdown, column), own in alike.items()
    )  # fmt: skip


def _value(cell: Cell) -> Value:
    if isinstance(cell, Observation):
        return cell.value
    if isinstance(cell, MarkedCell):
        return cell.mark
    raise TypeError("a cell holds a value or a mark")
