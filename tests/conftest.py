"""Fixtures that many tests share: the sample portal, built once a session, and one real browser."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from plainlaw.attempt import Loaded
from plainlaw.build import build, load
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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, or the one that PLAINLAW_CHROMIUM names. One for all tests: Playwright runs once a process."""
    path = Path(os.environ.get("PLAINLAW_CHROMIUM", "/usr/bin/chromium"))
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{path} must be there in CI")
        pytest.skip(f"{path} is not there")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(path), args=flags)
        yield browser
        browser.close()
