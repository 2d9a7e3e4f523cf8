"""The last commit of each source, from the last build where no later one touched it.

In: the portal's folder, what changed, and the ledger. Out: the history, and the documents whose commit is another one.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from plainlaw.freshness.changes import Known, KnownSources, Sources
from plainlaw.freshness.ledger import Ledger
from plainlaw.problems import Problem
from plainlaw.sources.history import RawCommit, RawHistory, read_history

_Row = tuple[str | None, str | None, int]
_NONE: _Row = (None, None, 0)


def history_now(root: Path, sources: Sources, ledger: Ledger, found: list[Problem]) -> RawHistory:
    """The last commit of each file."""
    return read_history(root, found, _kept(sources, ledger), _files(sources.touched))


def _files(paths: Collection[str]) -> list[str]:
    return [path for path in paths if not path.endswith("/")]


def _kept(sources: Sources, ledger: Ledger) -> RawHistory | None:
    head = ledger.value("head")
    if not head:
        return None
    return RawHistory(head.decode(), _KnownCommits(sources.known), KnownSources(ledger).dirty)


class _KnownCommits(Mapping[str, RawCommit]):
    """The commits that the last build knew; of most nobody asks."""

    def __init__(self, known: Mapping[str, Known]) -> None:
        self._known = known

    def __getitem__(self, path: str) -> RawCommit:
        row = self._known[path]
        if row.commit is None:
            raise KeyError(path)
        return RawCommit(row.commit, date.fromisoformat(row.day or ""), bool(row.dirty))

    def __iter__(self) -> Iterator[str]:
        return (path for path, row in self._known.items() if row.commit is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def keep_history(ledger: Ledger, history: RawHistory, sources: Sources) -> None:
    """Write it down."""
    changed = ((*row, path) for path, row in _different(sources, history).items())
    ledger.many('UPDATE source SET "commit" = ?, day = ?, dirty = ? WHERE path = ?', changed)
    ledger.set("head", history.head.encode())


def with_another_commit(history: RawHistory, sources: Sources) -> set[str]:
    """The files whose last commit is not that of the last build."""
    return set(_different(sources, history))


def _different(sources: Sources, history: RawHistory) -> dict[str, _Row]:
    found: dict[str, _Row] = {}
    known, asked = sources.known, sources.read.keys() | (history.changed or ())
    if history.changed is None:
        known, asked = dict(known.items()), set(sources.paths)
    for path in asked:
        if path not in sources.paths:
            continue
        row, commit = known.get(path), history.commits.get(path)
        now = (commit.hash, commit.day.isoformat(), int(commit.dirty)) if commit is not None else _NONE
        if now != (row.committed if row is not None else _NONE):
            found[path] = now
    return found
