"""Whether what the last build made is still there, looked at in a process of its own while the program is loaded.

In: the folder of a portal. Out: whether its ledger is whole, and what is damaged. What is imported here is as little as
can be: to look at all files of a large portal takes as long as to load what builds it, and both begin at once.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from plainlaw.folders import SITE, STAGING, TREE
from plainlaw.freshness.damage import Damage, look_for_damage
from plainlaw.freshness.ledger import FILE, Ledger, is_whole
from plainlaw.workers import meanwhile

Looking = Callable[[], tuple[bool, Damage]]
"""Waits for what was seen: whether the ledger is empty or whole, and whether what it speaks of is there."""


def look(root: Path, ledger: Ledger) -> tuple[bool, Damage]:
    """Look at everything that the ledger names."""
    is_empty = not ledger.rows("SELECT 1 FROM source LIMIT 1")
    return is_empty or is_whole(root), look_for_damage(ledger, root / TREE, root / SITE)


def begin_looking(root: Path) -> Looking | None:
    """Begin to look; None where there is nothing to go by, or where a build was stopped and must be finished first."""
    if not (root / FILE).is_file() or (root / STAGING).exists():
        return None
    return meanwhile(lambda: _look_early(root))


def _look_early(root: Path) -> tuple[bool, Damage]:
    try:
        with closing(sqlite3.connect(f"{(root / FILE).absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return look(root, Ledger(connection, root / FILE))
    except sqlite3.Error:
        return False, Damage()
