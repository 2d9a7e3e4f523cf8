"""Real laws in two texts: as many articles stayed, moved and changed as were counted by hand."""

from collections import Counter
from difflib import SequenceMatcher

import pytest

from law_data import statute
from plainlaw.law.comparison import LEAST_ALIKE, Fate, compare, words_of
from plainlaw.law.provision import LegalText, Provision
from plainlaw.law.structure import parse

VECTORS = {
    ("statistics-law-2009", "statistics-law-2024"): (
        50,
        53,
        {"identical": 2, "renumbered": 27, "changed": 21, "new": 3},
    ),
    ("legislation-law-2015", "legislation-law-2023"): (
        105,
        120,
        {"identical": 2, "renumbered": 58, "changed": 48, "new": 12, "dropped": 1},
    ),
    ("social-assistance-shanghai-2018", "social-assistance-shanghai-2024"): (
        56,
        56,
        {"identical": 42, "changed": 14},
    ),
}

COUNTED_TWICE = {
    ("legislation-law-2015", "legislation-law-2023"): ["第十六条", "第六十八条", "第七十一条", "第一百一十六条"],
}
"""Articles the vectors call changed and `compare` calls new: the former article they are like lives on in another one.

The vectors look for the former of each article among all (2 + 58 + 48 + 1 is 109, of 105), `compare` among those left.
"""


@pytest.mark.parametrize(("before", "after"), VECTORS)
def test_as_many_articles_changed_as_did(before: str, after: str) -> None:
    old, new = parse(statute(before)), parse(statute(after))
    many, more, expected = VECTORS[before, after]
    assert (len(old.articles()), len(new.articles())) == (many, more)
    pairs = compare(old, new)
    added = [pair.after for pair in pairs if pair.fate is Fate.NEW and pair.after is not None]
    twice = [article.label for article in added if _is_like_any(old, words_of(new, article))]
    assert twice == COUNTED_TWICE.get((before, after), [])
    fates = Counter(pair.fate.value for pair in pairs)
    fates[Fate.NEW.value] -= len(twice)
    fates[Fate.CHANGED.value] += len(twice)
    assert fates == Counter(expected)


@pytest.mark.parametrize(("before", "after"), VECTORS)
def test_every_article_of_both_texts_has_one_fate(before: str, after: str) -> None:
    old, new = parse(statute(before)), parse(statute(after))
    pairs = compare(old, new)
    assert _labels([pair.before for pair in pairs]) == _labels(list(old.articles()))
    assert _labels([pair.after for pair in pairs]) == _labels(list(new.articles()))


def test_what_was_article_25_is_article_28() -> None:
    pairs = compare(parse(statute("statistics-law-2009")), parse(statute("statistics-law-2024")))
    moved = next(pair for pair in pairs if pair.before is not None and pair.before.label == "第二十五条")
    assert moved.fate is Fate.RENUMBERED
    assert moved.after is not None
    assert moved.after.label == "第二十八条"


def _is_like_any(text: LegalText, words: str) -> bool:
    former = (words_of(text, article) for article in text.articles())
    return any(SequenceMatcher(None, one, words, autojunk=False).ratio() >= LEAST_ALIKE for one in former)


def _labels(articles: list[Provision | None]) -> list[str]:
    return sorted(article.label for article in articles if article is not None)
