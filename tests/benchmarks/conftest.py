"""The benchmarks are not installed with plainlaw: they are found from the folder of the repository."""

import os
import sys

import pytest

from portals import REPOSITORY

if str(REPOSITORY) not in sys.path:
    sys.path.insert(0, str(REPOSITORY))


@pytest.fixture(autouse=True)
def _no_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a run, everything is brought to the disk: of no use to tests, and slow where others write."""
    monkeypatch.setattr(os, "sync", lambda: None)
