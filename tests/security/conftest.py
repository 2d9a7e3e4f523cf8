"""The good site of tests/sites, which builds in a second or two, for portals in which something is amiss."""

import shutil
from pathlib import Path

import pytest

from sites.cases import good_site


@pytest.fixture(scope="session")
def _good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return good_site(tmp_path_factory.mktemp("good") / "portal")


@pytest.fixture
def portal(_good: Path, tmp_path: Path) -> Path:
    """A sound portal of its own for each test, with a history."""
    return Path(shutil.copytree(_good, tmp_path / "portal"))
