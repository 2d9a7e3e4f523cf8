"""A process that goes on building, and is told what was edited, makes what a build from nothing makes."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from freshness.clean_builds import different, from_nothing, said
from freshness.edits import KINDS, Edit, make
from freshness.many_texts import portal_with_texts
from plainlaw.attempt import Loaded
from plainlaw.build import build
from plainlaw.freshness.ledger import FILE, is_whole, seal
from plainlaw.freshness.resident import Resident
from plainlaw.sources.stamps import FILES, FOLDERS
from portals import git

DAY = date(2025, 1, 26)
EXAMPLES = int(os.environ.get("PLAINLAW_EDITS", "6"))
# nobody tells of what was done to build/; the next `plainlaw build` finds it
TOLD = [kind for kind in KINDS if kind != "damage"]

edits = st.lists(
    st.builds(Edit, st.sampled_from(TOLD), st.integers(0, 999), st.integers(0, 999)), min_size=1, max_size=2
)


class Process:
    """A portal and what is remembered of it."""

    def __init__(self, portal: Path) -> None:
        self.portal, self.resident = portal, Resident()
        self.build()

    def build(self, *, index_later: bool = False) -> Loaded:
        """Build, and let others see it."""
        self.resident.index_later = index_later
        loaded = build(self.portal, DAY, resident=self.resident)
        seal(self.portal)
        return loaded

    def sources(self) -> dict[str, bytes]:
        """Every source as it is now."""
        paths = [self.portal / name for name in FILES]
        paths += [path for name in FOLDERS for path in (self.portal / name).rglob("*") if path.is_file()]
        return {path.relative_to(self.portal).as_posix(): path.read_bytes() for path in paths}

    def edit(self, made: list[Edit]) -> None:
        """Make edits, and tell of them."""
        before = self.sources()
        for each in made:
            make(self.portal, each)
        self.tell(before)

    def tell(self, before: dict[str, bytes]) -> None:
        """Tell what is no longer as it was."""
        now = self.sources()
        self.resident.tell({path for path in before.keys() | now.keys() if before.get(path) != now.get(path)})


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Process:
    """A process that goes on building; edits pile up."""
    return Process(portal_with_texts(tmp_path_factory.mktemp("resident") / "portal"))


@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(edits)
def test_what_it_makes_is_what_a_build_from_nothing_makes(process: Process, made: list[Edit]) -> None:
    process.edit(made)
    portal, clean = process.portal, process.portal.with_name("clean")
    loaded = process.build(index_later=True)
    afresh = from_nothing(portal, clean, DAY)
    assert said(loaded) == said(afresh)
    if afresh.site is None:
        before = process.sources()
        git(portal, "checkout", "--quiet", "--", ".")
        git(portal, "clean", "--quiet", "--force", "-d", "content", "stats")
        process.tell(before)
        return
    # the search comes when nothing is edited for a while
    process.build()
    for part in ("portal", "site"):
        assert different(portal / "build" / part, clean / "build" / part) == []


def test_an_error_is_remembered_until_it_is_mended(tmp_path: Path) -> None:
    process = Process(portal_with_texts(tmp_path / "portal", 4))
    page = process.portal / "content/pages/help.md"
    good = page.read_text(encoding="utf-8")
    page.write_text(good + "\n[Nowhere](../pages/none.md)\n", encoding="utf-8")
    process.resident.tell({"content/pages/help.md"})
    assert process.build().has_errors
    process.resident.tell({"stats/metrics.yml"})
    assert process.build().has_errors
    page.write_text(good + "\nMended.\n", encoding="utf-8")
    process.resident.tell({"content/pages/help.md"})
    assert not process.build().problems
    assert "Mended." in (process.portal / "build/site/pages/help/index.html").read_text(encoding="utf-8")


def test_another_program_builds_in_between(tmp_path: Path) -> None:
    process = Process(portal_with_texts(tmp_path / "portal", 4))
    page = process.portal / "content/pages/help.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOnce.\n", encoding="utf-8")
    assert not build(process.portal, DAY).problems
    # nobody has told of the edit, but the ledger is no longer the one that was left
    process.resident.tell(set())
    assert process.build().changed == frozenset()
    assert different(process.portal / "build/site", _clean(process.portal) / "build/site") == []


def test_a_ledger_that_was_not_sealed_is_an_empty_one(tmp_path: Path) -> None:
    portal = portal_with_texts(tmp_path / "portal", 4)
    resident = Resident()
    assert not build(portal, DAY, resident=resident).problems
    assert not resident.is_sealed
    # as when the process is killed now
    assert (portal / FILE).exists()
    assert not is_whole(portal)
    assert not build(portal, DAY).problems
    assert is_whole(portal)
    assert different(portal / "build/site", _clean(portal) / "build/site") == []


def _clean(portal: Path) -> Path:
    clean = portal.with_name("clean")
    assert not from_nothing(portal, clean, DAY).problems
    return clean
