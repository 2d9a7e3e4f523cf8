"""The state of every source file, so that those that did not change need not be read.

In: the portal's folder. Out: a `Stamp` by path.
"""

import os
from pathlib import Path
from typing import NamedTuple

FOLDERS = ("content", "stats", "site_config")
FILES = ("mkdocs.yml",)


class Stamp(NamedTuple):
    """Size in bytes, times of the last change of content and of state in nanoseconds, and number of a file.

    The time of state cannot be set back by a program, so a stamp that is the same is that of the same content, unless
    the file changed within one tick of the clock (see plainlaw.freshness.changes).
    """

    size: int
    changed: int
    state: int
    number: int


def stamp_of(root: Path, path: str) -> Stamp | None:
    """The stamp of one file; None when it is not there or no ordinary file."""
    try:
        found = (root / path).lstat()
    except OSError:
        return None
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


FOLDER = Stamp(0, 0, 0, 0)
"""Stands for a folder, which has no content of its own; its path ends in a slash."""


def read_stamps(root: Path) -> dict[str, Stamp]:
    """The stamp of everything in the folders of sources, links included, by path."""
    found = {path: stamp for path in FILES if (stamp := stamp_of(root, path)) is not None}
    for folder in FOLDERS:
        _add_below(f"{root}/{folder}", folder, found)
    return found


def _add_below(place: str, folder: str, found: dict[str, Stamp]) -> None:
    # strings and os.scandir: there can be a hundred thousand files
    try:
        entries = os.scandir(place)
    except OSError:
        return
    with entries:
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                found[f"{path}/"] = FOLDER
                _add_below(entry.path, path, found)
            else:
                state = entry.stat(follow_symlinks=False)
                found[path] = Stamp(state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)
