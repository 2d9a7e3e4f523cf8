"""What the last build left, looked at in a process of its own while the program is loaded.

In: the folder of a portal. Out: `Looking`: which sources changed, the cards of all documents, whether the ledger is
whole, and what is damaged. What is imported here is as little as can be: to look at all files of a large portal takes
as long as to load what builds it, and both begin at once.
"""

import marshal
import mmap
import sqlite3
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from plainlaw.folders import SITE, STAGING, TREE
from plainlaw.freshness.card_rows import card_rows
from plainlaw.freshness.changes import Packed, Sources, compare
from plainlaw.freshness.damage import Damage, look_for_damage
from plainlaw.freshness.ledger import FILE, Ledger, is_whole
from plainlaw.workers import one_after_another

_Which = tuple[bytes | None, bytes | None]
"""The version of a ledger, and when it was written."""


_Said = tuple[int, int] | bytes
"""Where in the room something was put; the thing itself where it did not fit."""


class Room:
    """Memory that two processes share. A pipe would hold up the process that looks until the other one listens."""

    def __init__(self, size: int) -> None:
        self._memory, self._end = mmap.mmap(-1, max(size, 1)), 0

    def put(self, value: Any) -> _Said:
        """Put plain values there."""
        content = marshal.dumps(value)
        start, end = self._end, self._end + len(content)
        if end > len(self._memory):
            return content
        self._memory[start:end] = content
        self._end = end
        return start, end

    def get(self, said: _Said) -> Any:
        """The values again."""
        return marshal.loads(said if isinstance(said, bytes) else self._memory[slice(*said)])  # noqa: S302 - our own


class Looking:
    """What a process sees that looks at the ledger, the sources, and then at what was built. Each part is waited for
    when it is asked for.
    """

    def __init__(self, room: Room, parts: tuple[Callable[[], Any], ...]) -> None:
        self._room = room
        self._which, self._sources, self._cards, self._damage = parts

    def is_of(self, ledger: Ledger) -> bool:
        """Whether it looked at this ledger, as it is now. Another one is asked by whoever wants to know."""
        return self._which_ledger is not None and self._which_ledger == _which(ledger)

    @cached_property
    def _which_ledger(self) -> _Which | None:
        found: _Which | None = self._which()
        return found

    def sources(self, ledger: Ledger) -> Sources:
        """Every source, and those that changed."""
        return Packed(*self._room.get(self._sources())).sources(ledger)

    def cards(self) -> list[tuple[Any, ...]]:
        """The rows of the cards of all documents (`card_rows`)."""
        found: list[tuple[Any, ...]] = self._room.get(self._cards())
        return found

    def damage(self) -> tuple[bool, Damage]:
        """Whether the ledger is whole, and what of that which it names is not as it was left."""
        found: tuple[bool, Damage] = self._damage()
        return found


def look(root: Path, ledger: Ledger) -> tuple[bool, Damage]:
    """Look at everything that the ledger names."""
    is_empty = not ledger.rows("SELECT 1 FROM source LIMIT 1")
    return is_empty or is_whole(root), look_for_damage(ledger, root / TREE, root / SITE)


def begin_looking(root: Path) -> Looking | None:
    """Begin to look; None where there is nothing to go by, or where a build was stopped and must be finished first."""
    if not (root / FILE).is_file() or (root / STAGING).exists():
        return None
    # stamps and cards are a part of what the ledger knows
    early = _Early(root, Room((root / FILE).stat().st_size))
    return Looking(early.room, one_after_another(early.which, early.sources, early.cards, early.damage))


class _Early:
    """The work of the process. A ledger that cannot be read is none that anybody goes by."""

    def __init__(self, root: Path, room: Room) -> None:
        self._root, self.room = root, room

    @cached_property
    def _ledger(self) -> Ledger:
        place = self._root / FILE
        return Ledger(sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True), place)

    def which(self) -> _Which | None:
        """Which ledger it is."""
        try:
            return _which(self._ledger)
        except sqlite3.Error:
            return None

    def sources(self) -> _Said:
        """The sources."""
        return self.room.put(tuple(Packed.of(compare(self._root, self._ledger))))

    def cards(self) -> _Said:
        """The cards of documents."""
        return self.room.put(card_rows(self._ledger))

    def damage(self) -> tuple[bool, Damage]:
        """The damage, if there is any."""
        try:
            return look(self._root, self._ledger)
        except sqlite3.Error:
            return False, Damage()


def _which(ledger: Ledger) -> _Which:
    return ledger.value("version"), ledger.value("looked_at")
