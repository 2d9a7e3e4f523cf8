"""The portal that files are imported into."""

from pathlib import Path

import pytest
from import_portal import import_portal


@pytest.fixture(scope="session")
def shared_portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be changed: for imports that write nothing."""
    return import_portal(tmp_path_factory.mktemp("import") / "portal")


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """For imports that write."""
    return import_portal(tmp_path / "portal")
