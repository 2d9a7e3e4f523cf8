"""Step 6b: the index of the search brought up to date, shard by shard, while other files are made.

In: the portal, the records of documents made anew, and the ledger. Out: the folder `search/` of the tree. A shard is
indexed again when one of its documents has another page, or when other documents fall into it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from plainlaw.freshness.files import INDEX, FileRow, TreeFiles
from plainlaw.freshness.ledger import Ledger
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
    plan,
    shard,
    shared_shards,
)
from plainlaw.search.files import ENTRY, FOLDER
from plainlaw.workers import meanwhile

_ENTRY = f"{INDEX}list"
_HEAD = "head of the index"
_KEPT = 1000
"""So many indexes of shards are kept in the store, those of the last builds included."""


@dataclass(frozen=True)
class Anew:
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
    result = meanwhile(lambda: _index(_wanted(site, planned, anew, stale), places, store))

    def finish() -> None:
        made, head = result()
        files = TreeFiles(ledger)
        for name in (*gone, *stale):
            files.add((name,), made.get(name, ()))
        if head:
            ledger.set(_HEAD, head)
        _list(site, planned, places, ledger)

    return finish


def _maker(key: ShardKey) -> str:
    return f"{INDEX}{key.name}"


def _digest(paths: Iterable[str]) -> bytes:
    return sha256("\n".join(paths).encode()).digest()[:16]


def _wanted(site: ResolvedSite, planned: Plan, anew: Anew, stale: Collection[str]) -> Iterator[Shard]:
    yield from (each for each in shared_shards(site) if _maker(each.key) in stale)
    yield from (shard(key, planned, site, anew.records) for key in planned.documents if _maker(key) in stale)


def _index(wanted: Iterable[Shard], places: Places, store: Path) -> tuple[dict[str, list[FileRow]], bytes]:
    made: dict[str, list[FileRow]] = {}
    head = b""
    for key, files in index_files(wanted, store):
        made[_maker(key)] = [written_row(artifact, _maker(key), places) for artifact in artifacts_of(files)]
        head = files.get(ENTRY, head)
    forget_oldest(store, _KEPT)
    return made, head


def _list(site: ResolvedSite, planned: Plan, places: Places, ledger: Ledger) -> None:
    names: dict[str, list[str]] = defaultdict(list)
    rows = ledger.rows("SELECT maker, path FROM file WHERE maker LIKE ? ORDER BY path", f"{INDEX}%")
    for maker, path in rows:
        names[maker].append(path.removeprefix(f"{FOLDER}/"))
    browser = {tag: names[_maker(ShardKey(tag, 0))] for tag in site.site.portal.tags}
    found = {key: names[_maker(key)] for key in planned.documents}
    listed = entry(ledger.value(_HEAD) or b"{}", browser, found)
    TreeFiles(ledger).add((_ENTRY,), (written_row(listed, _ENTRY, places),))
