"""What a chart shows, as plain values: series of labelled points, ready to be drawn in one language.

In: labels and words already said in the reader's language. Out: `ChartData`, whose digest names its files.
"""

import hashlib
import json
import math
from functools import cached_property

from msgspec import Struct

from plainlaw.problems import PlainlawError

LARGEST = 2.0**53
"""Above this a float cannot tell neighbouring whole numbers apart, and a figure must not be off by one."""


class ChartError(PlainlawError):
    """Values that no chart can show truthfully."""


class ChartPoint(Struct, frozen=True):
    """One value under a label that is already said in words; None where there is no value, never zero.

    `bounds` are the values between which it lies, the lower first; None where it is not an estimate. A provisional one
    is drawn hollow.
    """

    label: str
    value: float | None
    bounds: tuple[float, float] | None = None
    is_provisional: bool = False

    def __post_init__(self) -> None:
        """Raises ChartError for values that are not finite or too large to be exact."""
        for value in self.values:
            if not (math.isfinite(value) and abs(value) <= LARGEST):
                raise ChartError(f"{self.label!r}: {value} is not a finite number up to 2^53")

    @property
    def values(self) -> tuple[float, ...]:
        """The value and its bounds, as far as there are any."""
        return (() if self.value is None else (self.value,)) + (self.bounds or ())


class ChartSeries(Struct, frozen=True):
    """A named sequence of points, in the order in which they are drawn."""

    name: str
    points: tuple[ChartPoint, ...]


class ChartData(Struct, frozen=True, dict=True):
    """Everything a chart needs. All series have the same labels in the same order.

    `kind` is a file of the charts shelf. `thousands` and `point` are the separators of the language's
    numbers, `no_value` its word for a value that is not there. `from_zero` starts the value axis at zero, as
    counts must; bars start there in any case. `decimals` are those of every value shown, 0 to 6. `target` has for each
    label the value that the series are measured against. `ranks` say before each label which place it has.
    """

    kind: str
    title: str
    description: str
    lang: str
    unit: str
    decimals: int
    series: tuple[ChartSeries, ...]
    from_zero: bool = True
    thousands: str = ","
    point: str = "."
    target: ChartSeries | None = None
    ranks: tuple[str, ...] = ()
    no_value: str = "…"  # three dots: not available (UN and Chinese tables), where a dash would mean nil

    def __post_init__(self) -> None:
        """Raises ChartError when series differ in their labels or decimals are out of range."""
        if not 0 <= self.decimals <= 6:
            raise ChartError(f"decimals are 0 to 6, not {self.decimals}")
        lines = (*self.series, *((self.target,) if self.target is not None else ()))
        if any(tuple(point.label for point in series.points) != self.labels for series in lines):
            raise ChartError("all series of a chart have the same labels in the same order")
        if self.ranks and len(self.ranks) != len(self.labels):
            raise ChartError("every label of a ranking has a rank")

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the points, which all series share."""
        return tuple(point.label for point in self.series[0].points) if self.series else ()

    @property
    def values(self) -> tuple[float, ...]:
        """Every value there is, of all series."""
        points = (point for series in self.series for point in series.points)
        return tuple(point.value for point in points if point.value is not None)

    @property
    def targets(self) -> tuple[float | None, ...]:
        """What is to be reached under each label; None where nothing is."""
        return tuple(point.value for point in self.target.points) if self.target else (None,) * len(self.labels)

    @property
    def extent(self) -> tuple[float, ...]:
        """Every value that the chart has to have room for: values, their bounds, and targets."""
        points = (point for series in self.series for point in series.points)
        return tuple(value for point in points for value in point.values) + tuple(
            target for target in self.targets if target is not None
        )

    @cached_property
    def digest(self) -> str:
        """The first 16 hex digits of the SHA-256 of the content: equal charts have equal file names."""
        content: dict[str, object] = {
            "kind": self.kind,
            "title": self.title,
            "description": self.description,
            "lang": self.lang,
            "unit": self.unit,
            "decimals": self.decimals,
            "from_zero": self.from_zero,
            "words": [self.thousands, self.point, self.no_value],
            "series": [_content(series) for series in self.series],
        }
        # a chart without them keeps the address that it had before there were any
        content |= {"target": _content(self.target)} if self.target else {}
        content |= {"ranks": list(self.ranks)} if self.ranks else {}
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:16]


def _content(series: ChartSeries) -> list[object]:
    """A series as JSON."""
    return [series.name, [_plain_point(point) for point in series.points]]


def _plain_point(point: ChartPoint) -> list[object]:
    """A point as JSON; bounds and status only where there are some."""
    known: list[object] = [point.label, _plain(point.value), *map(_plain, point.bounds or ())]
    return [*known, "provisional"] if point.is_provisional else known


def _plain(value: float | None) -> float | None:
    """The value as one kind of number: 5 and 5.0, or 0.0 and -0.0, are equal and must have one digest."""
    return None if value is None else float(value) + 0.0
