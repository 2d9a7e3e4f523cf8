"""Citations lead to the article as it was in force on the day of the document, and say where it stands now."""

from pathlib import Path

import pytest

from citing_portal import LATER, guide, policy, portal, resolved
from plainlaw.build import build, load
from plainlaw.law.comparison import Fate
from plainlaw.resolve.citations import Cited


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> list[Cited]:
    loaded = load(portal(tmp_path_factory.mktemp("cited")), LATER)
    assert not any(problem.is_error for problem in loaded.problems), loaded.problems
    return list(resolved(loaded.site, "policies", "rules").citations)


def one(cited: list[Cited], words: str) -> Cited:
    (found,) = [each for each in cited if each.words == words]
    return found


def test_article_25_as_the_rules_of_2017_knew_it_is_now_article_28(rules: list[Cited]) -> None:
    cited = one(rules, "统计法第二十五条")
    assert cited.href == "../statistics-law/2010-01-01/index.md#art_25"
    assert cited.fate is Fate.RENUMBERED
    assert (cited.now, cited.now_href) == ("第二十八条", "../statistics-law/index.md#art_28")


def test_a_paragraph_is_cited_as_finely_as_it_stands(rules: list[Cited]) -> None:
    assert one(rules, "统计法第四十二条第一款").href.endswith("2010-01-01/index.md#art_42__para_1")


def test_a_document_cites_itself(rules: list[Cited]) -> None:
    assert one(rules, "本条例第二条第一款").href == "#art_2__para_1"
    assert one(rules, "前条").href == "#art_2"
    assert one(rules, "前款").href == "#art_3__para_1"


def test_a_law_that_the_portal_does_not_hold_is_listed(rules: list[Cited]) -> None:
    cited = one(rules, "《行政处罚法》第九条")
    assert (cited.law, cited.key, cited.href) == ("行政处罚法", "", "")


def test_code_and_links_are_left_alone(rules: list[Cited]) -> None:
    assert [each.words for each in rules if each.words in ("本条例第九条", "统计法第三条")] == []


def test_an_article_that_a_law_does_not_have_is_an_error_with_the_nearest(tmp_path: Path) -> None:
    text = policy("办法", "第一条 依照《统计法》第九十九条和本办法第四条办理。\n", made="2025-01-01")
    problems = load(portal(tmp_path, policies__some_measures=text), LATER).problems
    found = [one for one in problems if one.kind.code == "article-not-there"]
    assert [(each.place.line, each.values["article"], each.values["near"]) for each in found] == [
        (10, "第九十九条", "第五十三条"), (10, "第四条", "第一条"),
    ]  # fmt: skip


def test_a_guide_is_flagged_when_its_article_changed_and_says_so(tmp_path: Path) -> None:
    body = "按照《统计法》第六条，统计机构独立行使职权。\n"
    root = portal(tmp_path, guides__a_guide=guide(body, "2023-05-01"))
    built = build(root, LATER)
    assert [one.kind.code for one in built.problems] == ["cited-article-changed"]
    assert "第六条" in str(built.problems[0].values["words"])
    page = (root / "build/site/guides/a-guide/index.html").read_text("utf-8")
    assert "本页正在复核" in page
    assert 'href="../../policies/statistics-law/2010-01-01/#art_6"' in page
    rules = (root / "build/site/policies/rules/index.html").read_text("utf-8")
    assert '<a href="../statistics-law/#art_28">现为第二十八条</a>' in rules


def test_a_guide_that_describes_the_law_of_today_is_not_flagged(tmp_path: Path) -> None:
    body = "按照《统计法》第七条，统计机构独立行使职权。\n"
    assert load(portal(tmp_path, guides__a_guide=guide(body, "2024-10-01", "第二十八条")), LATER).problems == ()


def test_a_header_is_looked_at_too(tmp_path: Path) -> None:
    root = portal(tmp_path, guides__a_guide=guide("正文。", "2023-05-01", "第六条"))
    (problem,) = load(root, LATER).problems
    assert (problem.kind.code, problem.place.line) == ("cited-article-changed", 9)


def test_a_law_named_with_its_marks_is_named_once_in_a_finding(tmp_path: Path) -> None:
    text = guide("正文。", "2023-05-01", "第九十九条").replace(
        "law: 中华人民共和国统计法", "law: 《中华人民共和国统计法》"
    )
    (problem,) = load(portal(tmp_path, guides__a_guide=text), LATER).problems
    assert (problem.kind.code, problem.values["law"]) == ("article-not-there", "中华人民共和国统计法")
