"""What changed between two versions of a legal text, article by article: aligned by what they say before their numbers.

In: two `LegalText`s. Out: pairs of articles, and within a pair the words that were taken out and put in. A comparison
by lines would call nearly every article changed as soon as one is inserted, because every number behind it moves. Texts
of any size are compared in bounded time (edits.py).
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from plainlaw.law.edits import Edit, alike, edits, is_quick
from plainlaw.law.provision import LegalText, Provision

LEAST_ALIKE = 0.5
"""Two articles are versions of one when difflib finds at least this ratio between their texts."""

MOST_PAIRS = 40_000
"""Pairs of changed articles up to which each is compared with each; beyond, with those at about the same place."""
_REACH = 50

_MARKUP = re.compile(r"\*\*|__|^[ \t]*#{1,6}[ \t]+|[ \t\u3000\u00a0]+$|\n{2,}", re.MULTILINE)


class Fate(StrEnum):
    """What became of an article."""

    IDENTICAL = "identical"
    RENUMBERED = "renumbered"
    CHANGED = "changed"
    NEW = "new"
    DROPPED = "dropped"


class Pair(NamedTuple):
    """An article before and after; None where there is none. `ratio` is how much of the words they share (0 to 1)."""

    before: Provision | None
    after: Provision | None
    fate: Fate
    ratio: float
    edits: tuple[Edit, ...] = ()


def words_of(text: LegalText, provision: Provision) -> str:
    """What a provision says, without its own number and without Markdown: its paragraphs and items, one a line."""
    words = _MARKUP.sub(lambda found: "\n" if found[0][0] == "\n" else "", text.source[provision.words : provision.end])
    return words.strip()


def compare(before: LegalText, after: LegalText) -> tuple[Pair, ...]:
    """Every article of both, in the order of `after`; a dropped one stands behind its neighbour in `before`."""
    old, new = _worded(before), _worded(after)
    partners = _partners([words for _, words in old], [words for _, words in new])
    pairs = [_pair(old, new, partners, index) for index in range(len(new))]
    return tuple(_with_dropped(pairs, old, set(partners.values())))


_Worded = list[tuple[Provision, str]]


def _worded(text: LegalText) -> _Worded:
    return [(article, words_of(text, article)) for article in text.articles()]


def _pair(old: _Worded, new: _Worded, partners: dict[int, int], index: int) -> Pair:
    article, words = new[index]
    if index not in partners:
        return Pair(None, article, Fate.NEW, 0.0, (Edit("inserted", words),))
    partner, former = old[partners[index]]
    if former == words:
        fate = Fate.IDENTICAL if partner.number == article.number else Fate.RENUMBERED
        return Pair(partner, article, fate, 1.0, (Edit("same", words),))
    return Pair(partner, article, Fate.CHANGED, _ratio(former, words), tuple(edits(former, words)))


def _with_dropped(pairs: list[Pair], old: _Worded, kept: set[int]) -> Iterator[Pair]:
    dropped = {
        index: Pair(article, None, Fate.DROPPED, 0.0, (Edit("deleted", words),))
        for index, (article, words) in enumerate(old) if index not in kept
    }  # fmt: skip
    places = {id(article): index for index, (article, _) in enumerate(old)}

    def behind(index: int) -> Iterator[Pair]:
        while index in dropped:
            yield dropped.pop(index)
            index += 1

    yield from behind(0)
    for pair in pairs:
        yield pair
        if pair.before is not None:
            yield from behind(places[id(pair.before)] + 1)


def _partners(old: list[str], new: list[str]) -> dict[int, int]:
    """For each index in `new` the index in `old` of the same article: identical texts first, then the most alike."""
    partners: dict[int, int] = {}
    free: dict[str, list[int]] = {}
    for index, words in enumerate(old):
        free.setdefault(words, []).append(index)
    for index, words in enumerate(new):
        if free.get(words):
            partners[index] = free[words].pop(0)
    taken = set(partners.values())
    left = [index for index in range(len(new)) if index not in partners]
    rest = [index for index in range(len(old)) if index not in taken]
    for _, index, partner in sorted(_candidates(old, new, rest, left), key=lambda one: (-one[0], abs(one[1] - one[2]))):
        if index not in partners and partner not in taken:
            partners[index] = partner
            taken.add(partner)
    return partners


def _candidates(old: list[str], new: list[str], rest: list[int], left: list[int]) -> Iterator[tuple[float, int, int]]:
    reach = len(old) if len(rest) * len(left) <= MOST_PAIRS else _REACH
    for index in left:
        # difflib keeps what it learns of its second text
        matcher = SequenceMatcher(None, "", new[index], autojunk=False)
        about = index * len(old) // len(new)
        for partner in rest:
            if abs(partner - about) > reach:
                continue
            matcher.set_seq1(old[partner])
            # both are upper bounds of the ratio, and cheap
            if matcher.real_quick_ratio() < LEAST_ALIKE or matcher.quick_ratio() < LEAST_ALIKE:
                continue
            ratio = matcher.ratio() if is_quick(old[partner], new[index]) else alike(old[partner], new[index])
            if ratio >= LEAST_ALIKE:
                yield ratio, index, partner


def _ratio(before: str, after: str) -> float:
    if is_quick(before, after):
        return SequenceMatcher(None, before, after, autojunk=False).ratio()
    return alike(before, after)
