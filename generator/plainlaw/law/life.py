"""The life of a legal document: its texts one after the other, and what it does to others and others to it.

In: the cards of documents, of which no document is loaded. Out: `Life`. Whatever is looked up is noted, so that a page
is made anew when a document that acts on it changes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from plainlaw.law.effects import Effect, backward, forward, merged
from plainlaw.law.status import Standing, TextStatus, ended, standing
from plainlaw.model.card import Card
from plainlaw.model.documents import Documents
from plainlaw.model.legal import LegalFacts
from plainlaw.model.version import POLICIES


class Text(NamedTuple):
    """One text of a document and the days on which it is in force, both included; None where none is known.

    `is_main` when it lies in the document's own file; others are documents of the folder `policies/<key>`, by their
    day.
    """

    begins: date | None
    ends: date | None
    is_main: bool

    @property
    def key(self) -> str:
        """Its name in an address, below that of the document; "" when its day is not known."""
        return self.begins.isoformat() if self.begins is not None else ""


class Life(Struct, frozen=True):
    """The life of the document `key`: what it states, its texts from the oldest on, and all effects that concern it."""

    key: str
    facts: LegalFacts
    texts: tuple[Text, ...]
    effects: tuple[Effect, ...]

    @property
    def folder(self) -> str:
        """The folder of its texts, but for that of its own file."""
        return f"{POLICIES.folder}/{self.key}"

    def place_of(self, text: Text) -> tuple[str, str]:
        """Folder and key of the document in whose file a text lies."""
        return (POLICIES.folder, self.key) if text.is_main else (self.folder, text.key)

    def text_in(self, day: str) -> Text | None:
        """The text that lies in the file of the version `day`, "" for the document's own file; None when none does."""
        return next((text for text in self.texts if ("" if text.is_main else text.key) == day), None)

    @property
    def suffered(self) -> tuple[Effect, ...]:
        """What others do to it."""
        return tuple(effect for effect in self.effects if effect.target == self.key)

    @property
    def end(self) -> Standing | None:
        """How it ends, or will: the status, and the first day without it."""
        return ended(self.facts, self.suffered)

    def standing(self, as_of: date) -> Standing:
        """How it stands on a day."""
        days = [text.begins for text in self.texts if text.begins is not None]
        return standing(self.facts, self.suffered, days, as_of)

    def text_on(self, day: date) -> Text:
        """The text in force on a day; before the first one the first, after the last one the last."""
        begun = [text for text in self.texts if text.begins is None or text.begins <= day]
        return begun[-1] if begun else self.texts[0]

    def status_of(self, text: Text, as_of: date) -> TextStatus:
        """How one of the texts stands on a day."""
        if text.begins is not None and text.begins > as_of:
            return TextStatus.NOT_YET_IN_FORCE
        if text != self.text_on(as_of):
            return TextStatus.SUPERSEDED
        return TextStatus.IN_FORCE if self.standing(as_of).status.holds else TextStatus.LAST

    def amenders_of(self, text: Text) -> tuple[str, ...]:
        """The documents whose amendments took effect on the first day of a text, each once."""
        by = (each.source for each in self.suffered if each.rel == "amends" and each.effective == text.begins)
        return tuple(dict.fromkeys(by))


def life_of(documents: Documents, key: str) -> Life | None:
    """The life of a policy; None when there is none of this key."""
    card = documents.leading(POLICIES.folder, key)
    if card is None:
        return None
    versions = documents.watched("section", f"{POLICIES.folder}/{key}")
    acting = [other for other in documents.watched("relation", key) if _is_leading(other, documents)]
    begins: Callable[[str], date | None] = lambda other: _begins(documents.leading(POLICIES.folder, other))  # noqa: E731
    return _life(key, LegalFacts.read(card.legal), _leading(versions, documents.tags), acting, begins)


@lru_cache(maxsize=1)
def lives(documents: Documents) -> Mapping[str, Life]:
    """The life of every policy, by its key. Nothing is noted: for files that are made anew when any card changes."""
    order = {tag: number for number, tag in enumerate(documents.tags)}
    legal = sorted((card for card in documents.cards.values() if card.legal), key=lambda card: order[card.lang])
    main: dict[str, LegalFacts] = {}
    versions: dict[str, list[Card]] = defaultdict(list)
    acting: dict[str, list[Card]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for card in legal:
        if (card.folder, card.key) in seen:
            continue
        seen.add((card.folder, card.key))
        facts = LegalFacts.read(card.legal)
        if card.folder == POLICIES.folder:
            main[card.key] = facts
        else:
            versions[card.folder.partition("/")[2]].append(card)
        for target in dict.fromkeys(tie.target for tie in facts.ties):
            acting[target].append(card)

    def begins(key: str) -> date | None:
        return main[key].begins if key in main else None

    return {key: _life(key, facts, versions[key], acting[key], begins) for key, facts in main.items()}


def legal_lines(documents: Documents) -> list[str]:
    """What the status of all documents follows from, beside the day: changes with any of them."""
    return [f"{card.path} {card.legal}" for card in documents.cards.values() if card.legal]


def parent_of(card: Card) -> str:
    """The key of the policy that a card is of: its own, or that of the document that it is a version of."""
    return card.folder.partition("/")[2] or card.key


def _life(
    key: str, facts: LegalFacts, versions: Iterable[Card], acting: Iterable[Card], begins: Callable[[str], date | None]
) -> Life:
    own = [facts, *(LegalFacts.read(card.legal) for card in versions)]
    others = [(parent_of(card), LegalFacts.read(card.legal)) for card in acting]
    does = [effect for said in own for effect in forward(key, said)]
    does += [effect for other, said in others for effect in forward(other, said) if effect.target == key]
    suffers = [effect for said in own for effect in backward(key, said)]
    suffers += [effect for other, said in others for effect in backward(other, said) if effect.source == key]
    effects = merged(does, suffers, begins)
    end = ended(facts, [effect for effect in effects if effect.target == key])
    until = end.since - timedelta(days=1) if end is not None and end.since is not None else None
    return Life(key, facts, _texts(own, until), effects)


def _texts(own: list[LegalFacts], until: date | None) -> tuple[Text, ...]:
    main = own[0]
    days = sorted({facts.text_from for facts in own[1:] if facts.text_from is not None} - {main.text_from})
    begun = sorted([(day, False) for day in days] + ([(main.text_from, True)] if main.text_from else []))
    found = [Text(first, second - timedelta(days=1), is_main) for (first, is_main), (second, _) in pairwise(begun)]
    found += [Text(day, _end(day, until), is_main) for day, is_main in begun[-1:]]
    return tuple(found) if main.text_from else (*found, Text(None, until, is_main=True))


def _end(begins: date, until: date | None) -> date | None:
    return max(until, begins) if until is not None else None


def _leading(cards: Iterable[Card], tags: tuple[str, ...]) -> list[Card]:
    """Of each document the card of its first language."""
    found: dict[tuple[str, str], Card] = {}
    for card in sorted(cards, key=lambda card: tags.index(card.lang)):
        found.setdefault((card.folder, card.key), card)
    return list(found.values())


def _is_leading(card: Card, documents: Documents) -> bool:
    first = documents.leading(card.folder, card.key)
    return first is not None and first.path == card.path


def _begins(card: Card | None) -> date | None:
    return LegalFacts.read(card.legal).begins if card is not None else None
