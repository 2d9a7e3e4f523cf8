"""The time that libraries take for now: SOURCE_DATE_EPOCH (reproducible-builds.org), set for as long as they work.

In: seconds since 1970. Out: the environment, put back as it was behind the block.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def source_date(epoch: int) -> Iterator[None]:
    """Libraries that ask for the time of day are told this one."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
