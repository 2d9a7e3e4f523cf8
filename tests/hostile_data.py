"""Inputs that break programs, from files that lie beside the checkout.

In: the name of a folder of hostile/. Out: its path. Where it is absent the test is skipped, in continuous integration
it fails.
"""

import os
from pathlib import Path

import pytest

from portals import SHARED


def hostile(*parts: str) -> Path:
    """A file or folder of the hostile inputs."""
    path = SHARED.joinpath("data", "hostile", *parts)
    if not path.exists():
        reason = f"{path} is not there"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path
