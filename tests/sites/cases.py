"""The bad sites: each is the good site with the files of one case laid over it.

In: the name of a folder in bad/. Out: a portal on disk, and what a report must say about it. A case's file REMOVED
lists paths of the good site that it lacks, FOLDERS lists folders that are empty in it, LARGE files of 21 MB; what lies
in its folder COMMITTED was committed before;
expected.txt is the whole report. `PYTHONPATH=tests python -m sites.cases` writes every expected.txt anew: read the
difference before it is committed.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from plainlaw.build import load
from plainlaw.problems import Problem
from plainlaw.report import say
from portals import commit_all

HERE = Path(__file__).parent
GOOD, BAD = HERE / "good", HERE / "bad"
DAY = date(2024, 8, 1)
NO_HISTORY = "history-missing"
"""The one case without a history."""

_COMMIT = re.compile(r"(提交|commit )[0-9a-f]{10}\b")
_NOTES = {"expected.txt", "REMOVED", "FOLDERS", "LARGE"}
_BEFORE = "COMMITTED"


def names() -> list[str]:
    """Every case."""
    return sorted(path.name for path in BAD.iterdir() if path.is_dir())


def expected(name: str) -> str:
    """The report that a case must have."""
    return (BAD / name / "expected.txt").read_text(encoding="utf-8").removesuffix("\n")


def report(problems: tuple[Problem, ...]) -> str:
    """What a person reads about a portal, in both languages."""
    return without_commits(say(problems, "text", None))


def without_commits(said: str) -> str:
    """A report with a word in place of each commit: these change with the good site."""
    return _COMMIT.sub(r"\1THE-COMMIT", said)


def touched(name: str) -> frozenset[str]:
    """The paths of the files that a case brings along or takes away, and of its empty folders."""
    return frozenset((*_brought(name), *_listed(name, "REMOVED"), *_listed(name, "FOLDERS"), *_listed(name, "LARGE")))


def good_site(into: Path) -> Path:
    """The good site with a history of its own."""
    shutil.copytree(GOOD, into, dirs_exist_ok=True)
    commit_all(into)
    return into


def bad_site(good: Path, into: Path, *cases: str) -> Path:
    """A copy of the good site with these cases laid over it."""
    shutil.copytree(good, into, dirs_exist_ok=True)
    if before := [BAD / name / _BEFORE for name in cases if (BAD / name / _BEFORE).is_dir()]:
        for folder in before:
            shutil.copytree(folder, into, dirs_exist_ok=True)
        commit_all(into)
    for name in cases:
        for path in _brought(name):
            (into / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(BAD / name / path, into / path)
        for path in _listed(name, "REMOVED"):
            (into / path).unlink()
        for path in _listed(name, "FOLDERS"):
            (into / path).mkdir(parents=True, exist_ok=True)
        for path in _listed(name, "LARGE"):
            (into / path).parent.mkdir(parents=True, exist_ok=True)
            (into / path).touch()
            os.truncate(into / path, 21_000_000)
    if NO_HISTORY in cases:
        shutil.rmtree(into / ".git")
    return into


def _brought(name: str) -> Iterator[str]:
    files = (path for path in (BAD / name).rglob("*") if path.is_file() and path.name not in _NOTES)
    paths = (path.relative_to(BAD / name) for path in files)
    return (path.as_posix() for path in paths if path.parts[0] != _BEFORE)


def _listed(name: str, note: str) -> list[str]:
    path = BAD / name / note
    return path.read_text(encoding="utf-8").split() if path.is_file() else []


def _write_all() -> None:
    with tempfile.TemporaryDirectory() as folder:
        good = good_site(Path(folder) / "good")
        for name in names():
            problems = load(bad_site(good, Path(folder) / name, name), DAY).problems
            (BAD / name / "expected.txt").write_text(report(problems) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write_all()
