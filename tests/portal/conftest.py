"""Fixtures of the tests that look at whole portals: pages of the built sample, and a small portal that builds fast."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest
from html_tree import Element, read_html
from small_portal import small_portal

ReadPage = Callable[[str], Element]


@pytest.fixture(scope="session")
def page_of(built: Path) -> ReadPage:
    """Reads a page of the built sample by its address below the root, such as `en/metrics/`; the last few are kept."""

    @lru_cache(maxsize=12)
    def read(address: str) -> Element:
        return read_html((built / address / "index.html").read_text(encoding="utf-8"))

    return read


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small portal of its own for each test, free of errors, with a history."""
    return small_portal(tmp_path / "portal")
