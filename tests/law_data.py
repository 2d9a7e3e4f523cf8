"""The real laws that lie beside the checkout, by their path in laws-zh/, and statutes in several versions.

In CI their absence fails; elsewhere the tests of them are skipped.
"""

import os
from functools import cache
from pathlib import Path

import pytest

from portals import SHARED

LAWS = SHARED / "data" / "laws-zh"


def law_paths() -> list[str]:
    """The 44 files, to parametrize tests with."""
    return sorted(path.relative_to(LAWS).as_posix() for path in LAWS.rglob("*.md"))


@cache
def law(path: str) -> str:
    """The text of one of them, behind its front matter."""
    text = (LAWS / path).read_text(encoding="utf-8")
    return text.split("---\n", 2)[2] if text.startswith("---\n") else text


def all_laws() -> list[str]:
    """All of them; a test of none would pass for the wrong reason."""
    found = [law(path) for path in law_paths()]
    if len(found) != 44:
        reason = f"{LAWS} holds {len(found)} laws, not 44"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def statute(name: str) -> str:
    """A statute of tests/law/statutes/, without the line that says where it is from."""
    return (Path(__file__).parent / "law" / "statutes" / f"{name}.md").read_text(encoding="utf-8")
