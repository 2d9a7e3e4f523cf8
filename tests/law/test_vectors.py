"""Real laws in two texts: as many articles stayed, moved and changed as were counted by hand."""

from collections import Counter

import pytest

from law_data import statute
from plainlaw.law.comparison import Fate, compare
from plainlaw.law.structure import parse

VECTORS = {
    ("statistics-law-2009", "statistics-law-2024"): (
        50,
        53,
        {"identical": 2, "renumbered": 27, "changed": 21, "new": 3},
    ),
}


@pytest.mark.parametrize(("before", "after"), VECTORS)
def test_as_many_articles_changed_as_did(before: str, after: str) -> None:
    old, new = parse(statute(before)), parse(statute(after))
    many, more, fates = VECTORS[before, after]
    assert (len(old.articles()), len(new.articles())) == (many, more)
    assert Counter(pair.fate.value for pair in compare(old, new)) == fates


def test_what_was_article_25_is_article_28() -> None:
    pairs = compare(parse(statute("statistics-law-2009")), parse(statute("statistics-law-2024")))
    moved = next(pair for pair in pairs if pair.before is not None and pair.before.label == "第二十五条")
    assert moved.fate is Fate.RENUMBERED
    assert moved.after is not None
    assert moved.after.label == "第二十八条"
