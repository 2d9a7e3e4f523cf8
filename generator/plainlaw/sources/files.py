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

_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_AT_ONCE = 1 << 16
_LINK = Message.of("it is a link to another place")
_FOLDER = Message.of("it is a folder, not a file")
_ODD = Message.of("it is not an ordinary file")
_INSTEAD = Message.of("Put the file itself here instead of the link.")


def regular_files(root: Path, folder: str, found: list[Problem]) -> list[str]:
    """The path of every ordinary file below `folder`; no link is followed, and a finding names each thing that is not
    an ordinary file.
    """
    return sorted(_below(root, folder, found))


def read_bytes(root: Path, path: str, found: list[Problem], largest: int | None = None) -> bytes | None:
    """The content of `root/path`; None after a finding when it is no ordinary file or too large. `largest` is the most
    bytes that it may have, where that is another bound than for all.
    """
    link = first_link(root, path)
    if link:
        found.append(_link(link))
        return None
    name = f"{root}/{path}"
    state = os.lstat(name)
    if not stat.S_ISREG(state.st_mode):
        reason = _FOLDER if stat.S_ISDIR(state.st_mode) else _ODD
        found.append(UNEXPECTED_FILE.at(Place(path), reason=reason, hint=""))
        return None
    if largest is None:
        largest = LARGEST_RETURN if path.endswith(".csv") else LARGEST
    if state.st_size > largest:
        reason = Message.of("it is larger than {limit} MB", limit=str(largest // 1_000_000))
        found.append(UNEXPECTED_FILE.at(Place(path), reason=reason, hint=""))
        return None
    return _content(name)


def _content(name: str) -> bytes:
    """All bytes of a file. One that has become a link since it was looked at is refused by the system itself."""
    # without the layers of open(), which cost more than the reading of a page of text
    file = os.open(name, os.O_RDONLY | _NO_LINK)
    try:
        parts = [os.read(file, _AT_ONCE)]
        while parts[-1]:
            parts.append(os.read(file, _AT_ONCE))
    finally:
        os.close(file)
    return b"".join(parts)


def first_link(root: Path, path: str) -> str:
    """The first part of `path` that is a symbolic link, as a path; "" when none is."""
    # text, not Path objects: this is asked for every part of every file
    above, at = f"{root}/", path.find("/")
    while at >= 0:
        if os.path.islink(above + path[:at]):  # noqa: PTH114
            return path[:at]
        at = path.find("/", at + 1)
    return path if os.path.islink(above + path) else ""  # noqa: PTH114


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
