"""A figure that an article mentions.

In: nothing. Out: `Mention`, a value: what was typed, where, of what kind, and how exactly it is known.
"""

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from plainlaw.audit.granularity import HUNDRED, Percentage


class MentionKind(StrEnum):
    """What a figure in an article is of."""

    COUNT = "count"
    RATE = "rate"
    CHANGE = "change"
    POINTS = "points"
    MONEY = "money"
    RULE = "rule"
    LIST = "list"
    LEVELS = "levels"


class Mention(Struct, frozen=True):
    """One figure. `at` and `end` are places in the article's plain text, from 0; `text` is what stands there.

    `value` is the number without its direction: 13.8 in “fell by 13.8 %”, where `falls` is True; a sign that was
    typed stays in it. `upper` is the end of a range. `half_unit` says how far the true value may be from an inexact
    one (3.2万: 500; what is measured: half of its last decimal), None when that is not known (about 300). `unit` is a
    classifier or noun, empty for percentages. `before` is what stands before it in its clause. `per_year` are the
    times a year of a standing rule.
    """

    kind: MentionKind
    text: str
    at: int
    end: int
    value: Fraction
    decimals: int = 0
    unit: str = ""
    upper: Fraction | None = None
    half_unit: Fraction | None = Fraction(0)
    falls: bool | None = None
    before: str = ""
    per_year: tuple[int, ...] = ()

    @property
    def is_per_cent(self) -> bool:
        """Whether it is a rate, or a change in per cent: what could be computed again from counts."""
        return self.kind in (MentionKind.RATE, MentionKind.CHANGE) and not self.unit

    @property
    def is_exact(self) -> bool:
        """Whether exactly this is claimed: no “about”, no range, no 3.2万."""
        return self.upper is None and self.half_unit == 0

    @property
    def low(self) -> Fraction:
        """The least that it may be: half a last decimal less for percentages. Without meaning unless `is_close`."""
        return self.value - self._half

    @property
    def high(self) -> Fraction:
        """The most that it may be."""
        return self.value + self._half

    @property
    def _half(self) -> Fraction:
        return Fraction(1, 2 * 10**self.decimals) if self.is_printed else self.half_unit or Fraction(0)

    @property
    def is_printed(self) -> bool:
        """Whether it is a percentage, which is always rounded."""
        return not self.unit and self.kind in (MentionKind.RATE, MentionKind.CHANGE, MentionKind.POINTS)

    @property
    def is_close(self) -> bool:
        """Whether it is known how far off it may be."""
        return self.upper is None and self.half_unit is not None

    @property
    def is_whole(self) -> bool:
        """Whether it is an exact whole number."""
        return self.is_exact and self.value.denominator == 1

    @property
    def signed(self) -> Fraction:
        """The value with the direction that its words say."""
        return -abs(self.value) if self.falls else self.value

    @property
    def percentage(self) -> Percentage:
        """A rate or change as what was printed."""
        return Percentage(self.signed, self.decimals)

    @property
    def has_precision(self) -> bool:
        """Whether its decimals say how exact it is: 0 % and 100 % are often meant as words."""
        return self.is_exact and self.value % HUNDRED != 0
