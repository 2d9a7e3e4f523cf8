"""What a chart shows, as plain values: series of labelled points, ready to be drawn in one language.

In: labels and words already said in the reader's language. Out: `ChartData`, whose digest names its files.
"""

import hashlib
import json
import math
from dataclasses import dataclass
from functools import cached_property

from plainlaw.problems import PlainlawError

LARGEST = 2.0**53
"""Above this a float cannot tell neighbouring whole numbers apart, and a figure must not be off by one."""


class ChartError(PlainlawError):
    """Values that no chart can show truthfully."""


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One value under a label that is already said in words; None where there is no value, never zero. A provisional
    one is drawn hollow.
    """

    label: str
    value: float | None
    is_provisional: bool = False

    def __post_init__(self) -> None:
        """Raises ChartError for values that are not finite or too large to be exact."""
        if self.value is not None and not (math.isfinite(self.value) and abs(self.value) <= LARGEST):
            raise ChartError(f"{self.label!r}: {self.value} is not a finite number up to 2^53")


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """A named sequence of points, in the order in which they are drawn."""

    name: str
    points: tuple[ChartPoint, ...]


@dataclass(frozen=True)
class ChartData:
    """Everything a chart needs. All series have the same labels in the same order.

    `kind` is a file of the charts shelf. `thousands` and `point` are the separators of the language's
    numbers, `no_value` its word for a value that is not there. `from_zero` starts the value axis at zero, as
    counts must; bars start there in any case. `decimals` are those of every value shown, 0 to 6.
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
    no_value: str = "…"  # three dots: not available (UN and Chinese tables), where a dash would mean nil

    def __post_init__(self) -> None:
        """Raises ChartError when series differ in their labels or decimals are out of range."""
        if not 0 <= self.decimals <= 6:
            raise ChartError(f"decimals are 0 to 6, not {self.decimals}")
        if any(tuple(point.label for point in series.points) != self.labels for series in self.series):
            raise ChartError("all series of a chart have the same labels in the same order")

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the points, which all series share."""
        return tuple(point.label for point in self.series[0].points) if self.series else ()

    @property
    def values(self) -> tuple[float, ...]:
        """Every value there is, of all series."""
        points = (point for series in self.series for point in series.points)
        return tuple(point.value for point in points if point.value is not None)

    @cached_property
    def digest(self) -> str:
        """The first 16 hex digits of the SHA-256 of the content: equal charts have equal file names."""
        content = {
            "kind": self.kind,
            "title": self.title,
            "description": self.description,
            "lang": self.lang,
            "unit": self.unit,
            "decimals": self.decimals,
            "from_zero": self.from_zero,
            "words": [self.thousands, self.point, self.no_value],
            "series": [[series.name, [_plain_point(point) for point in series.points]] for series in self.series],
        }
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:16]


def _plain_point(point: ChartPoint) -> list[object]:
    known: list[object] = [point.label, _plain(point.value)]
    return [*known, "provisional"] if point.is_provisional else known


def _plain(value: float | None) -> float | None:
    """The value as one kind of number: 5 and 5.0, or 0.0 and -0.0, are equal and must have one digest."""
    return None if value is None else float(value) + 0.0
