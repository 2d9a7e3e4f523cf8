"""A period of whole months: month, quarter, half-year, year, year to date, or any other run of months.

In: text such as `2024-Q3`, `2024年第三季度` or `January to September 2024` (forms in period_forms.py).
Out: `Period`, ordered, hashable, with a canonical spelling that is safe in file names and addresses.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from msgspec import Struct
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema


class PeriodKind(StrEnum):
    """The kinds of period; the value is also the word used in datasets and schemas."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    YEAR_TO_DATE = "year-to-date"
    RANGE = "range"


_STANDARD_MONTHS = {1: PeriodKind.MONTH, 3: PeriodKind.QUARTER, 6: PeriodKind.HALF, 12: PeriodKind.YEAR}


class PeriodError(ValueError):
    """Text that does not name a period, or a run of months that is none."""


class Period(Struct, frozen=True, order=True):
    """A run of whole months.

    `start` counts months since year 0 (year × 12 + month − 1), `months` is the length. `spelled_out` tells
    January to June reported cumulatively from the half-year of the same months: returns keep the two apart.
    """

    start: int
    months: int
    spelled_out: bool = False

    pattern: ClassVar[str] = (
        r"^[1-9][0-9]{3}"
        r"(-(0[1-9]|1[0-2])|-Q[1-4]|-H[12]|-(0[1-9]|1[0-2])--[1-9][0-9]{3}-(0[1-9]|1[0-2]))?$"
    )

    def __post_init__(self) -> None:
        """Refuse runs that no calendar knows."""
        if not 1 <= self.months <= 1200 or self.start < 12 or self.end > 120_000:
            raise PeriodError("a period is a run of one or more months in the years 1 to 9999")
        if not self.spelled_out and (self.months not in _STANDARD_MONTHS or self.start % self.months):
            raise PeriodError("this run of months is no month, quarter, half-year or year")

    @classmethod
    def of(cls, year: int, first: int = 1, months: int = 12) -> "Period":
        """The standard period of `months` months that begins in month `first` (1 to 12) of `year`."""
        return cls(year * 12 + first - 1, months)

    @classmethod
    def between(cls, first: "Period", last: "Period") -> "Period":
        """The spelled-out run from the first month of `first` to the last month of `last`."""
        return cls(first.start, last.end - first.start, spelled_out=True)

    @classmethod
    def read(cls, text: object) -> "Period":
        """Read any form that period_forms.py knows; a number is a year, a day (`date`) is no period.

        Raises PeriodError, whose first argument is one of the reasons that `read_period` names.
        """
        from plainlaw.model.period_forms import read_period

        if isinstance(text, Period):
            return text
        try:
            words = str(text)
        except ValueError as error:  # Python does not spell out whole numbers of thousands of digits
            raise PeriodError("unknown") from error
        return read_period(words)

    @property
    def end(self) -> int:
        """The month after the last, counted as `start` is."""
        return self.start + self.months

    @property
    def year(self) -> int:
        """The year in which it begins."""
        return self.start // 12

    @property
    def end_year(self) -> int:
        """The year in which it ends."""
        return (self.end - 1) // 12

    @property
    def first_month(self) -> int:
        """The month in which it begins, 1 to 12."""
        return self.start % 12 + 1

    @property
    def last_month(self) -> "Period":
        """Its last month."""
        return Period(self.end - 1, 1)

    @property
    def kind(self) -> PeriodKind:
        """What kind of period it is."""
        if not self.spelled_out:
            return _STANDARD_MONTHS[self.months]
        starts_year = self.first_month == 1 and self.months <= 12
        return PeriodKind.YEAR_TO_DATE if starts_year else PeriodKind.RANGE

    @property
    def ordinal(self) -> int:
        """Which month, quarter or half of its year it is, from 1."""
        return self.start % 12 // self.months + 1

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.first_month, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        last = self.last_month
        return date(last.year, last.first_month, monthrange(last.year, last.first_month)[1])

    @property
    def sdmx(self) -> str:
        """The SDMX observational time period: `2024-S1` for a half-year, ISO 8601 ranges for runs."""
        if self.spelled_out:
            return f"{self.first_day.isoformat()}/P{self.months}M"
        return str(self).replace("-H", "-S")

    def year_before(self) -> "Period":
        """The same period one year earlier, for a year-on-year comparison. Raises PeriodError in year 1."""
        return Period(self.start - 12, self.months, self.spelled_out)

    def previous(self) -> "Period":
        """The period just before, of the same length; for a run, the same run one year earlier.

        Raises PeriodError when it would begin before year 1.
        """
        if self.spelled_out:
            return self.year_before()
        return Period(self.start - self.months, self.months)

    def covers(self, other: "Period") -> bool:
        """Whether `other` lies wholly within it."""
        return self.start <= other.start and other.end <= self.end

    def split(self, months: int) -> "Iterator[Period]":
        """The standard periods of `months` months that make it up, in order.

        Raises PeriodError when `months` is no standard length or does not fit.
        """
        if months not in _STANDARD_MONTHS or self.start % months or self.months % months:
            raise PeriodError(f"{self} cannot be split into periods of {months} months")
        return (Period(start, months) for start in range(self.start, self.end, months))

    def __str__(self) -> str:
        """The canonical spelling: `2024-03`, `2024-Q3`, `2024-H1`, `2024`, `2024-01--2024-09`."""
        year = f"{self.year:04d}"
        match self.kind:
            case PeriodKind.YEAR:
                return year
            case PeriodKind.MONTH:
                return f"{year}-{self.first_month:02d}"
            case PeriodKind.QUARTER:
                return f"{year}-Q{self.ordinal}"
            case PeriodKind.HALF:
                return f"{year}-H{self.ordinal}"
        return f"{Period(self.start, 1)}--{self.last_month}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read from text or a year number in front matter; write the canonical spelling."""
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The canonical spelling; what is read may also be a year without quotes, a number in YAML."""
        if handler.mode == "serialization":
            return {"type": "string", "pattern": cls.pattern}
        return {"type": ["string", "integer"], "pattern": cls.pattern, "minimum": 1000, "maximum": 9999}
