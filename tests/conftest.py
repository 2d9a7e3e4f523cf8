"""Fixtures that many tests share: the sample portal, built once a session."""

from datetime import date
from pathlib import Path

import pytest

from plainlaw.build import Loaded, build, load
from plainlaw.resolve import ResolvedSite
from portals import sample_portal

SAMPLE_DAY = date(2025, 1, 26)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample portal with a history of its own. Not to be changed: take `sample_portal` for that."""
    return sample_portal(tmp_path_factory.mktemp("sample") / "portal")


@pytest.fixture(scope="session")
def loaded(sample: Path) -> Loaded:
    """The sample portal, read and checked."""
    return load(sample, SAMPLE_DAY)


@pytest.fixture(scope="session")
def resolved(loaded: Loaded) -> ResolvedSite:
    """The sample portal, resolved."""
    assert loaded.site is not None, loaded.problems
    return loaded.site


@pytest.fixture(scope="session")
def built(sample: Path) -> Path:
    """The built site of the sample portal: the folder that a web server serves."""
    result = build(sample, SAMPLE_DAY)
    assert not result.problems
    return sample / "build" / "site"
