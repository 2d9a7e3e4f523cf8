"""Portals for tests: copies of the sample with a history of their own, and small ones made from a dict of paths."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"
_PARTS = ("content", "stats", "site_config", "mkdocs.yml")
_IDENTITY = {
    "GIT_AUTHOR_NAME": "Editor", "GIT_AUTHOR_EMAIL": "editor@plainlaw.example",
    "GIT_COMMITTER_NAME": "Editor", "GIT_COMMITTER_EMAIL": "editor@plainlaw.example",
    "GIT_AUTHOR_DATE": "2025-01-25T09:00:00+08:00", "GIT_COMMITTER_DATE": "2025-01-25T09:00:00+08:00",
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
}  # fmt: skip


def shared_data(name: str) -> Path:
    """A folder of the real inputs beside the checkout. Where it is absent the test is skipped, in CI it fails."""
    folder = SHARED / "data" / name
    if not folder.is_dir():
        reason = f"the real inputs are not beside the checkout (looked for {name})"
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return folder


def sample_portal(into: Path) -> Path:
    """A copy of the sample portal in `into`, committed once on a fixed day, so that its commit is always the same."""
    into.mkdir(parents=True, exist_ok=True)
    for name in _PARTS:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, into / name, dirs_exist_ok=True)
        else:
            shutil.copy2(source, into / name)
    (into / "build" / "portal").mkdir(parents=True, exist_ok=True)
    commit_all(into)
    return into


def portal_of(files: Mapping[str, str | bytes], into: Path) -> Path:
    """A portal made of these files and nothing else, without a history."""
    for name, content in files.items():
        path = into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return into


def commit_all(portal: Path, message: str = "State of the portal") -> None:
    """Commit everything in the portal's folder, on the fixed day and under the fixed name."""
    if not (portal / ".git").exists():
        git(portal, "init", "--quiet", "--initial-branch=main")
        (portal / ".gitignore").write_text("/build/\n")
    git(portal, "add", "--all")
    git(portal, "commit", "--quiet", "--message", message)


def git(portal: Path, *arguments: str) -> str:
    """Run git in the portal's folder."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=portal,
        env={**os.environ, **_IDENTITY},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout
