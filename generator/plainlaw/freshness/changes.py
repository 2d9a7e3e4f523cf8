"""Which sources changed since the last build.

In: the portal's folder and the ledger. Out: `Sources`: the stamp and digest of every file, and the paths that changed.
"""

import hashlib
import marshal
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

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


class KnownSources(Mapping[str, Known]):
    """What the ledger knows of every source. Of most nobody asks, so each is read when it is asked for, and all of them
    together when somebody goes through them.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._found: dict[str, Known | None] = {}
        self._has_all = False

    def __getitem__(self, path: str) -> Known:
        if path not in self._found and not self._has_all:
            rows = self._ledger.of_this_process().rows(f"{_KNOWN} WHERE path = ?", path)
            self._found[path] = Known._make(rows[0]) if rows else None
        found = self._found.get(path)
        if found is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        if not self._has_all:
            self._found = {row[0]: Known._make(row) for row in self._ledger.of_this_process().rows(_KNOWN)}
            self._has_all = True
        return iter(self._found)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return bool(self._found) or bool(self._ledger.of_this_process().rows("SELECT 1 FROM source LIMIT 1"))

    @property
    def dirty(self) -> frozenset[str]:
        """Those that differed from what was committed."""
        return frozenset(path for (path,) in self._ledger.of_this_process().rows("SELECT path FROM source WHERE dirty"))


class Sources(Struct, frozen=True):
    """Every source, and those that changed, were added or are gone since the last build, by which each is `known`.

    `read` are the digests of those whose stamps are new.
    """

    paths: frozenset[str]
    stamps: Mapping[str, Stamp]
    read: dict[str, bytes]
    known: Mapping[str, Known]
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
        read = {path: self._digest(path) for path in self.paths}
        return replace(self, read=read, known={}, changed=self.paths, gone=frozenset())

    def same_paths(self, folder: str) -> bool:
        """Whether nothing was added to a folder or taken away from it."""
        return not any(
            path.startswith(folder) and (path in self.gone or path not in self.known) for path in self.touched
        )

    def digest(self, wanted: Callable[[str], bool]) -> bytes:
        """Changes with the content of every source that is wanted."""
        found = hashlib.sha256()
        for path in sorted(filter(wanted, self.paths)):
            found.update(path.encode() + b"\0" + self._digest(path))
        return found.digest()

    def _digest(self, path: str) -> bytes:
        return self.read[path] if path in self.read else self.known[path].digest


class Packed(NamedTuple):
    """Sources as a process says them to another one that has the same ledger: values that `marshal` writes."""

    paths: list[str]
    stamps: bytes
    asked: dict[str, tuple[int, ...]]
    read: dict[str, bytes]
    changed: list[str]
    gone: list[str]
    looked_at: int

    @classmethod
    def of(cls, sources: Sources) -> "Packed":
        """These sources."""
        stamps = {path: tuple(stamp) for path, stamp in sources.stamps.items()}
        asked = {path: stamps[path] for path in sources.read}
        return cls(
            list(stamps), marshal.dumps(stamps), asked, sources.read, [*sources.changed], [*sources.gone],
            sources.looked_at,
        )  # fmt: skip

    def sources(self, ledger: Ledger) -> Sources:
        """The same sources again."""
        return Sources(
            frozenset(self.paths), _SaidStamps(self.stamps, self.asked), self.read, KnownSources(ledger),
            frozenset(self.changed), frozenset(self.gone), self.looked_at,
        )  # fmt: skip


class _SaidStamps(Mapping[str, Stamp]):
    """Stamps that another process has read. Those of unchanged files hardly anybody asks for."""

    def __init__(self, packed: bytes, asked: Mapping[str, tuple[int, ...]]) -> None:
        self._packed, self._asked = packed, asked

    @cached_property
    def _all(self) -> dict[str, Stamp]:
        return {path: Stamp._make(values) for path, values in marshal.loads(self._packed).items()}  # noqa: S302

    def __getitem__(self, path: str) -> Stamp:
        return Stamp._make(self._asked[path]) if path in self._asked else self._all[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def compare(root: Path, ledger: Ledger) -> Sources:
    """What changed. A file whose stamp is new is read; it has changed when its digest is new."""
    looked_at = time.time_ns()
    stamps = read_stamps(root)
    known = KnownSources(ledger)
    rows = dict(known.items())
    before = int.from_bytes(ledger.value("looked_at") or b"", "big") - _TICK
    read: dict[str, bytes] = {}
    changed: set[str] = set()
    for path, stamp in stamps.items():
        row = rows.get(path)
        # a file changed within the tick in which it was last looked at may have changed again unseen
        if row is not None and row.stamp == stamp and stamp.changed < before and stamp.state < before:
            continue
        read[path] = digest_of(root, path)
        if row is None or row.digest != read[path]:
            changed.add(path)
    gone = frozenset(rows.keys() - stamps.keys())
    return Sources(frozenset(stamps), stamps, read, known, frozenset(changed), gone, looked_at)


def compare_edited(root: Path, edited: Iterable[str], last: Sources, ledger: Ledger) -> Sources:
    """The same when only `edited` sources can have changed since the `last` ones."""
    looked_at = time.time_ns()
    stamps, known = dict(last.stamps), KnownSources(ledger)
    read: dict[str, bytes] = {}
    for path in edited:
        stamp = stamp_of(root, path)
        if stamp is None:
            stamps.pop(path, None)
        else:
            stamps[path], read[path] = stamp, digest_of(root, path)
    changed = frozenset(path for path, digest in read.items() if path not in known or known[path].digest != digest)
    gone = frozenset(path for path in edited if path in known and path not in stamps)
    return Sources(frozenset(stamps), stamps, read, known, changed, gone, looked_at)


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
