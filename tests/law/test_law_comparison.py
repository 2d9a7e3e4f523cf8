"""Versions of a law are compared article by article, by what they say before their numbers."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.law.comparison import Fate, compare
from plainlaw.law.edits import alike, edits
from plainlaw.law.structure import parse

WORDS = [
    "为了保护合法权益，制定本法。",
    "国家建立统一的制度，实行分级负责。",
    "任何单位和个人不得伪造资料。",
    "本法自公布之日起施行。",
]


def law_of(*words: str, first: int = 1) -> str:
    return "\n\n".join(f"第{number}条　{text}" for number, text in enumerate(words, first)) + "\n"


def fates(before: str, after: str) -> list[tuple[str, str, str]]:
    pairs = compare(parse(before), parse(after))
    return [(one.before.label if one.before else "", one.after.label if one.after else "", one.fate) for one in pairs]


def test_an_inserted_article_moves_the_others_and_changes_none() -> None:
    after = law_of(WORDS[0], "新设一条，内容与其他各条都不相同：甲乙丙丁。", *WORDS[1:])
    assert fates(law_of(*WORDS), after) == [
        ("第1条", "第1条", Fate.IDENTICAL), ("", "第2条", Fate.NEW), ("第2条", "第3条", Fate.RENUMBERED),
        ("第3条", "第4条", Fate.RENUMBERED), ("第4条", "第5条", Fate.RENUMBERED),
    ]  # fmt: skip


def test_a_dropped_article_stands_where_it_stood() -> None:
    assert fates(law_of(*WORDS), law_of(WORDS[0], *WORDS[2:])) == [
        ("第1条", "第1条", Fate.IDENTICAL), ("第2条", "", Fate.DROPPED), ("第3条", "第2条", Fate.RENUMBERED),
        ("第4条", "第3条", Fate.RENUMBERED),
    ]  # fmt: skip


def test_a_changed_article_says_which_words_changed() -> None:
    (pair,) = compare(parse("第一条 甲方三日内答复。\n"), parse("**第一条**　甲方应当五日内答复。\n"))
    assert pair.fate is Fate.CHANGED
    assert [(one.kind, one.words) for one in pair.edits] == [
        ("same", "甲方"), ("deleted", "三"), ("inserted", "应当五"), ("same", "日内答复。"),
    ]  # fmt: skip


def test_markdown_and_blanks_are_no_change() -> None:
    assert fates("第一条　甲。\n\n乙。\n", "### 第一条\n\n甲。　\n\n\n乙。\n") == [("第一条", "第一条", Fate.IDENTICAL)]


_LAW = st.lists(st.sampled_from(WORDS) | st.text("甲乙丙丁，。", min_size=1, max_size=12), max_size=6)


@given(_LAW, _LAW)
def test_every_article_of_both_is_in_exactly_one_pair(before: list[str], after: list[str]) -> None:
    pairs = compare(parse(law_of(*before)), parse(law_of(*after)))
    assert Counter(one.before.label for one in pairs if one.before) == Counter(
        f"第{n}条" for n in range(1, len(before) + 1)
    )
    assert [one.after.label for one in pairs if one.after] == [f"第{n}条" for n in range(1, len(after) + 1)]


@given(_LAW)
def test_a_law_is_identical_with_itself(words: list[str]) -> None:
    text = parse(law_of(*words))
    assert {one.fate for one in compare(text, text)} <= {Fate.IDENTICAL, Fate.RENUMBERED}


@given(st.text("甲乙 ab1，"), st.text("甲乙 ab1，"))
def test_edits_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    runs = list(edits(before, after))
    assert "".join(one.words for one in runs if one.kind != "inserted") == before
    assert "".join(one.words for one in runs if one.kind != "deleted") == after


SENTENCES = "".join(f"第{n}句说了一件事情。" for n in range(3_000))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲" * 40_000, "甲乙" * 20_000),
        ("甲。" * 20_000, "甲。乙。" * 10_000),
        ("one two. " * 10_000, "one three. " * 10_000),
        (
            "".join(f"第{n}句说了一件事情。" for n in range(3_000)),
            "".join(f"第{n}句说了一件事情。" for n in range(9, 3_000)),
        ),
    ],
)
def test_very_long_articles_are_compared_by_larger_pieces(before: str, after: str) -> None:
    runs = list(edits(before, after))
    assert len(runs) < 1_000
    assert "".join(one.words for one in runs if one.kind != "inserted") == before
    assert "".join(one.words for one in runs if one.kind != "deleted") == after
    (pair,) = [one for one in compare(parse(law_of(before)), parse(law_of(after))) if one.after is not None]
    assert pair.fate in (Fate.CHANGED, Fate.NEW)


def test_in_a_long_article_the_sentences_that_stayed_are_the_same() -> None:
    before = [f"第{n}句说了一件这样那样的事情。" for n in range(3_000)]
    after = [*before[:1_000], "新的一句。", *before[1_001:]]
    runs = [(one.kind, one.words) for one in edits("".join(before), "".join(after))]
    assert runs[1:3] == [("deleted", before[1_000]), ("inserted", "新的一句。")]
    assert alike("".join(before), "".join(after)) > 0.99


def test_many_articles_that_all_changed_find_their_partners() -> None:
    old = [f"第{n}件事由县级人民政府第{n}科办理{'甲' * (n % 7)}。" for n in range(220)]
    new = [words.replace("办理", "负责办理") for words in old]
    pairs = compare(parse(law_of(*old)), parse(law_of(*new)))
    assert all(one.before is not None and one.after is not None for one in pairs)
