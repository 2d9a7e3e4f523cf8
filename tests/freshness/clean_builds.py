"""A build from nothing, to compare another one with."""

import shutil
from datetime import date
from pathlib import Path

from plainlaw.attempt import Loaded
from plainlaw.build import build


def from_nothing(portal: Path, clean: Path, day: date) -> Loaded:
    """Build a copy of a portal, without what was built before, in the folder `clean`."""
    shutil.rmtree(clean, ignore_errors=True)
    shutil.copytree(portal, clean, ignore=lambda folder, _: ["build"] if folder == str(portal) else [], symlinks=True)
    (clean / "build/portal").mkdir(parents=True)
    return build(clean, day)


def said(loaded: Loaded) -> list[tuple[str, str, str]]:
    """The findings."""
    return [(str(p.place), p.kind.code, repr(sorted(p.values.items(), key=str))) for p in loaded.problems]


def different(one: Path, other: Path) -> list[str]:
    """The files that are not the same in both folders."""
    files = [
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (one, other)
    ]
    return sorted(path for path in files[0].keys() | files[1].keys() if files[0].get(path) != files[1].get(path))
