"""Step 6b: the index of the search brought up to date, shard by shard, while other files are made.

In: the portal, the records of documents made anew, and the ledger. Out: the folder `search/` of the tree. A shard is
indexed again when one of its documents has another page, or when other documents fall into it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, field

from plainlaw.freshness.files import FileRow, TreeFiles
from plainlaw.freshness.ledger import Ledger
from plainlaw.freshness.makers import INDEX
from plainlaw.make import Places, written_row
from plainlaw.resolve import ResolvedSite
from plainlaw.search import (
    Plan,
    Record,
    Shard,
    ShardKey,
    artifacts_of,
    entry,
    forget_oldest,
    index_files,
    keep_records,
    kept_records,
    plan,
    records_of,
    shard,
    shared_shards,
)
from plainlaw.search.files import ENTRY, FOLDER
from plainlaw.workers import meanwhile

_ENTRY = f"{INDEX}list"
_HEAD = "head of the index"
_RECORDS = "records of "
_KEPT = 2000
"""So many indexes and records of shards are kept in the store, those of the last builds included."""


class Anew(Struct, frozen=True):
    """Documents whose pages are others than before, the records of those that were made, and damaged makers."""

    paths: frozenset[str]
    records: Mapping[str, Record]
    damaged: frozenset[str]


def begin_index(site: ResolvedSite, anew: Anew, places: Places, store: Path, ledger: Ledger) -> Callable[[], None]:
    """Begin to index what is stale. What is returned waits for the end, and writes down what was made."""
    planned = plan(site)
    known: dict[str, bytes] = dict(ledger.rows("SELECT name, inputs FROM task WHERE name LIKE ?", f"{INDEX}%"))
    inputs = {_maker(key): _digest(paths) for key, paths in planned.documents.items()}
    shared = {_maker(ShardKey(tag, 0)): b"" for tag in site.site.portal.tags}
    stale = {name for name, digest in (inputs | shared).items() if known.get(name) != digest or name in anew.damaged}
    stale |= {_maker(key) for key, paths in planned.documents.items() if not anew.paths.isdisjoint(paths)}
    gone = known.keys() - inputs.keys() - shared.keys()
    ledger.many("DELETE FROM task WHERE name = ?", ((name,) for name in gone))
    ledger.many("INSERT OR REPLACE INTO task VALUES (?, ?)", (inputs | shared).items())
    if not stale and not gone and _ENTRY not in anew.damaged:
        return lambda: None
    before = {name: (ledger.value(_RECORDS + name) or b"").decode() for name in stale & known.keys()}
    result = meanwhile(lambda: _index(_Wanted(site, planned, anew, stale, before), places, store))

    def finish() -> None:
        made, head, records = result()
        files = TreeFiles(ledger)
        for name in (*gone, *stale):
            files.add((name,), made.get(name, ()))
            ledger.set(_RECORDS + name, records.get(name, "").encode())
        if head:
            ledger.set(_HEAD, head)
        _list(site, planned, places, ledger)

    return finish


def _maker(key: ShardKey) -> str:
    return f"{INDEX}{key.name}"


def _digest(paths: Iterable[str]) -> bytes:
    return sha256("\n".join(paths).encode()).digest()[:16]


class _Wanted(Struct, frozen=True):
    """The shards to be indexed. `before` are the fingerprints of records that were kept by the last build: of those
    shards that it indexed, and that were changed before. `kept` are those of now.
    """

    site: ResolvedSite
    planned: Plan
    anew: Anew
    stale: Collection[str]
    before: Mapping[str, str]
    kept: dict[str, str] = field(default_factory=dict)

    def shards(self, store: Path) -> Iterator[Shard]:
        yield from (each for each in shared_shards(self.site) if _maker(each.key) in self.stale)
        for key in self.planned.documents:
            name = _maker(key)
            if name not in self.stale:
                continue
            old = kept_records(store, self.before.get(name, "")).items()
            known = {path: record for path, record in old if path not in self.anew.paths}
            known.update(self.anew.records)
            documents = records_of(key, self.planned, self.site, known)
            if name in self.before:
                # what has changed once is likely to change again
                self.kept[name] = keep_records(store, documents)
            yield shard(key, self.planned, self.site, documents)


def _index(wanted: _Wanted, places: Places, store: Path) -> tuple[dict[str, list[FileRow]], bytes, dict[str, str]]:
    made: dict[str, list[FileRow]] = {}
    head = b""
    for key, files in index_files(wanted.shards(store), store):
        made[_maker(key)] = [written_row(artifact, _maker(key), places) for artifact in artifacts_of(files)]
        head = files.get(ENTRY, head)
    forget_oldest(store, _KEPT)
    return made, head, wanted.kept


def _list(site: ResolvedSite, planned: Plan, places: Places, ledger: Ledger) -> None:
    names: dict[str, list[str]] = defaultdict(list)
    rows = ledger.rows("SELECT maker, path FROM file WHERE maker LIKE ? ORDER BY path", f"{INDEX}%")
    for maker, path in rows:
        names[maker].append(path.removeprefix(f"{FOLDER}/"))
    browser = {tag: names[_maker(ShardKey(tag, 0))] for tag in site.site.portal.tags}
    found = {key: names[_maker(key)] for key in planned.documents}
    listed = entry(ledger.value(_HEAD) or b"{}", browser, found)
    TreeFiles(ledger).add((_ENTRY,), (written_row(listed, _ENTRY, places),))
