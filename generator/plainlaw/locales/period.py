"""Periods in words.

In: a Period. Out: `2024`, `first half of 2024`, `third quarter of 2024`, `March 2024`, `January to September
2024`. CLDR knows years and months; half-years, quarters and runs of months are messages of the catalogue.
"""

from collections.abc import Callable

from babel import Locale as Cldr
from babel.dates import format_date, format_skeleton

from plainlaw.model.period import Period, PeriodKind
from plainlaw.problems import Message

Say = Callable[..., str]

_HALVES = (Message("first half of {year}"), Message("second half of {year}"))
_QUARTERS = (
    Message("first quarter of {year}"),
    Message("second quarter of {year}"),
    Message("third quarter of {year}"),
    Message("fourth quarter of {year}"),
)


def period_words(period: Period, text: Say, cldr: Cldr) -> str:
    """A period in words; `text` says messages in the language of `cldr`."""
    year = str(period.year)
    match period.kind:
        case PeriodKind.YEAR:
            return format_skeleton("y", period.first_day, locale=cldr)
        case PeriodKind.HALF:
            return text(_HALVES[period.ordinal - 1], year=year)
        case PeriodKind.QUARTER:
            return text(_QUARTERS[period.ordinal - 1], year=year)
    if period.months == 1:
        return format_skeleton("yMMMM", period.first_day, locale=cldr)
    return _run(period, text, cldr)


def _run(period: Period, text: Say, cldr: Cldr) -> str:
    last_month = period.last_month
    # A pattern of CLDR, translated like any message: languages that number their months say "M" here.
    pattern = text("MMMM")
    first = format_date(period.first_day, pattern, cldr)
    last = format_date(last_month.first_day, pattern, cldr)
    if period.year == last_month.year:
        return text("{first} to {last} {year}", first=first, last=last, year=period.year)
    return text(
        "{first} {first_year} to {last} {last_year}",
        first=first, first_year=period.year, last=last, last_year=last_month.year,
    )  # fmt: skip
