"""One language as plainlaw speaks it.

In: a BCP 47 tag. Out: a `Locale` that says messages, numbers, figures, changes, periods and dates.
"""

import re
from collections.abc import Mapping
from datetime import date as Day  # noqa: N812 - Locale.date is a method
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property
from typing import Literal

from babel import Locale as Cldr
from babel import UnknownLocaleError
from babel.dates import format_date
from msgspec import Struct

from plainlaw.locales import number as numbers
from plainlaw.locales.catalogue import messages_for
from plainlaw.locales.period import period_words
from plainlaw.model.figure import Change
from plainlaw.model.period import Period
from plainlaw.problems import Message, PlainlawError

# Plain English here is that of the world at large, in which the day comes before the month.
_CLDR_NAME = {"en": "en_001"}
_BRACES = re.compile(r"\{([A-Za-z_]\w*)\}")
_PER_CENT = 100


class UnknownLanguageError(PlainlawError):
    """A tag that is no BCP 47 language tag, or that of a language which CLDR does not describe."""


class ChangeText(Struct, frozen=True):
    """A change in words, such as `fell by 13.8%`, and its direction once it has been rounded."""

    words: str
    direction: Literal["up", "down", "unchanged"]


@cache
def locale_of(tag: str) -> "Locale":
    """The language of a BCP 47 tag such as `zh-Hans` or `en`. Raises UnknownLanguageError."""
    try:
        return Locale(tag, Cldr.parse(_CLDR_NAME.get(tag, tag.replace("-", "_"))))
    except (UnknownLocaleError, ValueError, TypeError) as error:
        raise UnknownLanguageError(f"{tag!r} is not the tag of a known language") from error


class Locale:
    """A language with its catalogue and its CLDR data. Make one with `locale_of`."""

    def __init__(self, tag: str, cldr: Cldr) -> None:
        self.tag = tag
        self.cldr = cldr
        # CLDR is slow to ask, and a portal of any size speaks of a few thousand days and periods
        self._days: dict[Day, str] = {}
        self._periods: dict[Period, str] = {}

    def __repr__(self) -> str:
        return f"Locale({self.tag!r})"

    @cached_property
    def messages(self) -> Mapping[str, str]:
        """The catalogue: English text to translation."""
        return messages_for(self.cldr)

    def text(self, msgid: str | Message, /, **values: object) -> str:
        """A message in this language, in English when nobody has translated it.

        Each `{name}` is filled from `values` and from those of a Message; a value that is itself a Message is
        said in this language too. A name without a value stays as it is, and so do all other braces, so that
        text may speak of shortcodes; nothing in braces is evaluated.
        """
        if isinstance(msgid, Message):
            values = {**dict(msgid.values), **values}
            msgid = msgid.text
        said = self.messages.get(msgid, msgid)
        if not values or "{" not in said:
            return said
        return _BRACES.sub(lambda brace: self._said(values, brace), said)

    def _said(self, values: Mapping[str, object], brace: re.Match[str]) -> str:
        if brace[1] not in values:
            return brace[0]
        value = values[brace[1]]
        return self.text(value) if isinstance(value, Message) else str(value)

    def number(self, value: Fraction | Decimal | int, decimals: int = 0) -> str:
        """A number with exactly `decimals` decimal places, rounded once, half away from zero: `−1,234.5`."""
        return numbers.number(value, decimals, self.cldr)

    def figure_text(self, value: Fraction | Decimal | int, decimals: int, unit: str) -> str:
        """A number with its unit, a word of this language or a sign: `2,406 disputes`, `97.7%`."""
        if not unit:
            return self.number(value, decimals)
        if numbers.is_symbol(unit):
            return numbers.with_symbol(value, decimals, unit, self.cldr)
        return self.text("{number} {unit}", number=self.number(value, decimals), unit=unit)

    def change_text(self, change: Change, decimals: int, unit: str = "") -> ChangeText:
        """A change in words: `fell by 13.8%`, `rose by 1.2 percentage points`, `was unchanged`.

        The direction is that of the rounded size. A rate per something else than a hundred has no percentage
        points: its change is said in `unit`, the unit of the rate.
        """
        value = numbers.rounded(change.value, decimals)
        if value == 0:
            return ChangeText(self.text("was unchanged"), "unchanged")
        size = self._size(change, abs(value), decimals, unit)
        if value < 0:
            return ChangeText(self.text("fell by {size}", size=size), "down")
        return ChangeText(self.text("rose by {size}", size=size), "up")

    def _size(self, change: Change, value: Fraction, decimals: int, unit: str) -> str:
        if not change.in_points:
            return self.figure_text(value, decimals, "%")
        if change.figure.per != _PER_CENT:
            return self.figure_text(value, decimals, unit)
        number = self.number(value, decimals)
        # English has one point, but 1.0 points.
        if value == 1 and decimals == 0:
            return self.text("{number} percentage point", number=number)
        return self.text("{number} percentage points", number=number)

    def period(self, period: Period) -> str:
        """A period in words: `2024`, `first half of 2024`, `March 2024`, `January to September 2024`."""
        if period not in self._periods:
            self._periods[period] = period_words(period, self.text, self.cldr)
        return self._periods[period]

    def date(self, day: Day) -> str:
        """A day: `15 July 2024`."""
        if day not in self._days:
            self._days[day] = format_date(day, "long", self.cldr)
        return self._days[day]
