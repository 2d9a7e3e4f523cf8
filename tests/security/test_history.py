"""Histories that only a hostile or broken Git client writes: the portal builds, and other files keep their commits."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from portals_of_links import findings, run

from plainlaw.problems import Problem
from plainlaw.sources.history import RawCommit, read_history
from portals import commit_all, git

ABOUT = "content/pages/about.md"
FILES = ("content/a\x01b.md", "content/line\nend.md", "content/pages/ 0123 2024-01-01", "content/\x1b[31m.md")


def _history(portal: Path) -> dict[str, RawCommit]:
    found: list[Problem] = []
    history = dict(read_history(portal, found).commits)
    assert found == []
    return history


def _commit_on(portal: Path, day: str) -> None:
    """Commit on a day that `git commit` itself would refuse."""
    git(portal, "add", "--all")
    tree, parent = git(portal, "write-tree").strip(), git(portal, "rev-parse", "HEAD").strip()
    text = f"tree {tree}\nparent {parent}\nauthor E <e@plainlaw.example> {day}\n"
    text += "committer E <e@plainlaw.example> 1737766800 +0800\n\nA day\n"
    done = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        cwd=portal, input=text.encode(), check=True, capture_output=True,
    )  # fmt: skip
    git(portal, "reset", "--hard", "--quiet", done.stdout.decode().strip())


@pytest.mark.parametrize("day", ["400000000000 +0000", "99999999999999999999 +0000", "-5 +0000", "1 +9999", "never"])
def test_a_commit_on_a_day_that_no_calendar_holds(day: str, portal: Path) -> None:
    before = _history(portal)
    (portal / ABOUT).write_text((portal / ABOUT).read_text() + "\n\nMore.\n")
    _commit_on(portal, day)
    history = _history(portal)
    assert {path: commit for path, commit in history.items() if path != ABOUT} == {
        path: commit for path, commit in before.items() if path != ABOUT
    }
    # an older commit would be the wrong one to name
    assert history.get(ABOUT) is None or history[ABOUT].hash == git(portal, "rev-parse", "HEAD").strip()
    assert run("check", portal).exit_code == 0
    commit_all_again(portal)
    assert _history(portal)[ABOUT].day == date(2025, 1, 25)


def commit_all_again(portal: Path) -> None:
    (portal / ABOUT).write_text((portal / ABOUT).read_text() + "\nAnd more.\n")
    commit_all(portal)


@pytest.mark.parametrize("name", FILES)
def test_names_that_were_committed_and_removed(name: str, portal: Path) -> None:
    before = _history(portal)
    (portal / name).parent.mkdir(parents=True, exist_ok=True)
    (portal / name).write_text("x")
    commit_all(portal, "Added")
    (portal / name).unlink()
    commit_all(portal, "Removed")
    history = _history(portal)
    assert {path: commit for path, commit in history.items() if path in before} == before
    assert findings(portal) == []


def test_what_signing_says_is_not_taken_for_names(portal: Path) -> None:
    before = _history(portal)
    git(portal, "config", "log.showSignature", "true")
    assert _history(portal) == before
    assert all((portal / path).is_file() for path in before)
    assert os.fspath(portal) not in repr(before)
