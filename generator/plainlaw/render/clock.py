"""The day of the build as MkDocs learns of it.

In: a date. Out: the environment, set as long as something is rendered.
"""

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time

from plainlaw.source_date import source_date


def fixed_clock(as_of: date) -> AbstractContextManager[None]:
    """MkDocs takes the day of the build from SOURCE_DATE_EPOCH."""
    return source_date(_noon(as_of))


def _noon(day: date) -> int:
    """The same as plainlaw.model.day.noon, without importing pydantic, which takes as long as rendering ten pages."""
    return int(datetime.combine(day, time(12), UTC).timestamp())
