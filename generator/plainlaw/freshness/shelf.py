"""The documents of the last build, as the ledger has them.

In: the ledger. Out: cards of all documents, and any of them on demand; its text is read from its file when it is asked
for.
"""

import re
from collections.abc import Callable, Collection, Iterable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from plainlaw.freshness.card_rows import CARD
from plainlaw.freshness.kept import dumps, loads
from plainlaw.freshness.ledger import Ledger
from plainlaw.model.card import Card, Group, card_of
from plainlaw.model.document import Entry
from plainlaw.model.documents import Documents, Summary
from plainlaw.resolve.anchors import anchors_of
from plainlaw.sources.content import read_document


def cards_of(rows: Iterable[tuple[Any, ...]]) -> dict[str, Card]:
    """The cards that the ledger has kept (`card_rows`), by path, in the order of the paths."""
    return {row[0]: Card._make(row) for row in rows}


def documents_of(
    cards: Iterable[Card], fresh: dict[str, Entry], root: Path, ledger: Ledger, tags: tuple[str, ...]
) -> Documents:
    """The documents with these cards: `fresh` ones as they were read now, all others from the ledger."""
    return Documents(cards, _loader(fresh, root, ledger), tags)


def _loader(fresh: dict[str, Entry], root: Path, ledger: Ledger) -> Callable[[str], Entry]:
    def load(path: str) -> Entry:
        entry = fresh.get(path)
        if entry is not None:
            return entry
        kept: Entry = loads(ledger.of_this_process().rows("SELECT entry FROM document WHERE path = ?", path)[0][0])
        # its file has not changed since, so its text is what stands there
        return replace(kept, text=partial(_text, root, path))

    return load


def _text(root: Path, path: str) -> str:
    read = read_document(root, path, [])
    return read.body if read is not None else ""


def kept_summaries(ledger: Ledger, changed: Iterable[Card]) -> dict[Group, Summary]:
    """What lists rest on, for all groups in which no card changed."""
    known = {(lang, what, key): Summary(*row) for lang, what, key, *row in ledger.rows("SELECT * FROM list")}
    for card in changed:
        for group in card.groups:
            known.pop(group, None)
    return known


def keep_summaries(ledger: Ledger, documents: Documents) -> None:
    """Write down what lists rest on."""
    known = {(lang, what, key): tuple(row) for lang, what, key, *row in ledger.rows("SELECT * FROM list")}
    current = {group: tuple(summary) for group, summary in documents.summaries.items()}
    ledger.many("DELETE FROM list WHERE lang = ? AND what = ? AND key = ?", known.keys() - current.keys())
    changed = ((*group, *row) for group, row in current.items() if known.get(group) != row)
    ledger.many("INSERT OR REPLACE INTO list VALUES (?, ?, ?, ?, ?, ?)", changed)


def row_of(entry: Entry, needs: str, warnings: bytes) -> tuple[object, ...]:
    """What the ledger keeps of a document."""
    return (*card_of(entry), headings_digest(entry), needs, dumps(replace(entry, text="")), warnings)


# Without code, the places of a page follow from its headings and notes alone. Each line end is looked at once: a
# pattern that may begin or end anywhere in a line takes longer than all else that is done to a document.
_HEADINGS = re.compile(r"\n(?:[ \t>]*#.*|[^\S\n]*+\S.*+(?=\n(?:=+|-+)[ \t]*$))", re.MULTILINE)
_NOTES = re.compile(r"\[\^[^\]]+\]")


def headings_digest(entry: Entry) -> bytes:
    """Changes with the places within the document that a link may lead to."""
    body = entry.body
    if "`" in body or "~~~" in body or type(entry.fields).legal_text:
        return sha256(repr(anchors_of(entry)).encode()).digest()[:16]
    places = _HEADINGS.findall(f"\n{body}") + _NOTES.findall(body)
    return sha256(f"{entry.type} {entry.lang} {places}".encode()).digest()[:16]


def keep_documents(ledger: Ledger, rows: Iterable[Collection[object]], gone: Iterable[str]) -> None:
    """Write down documents made anew, and strike those that are gone."""
    ledger.many("DELETE FROM document WHERE path = ?", ((path,) for path in gone))
    ledger.many(
        f"INSERT OR REPLACE INTO document ({CARD}, headings, needs, entry, warnings)"  # noqa: S608
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
