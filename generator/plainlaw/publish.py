"""Step 7, PUBLISH: the only writer of the generated tree and of what the public sees.

In: artifacts, or a rendered folder. Out: files on disk: the tree brought up to date file by file, the site
exchanged whole or not at all.
"""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from plainlaw.artifact import Artifact
from plainlaw.problems import PlainlawError

_KEEP = ".gitignore"


class UnsafePathError(PlainlawError):
    """A file would be written outside its folder."""


def refuse_links(root: Path, folder: str) -> None:
    """Raise UnsafePathError when `root/folder`, or anything in it, is a symbolic link: writing would follow it."""
    if (root / folder).is_symlink():
        raise _link(root, root / folder)
    for here, folders, names in os.walk(root / folder):
        for name in (*folders, *names):
            if (Path(here) / name).is_symlink():
                raise _link(root, Path(here) / name)


def _link(root: Path, path: Path) -> UnsafePathError:
    name = path.relative_to(root).as_posix()
    return UnsafePathError(f"{name} is a link to another place; delete it, and build again. Nothing was written.")


def write_tree(artifacts: Iterable[Artifact], tree: Path) -> int:
    """Make `tree` hold exactly these files; only what differs is written. Returns how many files were written.

    Raises UnsafePathError before anything is written when a path leads out of the tree.
    """
    wanted = {artifact.path: artifact.content for artifact in artifacts}
    root = tree.resolve()
    for path in wanted:
        if not (root / path).resolve().is_relative_to(root):
            raise UnsafePathError(f"{path} leads out of {tree}")
    tree.mkdir(parents=True, exist_ok=True)
    _remove_others(tree, set(wanted))
    return sum(_write_if_different(tree / path, content) for path, content in wanted.items())


def _remove_others(tree: Path, wanted: set[str]) -> None:
    for folder, _, names in os.walk(tree, topdown=False):
        here = Path(folder)
        for name in names:
            path = here / name
            if name != _KEEP and path.relative_to(tree).as_posix() not in wanted:
                path.unlink()
        if here != tree and not any(here.iterdir()):
            here.rmdir()


def _write_if_different(path: Path, content: bytes) -> bool:
    try:
        if path.read_bytes() == content:
            return False
    except (FileNotFoundError, NotADirectoryError):
        path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_bytes(content)
    beside.replace(path)
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
