"""The sample portal as stock MkDocs renders it, made once a session."""

from pathlib import Path

import pytest
from rendered_trees import stock_site, with_tree

from portals import sample_portal


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample portal with its tree. Not to be changed."""
    return with_tree(sample_portal(tmp_path_factory.mktemp("rendered") / "portal"))


@pytest.fixture(scope="session")
def stock(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What stock MkDocs makes of it."""
    return stock_site(tree, tmp_path_factory.mktemp("stock"))
