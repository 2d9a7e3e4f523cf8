"""Documents that a new day changes though nobody touched them, and the next such day.

In: cards, the ledger, the day of the build. Out: paths of documents to be made anew. Unless a day has come or what a
document says of its life has changed, no card is looked at.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from plainlaw.freshness.ledger import Ledger
from plainlaw.law.days import changed_since, next_day
from plainlaw.law.life import parent_of
from plainlaw.model.card import Card
from plainlaw.model.documents import Documents
from plainlaw.model.version import POLICIES

_DAY, _NEXT = "legal day", "next legal day"


class LegalChanges(NamedTuple):
    """The paths of documents about which something changed by itself since the last build, and the next day for it."""

    changed: frozenset[str]
    next_day: date | None


def legal_changes(
    ledger: Ledger, cards: Mapping[str, Card], touched: Iterable[tuple[Card | None, Card | None]], day: date
) -> LegalChanges:
    """What the day of this build changes. `touched` are cards before and after edits."""
    before, known = _kept(ledger, _DAY), _kept(ledger, _NEXT)
    is_same = all(_legal(old) == _legal(new) for old, new in touched)
    if before is not None and is_same and before <= day and (known is None or day < known):
        return LegalChanges(frozenset(), known)
    changed = changed_since(cards.values(), before, day) if before is not None else set()
    return LegalChanges(frozenset(changed), next_day(cards.values(), day))


def texts_are_told_by(paths: Iterable[str], documents: Documents) -> set[str]:
    """The files of the documents whose dated texts lie in the files `paths`: they tell the checksums of the records of
    these texts, and a record says the commit of its file.
    """
    cards = (documents.cards[path] for path in paths if path in documents.cards)
    parents = {parent_of(card) for card in cards if card.folder.startswith(f"{POLICIES.folder}/")}
    return {path for key in parents for path in documents.files(POLICIES.folder, key)}


def keep_legal_day(ledger: Ledger, coming: date | None, day: date) -> None:
    """Write down the day of this build, and the next one on which something changes by itself."""
    ledger.set(_DAY, day.isoformat().encode())
    ledger.set(_NEXT, coming.isoformat().encode() if coming is not None else b"")


def _kept(ledger: Ledger, name: str) -> date | None:
    said = (ledger.value(name) or b"").decode()
    return date.fromisoformat(said) if said else None


def _legal(card: Card | None) -> str:
    return card.legal if card is not None else ""
