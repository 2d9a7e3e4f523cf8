"""The last commit of each source, from the last build where no later one touched it.

In: the portal's folder, what changed, and the ledger. Out: the history, and the documents whose commit is another one.
"""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from plainlaw.freshness.ledger import Ledger
from plainlaw.problems import Problem
from plainlaw.sources.history import RawCommit, RawHistory, read_history


def history_now(root: Path, touched: Collection[str], ledger: Ledger, found: list[Problem]) -> RawHistory:
    """The last commit of each file."""
    return read_history(root, found, _kept(ledger), touched)


def _kept(ledger: Ledger) -> RawHistory | None:
    head = ledger.value("head")
    if not head:
        return None
    rows = ledger.rows('SELECT path, "commit", day, dirty FROM source WHERE "commit" IS NOT NULL')
    commits = {path: RawCommit(commit, date.fromisoformat(day), bool(dirty)) for path, commit, day, dirty in rows}
    return RawHistory(head.decode(), commits)


def keep_history(ledger: Ledger, history: RawHistory) -> None:
    """Write it down."""
    changed = [(*row, path) for path, row in _different(ledger, history.commits).items()]
    ledger.many('UPDATE source SET "commit" = ?, day = ?, dirty = ? WHERE path = ?', changed)
    ledger.set("head", history.head.encode())


def with_another_commit(ledger: Ledger, history: RawHistory) -> set[str]:
    """The files whose last commit is not that of the last build."""
    return set(_different(ledger, history.commits))


def _different(ledger: Ledger, commits: Mapping[str, RawCommit]) -> dict[str, tuple[str | None, str | None, int]]:
    found: dict[str, tuple[str | None, str | None, int]] = {}
    for path, *known in ledger.rows('SELECT path, "commit", day, dirty FROM source'):
        commit = commits.get(path)
        now = (commit.hash, commit.day.isoformat(), int(commit.dirty)) if commit is not None else (None, None, 0)
        if [*now] != known:
            found[path] = now
    return found
