"""The bad sites: each is the good site with the files of one case laid over it.

In: the name of a folder in bad/. Out: a portal on disk, and what a report must say about it. A case's file REMOVED
lists paths of the good site that it lacks, FOLDERS lists folders that are empty in it; expected.txt is the whole
report. `PYTHONPATH=tests python -m sites.cases` writes every expected.txt anew: read the difference before it is
committed.
"""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from plainlaw.build import Loaded, load
from plainlaw.report import say
from portals import commit_all

HERE = Path(__file__).parent
GOOD, BAD = HERE / "good", HERE / "bad"
DAY = date(2024, 8, 1)
NO_HISTORY = "history-missing"
"""The one case without a history."""

_NOTES = {"expected.txt", "REMOVED", "FOLDERS"}


def names() -> list[str]:
    """Every case."""
    return sorted(path.name for path in BAD.iterdir() if path.is_dir())


def expected(name: str) -> str:
    """The report that a case must have."""
    return (BAD / name / "expected.txt").read_text(encoding="utf-8").removesuffix("\n")


def overlay(name: str) -> Iterator[str]:
    """The paths of the files that a case brings along or takes away, and of its empty folders."""
    files = (path for path in (BAD / name).rglob("*") if path.is_file())
    yield from (path.relative_to(BAD / name).as_posix() for path in files if path.name not in _NOTES)
    yield from _listed(name, "REMOVED")
    yield from _listed(name, "FOLDERS")


def lay(name: str, into: Path) -> None:
    """Lay the files of a case over the portal in `into`."""
    for path in overlay(name):
        if (BAD / name / path).is_file():
            (into / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(BAD / name / path, into / path)
    for path in _listed(name, "REMOVED"):
        (into / path).unlink()
    for path in _listed(name, "FOLDERS"):
        (into / path).mkdir(parents=True, exist_ok=True)


def site(into: Path, *cases: str) -> Path:
    """The good site with these cases laid over it, committed unless the case is about that."""
    shutil.copytree(GOOD, into, dirs_exist_ok=True)
    for name in cases:
        lay(name, into)
    if NO_HISTORY not in cases:
        commit_all(into)
    return into


def report(loaded: Loaded) -> str:
    """What a person reads about a portal, in both languages."""
    return say(loaded.problems, "text", None)


def _listed(name: str, note: str) -> list[str]:
    path = BAD / name / note
    return path.read_text(encoding="utf-8").split() if path.is_file() else []


def _write_all() -> None:
    for name in names():
        with tempfile.TemporaryDirectory() as folder:
            loaded = load(site(Path(folder), name), DAY)
        (BAD / name / "expected.txt").write_text(report(loaded) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write_all()
