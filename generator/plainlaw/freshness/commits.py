"""The last commit of each source, from the last build where no later one touched it.

In: the portal's folder, what changed, and the ledger. Out: the history, and the documents whose commit is another one.
"""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from plainlaw.freshness.changes import Sources
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
    commits = {
        path: RawCommit(row.commit, date.fromisoformat(row.day or ""), bool(row.dirty))
        for path, row in sources.known.items() if row.commit is not None
    }  # fmt: skip
    return RawHistory(head.decode(), commits)


def keep_history(ledger: Ledger, history: RawHistory, sources: Sources) -> None:
    """Write it down."""
    changed = ((*row, path) for path, row in _different(sources, history.commits).items())
    ledger.many('UPDATE source SET "commit" = ?, day = ?, dirty = ? WHERE path = ?', changed)
    ledger.set("head", history.head.encode())


def with_another_commit(history: RawHistory, sources: Sources) -> set[str]:
    """The files whose last commit is not that of the last build."""
    return set(_different(sources, history.commits))


def _different(sources: Sources, commits: Mapping[str, RawCommit]) -> dict[str, _Row]:
    found: dict[str, _Row] = {}
    for path in sources.stamps:
        row, commit = sources.known.get(path), commits.get(path)
        now = (commit.hash, commit.day.isoformat(), int(commit.dirty)) if commit is not None else _NONE
        if now != (row[5:] if row is not None else _NONE):
            found[path] = now
    return found
