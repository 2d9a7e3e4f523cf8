"""Which whole numbers can lie behind a percentage that was rounded: arithmetic only, no text.

In: percentages as exact fractions with the number of decimals that was printed, and counts. Out: counts, or None.

The question is that of GRIM: n things give only n + 1 shares, so many printed shares are impossible for a given n
(N. J. L. Brown and J. A. J. Heathers, "The GRIM Test", Social Psychological and Personality Science 8(4), 2017,
363–369). Trailing zeros count: 98.0 is narrower than 98. A value half way between two printed ones may have been
rounded either way, so both are taken to be possible: nobody is told to be wrong for a habit of rounding.
"""

from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from msgspec import Struct

from plainlaw.locales.number import rounded

HUNDRED = 100


class Percentage(Struct, frozen=True):
    """A percentage as printed: 98.4 with one decimal. Changes have a sign."""

    value: Fraction
    decimals: int = 0

    @property
    def low(self) -> Fraction:
        """The least share, from 0 to 1, that is printed so."""
        return (self.value - self._half) / HUNDRED

    @property
    def high(self) -> Fraction:
        """The greatest share that is printed so."""
        return (self.value + self._half) / HUNDRED

    @property
    def _half(self) -> Fraction:
        return Fraction(1, 2 * 10**self.decimals)

    def is_share(self, part: Fraction | int, whole: Fraction | int) -> bool:
        """Whether `part` of `whole` is printed so."""
        return whole > 0 and self.low * whole <= part <= self.high * whole

    def is_change(self, old: Fraction | int, new: Fraction | int) -> bool:
        """Whether the step from `old` to `new` is printed so, in per cent of `old`."""
        return self.is_share(new - old, old)


def parts_of(share: Percentage, whole: int) -> range:
    """The counts k between 0 and `whole` with k / whole printed as `share`; empty when GRIM fails."""
    return range(max(0, ceil(share.low * whole)), min(whole, floor(share.high * whole)) + 1)


def wholes_of(share: Percentage, part: int) -> range | None:
    """The counts n of which `part` is printed as `share`; None when there is no end to them."""
    if share.low <= 0:
        return None
    return range(max(part, 1, ceil(part / share.high)), floor(part / share.low) + 1)


def bases_before(change: Percentage, new: int) -> range | None:
    """The counts from which the step to `new` is printed as `change`; None when there is no end to them."""
    if change.low <= -1:
        return None
    return range(max(1, ceil(new / (1 + change.high))), floor(new / (1 + change.low)) + 1)


@lru_cache(maxsize=1000)
def wholes_up_to(share: Percentage, limit: int) -> tuple[int, ...]:
    """The bases up to `limit` that can give `share`, smallest first."""
    return tuple(whole for whole in range(1, limit + 1) if parts_of(share, whole))


def smallest_step(change: Percentage) -> tuple[int, int]:
    """The smallest base, and what it becomes, that is printed as `change`: −13.8 → (29, 25)."""
    low, high = sorted((abs(change.low), abs(change.high)))
    step = _simplest(Fraction(0) if change.low <= 0 <= change.high else low, high)
    size = step.numerator if change.value >= 0 else -step.numerator
    return step.denominator, step.denominator + size


def _simplest(low: Fraction, high: Fraction) -> Fraction:
    """The fraction of the smallest denominator in [low, high], by continued fractions (Stern and Brocot)."""
    terms: list[int] = []
    while True:
        whole = ceil(low)
        if whole <= high:
            terms.append(whole)
            break
        terms.append(floor(low))
        low, high = 1 / (high - terms[-1]), 1 / (low - terms[-1])
    found = Fraction(terms.pop())
    while terms:
        found = terms.pop() + 1 / found
    return found


def share(part: Fraction | int, whole: Fraction | int, decimals: int) -> Fraction:
    """`part` of `whole` in per cent, rounded half away from zero. Raises ZeroDivisionError for an empty whole."""
    return rounded(HUNDRED * Fraction(part) / Fraction(whole), decimals)
