"""The one door to what contributors hand in: ordinary files of the portal's own folder, and of a sensible size.

In: a path within the portal. Out: paths or bytes, or findings. Git keeps symbolic links; one that leads out of the
portal would publish a file of the machine that builds it.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.reading import UNEXPECTED_FILE

LARGEST, LARGEST_RETURN = 2_000_000, 20_000_000
"""The most bytes that a file of text may have, and a return."""

_LINK = Message.of("it is a link to another place")
_FOLDER = Message.of("it is a folder, not a file")
_ODD = Message.of("it is not an ordinary file")
_INSTEAD = Message.of("Put the file itself here instead of the link.")


def regular_files(root: Path, folder: str, found: list[Problem]) -> list[str]:
    """The path of every ordinary file below `folder`; no link is followed, and a finding names each thing that is not
    an ordinary file.
    """
    return sorted(_below(root, folder, found))


def read_bytes(root: Path, path: str, found: list[Problem]) -> bytes | None:
    """The content of `root/path`; None after a finding when it is no ordinary file or too large."""
    link = first_link(root, path)
    if link:
        found.append(_link(link))
        return None
    state = (root / path).lstat()
    if not stat.S_ISREG(state.st_mode):
        reason = _FOLDER if stat.S_ISDIR(state.st_mode) else _ODD
        found.append(UNEXPECTED_FILE.at(Place(path), reason=reason, hint=""))
        return None
    largest = LARGEST_RETURN if path.endswith(".csv") else LARGEST
    if state.st_size > largest:
        reason = Message.of("it is larger than {limit} MB", limit=str(largest // 1_000_000))
        found.append(UNEXPECTED_FILE.at(Place(path), reason=reason, hint=""))
        return None
    return (root / path).read_bytes()


def first_link(root: Path, path: str) -> str:
    """The first part of `path` that is a symbolic link, as a path; "" when none is."""
    parts = path.split("/")
    ways = ("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))
    return next((way for way in ways if (root / way).is_symlink()), "")


def is_own_folder(path: Path) -> bool:
    """Whether `path` is a folder and no link to one."""
    return path.is_dir() and not path.is_symlink()


def _below(root: Path, folder: str, found: list[Problem]) -> Iterator[str]:
    if (root / folder).is_symlink():
        found.append(_link(folder))
        return
    if not is_own_folder(root / folder):
        return
    with os.scandir(root / folder) as entries:
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if entry.is_symlink():
                # editors keep notes in hidden links that lead nowhere; nothing can be read through those
                if not entry.name.startswith(".") or (root / path).exists():
                    found.append(_link(path))
            elif entry.is_dir():
                yield from _below(root, path, found)
            elif entry.is_file():
                yield path
            else:
                found.append(UNEXPECTED_FILE.at(Place(path), reason=_ODD, hint=""))


def _link(path: str) -> Problem:
    return UNEXPECTED_FILE.at(Place(path), reason=_LINK, hint=_INSTEAD)
