"""Earlier versions of the returns of a dataset: what was committed once is public, whatever stands there now.

In: the portal's folder and that of a dataset. Out: the returns as they were together at earlier commits, one for each
state in which a file was another than it is now. Without a Git history there is none.
"""

import subprocess  # noqa: S404 - git is called with fixed arguments and no shell
from collections.abc import Iterable, Mapping
from pathlib import Path

_State = Mapping[str, str]
"""The blob of each return, by path."""


def earlier_versions(root: Path, folder: str) -> list[dict[str, bytes]]:
    """The content of all returns of `folder` at each state that differs from the present, by path, the newest first."""
    try:
        inside = _git(root, "rev-parse", "--show-prefix").decode().strip()
        commits = _git(root, "log", "--full-history", "--format=%H", "--", folder).decode().split()
        now = _now(root, folder)
        states = {_others(state, now): state for state in (_state(root, commit, folder, inside) for commit in commits)}
        states.pop(frozenset(), None)
        return [_contents(root, state) for state in states.values()]
    except (OSError, UnicodeDecodeError, subprocess.CalledProcessError):
        return []


def versions_since(root: Path, before: str, folders: Iterable[str]) -> bool:
    """Whether a commit since `before` touched one of these folders, also one that was taken back or merged in; True
    when the history is another one.
    """
    try:
        _git(root, "merge-base", "--is-ancestor", before, "HEAD")
        return bool(_git(root, "log", "--full-history", "--format=%H", "-1", f"{before}..HEAD", "--", *folders))
    except (OSError, subprocess.CalledProcessError):
        return True


def _others(state: _State, now: _State) -> frozenset[tuple[str, str]]:
    """What a state has that the present has not. A later return does not make a state another one."""
    return frozenset((path, blob) for path, blob in state.items() if now.get(path) != blob)


def _now(root: Path, folder: str) -> dict[str, str]:
    paths = sorted(f"{folder}/{path.name}" for path in (root / folder).glob("*.csv") if path.is_file())
    if not paths:
        return {}
    # without filters: what is compared are the bytes that a build reads
    return dict(zip(paths, _git(root, "hash-object", "--no-filters", "--", *paths).decode().split(), strict=True))


def _state(root: Path, commit: str, folder: str, inside: str) -> dict[str, str]:
    listed = _git(root, "ls-tree", "-z", "--full-tree", commit, "--", f"{inside}{folder}/").decode()
    found = (entry.partition("\t") for entry in listed.split("\0") if entry)
    return {path.removeprefix(inside): about.split()[2] for about, _, path in found if path.endswith(".csv")}


def _contents(root: Path, state: _State) -> dict[str, bytes]:
    return dict(zip(state, _blobs(root, state.values()), strict=True))


def _blobs(root: Path, names: Iterable[str]) -> list[bytes]:
    return [_git(root, "cat-file", "blob", name) for name in names]


def _git(root: Path, *arguments: str) -> bytes:
    done = subprocess.run(  # noqa: S603
        ["git", "-C", str(root), "-c", "core.quotepath=off", *arguments],  # noqa: S607
        capture_output=True, check=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return done.stdout
