"""A state of the portal: what lies in its folder, or what a revision of its repository holds.

In: a folder and a revision. Out: a folder of its own that is removed again, and the resolved portal of a folder.
"""

import subprocess  # noqa: S404 - git is called with fixed arguments, after the revision was made a hash
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path

from plainlaw.build import load
from plainlaw.problems import PlainlawError
from plainlaw.resolve import ResolvedSite


class UnknownRevisionError(PlainlawError):
    """The repository has no such revision, or there is none."""


class BrokenStateError(PlainlawError):
    """A state with errors says nothing that could be compared."""


@contextmanager
def tree_at(root: Path, revision: str) -> Iterator[Path]:
    """The portal as it is in a revision, in a folder that lasts as long as this does."""
    try:
        commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        archive = _git(root, "archive", "--format=tar", commit.decode().strip(), ".")
    except (OSError, subprocess.CalledProcessError) as error:
        raise UnknownRevisionError(f"there is no revision “{revision}” in the portal's Git repository") from error
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(archive)) as tar:
            try:
                # links that lead out of the folder, devices and the like are refused
                tar.extractall(folder, filter="data")
            except tarfile.TarError as error:
                raise BrokenStateError(f"the portal as it is {revision} cannot be read: {error}") from error
        yield Path(folder)


def _git(root: Path, *arguments: str) -> bytes:
    done = subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)  # noqa: S603, S607
    return done.stdout


def state_of(folder: Path, as_of: date, name: str) -> ResolvedSite:
    """The portal in a folder. Raises BrokenStateError."""
    loaded = load(folder, as_of)
    if loaded.site is None:
        errors = sum(problem.is_error for problem in loaded.problems)
        raise BrokenStateError(f"the portal as it is {name} has {errors} errors (plainlaw check); mend them first")
    return loaded.site
