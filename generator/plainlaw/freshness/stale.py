"""Which documents must be made anew besides those that changed themselves.

In: cards before and after, and what else changed. Out: paths of documents.
"""

from collections.abc import Iterable, Mapping

from plainlaw.freshness.ledger import Ledger
from plainlaw.freshness.shelf import headings_digest
from plainlaw.model.card import Card
from plainlaw.model.document import Entry
from plainlaw.model.needs import PLACES, of_document, of_headings, of_metric, of_text


def dependents(
    ledger: Ledger, before: Mapping[str, Card], fresh: Mapping[str, Entry], after: Mapping[str, Card],
    touched: Iterable[str],
) -> set[str]:  # fmt: skip
    """The documents whose pages show something of documents that changed, came or went."""
    names: set[str] = set()
    moved: list[Card] = []
    for path in touched:
        old, new = before.get(path), after.get(path)
        for card in (old, new):
            if card is not None and (old is None or new is None or old != new):
                names.add(of_document(f"{card.folder}/{card.key}"))
            if card is not None and card.legal:
                names.add(of_text(f"{card.folder}/{card.key}"))
        if old is not None and new is not None and _headings(ledger, path) != headings_digest(fresh[path]):
            names.add(of_headings(f"{new.folder}/{new.key}"))
        if old is None or new is None or _place(old) != _place(new):
            moved += [card for card in (old, new) if card is not None]
    return needing(ledger, names) | _around(ledger, moved)


def of_metrics(metrics: Iterable[str]) -> set[str]:
    """The names of the needs for these metrics."""
    return {of_metric(metric) for metric in metrics}


def of_places(before: Mapping[str, Card], after: Mapping[str, Card], touched: Iterable[str]) -> set[str]:
    """The name of the need for the places that have pages, when these are not the same. Only documents that were
    `touched` can name others than before.
    """

    def of_one(path: str, cards: Mapping[str, Card]) -> set[str]:
        return _named([cards[path]]) if path in cards else set()

    if all(of_one(path, before) == of_one(path, after) for path in touched):
        return set()
    return {PLACES} if _named(before.values()) != _named(after.values()) else set()


def needing(ledger: Ledger, names: Iterable[str]) -> set[str]:
    """The documents that noted one of these needs."""
    found: set[str] = set()
    for name in names:
        rows = ledger.rows("SELECT path FROM document WHERE instr(needs, ?) > 0", f"\n{name}\n")
        found.update(path for (path,) in rows)
    return found


def _headings(ledger: Ledger, path: str) -> bytes:
    found: bytes = ledger.rows("SELECT headings FROM document WHERE path = ?", path)[0][0]
    return found


def _place(card: Card) -> tuple[object, ...]:
    """Where it stands in lists."""
    return (card.lang, card.day, card.about)


def _around(ledger: Ledger, moved: Iterable[Card]) -> set[str]:
    found: set[str] = set()
    for card in moved:
        for lang, what, key in card.groups:
            rows = ledger.rows(
                "SELECT path FROM span WHERE lang = ? AND what = ? AND key = ? AND first <= ? AND last >= ?",
                lang, what, key, card.day, card.day,
            )  # fmt: skip
            found.update(path for (path,) in rows)
    return found


def _named(cards: Iterable[Card]) -> set[str]:
    named = (card for card in cards if "\nplace:" in card.about)
    return {key for card in named for what, key in card.subjects if what == "place"}
