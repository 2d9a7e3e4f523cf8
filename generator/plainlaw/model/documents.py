"""The documents of a portal as they see each other: by address, and in lists about a section, a topic and so on.

In: a `Card` for each document, which says where it belongs, and a way to get the document itself. Out: entries. Only
those that are asked for are loaded, so a change of one document costs the same in a large portal as in a small one.
"""

import hashlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from plainlaw.model.attachment import AttachedFile
from plainlaw.model.card import Card, Group, Subject, newest_first
from plainlaw.model.document import Entry
from plainlaw.model.groups import Groups
from plainlaw.model.needs import Needs


class Summary(NamedTuple):
    """What a list of a group rests on: how many documents there are, a digest of all that it may show of them, and a
    digest of the years and topics for which there are any.
    """

    size: int
    shown: bytes
    choices: bytes


class Documents:
    """Every document of a portal. While `needs` is set, it notes what was asked for."""

    def __init__(self, cards: Iterable[Card], load: Callable[[str], Entry], tags: tuple[str, ...]) -> None:
        self.cards: Mapping[str, Card] = {card.path: card for card in cards}
        self.tags = tags
        self.needs: Needs | None = None
        self._load = load
        self._loaded: dict[str, Entry] = {}
        self._groups = Groups(self.cards.values())
        self.summaries: dict[Group, Summary] = {}
        """Those that are known already, and those that were asked for."""
        self.withheld: Mapping[tuple[str, str], str] = {}
        """The release that a document waits for, by folder and key; nothing else is known here of such documents."""
        self.file_bytes: Callable[[AttachedFile], bytes] = _no_bytes
        """The way to the bytes of files of documents."""

    def __len__(self) -> int:
        return len(self.cards)

    def __iter__(self) -> Iterator[Entry]:
        return map(self.entry, self.cards)

    def entry(self, path: str) -> Entry:
        """The document of the file at `path`."""
        found = self._loaded.get(path)
        if found is None:
            found = self._loaded[path] = self._load(path)
        return found

    @cached_property
    def _paths(self) -> Mapping[tuple[str, str], Mapping[str, str]]:
        """The files of each document by its folder and key, and in them by language."""
        found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for card in self.cards.values():
            found[card.folder, card.key][card.lang] = card.path
        return found

    def get(self, folder: str, key: str, lang: str) -> Entry | None:
        """The document at an address in a language; None when there is none."""
        if self.needs is not None:
            self.needs.documents.add(f"{folder}/{key}")
        path = self._paths.get((folder, key), {}).get(lang)
        return self.entry(path) if path is not None else None

    def languages(self, folder: str, key: str) -> tuple[str, ...]:
        """The languages in which a document exists, in the portal's order."""
        if self.needs is not None:
            self.needs.documents.add(f"{folder}/{key}")
        found = self._paths.get((folder, key), {})
        return tuple(tag for tag in self.tags if tag in found)

    def files(self, folder: str, key: str) -> Collection[str]:
        """The paths of a document in all languages; nothing is noted of who asks."""
        return self._paths.get((folder, key), {}).values()

    def readable(self, folder: str, key: str, lang: str) -> Entry | None:
        """A document in a language, else in the first in which it exists."""
        if self.needs is not None:
            self.needs.documents.add(f"{folder}/{key}")
        paths = self._paths.get((folder, key), {})
        path = paths.get(lang) or next((paths[tag] for tag in self.tags if tag in paths), None)
        return self.entry(path) if path is not None else None

    def leading(self, folder: str, key: str) -> Card | None:
        """The card of the first language of a document, in the portal's order: what is said once is said there."""
        if self.needs is not None:
            self.needs.documents.add(f"{folder}/{key}")
        paths = self._paths.get((folder, key), {})
        return next((self.cards[paths[tag]] for tag in self.tags if tag in paths), None)

    def watched(self, what: str, key: str) -> tuple[Card, ...]:
        """The cards of a group in all languages; whatever comes to the group or leaves it is noted as needed, and each
        of its documents.
        """
        found: list[Card] = []
        for tag in self.tags:
            group = (tag, what, key)
            found += self.group(group)
            if self.needs is not None:
                self.needs.spans.add((group, 0, _LAST_DAY))
        if self.needs is not None:
            self.needs.documents.update(f"{card.folder}/{card.key}" for card in found)
        return tuple(found)

    def text(self, folder: str, key: str, lang: str) -> Entry | None:
        """A policy, or a version of one, in a language, of which the whole text is to be read; None when it is none."""
        found = self.get(folder, key, lang)
        if self.needs is not None:
            self.needs.texts.add(f"{folder}/{key}")
        return found

    @property
    def addresses(self) -> Iterable[tuple[str, str]]:
        """Folder and key of every document."""
        return self._paths.keys()

    def group(self, group: Group) -> tuple[Card, ...]:
        """The cards of a group, the newest first."""
        return self._groups.of(group)

    def keys(self, what: str) -> frozenset[str]:
        """The keys of all groups about a kind of subject; nothing is noted of who asks."""
        return self._groups.keys(what)

    def about(self, lang: str, what: str, key: str) -> tuple[Entry, ...]:
        """The documents in one language about a "section", "topic", "metric", "region" or "place", the newest first."""
        return tuple(self.entry(card.path) for card in self.group((lang, what, key)))

    def newest(self, lang: str, folders: Collection[str]) -> Iterator[Entry]:
        """The documents in one language in these sections, the newest first."""
        cards = (card for card in self.cards.values() if card.lang == lang and card.folder in folders)
        return (self.entry(card.path) for card in sorted(cards, key=newest_first))

    def under_way(self, lang: str, day: date) -> Iterator[Entry]:
        """The documents in one language that announce something which goes on on this day, the newest first."""
        number = day.toordinal()
        cards = (card for card in self.cards.values() if card.until >= number and card.lang == lang)
        for entry in (self.entry(card.path) for card in sorted(cards, key=newest_first)):
            lasts = entry.fields.lasts()
            if lasts is not None and lasts[0] <= day <= lasts[1]:
                yield entry

    def near(self, entry: Entry, subject: Subject, count: int) -> tuple[Card, ...]:
        """At most `count` documents before and after this one in the list about a subject, by day of publication."""
        group = (entry.lang, *subject)
        cards = self.group(group)
        own = (-entry.fields.published.toordinal(), entry.path)
        at = bisect_left(cards, own, key=newest_first)
        newer, older = cards[max(at - count, 0) : at], cards[at + 1 : at + 1 + count]
        if self.needs is not None:
            first = older[-1].day if len(older) == count else 0
            last = newer[0].day if len(newer) == count else _LAST_DAY
            self.needs.spans.add((group, first, last))
        return newer + older

    def summary(self, group: Group) -> Summary:
        """What a list of the group rests on."""
        found = self.summaries.get(group)
        if found is None:
            found = self.summaries[group] = _summary(self.group(group))
        return found

    def digest(self, group: Group) -> bytes:
        """Changes with everything that a list of the group may show."""
        return self.summary(group).shown

    @property
    def places(self) -> frozenset[str]:
        """The code of every place that a document names in its header."""
        if self.needs is not None:
            self.needs.places = True
        return self.keys("place")


def _summary(cards: tuple[Card, ...]) -> Summary:
    shown, choices = hashlib.sha256(), set[tuple[int, str]]()
    for card in cards:
        shown.update(card.face)
        choices.add((date.fromordinal(card.day).year, card.about))
    return Summary(len(cards), shown.digest()[:16], hashlib.sha256(repr(sorted(choices)).encode()).digest()[:16])


def _no_bytes(file: AttachedFile) -> bytes:
    raise LookupError(file.path)


_LAST_DAY = 10_000_000
