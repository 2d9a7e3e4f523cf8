"""The day of the build as MkDocs learns of it.

In: a date. Out: the environment, set as long as something is rendered.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from plainlaw.model.day import noon


@contextmanager
def fixed_clock(as_of: date) -> Iterator[None]:
    """MkDocs takes the day of the build from SOURCE_DATE_EPOCH (reproducible-builds.org)."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(noon(as_of))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
