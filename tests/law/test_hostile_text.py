"""Text that was written to break the parser costs no more than other text of its size, and stops nothing."""

import pytest

from plainlaw.law.find_citations import citations
from plainlaw.law.numbering import numbering_problems
from plainlaw.law.numerals import to_int
from plainlaw.law.plain_text import without_marks
from plainlaw.law.structure import parse

_MANY = 20_000


@pytest.mark.parametrize(
    "numeral", ["9" * 30_000, "九" * 30_000, "一百" * 9_000, "m" * 40_000, "10000", "一〇〇〇〇", "m" * 10]
)
def test_a_number_beyond_all_provisions_is_no_number(numeral: str) -> None:
    assert to_int(numeral) is None
    assert not list(parse(f"第{numeral}条 文").articles())
    assert not list(parse(f"第一条之{numeral} 文").articles())
    assert not list(citations(f"《甲》第{numeral}条", {}))
    assert not list(citations(f"Article {numeral} of the Statistics Law", {}))


def test_neither_is_one_in_english() -> None:
    assert not list(parse(f"Article {'9' * 30_000}. Words").articles())
    assert not list(parse(f"Article 1-{'9' * 30_000}. Words").articles())


def test_an_article_that_is_repeated_very_often_has_a_name_each_time() -> None:
    text = parse("第三条 甲。\n\n" * _MANY)
    names = [article.eid for article in text.articles()]
    assert len(set(names)) == _MANY
    assert names[:2] == ["art_3", "art_3_2"]


def test_brackets_without_end_stay_as_they_are() -> None:
    assert without_marks("[" * _MANY) == "[" * _MANY
    assert without_marks("[a](" * _MANY) == "[a](" * _MANY


def test_the_last_number_that_a_provision_can_have_leaves_no_gap_behind_it() -> None:
    text = parse("第九千九百九十八条 甲。\n\n第9999条 乙。\n\n第10000条 丙。")
    assert [article.number.main for article in text.articles()] == [9998, 9999]
    assert list(numbering_problems(text, "content/policies/a.md")) == []
