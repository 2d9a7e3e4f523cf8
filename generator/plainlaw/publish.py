"""Step 7, PUBLISH: the only writer of the generated tree and of what the public sees.

In: artifacts, or a rendered folder. Out: files on disk: the tree brought up to date file by file, the site
exchanged whole or not at all.
"""

import json
import os
import shutil
import stat
from collections.abc import Iterable, Set
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from plainlaw.problems import PlainlawError

_KEEP = ".gitignore"


class UnsafePathError(PlainlawError):
    """A file would be written outside its folder."""


def refuse_links(root: Path, folder: str, depth: int = 99) -> None:
    """Raise UnsafePathError when `root/folder`, or anything in it, is a symbolic link: writing would follow it.

    With a smaller `depth` only so many levels are looked at; whatever is written looks at its own way there.
    """
    place = f"{root}/{folder}"
    if os.path.islink(place):  # noqa: PTH114 - strings, for every file of the portal
        raise _link(root, Path(place))
    if depth == 0 or not os.path.isdir(place):  # noqa: PTH112
        return
    with os.scandir(place) as entries:
        for entry in entries:
            if entry.is_symlink():
                raise _link(root, Path(entry.path))
            if entry.is_dir(follow_symlinks=False):
                refuse_links(root, f"{folder}/{entry.name}", depth - 1)


def _link(root: Path, path: Path) -> UnsafePathError:
    name = path.relative_to(root).as_posix()
    return UnsafePathError(f"{name} is a link to another place; delete it, and build again. Nothing was written.")


def write_file(folder: Path, path: str, content: bytes) -> int:
    """Make `folder/path` hold this, and say when it was last written (in nanoseconds); nothing is done when it does.

    What is there is replaced, never written into: it may be a link to a file that the public reads. Raises
    UnsafePathError when the path leads out of the folder.
    """
    place = f"{folder}/{path}"
    _own_folder(str(folder), path.rpartition("/")[0])
    try:
        # in a build from nothing, no file is there yet
        return _written(place, content)
    except FileExistsError:
        pass
    try:
        handle = os.open(place, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError as error:
        raise UnsafePathError(f"{path} is no ordinary file; delete it, and build again.") from error
    with os.fdopen(handle, "rb") as file:
        state = os.fstat(handle)
        if state.st_size == len(content) and file.read() == content:
            return state.st_mtime_ns
    beside = f"{place}.new"
    _remove(beside)
    changed = _written(beside, content)
    os.replace(beside, place)  # noqa: PTH105
    return changed


def _written(place: str, content: bytes) -> int:
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666)
    # a file object would ask the system twice more about each file
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
        return os.fstat(handle).st_mtime_ns
    finally:
        os.close(handle)


@lru_cache(maxsize=100_000)
def _own_folder(folder: str, below: str) -> None:
    """Make the folder, and see that no part of the way is a link to another place."""
    if not below:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        return
    above, _, step = below.rpartition("/")
    if step in ("", ".", ".."):
        raise UnsafePathError(f"{below} leads out of its folder")
    _own_folder(folder, above)
    way = f"{folder}/{below}"
    try:
        os.mkdir(way)  # noqa: PTH102
    except FileExistsError:
        kind = os.lstat(way).st_mode
        if stat.S_ISREG(kind):
            # a file of an earlier build stands where a folder belongs now
            os.unlink(way)  # noqa: PTH108
            os.mkdir(way)  # noqa: PTH102
        elif not stat.S_ISDIR(kind):
            raise UnsafePathError(f"{below} is a link to another place; delete it, and build again.") from None


def forget_folders() -> None:
    """Look at every folder again; to be called at the beginning of a build."""
    _own_folder.cache_clear()


def remove_files(folder: Path, paths: Iterable[str]) -> None:
    """Remove these files, and the folders that are empty then."""
    for path in paths:
        _own_folder(str(folder), os.path.dirname(path))  # noqa: PTH120
        _remove(f"{folder}/{path}")
        above = os.path.dirname(path)  # noqa: PTH120
        with suppress(OSError):
            while above:
                os.rmdir(f"{folder}/{above}")  # noqa: PTH106
                above = os.path.dirname(above)  # noqa: PTH120
    forget_folders()


def _remove(place: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(place)  # noqa: PTH108


def is_bare(folder: Path) -> bool:
    """Whether nothing lies in a folder but what keeps it in Git."""
    return not folder.is_dir() or all(entry.name == _KEEP for entry in os.scandir(folder))


def remove_others(folder: Path, wanted: Set[str]) -> None:
    """Remove every file that is not wanted, and every empty folder."""
    for here, _, names in os.walk(folder, topdown=False):
        under = os.path.relpath(here, folder).replace(os.sep, "/")
        for name in names:
            path = name if under == "." else f"{under}/{name}"
            if name != _KEEP and path not in wanted:
                _remove(f"{here}/{name}")
        if under != "." and not os.listdir(here):  # noqa: PTH208
            os.rmdir(here)  # noqa: PTH106


_JOURNAL = "changes.json"


def begin_changes(staging: Path, gone: Iterable[str]) -> None:
    """Say that `staging` is complete: from now on its files will be in the site, and those `gone` will not."""
    place = staging / _JOURNAL
    beside = staging / f".{_JOURNAL}"
    beside.write_text(json.dumps(sorted(gone)), encoding="utf-8")
    with beside.open("rb") as file:
        os.fsync(file.fileno())
    beside.replace(place)


def finish_changes(staging: Path, site: Path) -> bool:
    """Bring the site up to date with a complete `staging`, also one that an earlier build could not finish with.

    Returns whether there was one. Each file is exchanged at once; should the machine stop between two of them, the next
    build begins by doing the rest.
    """
    try:
        gone = json.loads((staging / _JOURNAL).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    forget_folders()
    for here, _, names in os.walk(staging):
        under = os.path.relpath(here, staging).replace(os.sep, "/")
        for name in names:
            path = name if under == "." else f"{under}/{name}"
            if path not in (_JOURNAL, f".{_JOURNAL}"):
                _own_folder(str(site), os.path.dirname(path))  # noqa: PTH120
                os.replace(f"{here}/{name}", f"{site}/{path}")  # noqa: PTH105
    remove_files(site, [str(path) for path in gone])
    shutil.rmtree(staging)
    return True


def exchange(rendered: Path, site: Path) -> None:
    """Put the folder `rendered` in the place of `site`; the old site is gone only when the new one stands."""
    old = site.with_name(f".{site.name}.old")
    site.parent.mkdir(parents=True, exist_ok=True)
    if old.exists() and not site.exists():
        # an earlier exchange was cut off between its two steps: what it had set aside is the last good site
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    try:
        rendered.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)
