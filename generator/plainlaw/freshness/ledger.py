"""The ledger: what the last build read, found and made, in one file of build/ that may be deleted at any time.

In: records of a build. Out: the same records in the next one. Nothing in it is trusted over what is on disk: a ledger
that is damaged, or of another program or folder, is an empty one.
"""

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

FILE = "build/cache/ledger.sqlite"

_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE source (path TEXT PRIMARY KEY, size INT, changed INT, state INT, number INT, digest BLOB,
  "commit" TEXT, day TEXT, dirty INT NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE document (path TEXT PRIMARY KEY, folder TEXT, key TEXT, lang TEXT, day INT, until INT, face BLOB,
  about TEXT, legal TEXT, headings BLOB, needs TEXT, entry BLOB, warnings BLOB);
CREATE TABLE list (lang TEXT, what TEXT, key TEXT, count INT, shown BLOB, choices BLOB, PRIMARY KEY (lang, what, key))
  WITHOUT ROWID;
CREATE TABLE span (lang TEXT, what TEXT, key TEXT, first INT, last INT, path TEXT);
CREATE TABLE handed_in (number INT, dataset TEXT, period TEXT, path TEXT, digest TEXT, about BLOB, said BLOB);
CREATE TABLE task (name TEXT PRIMARY KEY, inputs BLOB) WITHOUT ROWID;
CREATE TABLE file (path TEXT PRIMARY KEY, folder TEXT, maker TEXT, size INT, changed INT, sha256 TEXT, lang TEXT,
  title TEXT, href TEXT, figures TEXT, charts TEXT, facts TEXT);
CREATE TABLE site (path TEXT PRIMARY KEY, source TEXT, rendered TEXT, size INT, changed INT) WITHOUT ROWID;
CREATE TABLE shell (kind TEXT PRIMARY KEY, ways TEXT) WITHOUT ROWID;
CREATE INDEX site_source ON site (source, rendered);
CREATE INDEX file_content ON file (path, sha256);
CREATE INDEX file_of_portal ON file (path) WHERE maker NOT GLOB 'content/*';
CREATE INDEX file_figures ON file (path) WHERE figures != '';
CREATE INDEX file_charts ON file (path) WHERE charts != '';
CREATE INDEX document_warnings ON document (path) WHERE length(warnings) > 0;
CREATE INDEX file_folder ON file (folder);
CREATE INDEX file_maker ON file (maker);
"""

_OF_THIS_BUILD = """
CREATE TEMP TABLE struck (path TEXT);
CREATE TEMP TRIGGER strike AFTER DELETE ON main.file BEGIN INSERT INTO struck VALUES (old.path); END;
"""
"""Which files of the tree were struck since the ledger was opened."""


class Ledger:
    """The ledger of one portal. Changes are kept when `keep` is called, and forgotten otherwise."""

    def __init__(self, connection: sqlite3.Connection, place: Path) -> None:
        self._connection, self._place = connection, place
        self._process = os.getpid()
        self._is_kept = False

    @classmethod
    @contextmanager
    def of(cls, root: Path, version: bytes, *, to_keep: bool = True, to_seal: bool = True) -> "Iterator[Ledger]":
        """The ledger of the portal in `root`; empty unless one of this `version` is there and whole.

        One that is not `to_keep` is never written. One that is not `to_seal` must be sealed before others can use it.
        """
        place = root / FILE
        was_there = place.exists()
        ledger = cls(_connect(place, version) if to_keep else _to_read(root, version), place)
        try:
            yield ledger
        finally:
            ledger._connection.close()
            ledger._process = 0
            if not ledger._is_kept and not was_there:
                _remove(place)
            if ledger._is_kept and to_seal:
                seal(root)

    def of_this_process(self) -> "Ledger":
        """The ledger as it was last kept, for reading later on or in a forked process: no connection may be used in two
        of them.
        """
        if os.getpid() != self._process:
            self._connection = sqlite3.connect(f"{self._place.absolute().as_uri()}?mode=ro", uri=True)
            self._process = os.getpid()
        return self

    def rows(self, statement: str, *values: object) -> list[Any]:
        """The rows that a SELECT answers with."""
        return self._connection.execute(statement, values).fetchall()

    def many(self, statement: str, rows: Iterable[Iterable[object]]) -> None:
        """Run a statement once for each row of values."""
        self._connection.executemany(statement, rows)  # type: ignore[arg-type] # sqlite3 wants each row as a sequence

    def value(self, name: str) -> bytes | None:
        """A single value by its name."""
        found = self.rows("SELECT value FROM meta WHERE name = ?", name)
        return found[0][0] if found else None

    def set(self, name: str, value: bytes | None) -> None:
        """Set a single value."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def forget(self) -> None:
        """Empty it."""
        for (table,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'meta'"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - the names are those of the schema
        self._connection.execute("DELETE FROM meta WHERE name != 'version'")

    def undo(self) -> None:
        """Forget all changes since the last call of `keep`."""
        self._connection.rollback()

    def keep(self) -> None:
        """Keep all changes since the last call, or none of them."""
        self._connection.commit()
        self._is_kept = True


def _connect(place: Path, version: bytes) -> sqlite3.Connection:
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _opened(place, version)
    except (sqlite3.Error, OSError):
        _remove(place)
        return _opened(place, version)


def seal(root: Path) -> None:
    """Say that the ledger is whole as it is."""
    place = root / FILE
    if place.exists():
        _seal(place).write_text(_checksum(place), encoding="ascii")


def is_whole(root: Path) -> bool:
    """Whether the ledger is the one that the last build has sealed. One that is not there yet is whole, too."""
    place = root / FILE
    try:
        return not place.exists() or _seal(place).read_text(encoding="ascii") == _checksum(place)
    except (OSError, ValueError):
        return False


def _seal(place: Path) -> Path:
    return place.with_name(f"{place.name}.sum")


def _checksum(place: Path) -> str:
    # against accidents, not against people: what is read is made of the model's own classes whatever it says
    found, size = 0, 0
    with place.open("rb") as file:
        while part := file.read(1 << 20):
            found, size = zlib.crc32(part, found), size + len(part)
    return f"{size} {found:08x}\n"


def discard(root: Path) -> None:
    """Throw the ledger away."""
    _remove(root / FILE)


def _remove(place: Path) -> None:
    for name in (place.name, f"{place.name}-journal", f"{place.name}-wal", f"{place.name}-shm", f"{place.name}.sum"):
        with suppress(FileNotFoundError):
            place.with_name(name).unlink()


def _to_read(root: Path, version: bytes) -> sqlite3.Connection:
    if (root / FILE).exists() and is_whole(root):
        with suppress(sqlite3.Error):
            return _opened(root / FILE, version)
    return _opened(None, version)


def _opened(place: Path | None, version: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(place or ":memory:", timeout=30)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        # what a crash of the machine loses is a ledger, never the site
        connection.execute("PRAGMA synchronous = OFF")
        # children that read what was kept do not wait for what is being written
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA cache_size = -64000")
        known = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'meta'").fetchone()
        if known is None:
            connection.executescript(_SCHEMA)
            connection.execute("INSERT INTO meta VALUES ('version', ?)", (version,))
            connection.commit()
        elif connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone() != (version,):
            raise sqlite3.DatabaseError("the ledger of another program or folder")
        connection.executescript(_OF_THIS_BUILD)
    except sqlite3.Error:
        connection.close()
        raise
    return connection
