"""The last commit of every source file, asked of Git once.

In: the portal's folder. Out: `(hash, day, dirty)` by path, or a warning where there is no full history.
"""

import subprocess  # noqa: S404 - git is called with fixed arguments and no shell
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.reading import NO_HISTORY

_FOLDERS = ("content", "stats", "site_config")


@dataclass(frozen=True)
class RawCommit:
    """The last commit of a file; `dirty` when the file was changed since."""

    hash: str
    day: date
    dirty: bool


def read_history(root: Path, found: list[Problem]) -> dict[str, RawCommit]:
    """The last commit of each file of content/, stats/ and site_config/, by path."""
    try:
        shallow = _git(root, "rev-parse", "--is-shallow-repository").strip() == "true"
        log = _git(root, "log", "--format=%x01%H %ad", "--date=format:%Y-%m-%d", "--name-only", "--relative", "-z",
                   "--no-renames", "--", *_FOLDERS)  # fmt: skip
        changed = _git(root, "diff", "--name-only", "--relative", "-z", "HEAD", "--", *_FOLDERS)
    except (OSError, subprocess.CalledProcessError):
        found.append(NO_HISTORY.at(Place("."), reason=Message.of("no Git repository, or no commit in it")))
        return {}
    if shallow:
        found.append(NO_HISTORY.at(Place("."), reason=Message.of("the clone is shallow")))
        return {}
    dirty = set(changed.split("\0"))
    return {path: RawCommit(hash, day, path in dirty) for path, (hash, day) in _first_of_each(log).items()}


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603
        ["git", "-C", str(root), "-c", "core.quotepath=off", *arguments],  # noqa: S607
        capture_output=True, check=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return done.stdout.decode("utf-8", "replace")


def _first_of_each(log: str) -> dict[str, tuple[str, date]]:
    # git log begins with the newest commit, so the first that names a file is the file's last
    last: dict[str, tuple[str, date]] = {}
    for block in log.split("\x01")[1:]:
        head, _, names = block.partition("\0")
        commit, _, day = head.strip().partition(" ")
        stamp = (commit, date.fromisoformat(day[:10]))
        for name in names.strip("\n\0").split("\0"):
            last.setdefault(name.strip("\n"), stamp)
    return last
