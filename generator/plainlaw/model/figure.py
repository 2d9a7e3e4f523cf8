"""A figure: one value of one metric for a place and a period, and the cells it was computed from.

Values are exact fractions; rounding happens once, half up, when a figure is said (plainlaw.locales).
"""

from enum import StrEnum
from fractions import Fraction
from typing import Literal, Self

from msgspec import Struct

from plainlaw.model.mark import Mark
from plainlaw.model.period import Period
from plainlaw.model.status import AS_PUBLISHED, Status
from plainlaw.problems import Message

Breakdown = tuple[tuple[str, str], ...]
"""Fixed codes of dimensions, sorted by dimension: `(("dispute_kind", "neighbour"),)`."""


class Cell(Struct, frozen=True):
    """One cell of a return: `row` is the line of the file (from 1), `column` its header word."""

    metric: str
    region: str
    period: Period
    breakdown: Breakdown
    path: str
    row: int
    column: str

    @property
    def key(self) -> "FigureKey":
        """What it is of."""
        return FigureKey(self.metric, self.region, self.period, self.breakdown)


class Observation(Cell, frozen=True):
    """A cell that holds a number."""

    value: Fraction


class MarkedCell(Cell, frozen=True):
    """A cell that says why it holds none."""

    mark: Mark


class FigureKey(Struct, frozen=True):
    """What a figure is of. Two figures with one key are the same figure."""

    metric: str
    region: str
    period: Period
    breakdown: Breakdown = ()

    @property
    def anchor(self) -> str:
        """The fragment of its provenance record on the metric's page, safe in an address."""
        codes = "".join(f"-{dimension}.{code}" for dimension, code in self.breakdown)
        return f"figure-{self.region}-{self.period}{codes}"

    def __str__(self) -> str:
        """One line that `FigureKey.read` reads again."""
        codes = "".join(f" {dimension}={code}" for dimension, code in self.breakdown)
        return f"{self.metric} {self.region} {self.period}{codes}"

    @classmethod
    def read(cls, line: str) -> Self:
        """The key that was written as this line."""
        metric, region, period, *codes = line.split(" ")
        pairs = (code.partition("=") for code in codes)
        return cls(metric, region, Period.read(period), tuple((dimension, code) for dimension, _, code in pairs))


class Figure(Struct, frozen=True):
    """A value and where it came from.

    `cells` are the observations summed (or the one reported); a rate has none of its own but `parts`, its
    numerator and denominator, and the `per` they are multiplied by. `status` says how settled the value is.
    """

    key: FigureKey
    value: Fraction
    cells: tuple[Observation, ...] = ()
    parts: tuple["Figure", ...] = ()
    per: int = 1
    status: Status = AS_PUBLISHED

    @property
    def all_cells(self) -> tuple[Observation, ...]:
        """Every cell that the value rests on, those of its parts included."""
        return self.cells + tuple(cell for part in self.parts for cell in part.all_cells)


class Gap(Struct, frozen=True):
    """Why there is no figure: what is missing, as `(region, period)` pairs, or why the figures that are there do
    not help. `marked` when a return says so itself. `mark` is what stands in its place in a table. `why` two figures
    are `not-comparable`.
    """

    key: FigureKey
    missing: tuple[tuple[str, Period], ...] = ()
    reason: Literal[
        "no-returns", "incomplete", "marked", "zero-denominator", "not-additive", "no-base", "not-comparable"
    ] = "no-returns"
    mark: Mark = Mark.NOT_AVAILABLE
    why: Message | None = None


class Caveat(StrEnum):
    """What a reader must know of a change: it rests on few, or the two figures are not of the same places."""

    SMALL_BASE = "small-base"
    COVERAGE = "coverage"


class Change(Struct, frozen=True):
    """The change from `base` to `figure`.

    In per cent for counts and indices, in percentage points (of the rate's own scale) for rates.
    """

    figure: Figure
    base: Figure
    value: Fraction
    in_points: bool
    caveats: tuple[Caveat, ...] = ()
