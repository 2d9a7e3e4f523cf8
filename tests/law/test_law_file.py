"""A law is read in both conventions, and no character of it is lost unsaid."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.law.law_file import LawFile, read_law
from plainlaw.law.structure import parse
from plainlaw.problems import Problem
from portals import shared_data

OWN = Path(__file__).parent.parent / "law_collections/information-block/people-s-mediation-law.md"


def _characters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def _accounted_for(law: LawFile) -> Counter[str]:
    return _characters(law.title + law.body + "".join(piece.text for piece in law.left))


def _read(text: str) -> tuple[LawFile | None, list[str]]:
    found: list[Problem] = []
    law = read_law(text, "law.md", found)
    return law, [problem.kind.code for problem in found]


def test_an_information_block_and_plain_articles() -> None:
    law, found = _read(OWN.read_text(encoding="utf-8"))
    assert law is not None and found == []
    assert law.title == "中华人民共和国人民调解法"
    assert (law.date_made, law.in_force_from) == (date(2010, 8, 28), date(2011, 1, 1))
    assert law.first_words.startswith("为了完善人民调解制度")
    assert [str(article.number) for article in parse(law.body).articles()] == ["1", "2", "3", "7", "35"]
    assert [(piece.line, piece.text) for piece in law.left] == [(1, "#"), (5, "<!-- INFO END -->"), (21, "#")]


@pytest.mark.parametrize("convention", ["own", "shared"])
def test_every_character_is_in_the_law_or_named(convention: str) -> None:
    paths = [OWN] if convention == "own" else sorted(shared_data("laws-zh").rglob("*.md"))
    assert len(paths) in (1, 44)
    for path in paths:
        text = path.read_text(encoding="utf-8")
        law, found = _read(text)
        assert law is not None and found == [], path
        assert _accounted_for(law) == _characters(text), path


_LINES = st.lists(
    st.sampled_from(
        [
            "", "---", "# 法", "## 第一章　总则", "#### 第一节　甲", "**第一条**　为了。", "第二条 甲", "（一）乙；",
            "<!-- INFO END -->", "<!--", "<b>丙</b>", "2020年1月2日通过", "2020年13月45日修订", "![图](a.png)",
            "| a | b |", "  缩进  ", "{{ x }}",
        ]
    ),
    max_size=12,
)  # fmt: skip


@given(_LINES)
def test_any_file_is_read_whole_or_refused(lines: list[str]) -> None:
    text = "\n".join(lines)
    law, found = _read(text)
    assert (law is None) == bool(found)
    if law is not None:
        assert _accounted_for(law) == _characters(text)


@given(st.text(max_size=200))
def test_no_text_crashes_the_reader(text: str) -> None:
    law, found = _read("# 法\n" + text)
    assert (law is None) == bool(found)
    if law is not None:
        assert _accounted_for(law) == _characters("# 法\n" + text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("第一条 甲\n", "law-without-title"),
        ("没有标题的话\n\n# 法\n\n第一条 甲\n", "law-without-title"),
        ("# 法\n", "law-without-text"),
        ("---\nsidebar: auto\n# 法\n", "law-unclosed"),
        ("# 法\n\n<!-- INFO\n\n第一条 甲\n", "law-unclosed"),
        ("# 法\n\n第一条 <table>\n", "law-markup"),
        ("# 法\n\n![印章](seal.png)\n", "law-markup"),
        ("# 法\n\n第一条 见[附件](a.doc)\n", "law-markup"),
        ('# 法\n\n第一条 {{ figure("x") }}\n', "law-markup"),
        ("# 法\n\n第一条 甲\n\n# 另一部法\n\n第一条 乙\n", "law-markup"),
    ],
)
def test_what_cannot_be_carried_over_is_refused(text: str, code: str) -> None:
    law, found = _read(text)
    assert law is None and code in found


def test_a_date_that_no_calendar_has_and_two_days_in_force_are_left_unknown() -> None:
    law, _ = _read("# 法\n\n2020年13月45日通过\n\n第一条 甲\n\n第二条 自2020年1月1日起施行；乙自2021年1月1日起施行。\n")
    assert law is not None and (law.date_made, law.in_force_from) == (None, None)


def test_an_amendment_does_not_date_the_whole_text() -> None:
    law, _ = _read("# 法\n\n2003年8月27日通过\n\n根据2019年4月23日《决定》修正\n\n第一条 甲\n")
    assert law is not None and law.date_made == date(2003, 8, 27)
    assert len(law.events) == 2
