"""A day as a form field and as a moment.

In: dates. Out: `Day`, which refuses numbers (YAML writes `published: 0` easily), and noon UTC in seconds since
1970, which is the same day in every inhabited time zone west of UTC+12.
"""

from datetime import UTC, date, datetime, time
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError


def noon(day: date) -> int:
    """Noon UTC of a day, in seconds since 1970."""
    return int(datetime.combine(day, time(12), UTC).timestamp())


def _no_number(value: object) -> object:
    if isinstance(value, int | float | datetime):
        raise PydanticCustomError("date_type", "a date is written as 2024-07-15")
    return value


Day = Annotated[date, BeforeValidator(_no_number)]
"""A date written as 2024-07-15; neither a number nor a moment."""
