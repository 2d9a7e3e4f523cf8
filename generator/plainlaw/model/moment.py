"""The moment of a build, and times as people announce them: a month, a day, or a minute in the portal's time zone.

In: what was said. Out: `Moment` and `When`, which turn into points of time once the time zone is known.
"""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from plainlaw.problems import Message

_FORM = re.compile(r"([1-9]\d{3})-(\d\d)(?:-(\d\d)(?:[ T](\d\d):(\d\d)(?::00)?)?)?", re.ASCII)
_LAST_YEAR = 9999
"""Its end, and in some time zones any minute of it, lies beyond what dates can say."""


class Moment(Struct, frozen=True):
    """When a build is made: its `day` in the portal's time zone, and `at` when more than a day was said.

    A day without a time means its very beginning: whatever is to come out in the course of that day is not out yet.
    """

    day: date
    at: datetime | None = None

    @classmethod
    def of(cls, as_of: date) -> "Moment":
        """The moment that a day, or a time with its zone (a `datetime` in the portal's), says."""
        return cls(as_of.date(), as_of) if isinstance(as_of, datetime) else cls(as_of)

    def instant(self, zone: ZoneInfo) -> datetime:
        """The same in UTC; `zone` is the portal's."""
        start = self.at or datetime(self.day.year, self.day.month, self.day.day, tzinfo=zone)
        return start.astimezone(UTC)


class When(Struct, frozen=True, order=True):
    """A time as it is announced: a minute, a day, or a month only; nought stands for what was left out."""

    year: int
    month: int
    day: int = 0
    hour: int = 0
    minute: int = 0
    is_exact: bool = False

    @classmethod
    def read(cls, said: object) -> "When":
        """Read `2025-04-15 09:30`, `2025-04-15` or `2025-04`. Raises ValueError."""
        found = _FORM.fullmatch(str(said).strip())
        if found is None:
            raise ValueError("a time is written as 2025-04-15 09:30, a day as 2025-04-15, a month as 2025-04")
        year, month, day, hour, minute = (int(part or 0) for part in found.groups())
        if year == _LAST_YEAR:
            raise ValueError("no calendar has this day, or no clock this time")
        try:
            datetime(year, month, day if found[3] else 1, hour, minute)
        except ValueError as error:
            raise ValueError("no calendar has this day, or no clock this time") from error
        return cls(year, month, day, hour, minute, found[4] is not None)

    @property
    def begins(self) -> datetime:
        """When it begins on the clocks of the portal's time zone."""
        return datetime(self.year, self.month, self.day or 1, self.hour, self.minute)

    @property
    def is_over(self) -> datetime:
        """When it is over on these clocks: a minute as soon as it has come, a day or month at the next midnight."""
        if self.is_exact:
            return self.begins
        if self.day:
            return self.begins + timedelta(days=1)
        return datetime(self.year + self.month // 12, self.month % 12 + 1, 1)

    def instant(self, zone: ZoneInfo) -> datetime:
        """When it has come for certain, in UTC."""
        # of an hour that comes twice, the second is the safe one
        return self.is_over.replace(tzinfo=zone, fold=1).astimezone(UTC)

    def fault(self, zone: ZoneInfo) -> Message | None:
        """What is wrong with it in a time zone that turns its clocks; None when nothing is."""
        both = [self.begins.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]
        if not self.is_exact or both[0].utcoffset() == both[1].utcoffset():
            return None
        if both[0].astimezone(UTC).astimezone(zone).replace(tzinfo=None) != self.begins:
            return Message.of("the clocks are put forward then, and there is no such time")
        return Message.of("the clocks are put back then, and this time comes twice")

    def __str__(self) -> str:
        """As it is written."""
        if self.is_exact:
            return f"{self.begins:%Y-%m-%d %H:%M}"
        return f"{self.begins:%Y-%m-%d}" if self.day else f"{self.begins:%Y-%m}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read from text, or from what YAML makes of it."""
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The form in which it is written."""
        return {"type": "string", "pattern": r"^[1-9][0-9]{3}-[0-9]{2}(-[0-9]{2}( [0-9]{2}:[0-9]{2})?)?$"}
