"""The last commit of every source file, asked of Git once.

In: the portal's folder. Out: `(hash, day, dirty)` by path, or a warning where there is no full history.
"""

import subprocess  # noqa: S404 - git is called with fixed arguments and no shell
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct, field

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


class RawCommit(Struct, frozen=True):
    """The last commit of a file; `dirty` when the file was changed since."""

    hash: str
    day: date
    dirty: bool


class RawHistory(Struct, frozen=True):
    """The commit that is checked out, and the last commit of each file, by path; both are empty without a history.

    `dirty` are the files that were changed since their commits. `changed` are those of which the commit may be another
    one than in the history that this one was read from; None when it was read from nothing.
    """

    head: str = ""
    commits: Mapping[str, RawCommit] = field(default_factory=dict)
    dirty: frozenset[str] = frozenset()
    changed: frozenset[str] | None = None


class _Later(Mapping[str, RawCommit]):
    """Commits of which some are others than before; None for a file that is in no commit any more."""

    def __init__(self, before: Mapping[str, RawCommit], changed: Mapping[str, RawCommit | None]) -> None:
        self._before, self._changed = before, changed

    def __getitem__(self, path: str) -> RawCommit:
        found = self._changed[path] if path in self._changed else self._before[path]
        if found is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        yield from (path for path, commit in self._changed.items() if commit is not None)
        yield from (path for path in self._before if path not in self._changed)

    def __len__(self) -> int:
        return sum(1 for _ in self)


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
        dirty = _dirty(root, _FOLDERS)
        return RawHistory(head, _commits(everything, dirty), frozenset(dirty))
    # a file that was not there when the last build looked may have been committed long ago
    unknown = sorted(path for path in set(touched) - new.keys() if path not in last.commits)
    if unknown:
        paths, asked = unknown if len(unknown) < _MANY else _FOLDERS, frozenset(unknown)
        new = {path: c for path, c in _first_of_each(_git_log_of(root, head, paths)).items() if path in asked} | new
    doubtful = {*touched, *new, *last.dirty}
    dirty = _dirty(root, sorted(doubtful) if len(doubtful) < _MANY else _FOLDERS) if doubtful else set()
    changed = _changed(last.commits, new, doubtful, dirty)
    return RawHistory(head, _Later(last.commits, changed), frozenset(dirty), frozenset(changed))


def _changed(
    before: Mapping[str, RawCommit], new: Mapping[str, tuple[str, date | None]], doubtful: Collection[str],
    dirty: Collection[str],
) -> dict[str, RawCommit | None]:  # fmt: skip
    found: dict[str, RawCommit | None] = {}
    for path in doubtful:
        known = before.get(path)
        hash, day = new.get(path) or ((known.hash, known.day) if known is not None else ("", None))
        found[path] = RawCommit(hash, day, path in dirty) if day is not None else None
    return found


def _commits(last: Mapping[str, tuple[str, date | None]], dirty: set[str]) -> dict[str, RawCommit]:
    return {path: RawCommit(hash, day, path in dirty) for path, (hash, day) in last.items() if day is not None}


def _dirty(root: Path, paths: Collection[str]) -> set[str]:
    changed = _git(
        root, "--literal-pathspecs", "diff", "--name-only", "--no-renames", "--relative", "-z", "HEAD", "--", *paths
    )
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
