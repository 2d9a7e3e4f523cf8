"""The structure of legal text is found in every form that it is written in, and no character is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law_data import all_laws, law, law_paths
from plainlaw.law.provision import LegalText, Level, Number
from plainlaw.law.structure import parse

ARTICLES = {
    "civil-and-commercial/civil-code/03-contracts.md": (463, 988),
    "constitution/01-general-principles.md": (1, 32),
    "procedural/people-s-mediation-law/README.md": (1, 35),
    "social/labor-contracts-law/README.md": (1, 98),
}


def outline(text: LegalText) -> list[str]:
    return [provision.eid for provision in text.walk()]


def test_every_law_is_its_pieces_character_for_character() -> None:
    for source in all_laws():
        assert "".join(parse(source).pieces()) == source


@pytest.mark.parametrize("path", law_paths())
def test_every_provision_lies_within_its_parent_and_has_a_name_of_its_own(path: str) -> None:
    text = parse(law(path))
    names = outline(text)
    assert len(names) == len(set(names))
    for provision in text.walk():
        assert provision.start <= provision.words <= provision.end
        inside = [(child.start, child.end) for child in provision.children]
        assert inside == sorted(inside)
        assert all(provision.start <= start < end <= provision.end for start, end in inside)
        assert text.source.count("\n", 0, provision.start) == provision.line - 1


@pytest.mark.parametrize("path", ARTICLES)
def test_real_laws_have_the_articles_that_they_have(path: str) -> None:
    first, last = ARTICLES[path]
    numbers = [article.number for article in parse(law(path)).articles()]
    assert [number.main for number in numbers] == list(range(first, last + 1))


_LINES = st.sampled_from(
    ["## 第一章　总则", "### 第一节", "**第一条**　为了……", "第二条　本法", "第二条规定的", "（一）甲；", "1.乙", "",
     "正文。", "## 相关链接", "---", "```", "| a | b |", "Article 3. Aim", "(1) one;", "(a) x", "> 引文",
     "第三条之一 丙", "**第四条", "附则", "# 附则", "标题\n====", "**第五条 目的** 丁", "　　第六条　戊"]
)  # fmt: skip


@given(st.lists(_LINES).map("\n".join) | st.text(alphabet="第一条章（）*# \n\u3000Aarticle1.", max_size=60))
def test_any_text_is_its_pieces(source: str) -> None:
    text = parse(source)
    assert "".join(text.pieces()) == source
    assert len(outline(text)) == len(set(outline(text)))


@pytest.mark.parametrize(
    "written",
    ["**第三条**　甲。", "**第三条** 甲。", "第三条　甲。", "第三条 甲。", "第3条 甲。", "第３条　甲。", 
     "### 第三条\n\n甲。", "## 第三条\n甲。", "　　第三条　甲。", "**第三条**\n\n甲。", "第三条：甲。"],
)  # fmt: skip
def test_an_article_is_read_in_every_form(written: str) -> None:
    text = parse(f"前言。\n\n{written}\n\n乙。\n")
    assert outline(text) == ["art_3", "art_3__para_1", "art_3__para_2"]
    article = text.articles()[0]
    assert [text.source[one.words : one.end].strip() for one in article.children] == ["甲。", "乙。"]
    assert "".join(article.alias.split("3")) in ("第条", "第三条", "第３条")


@pytest.mark.parametrize(
    "line",
    [
        "第三条规定的情形",
        "依照第三条 处理。",
        "**第三条规定**的情形",
        "Article 3 of the Law applies.",
        "“第三条　甲。”",
    ],
)
def test_a_sentence_that_only_names_an_article_is_none(line: str) -> None:
    assert outline(parse(line)) == []


def test_the_levels_of_the_legislation_law_nest() -> None:
    text = parse(
        "# 第一编　总则\n\n## 第一分编　通则\n\n### 第二章　人\n\n#### 第一节　能力\n\n"
        "**第十七条之一**　有下列情形之一的：\n\n（一）甲：\n\n1.子；\n\n2．丑；\n\n（二）乙。\n\n前款规定。\n\n"
        "### 第三章　物\n\n第十八条　丙。\n"
    )
    assert outline(text) == [
        "part_1", "part_1__subpart_1", "part_1__subpart_1__chp_2", "part_1__subpart_1__chp_2__sec_1",
        "art_17-1", "art_17-1__para_1", "art_17-1__para_1__item_1", "art_17-1__para_1__item_1__point_1",
        "art_17-1__para_1__item_1__point_2", "art_17-1__para_1__item_2", "art_17-1__para_2",
        "part_1__subpart_1__chp_3", "art_18", "art_18__para_1",
    ]  # fmt: skip
    names = text.by_name()
    assert names["第十七条之一"].number == Number(17, 1)
    assert names["第十七条之一第一款第二项"].eid == "art_17-1__para_1__item_2"
    assert names["part_1__subpart_1__chp_2"].heading == "人"
    assert names["第一编第一分编第二章第一节"].heading == "能力"


def test_the_english_twin_nests_alike() -> None:
    text = parse(
        "# Part One. General\n\n## Chapter II Persons\n\n### Section 1. Capacity\n\n"
        "**Article 3.** In one of these cases:\n\n"
        "(1) first;\n\n(a) one;\n\n(b) two;\n\n(2) second.\n\nThe preceding paragraph applies.\n\n"
        "### Article 4 Scope\n\nAll.\n"
    )
    assert outline(text) == [
        "part_1", "part_1__chp_2", "part_1__chp_2__sec_1", "art_3", "art_3__para_1", "art_3__para_1__item_1",
        "art_3__para_1__item_1__point_1", "art_3__para_1__item_1__point_2", "art_3__para_1__item_2", "art_3__para_2",
        "art_4", "art_4__para_1",
    ]  # fmt: skip
    names = text.by_name()
    assert names["Article-3"].eid == "art_3"
    assert names["art_4"].heading == "Scope"


def test_the_heading_of_an_article_is_told_from_its_words() -> None:
    source = (
        "**第一条 目的** 甲。\n\n第二条【范围】乙。\n\n第三条（定义）\n\n丙。\n\n第四条 （丁）等。\n\n"
        "**第五条 本办法自公布之日起施行。**\n"
    )
    text = parse(source)
    assert [article.heading for article in text.articles()] == ["目的", "范围", "定义", "", ""]
    assert [source[one.words : one.end].split("\n")[0] for one in text.articles()] == [
        "甲。", "乙。", "", "（丁）等。", "本办法自公布之日起施行。**",
    ]  # fmt: skip


def test_what_stands_around_legal_text_is_left_alone() -> None:
    source = (
        "## 简明说明\n\n| 事项 | 期限 |\n|---|---|\n| 受理 | 第三条 |\n\n## 正文\n\n为了……，制定本办法。\n\n"
        "**第一条** 甲。\n\n| 表 | 一 |\n|---|---|\n\n```\n第九条　代码\n```\n\n乙。\n\n## 相关链接\n\n（一）链接。\n"
    )
    text = parse(source)
    assert outline(text) == ["art_1", "art_1__para_1", "art_1__para_2"]
    assert source[text.articles()[0].end :] == "## 相关链接\n\n（一）链接。\n"


@pytest.mark.parametrize("end", ["---\n\n联系人。", "***\n\n联系人。", "联系人\n------\n\n甲。", "联系人\n===\n\n甲。"])
def test_a_rule_or_an_underlined_heading_ends_it_too(end: str) -> None:
    text = parse(f"第一条 甲。\n\n{end}\n")
    assert outline(text) == ["art_1", "art_1__para_1"]
    assert text.source[text.articles()[0].end :].startswith(end[:3])


def test_an_annex_that_begins_anew_is_another_text() -> None:
    text = parse("第一条 甲。\n\n第二条 乙。\n\n## 附件\n\n第一条 丙。\n")
    assert [one.eid for one in text.articles()] == ["art_1", "art_2", "cmp_2__art_1"]
    assert [one.alias for one in text.articles()] == ["第一条", "第二条", ""]


def test_an_article_that_stands_twice_still_has_two_names() -> None:
    text = parse("第一条 甲。\n\n第一条 乙。\n")
    assert [one.eid for one in text.articles()] == ["art_1", "art_1_2"]
    assert text.by_name()["第一条"].eid == "art_1"


def test_final_provisions_without_a_number_hold_their_articles() -> None:
    text = parse("## 第一章　总则\n\n第一条 甲。\n\n## 附　则\n\n第二条 乙。\n")
    assert outline(text)[-3:] == ["chp_final", "art_2", "art_2__para_1"]
    assert [one.level for one in text.provisions] == [Level.CHAPTER, Level.CHAPTER]


def test_lines_without_blank_lines_between_them_are_told_apart() -> None:
    text = parse("**第一条** 甲：\n（一）子；\n（二）丑。\n**第二条** 乙，\n到此为止。\n")
    assert outline(text) == [
        "art_1", "art_1__para_1", "art_1__para_1__item_1", "art_1__para_1__item_2", "art_2", "art_2__para_1",
    ]  # fmt: skip
