"""The rows of the cards of documents in the ledger, for whoever has not loaded what documents are.

In: the ledger. Out: plain values, in the order of the fields of `plainlaw.model.card.Card`.
"""

from typing import Any

from plainlaw.freshness.ledger import Ledger

CARD = "path, folder, key, lang, day, until, face, about, legal"


def card_rows(ledger: Ledger) -> list[tuple[Any, ...]]:
    """The row of every document, in the order of the paths."""
    return ledger.rows(f"SELECT {CARD} FROM document ORDER BY path")  # noqa: S608
