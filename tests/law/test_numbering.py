"""Gaps, repeats and disorder among the numbers of provisions are found, with their lines."""

import pytest

from law_data import all_laws
from plainlaw.law.numbering import numbering_problems
from plainlaw.law.structure import parse


def found(source: str) -> list[tuple[int, str, str]]:
    problems = numbering_problems(parse(source), "a.md", 11)
    return [(one.place.line, one.kind.code, str(one.values["label"])) for one in problems]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("第一条 甲。\n第二条 乙。\n第二条之一 丙。\n第三条 丁。", []),
        ("第五条 甲。\n第六条 乙。", []),
        ("第一条 甲。\n\n第三条 乙。", [(13, "numbering-gap", "第三条")]),
        ("第一条 甲。\n\n第一条之二 乙。", [(13, "numbering-gap", "第一条之二")]),
        ("第一条 甲。\n\n第一条 乙。\n\n第二条 丙。", [(13, "article-repeated", "第一条")]),
        ("第二条 甲。\n\n第一条 乙。\n\n第三条 丙。", [(13, "article-out-of-order", "第一条")]),
        ("第一条 甲：\n\n（一）子；\n\n（三）寅。", [(15, "numbering-gap", "（三）")]),
        ("第一条 甲：\n\n（一）子；\n\n（一）寅。", [(15, "item-out-of-order", "（一）")]),
        ("第一条 甲：\n\n（一）子。\n\n乙：\n\n（一）丑。", []),
        ("第一条 甲。\n\n第二条 乙。\n\n## 附件\n\n第一条 丙。\n\n第二条 丁。", []),
        ("Article 1. A.\n\nArticle 3. B.", [(13, "numbering-gap", "Article 3")]),
    ],
)
def test_numbers_that_do_not_follow_are_found(source: str, expected: list[tuple[int, str, str]]) -> None:
    assert found(source) == expected


@pytest.mark.parametrize(
    ("source", "missing"),
    [("第一条 甲。\n第三条 乙。", "第二条"), ("第1条 甲。\n第3条 乙。", "第2条"), 
     ("第一条 甲。\n第一条之二 乙。", "第一条之一"), ("Article 1. A.\n\nArticle 3. B.", "Article 2"),
     ("第一条 甲：\n（一）子；\n（三）寅。", "（二）")],
)  # fmt: skip
def test_what_is_missing_is_named_as_its_neighbours_are(source: str, missing: str) -> None:
    (problem,) = numbering_problems(parse(source), "a.md")
    assert problem.values["missing"] == missing


def test_the_real_laws_have_one_gap_where_an_amendment_quotes_articles() -> None:
    problems = [one for source in all_laws() for one in numbering_problems(parse(source), "law.md")]
    assert [(one.kind.code, one.values["label"]) for one in problems] == [("numbering-gap", "第一百二十三条")]
