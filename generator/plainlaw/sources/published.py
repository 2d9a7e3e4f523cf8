"""What files were in the commit that is checked out, and one file in all commits: asked of Git where something changed.

In: the portal's folder and paths. Out: bytes; nothing where there is no repository.
"""

import subprocess  # noqa: S404 - git is called with fixed arguments and no shell
from collections.abc import Collection, Sequence
from pathlib import Path


def committed(root: Path, paths: Collection[str]) -> dict[str, bytes]:
    """The content of each file in the last commit; a file that is in no commit has none."""
    asked = [path for path in sorted(paths) if path.isprintable()]
    return dict(_contents(root, asked, [f"HEAD:./{path}" for path in asked]))


def committed_versions(root: Path, path: str) -> list[tuple[str, bytes]]:
    """The content of a file in each commit that changed it, after the hash of the commit, the oldest first.

    Commits are those of the first parents, as in the history: what a merge request tried meanwhile was never public.
    """
    commits = _git(root, "log", "--first-parent", "--format=%H", "--", path).decode().split()
    commits.reverse()
    return _contents(root, commits, [f"{commit}:./{path}" for commit in commits])


def _contents(root: Path, names: Sequence[str], objects: Sequence[str]) -> list[tuple[str, bytes]]:
    if not names:
        return []
    answer = _git(root, "cat-file", "--batch", asked="".join(f"{one}\n" for one in objects))
    return _objects(names, answer) if answer else []


def _git(root: Path, *arguments: str, asked: str = "") -> bytes:
    """What Git answers; nothing where it cannot."""
    try:
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(root), *arguments],  # noqa: S607
            input=asked.encode(), capture_output=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return b""
    return done.stdout


def _objects(asked: Sequence[str], answer: bytes) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    at = 0
    for path in asked:
        end = answer.index(b"\n", at)
        head = answer[at:end].split(b" ")
        at = end + 1
        # what is not there is said to be missing, in a line that repeats what was asked for
        if len(head) == 3 and head[2].isdigit():
            size = int(head[2])
            found += [(path, answer[at : at + size])] if head[1] == b"blob" else []
            at += size + 1
    return found
