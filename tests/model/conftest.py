"""Fixtures of the model's tests."""

import pytest

from plainlaw.model.region import RegionTable
from real_codes import real_regions, require_data


@pytest.fixture(scope="session")
def real_table() -> RegionTable:
    """The real table of provinces to townships, with counties since 1981; built once, about 48,000 rows."""
    return real_regions(require_data())
