"""What changes about legal documents by itself, because a day has come.

In: cards, and days. Out: the documents that say something else from a day on, and the next such day.
"""

from collections.abc import Iterable
from datetime import date

from plainlaw.law.life import parent_of
from plainlaw.model.card import Card
from plainlaw.model.legal import LegalFacts


def changed_since(cards: Iterable[Card], before: date, day: date) -> set[str]:
    """The paths of the documents about which something has changed by itself since the day `before`, up to `day`.

    A day that a document names concerns itself, its versions, and whatever it has a relation to.
    """
    legal = [card for card in cards if card.legal] if before < day else []
    concerned: set[str] = set()
    for card in legal:
        facts = LegalFacts.read(card.legal)
        if any(before < each <= day for each in facts.days):
            concerned |= {parent_of(card), *(tie.target for tie in facts.ties)}
    return {card.path for card in legal if parent_of(card) in concerned}


def next_day(cards: Iterable[Card], after: date) -> date | None:
    """The next day on which something changes by itself; None for never."""
    days = (each for card in cards if card.legal for each in LegalFacts.read(card.legal).days)
    return min((each for each in days if each > after), default=None)
