"""Whether what the last build made is still there: build/ belongs to everybody.

In: the ledger, and the folders of tree and site. Out: the files that are gone or were changed since.
"""

import os
import stat
from pathlib import Path

from msgspec import Struct

from plainlaw.freshness.ledger import Ledger
from plainlaw.freshness.makers import CHARTS


class Damage(Struct, frozen=True):
    """Who made the files of the tree that are not as they were left, and the sources of such files of the site."""

    makers: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()


def look_for_damage(ledger: Ledger, tree: Path, site: Path) -> Damage:
    """Look at each file that the ledger names; size and time of change must be those of the last build."""
    made = ledger.rows("SELECT path, size, changed, maker FROM file")
    shown = ledger.rows("SELECT path, size, changed, source FROM site")
    makers = _different(made, str(tree))
    if CHARTS in makers:
        # only those who show a chart know what is to be drawn
        makers |= {maker for (maker,) in ledger.rows("SELECT maker FROM file WHERE charts != ''")}
    return Damage(makers, _different(shown, str(site)))


def _different(rows: list[tuple[str, int, int, str]], folder: str) -> frozenset[str]:
    found: set[str] = set()
    for path, size, changed, origin in rows:
        try:
            state = os.lstat(f"{folder}/{path}")
        except OSError:
            found.add(origin)
            continue
        if state.st_size != size or state.st_mtime_ns != changed or not stat.S_ISREG(state.st_mode):
            found.add(origin)
    return frozenset(found)
