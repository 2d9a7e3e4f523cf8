"""The day of the build as MkDocs learns of it.

In: a date. Out: the environment, set as long as something is rendered.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time


@contextmanager
def fixed_clock(as_of: date) -> Iterator[None]:
    """MkDocs takes the day of the build from SOURCE_DATE_EPOCH (reproducible-builds.org)."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(_noon(as_of))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _noon(day: date) -> int:
    """The same as plainlaw.model.day.noon, without importing pydantic, which takes as long as rendering ten pages."""
    return int(datetime.combine(day, time(12), UTC).timestamp())
