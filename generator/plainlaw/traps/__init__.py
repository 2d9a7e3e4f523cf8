"""Shelf: one file a trap of real CSV and Excel files, with its own bad and good example."""

from functools import cache

from plainlaw.discover import one_on_shelf
from plainlaw.trap import Trap


@cache
def traps() -> dict[str, Trap]:
    """Every trap by the name of its file."""
    return one_on_shelf(__name__, "TRAP", Trap)
