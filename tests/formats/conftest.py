"""Fixtures of the tests of open data: the awkward portal, built once, and what its metrics hold."""

from datetime import date
from pathlib import Path

import pytest

from formats.open_data_portal import METRICS, open_data_portal
from plainlaw.build import build, load
from plainlaw.delivery.open_table import OpenTable

DAY = date(2025, 1, 26)


@pytest.fixture(scope="session")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the awkward portal, built."""
    portal = open_data_portal(tmp_path_factory.mktemp("awkward") / "portal")
    result = build(portal, DAY)
    assert not [problem for problem in result.problems if problem.is_error], result.problems
    return portal


@pytest.fixture(scope="session")
def files(awkward: Path) -> Path:
    """The folder of the files of its metrics, on the built site."""
    return awkward / "build" / "site" / "downloads" / "metrics"


@pytest.fixture(scope="session")
def tables(awkward: Path) -> dict[str, OpenTable]:
    """The table of each of its metrics."""
    site = load(awkward, DAY).site
    assert site is not None
    return {metric: OpenTable.of(site, metric) for metric in METRICS}
