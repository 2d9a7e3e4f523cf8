"""The documents of a portal by what they are about: a section, a topic, a place, and so on.

In: cards. Out: those of a group, the newest first. A group is looked for when it is asked for, and a kind of groups is
sorted as a whole once several of it were.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from functools import cached_property

from plainlaw.model.card import Card, Group, newest_first

_FEW = 4
"""To sort all documents by a kind of subject costs more than to look for so many groups of it."""
_Sorted = Mapping[tuple[str, str], tuple[Card, ...]]


class Groups:
    """The groups of all documents."""

    def __init__(self, cards: Collection[Card]) -> None:
        self._cards = cards
        self._few: dict[Group, tuple[Card, ...]] = {}
        self._asked: Counter[str] = Counter()
        self._kinds: dict[str, _Sorted] = {}

    def of(self, group: Group) -> tuple[Card, ...]:
        """The cards of a group."""
        lang, what, key = group
        if what == "section":
            return self._sections.get((lang, key), ())
        if group in self._few:
            return self._few[group]
        self._asked[what] += 1
        if self._asked[what] > _FEW:
            return self._kind(what).get((lang, key), ())
        line = f"\n{what}:{key}\n"
        found = (card for card in self._cards if line in card.about and card.lang == lang)
        self._few[group] = tuple(sorted(found, key=newest_first))
        return self._few[group]

    def keys(self, what: str) -> frozenset[str]:
        """The keys of all groups of a kind, in any language."""
        return frozenset(key for _, key in self._kind(what))

    def _kind(self, what: str) -> _Sorted:
        """The groups of one kind of subject, by language and key."""
        if what not in self._kinds:
            start = f"\n{what}:"
            found: dict[tuple[str, str], list[Card]] = defaultdict(list)
            for card in self._cards:
                if start in card.about:
                    for kind, key in card.subjects:
                        if kind == what:
                            found[card.lang, key].append(card)
            self._kinds[what] = _in_order(found)
        return self._kinds[what]

    @cached_property
    def _sections(self) -> _Sorted:
        """The groups of all sections: builds want each of them, and a document is in one only."""
        found: dict[tuple[str, str], list[Card]] = defaultdict(list)
        for card in self._cards:
            found[card.lang, card.folder].append(card)
        return _in_order(found)


def _in_order(groups: Mapping[tuple[str, str], list[Card]]) -> _Sorted:
    return {place: tuple(sorted(cards, key=newest_first)) for place, cards in groups.items()}
