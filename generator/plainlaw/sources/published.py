"""What files were in the commit that is checked out, asked of Git for those that were changed since.

In: the portal's folder and paths. Out: bytes by path; nothing where there is no repository.
"""

import subprocess  # noqa: S404 - git is called with fixed arguments and no shell
from collections.abc import Collection
from pathlib import Path


def committed(root: Path, paths: Collection[str]) -> dict[str, bytes]:
    """The content of each file in the last commit; a file that is in no commit has none."""
    asked = [path for path in sorted(paths) if path.isprintable()]
    if not asked:
        return {}
    try:
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(root), "cat-file", "--batch"],  # noqa: S607
            input="".join(f"HEAD:./{path}\n" for path in asked).encode(), capture_output=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return {}
    return dict(_objects(asked, done.stdout))


def _objects(asked: list[str], answer: bytes) -> list[tuple[str, bytes]]:
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
