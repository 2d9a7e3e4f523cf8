"""Which sources changed since the last build.

In: the portal's folder and the ledger. Out: `Sources`: the stamp and digest of every file, and the paths that changed.
"""

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path

from plainlaw.freshness.ledger import Ledger
from plainlaw.sources.stamps import Stamp, read_stamps

_TICK = 20_000_000
"""Nanoseconds within which two changes of a file may bear the same time."""


@dataclass(frozen=True)
class Sources:
    """Every source file, and those that changed, were added or are gone since the last build."""

    stamps: dict[str, Stamp]
    digests: dict[str, bytes]
    changed: frozenset[str]
    gone: frozenset[str]
    looked_at: int

    @property
    def touched(self) -> frozenset[str]:
        """Everything that is not as it was."""
        return self.changed | self.gone


def compare(root: Path, ledger: Ledger) -> Sources:
    """What changed. A file whose stamp is new is read; it has changed when its digest is new."""
    looked_at = time.time_ns()
    stamps = read_stamps(root)
    known = {row[0]: row[1:] for row in ledger.rows("SELECT path, size, changed, state, number, digest FROM source")}
    before = int.from_bytes(ledger.value("looked_at") or b"", "big")
    digests: dict[str, bytes] = {}
    changed: set[str] = set()
    for path, stamp in stamps.items():
        row = known.get(path)
        # a file changed within the tick in which it was last looked at may have changed again unseen
        if row is not None and row[:4] == stamp and max(stamp.state, stamp.changed) + _TICK < before:
            digests[path] = row[4]
            continue
        digests[path] = digest_of(root, path)
        if row is None or row[4] != digests[path]:
            changed.add(path)
    return Sources(stamps, digests, frozenset(changed), frozenset(known.keys() - stamps.keys()), looked_at)


def digest_of(root: Path, path: str) -> bytes:
    """The SHA-256 of a file; of where it leads when it is a link, which is never followed."""
    place = root / path
    try:
        content = str(place.readlink()).encode() if place.is_symlink() else place.read_bytes()
    except OSError as error:
        content = f"cannot be read: {error.errno}".encode()
    return hashlib.sha256(content).digest()


def keep_sources(ledger: Ledger, sources: Sources) -> None:
    """Write down what was looked at."""
    fresh = [(path, *sources.stamps[path], sources.digests[path]) for path in sources.stamps]
    known = {row[0]: row[1:] for row in ledger.rows("SELECT path, size, changed, state, number, digest FROM source")}
    different = [row for row in fresh if known.get(row[0]) != row[1:]]
    ledger.many("DELETE FROM source WHERE path = ?", ((path,) for path in known.keys() - sources.stamps.keys()))
    ledger.many(
        "INSERT INTO source (path, size, changed, state, number, digest) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (path)"
        " DO UPDATE SET size = excluded.size, changed = excluded.changed, state = excluded.state,"
        " number = excluded.number, digest = excluded.digest",
        different,
    )
    ledger.set("looked_at", sources.looked_at.to_bytes(8, "big"))
