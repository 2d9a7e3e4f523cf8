"""Which sources changed since the last build.

In: the portal's folder and the ledger. Out: `Sources`: the stamp and digest of every file, and the paths that changed.
"""

import hashlib
import stat
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from plainlaw.freshness.ledger import Ledger
from plainlaw.sources.stamps import Stamp, read_stamps, stamp_of

_TICK = 20_000_000
"""Nanoseconds within which two changes of a file may bear the same time."""


class Known(NamedTuple):
    """What the last build knew of a source: its stamp and digest, its last commit, whether it differed from that."""

    path: str
    size: int
    changed: int
    state: int
    number: int
    digest: bytes
    commit: str | None
    day: str | None
    dirty: int

    @property
    def stamp(self) -> tuple[int, ...]:
        """Its stamp."""
        return self[1:5]

    @property
    def committed(self) -> tuple[str | None, str | None, int]:
        """Its last commit, the day of that, and whether it differs from it."""
        return self.commit, self.day, self.dirty


@dataclass(frozen=True)
class Sources:
    """Every source, and those that changed, were added or are gone since the last build, by which each is `known`.

    `read` are the digests of those whose stamps are new.
    """

    stamps: dict[str, Stamp]
    read: dict[str, bytes]
    known: dict[str, Known]
    changed: frozenset[str]
    gone: frozenset[str]
    looked_at: int

    @property
    def looked_at_bytes(self) -> bytes:
        """When they were looked at, as the ledger keeps it."""
        return self.looked_at.to_bytes(8, "big")

    @property
    def touched(self) -> frozenset[str]:
        """Everything that is not as it was."""
        return self.changed | self.gone

    def anew(self) -> "Sources":
        """The same for a ledger that knows nothing any more."""
        read = {path: self._digest(path) for path in self.stamps}
        return replace(self, read=read, known={}, changed=frozenset(self.stamps), gone=frozenset())

    def same_paths(self, folder: str) -> bool:
        """Whether nothing was added to a folder or taken away from it."""
        return not any(path.startswith(folder) for path in self.gone | (self.changed - self.known.keys()))

    def digest(self, wanted: Callable[[str], bool]) -> bytes:
        """Changes with the content of every source that is wanted."""
        found = hashlib.sha256()
        for path in sorted(filter(wanted, self.stamps)):
            found.update(path.encode() + b"\0" + self._digest(path))
        return found.digest()

    def _digest(self, path: str) -> bytes:
        return self.read[path] if path in self.read else self.known[path].digest


def compare(root: Path, ledger: Ledger) -> Sources:
    """What changed. A file whose stamp is new is read; it has changed when its digest is new."""
    looked_at = time.time_ns()
    stamps = read_stamps(root)
    known = known_sources(ledger)
    before = int.from_bytes(ledger.value("looked_at") or b"", "big") - _TICK
    read: dict[str, bytes] = {}
    changed: set[str] = set()
    for path, stamp in stamps.items():
        row = known.get(path)
        # a file changed within the tick in which it was last looked at may have changed again unseen
        if row is not None and row.stamp == stamp and stamp.changed < before and stamp.state < before:
            continue
        read[path] = digest_of(root, path)
        if row is None or row.digest != read[path]:
            changed.add(path)
    gone = frozenset(known.keys() - stamps.keys())
    return Sources(stamps, read, known, frozenset(changed), gone, looked_at)


def compare_edited(root: Path, edited: Iterable[str], last: Sources) -> Sources:
    """The same when only `edited` sources can have changed since the `last` ones."""
    looked_at = time.time_ns()
    stamps = dict(last.stamps)
    read: dict[str, bytes] = {}
    for path in edited:
        stamp = stamp_of(root, path)
        if stamp is None:
            stamps.pop(path, None)
        else:
            stamps[path], read[path] = stamp, digest_of(root, path)
    changed = {path for path, digest in read.items() if path not in last.known or last.known[path].digest != digest}
    gone = frozenset(path for path in edited if path in last.known and path not in stamps)
    return Sources(stamps, read, last.known, frozenset(changed), gone, looked_at)


def known_sources(ledger: Ledger, path: str | None = None) -> dict[str, Known]:
    """What the ledger knows of the source at `path`, or of all."""
    rows = ledger.rows(f"{_KNOWN} WHERE path = ?", path) if path is not None else ledger.rows(_KNOWN)
    return {row[0]: Known._make(row) for row in rows}


_KNOWN = 'SELECT path, size, changed, state, number, digest, "commit", day, dirty FROM source'


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
        (path, *sources.stamps[path], digest)
        for path, digest in sources.read.items()
        if (row := sources.known.get(path)) is None or row.stamp != sources.stamps[path] or row.digest != digest
    ]
    ledger.many("DELETE FROM source WHERE path = ?", ((path,) for path in sources.gone))
    ledger.many(
        "INSERT INTO source (path, size, changed, state, number, digest) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (path)"
        " DO UPDATE SET size = excluded.size, changed = excluded.changed, state = excluded.state,"
        " number = excluded.number, digest = excluded.digest",
        different,
    )
    ledger.set("looked_at", sources.looked_at_bytes)
