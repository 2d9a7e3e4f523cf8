"""Which sources changed since the last build.

In: the portal's folder and the ledger. Out: `Sources`: the stamp and digest of every file, and the paths that changed.
"""

import hashlib
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from plainlaw.freshness.ledger import Ledger
from plainlaw.sources.stamps import Stamp, read_stamps

_TICK = 20_000_000
"""Nanoseconds within which two changes of a file may bear the same time."""


class Known(NamedTuple):
    """What the last build knew of a source: its stamp and digest, its last commit, whether it differed from that."""

    size: int
    changed: int
    state: int
    number: int
    digest: bytes
    commit: str | None
    day: str | None
    dirty: int


@dataclass(frozen=True)
class Sources:
    """Every source, and those that changed, were added or are gone since the last build, by which each is `known`."""

    stamps: dict[str, Stamp]
    digests: dict[str, bytes]
    known: dict[str, Known]
    changed: frozenset[str]
    gone: frozenset[str]
    looked_at: int

    @property
    def touched(self) -> frozenset[str]:
        """Everything that is not as it was."""
        return self.changed | self.gone

    def same_paths(self, folder: str) -> bool:
        """Whether nothing was added to a folder or taken away from it."""
        return not any(path.startswith(folder) for path in self.gone | (self.changed - self.known.keys()))

    def digest(self, wanted: Callable[[str], bool]) -> bytes:
        """Changes with the content of every source that is wanted."""
        found = hashlib.sha256()
        for path in sorted(path for path in self.digests if wanted(path)):
            found.update(path.encode() + b"\0" + self.digests[path])
        return found.digest()


def compare(root: Path, ledger: Ledger) -> Sources:
    """What changed. A file whose stamp is new is read; it has changed when its digest is new."""
    looked_at = time.time_ns()
    stamps = read_stamps(root)
    known = {path: Known(*row) for path, *row in ledger.rows(_ALL)}
    before = int.from_bytes(ledger.value("looked_at") or b"", "big") - _TICK
    digests: dict[str, bytes] = {}
    changed: set[str] = set()
    for path, stamp in stamps.items():
        row = known.get(path)
        # a file changed within the tick in which it was last looked at may have changed again unseen
        if row is not None and row[:4] == stamp and stamp.state < before and stamp.changed < before:
            digests[path] = row.digest
            continue
        digests[path] = digest_of(root, path)
        if row is None or row.digest != digests[path]:
            changed.add(path)
    gone = frozenset(known.keys() - stamps.keys())
    return Sources(stamps, digests, known, frozenset(changed), gone, looked_at)


_ALL = 'SELECT path, size, changed, state, number, digest, "commit", day, dirty FROM source ORDER BY path'


def digest_of(root: Path, path: str) -> bytes:
    """The SHA-256 of a file; of where it leads when it is a link, which is never followed."""
    if path.endswith("/"):
        return b""
    place = root / path
    try:
        kind = place.lstat().st_mode
        if stat.S_ISLNK(kind):
            content = str(place.readlink()).encode()
        elif stat.S_ISREG(kind):
            content = place.read_bytes()
        else:
            # nobody waits for a pipe
            content = f"no ordinary file: {stat.S_IFMT(kind)}".encode()
    except OSError as error:
        content = f"cannot be read: {error.errno}".encode()
    return hashlib.sha256(content).digest()


def keep_sources(ledger: Ledger, sources: Sources) -> None:
    """Write down what was looked at."""
    different = [
        (path, *stamp, sources.digests[path])
        for path, stamp in sources.stamps.items()
        if (row := sources.known.get(path)) is None or row[:4] != stamp or row.digest != sources.digests[path]
    ]
    ledger.many("DELETE FROM source WHERE path = ?", ((path,) for path in sources.gone))
    ledger.many(
        "INSERT INTO source (path, size, changed, state, number, digest) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (path)"
        " DO UPDATE SET size = excluded.size, changed = excluded.changed, state = excluded.state,"
        " number = excluded.number, digest = excluded.digest",
        different,
    )
    ledger.set("looked_at", sources.looked_at.to_bytes(8, "big"))
