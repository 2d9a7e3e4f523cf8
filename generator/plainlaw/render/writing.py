"""Writing files of the site into a folder that nobody reads yet.

In: paths and contents. Out: files. A file that is there already is taken away first, never written into: it may be a
hard link to a file of the site that is being read.
"""

import os
import shutil
from pathlib import Path

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


def write_file(path: str, content: bytes) -> None:
    """Write one file, and its folder if that is missing."""
    folder = path.rpartition("/")[0]
    try:
        # most pages are the first file of their folder
        os.mkdir(folder)  # noqa: PTH102 - paths are text here, for each of 12,000 pages
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    handle = _create(path)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(handle, view) :]
    finally:
        os.close(handle)


def _create(path: str) -> int:
    try:
        return os.open(path, _FLAGS, 0o666)
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108
        return os.open(path, _FLAGS, 0o666)


def link_file(source: Path, path: Path) -> None:
    """The same file at another place. The tree replaces files and never writes into them, so a link stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    try:
        os.link(source, path)
    except OSError:
        # another file system, or one without links
        shutil.copyfile(source, path)
