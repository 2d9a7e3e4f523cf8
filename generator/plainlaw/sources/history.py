"""The last commit of every source file, asked of Git once.

In: the portal's folder. Out: `(hash, day, dirty)` by path, or a warning where there is no full history.
"""

import subprocess  # noqa: S404 - git is called with fixed arguments and no shell
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.reading import NO_HISTORY, UNEXPECTED_FILE

_FOLDERS = ("content", "stats", "site_config")
_MARK = "//"
"""Begins the line of a commit. Every path that is asked for begins with the name of a folder."""
_BUILD, _TRACKED = "build", "build/portal/.gitignore"
_GENERATED = Message.of("what stands in build/ is generated anew, never handed in")
_UNTRACK = Message.of("Take it out of Git: git rm -r --cached build")


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
        log = _git(root, "log", f"--format={_MARK}%H %ad", "--date=format:%Y-%m-%d", "--name-only", "--relative", "-z",
                   "--no-renames", "--no-show-signature", "--", *_FOLDERS)  # fmt: skip
        changed = _git(root, "diff", "--name-only", "--relative", "-z", "HEAD", "--", *_FOLDERS)
        committed = _git(root, "ls-files", "-z", "--", _BUILD)
    except (OSError, subprocess.CalledProcessError):
        found.append(NO_HISTORY.at(Place("."), reason=Message.of("no Git repository, or no commit in it")))
        return {}
    for path in filter(None, committed.split("\0")):
        if path != _TRACKED:
            found.append(UNEXPECTED_FILE.at(Place(path), reason=_GENERATED, hint=_UNTRACK))
    if shallow:
        found.append(NO_HISTORY.at(Place("."), reason=Message.of("the clone is shallow")))
        return {}
    dirty = set(changed.split("\0"))
    last = _first_of_each(log)
    return {path: RawCommit(hash, day, path in dirty) for path, (hash, day) in last.items() if day is not None}


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603
        ["git", "-C", str(root), "-c", "core.quotepath=off", *arguments],  # noqa: S607
        capture_output=True, check=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return done.stdout.decode("utf-8", "replace")


def _first_of_each(log: str) -> dict[str, tuple[str, date | None]]:
    # git log begins with the newest commit, so the first that names a file is the file's last
    last: dict[str, tuple[str, date | None]] = {}
    stamp: tuple[str, date | None] = ("", None)
    for part in log.split("\0"):
        text = part.removeprefix("\n")
        if text.startswith(_MARK):
            commit, _, day = text.removeprefix(_MARK).partition(" ")
            stamp = (commit, _day(day))
        elif text:
            last.setdefault(text, stamp)
    return last


def _day(text: str) -> date | None:
    # anybody can commit on a day that no calendar holds; such a commit is left out
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
