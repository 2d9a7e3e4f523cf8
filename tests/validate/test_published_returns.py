"""A return that was committed is neither edited nor taken away; one that was not may be anything."""

import shutil
from pathlib import Path

import pytest

from plainlaw.build import load
from plainlaw.sources.published import committed
from portals import commit_all, git
from sites.cases import DAY, GOOD

RETURN = "stats/received/2024-Q2.csv"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "portal"))


def edit(portal: Path, old: str, new: str) -> None:
    file = portal / RETURN
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def codes(portal: Path) -> list[str]:
    return [problem.kind.code for problem in load(portal, DAY).problems if problem.place.file == RETURN]


def test_before_the_first_commit_everything_may_be_edited(portal: Path) -> None:
    edit(portal, "受理,22", "受理,23")
    assert codes(portal) == []
    commit_all(portal)
    assert codes(portal) == []


def test_each_changed_cell_is_named_with_its_line(portal: Path) -> None:
    commit_all(portal)
    edit(portal, "邻里,受理,22", "邻里,受理,23")
    edit(portal, "茶岚乡,邻里,受理,14\n", "")
    found = [problem for problem in load(portal, DAY).problems if problem.kind.code == "published-value-changed"]
    assert [(problem.place.line, problem.values["before"]) for problem in found] == [(0, "14"), (3, "22")]


def test_what_changes_no_value_is_no_matter(portal: Path) -> None:
    commit_all(portal)
    lines = (portal / RETURN).read_text(encoding="utf-8").splitlines()
    (portal / RETURN).write_bytes("\r\n".join([lines[0], *reversed(lines[1:])]).encode("utf-8-sig"))
    assert codes(portal) == []


def test_what_cannot_be_read_is_reported_for_that_alone(portal: Path) -> None:
    commit_all(portal)
    edit(portal, "受理,22", "受理,约23")
    assert codes(portal) == ["not-a-number"]


def test_a_portal_without_a_history_has_nothing_to_compare(portal: Path) -> None:
    edit(portal, "受理,22", "受理,23")
    assert codes(portal) == []
    assert committed(portal, [RETURN]) == {}


def test_a_renamed_return_is_a_removed_one(portal: Path) -> None:
    commit_all(portal)
    git(portal, "mv", RETURN, "stats/received/2023-Q3.csv")
    assert codes(portal) == ["published-return-removed"]


def test_content_is_that_of_the_commit(portal: Path) -> None:
    commit_all(portal)
    before = (portal / RETURN).read_bytes()
    edit(portal, "受理,22", "受理,23")
    asked = ["stats/none.csv", RETURN, "stats/received/dataset.yml", "stats"]
    there = (portal / "stats/received/dataset.yml").read_bytes()
    assert committed(portal, asked) == {RETURN: before, "stats/received/dataset.yml": there}
