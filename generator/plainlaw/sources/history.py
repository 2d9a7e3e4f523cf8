"""The last commit of every source file, asked of Git once.

In: the portal's folder. Out: `(hash, day, dirty)` by path, or a warning where there is no full history.
"""

import subprocess  # noqa: S404 - git is called with fixed arguments and no shell
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.reading import NO_HISTORY, UNEXPECTED_FILE

_FOLDERS = ("content", "stats", "site_config")
_WITHIN = tuple(f"{folder}/" for folder in _FOLDERS)
_MANY = 500
"""So many paths are not named one by one."""
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


@dataclass(frozen=True)
class RawHistory:
    """The commit that is checked out, and the last commit of each file, by path; both are empty without a history."""

    head: str = ""
    commits: Mapping[str, RawCommit] = field(default_factory=dict)


def read_history(
    root: Path, found: list[Problem], last: RawHistory | None = None, touched: Collection[str] = ()
) -> RawHistory:
    """The last commit of each file of content/, stats/ and site_config/.

    `last` is what an earlier build has read, and `touched` are the files that changed since: only what is new is asked
    for then. Commits are those of the first parents, so that a change that came in by a merge request bears the commit
    by which it became part of the portal.
    """
    try:
        shallow, head = _git(root, "rev-parse", "--is-shallow-repository", "HEAD").split()
        committed = _git(root, "ls-files", "-z", "--", _BUILD)
    except (OSError, ValueError, subprocess.CalledProcessError):
        found.append(NO_HISTORY.at(Place("."), reason=Message.of("no Git repository, or no commit in it")))
        return RawHistory()
    for path in filter(None, committed.split("\0")):
        if path != _TRACKED:
            found.append(UNEXPECTED_FILE.at(Place(path), reason=_GENERATED, hint=_UNTRACK))
    if shallow == "true":
        found.append(NO_HISTORY.at(Place("."), reason=Message.of("the clone is shallow")))
        return RawHistory()
    new = _since(root, last.head, head) if last is not None and last.head else None
    if last is None or new is None:
        everything = _first_of_each(_git_log_of(root, head, _FOLDERS))
        return RawHistory(head, _commits(everything, _dirty(root, _FOLDERS)))
    before: dict[str, tuple[str, date | None]] = {path: (c.hash, c.day) for path, c in last.commits.items()}
    # a file that was not there when the last build looked may have been committed long ago
    unknown = sorted(set(touched) - before.keys() - new.keys())
    if unknown:
        paths = unknown if len(unknown) < _MANY else _FOLDERS
        before = _first_of_each(_git_log_of(root, head, paths)) | before
    doubtful = {*touched, *new, *(path for path, commit in last.commits.items() if commit.dirty)}
    dirty = _dirty(root, sorted(doubtful) if len(doubtful) < _MANY else _FOLDERS) if doubtful else set()
    return RawHistory(head, _commits(before | new, dirty))


def _commits(last: Mapping[str, tuple[str, date | None]], dirty: set[str]) -> dict[str, RawCommit]:
    return {path: RawCommit(hash, day, path in dirty) for path, (hash, day) in last.items() if day is not None}


def _dirty(root: Path, paths: Collection[str]) -> set[str]:
    changed = _git(root, "--literal-pathspecs", "diff", "--name-only", "--relative", "-z", "HEAD", "--", *paths)
    return set(changed.split("\0"))


def _log(root: Path, *what: str) -> str:
    return _git(root, "--literal-pathspecs", "log", f"--format={_MARK}%H %ad %P", "--date=format:%Y-%m-%d",
                "--name-status", "--relative", "-z", "--first-parent", "-m", "--no-renames", "--no-show-signature",
                *what)  # fmt: skip


def _git_log_of(root: Path, head: str, paths: Collection[str]) -> str:
    return _log(root, head, "--", *paths)


def _since(root: Path, before: str, head: str) -> dict[str, tuple[str, date | None]] | None:
    """What the commits after `before` changed; None when `head` does not follow from it, commit after commit."""
    if before == head:
        return {}
    try:
        log = _log(root, f"{before}..{head}")
    except subprocess.CalledProcessError:
        return None
    oldest = log.rpartition(_MARK)[2].split("\0")[0].split("\n")[0]
    parents = oldest.split(" ")[2:]
    if parents[:1] != [before]:
        return None
    return {path: commit for path, commit in _first_of_each(log).items() if path.startswith(_WITHIN)}


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
    is_deleted = False
    for part in log.split("\0"):
        text = part.removeprefix("\n")
        if text.startswith(_MARK):
            commit, day, *_ = text.removeprefix(_MARK).split(" ")
            stamp = (commit, _day(day))
        elif len(text) == 1:
            is_deleted = text == "D"
        elif text:
            # a file that is there again since, but in no commit, is not the one that was deleted
            last.setdefault(text, ("", None) if is_deleted else stamp)
    return last


def _day(text: str) -> date | None:
    # anybody can commit on a day that no calendar holds; such a commit is left out
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
