"""Where values and labels stand: ticks of a value axis, labels that have room, labels pushed apart.

In: values and widths. Out: positions in pixels. All of it is arithmetic, so that nothing depends on a font.
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

_STEPS = (1, 2, 3, 4, 6, 12, 24, 36, 48, 60, 120, 240, 480, 960)
"""Labels are kept every so many points: steps at which months fall on the same months again."""
_BETWEEN = 8
"""The least space between two labels."""


class ValueAxis(Struct, frozen=True):
    """A value axis that begins and ends on a tick; `decimals` is what its ticks need to be told apart."""

    ticks: tuple[float, ...]
    decimals: int

    @property
    def low(self) -> float:
        """The value at the bottom."""
        return self.ticks[0]

    @property
    def high(self) -> float:
        """The value at the top."""
        return self.ticks[-1]

    def at(self, value: float, height: float) -> float:
        """How far below the top the value stands, on an axis of this height."""
        return height * (self.high - value) / (self.high - self.low)


def value_axis(values: Sequence[float], from_zero: bool, most: int, decimals: int) -> ValueAxis:
    """An axis of at most `most` steps of 1, 2 or 5 times a power of ten, no finer than `decimals` can say."""
    low, high = (min(values), max(values)) if values else (0.0, 0.0)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        # One value has no span. It stands on top, so that a constant 100 % does not suggest 101 %.
        low, high = (0.0, 1.0) if low == 0 else (low - 1, high)
    exponent = max(math.floor(math.log10((high - low) / most)), -decimals)
    step = Fraction(10) ** exponent
    for factor in (1, 2, 5, 10, 20, 50):
        wide = step * factor
        first, last = math.floor(Fraction(low) / wide), math.ceil(Fraction(high) / wide)
        if last - first <= most:
            break
    needed = 0 if wide.denominator == 1 else max(-exponent, 0)
    return ValueAxis(tuple(float(wide * index) for index in range(first, last + 1)), needed)


def labels_with_room(centres: Sequence[float], widths: Sequence[float], low: float, high: float) -> dict[int, float]:
    """The centre of each label shown: the last, and every nth before it as room allows.

    The latest is what readers look for, and at one distance throughout they can count back from it. Labels that would
    stick out of `low` to `high` are moved inwards.
    """
    if not centres:
        return {}
    inside = [
        max(min(centre, high - width / 2), low + width / 2) for centre, width in zip(centres, widths, strict=True)
    ]
    last = len(centres) - 1
    for step in (*_STEPS, last + 1):
        shown = list(range(last, -1, -step))[::-1]
        if all(_apart(inside, widths, left, right) for left, right in pairwise(shown)):
            break
    return {index: inside[index] for index in shown}


def _apart(centres: Sequence[float], widths: Sequence[float], left: int, right: int) -> bool:
    return centres[right] - centres[left] >= (widths[left] + widths[right]) / 2 + _BETWEEN


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Each position, moved so that neighbours are `gap` apart and all are within the bounds.

    In the order given. Expects that all fit: `gap * (len(wanted) - 1) <= high - low`.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed = [0.0] * len(wanted)
    lowest = low
    for index in order:
        placed[index] = max(wanted[index], lowest)
        lowest = placed[index] + gap
    highest = high
    for index in reversed(order):
        placed[index] = min(placed[index], highest)
        highest = placed[index] - gap
    return placed
