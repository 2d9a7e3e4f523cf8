"""What headers and English prose cite is linked to the law of its day, or reported."""

from pathlib import Path

import pytest

from citing_portal import LATER, guide, policy, portal, resolved
from plainlaw.build import build, load
from plainlaw.law.comparison import Fate

NAMES = "other_titles: [Statistics Law]\n"
OLD = "../../policies/statistics-law/2010-01-01/"


def with_english_title(root: Path) -> Path:
    file = root / "content/policies/statistics-law.md"
    file.write_text(file.read_text("utf-8").replace("in_force_from:", f"{NAMES}in_force_from:", 1), "utf-8")
    return root


def english(body: str, made: str = "2023-05-01") -> str:
    return policy("An English text", body, made=made)


def term(source: str) -> str:
    return (
        "---\ntitle: 统计\nsummary: 测试。\npublished: 2023-05-01\noffice: justice-bureau\ndefinition: 定义。\n"
        f"source: {source}\n---\n"
    )


def test_english_prose_leads_to_the_law_of_its_day(tmp_path: Path) -> None:
    body = (
        "Under the Statistics Law of the People's Republic of China, Article 25, and Statistics Law art. 6, and\n"
        "Articles 3 and 25 of the Statistics Law. The Statistics Law (中华人民共和国统计法), Article 25.\n"
        "In China Article 3 is. "
        "《统计法》Article 25 and 《统计法》第二十五条; the Tax Law, Article 9.\n"
    )
    files = {"policies__a_text": policy("某文本", "正文。", made="2023-05-01"), "policies__a_text.en": english(body)}
    loaded = load(with_english_title(portal(tmp_path, **files)), LATER)
    assert loaded.problems == ()
    found = resolved(loaded.site, "policies", "a-text", "en").citations
    assert [(one.words, one.href.rpartition("/")[2], one.now) for one in found] == [
        ("Statistics Law of the People's Republic of China, Article 25", "index.md#art_25", "第二十八条"),
        ("Statistics Law art. 6", "index.md#art_6", "第七条"),
        ("Articles 3", "index.md#art_3", ""),
        ("25 of the Statistics Law", "index.md#art_25", "第二十八条"),
        ("Statistics Law (中华人民共和国统计法), Article 25", "index.md#art_25", "第二十八条"),
        ("《统计法》Article 25", "index.md#art_25", "第二十八条"),
        ("《统计法》第二十五条", "index.md#art_25", "第二十八条"),
        ("Tax Law, Article 9", "", ""),
    ]


def test_an_article_that_is_not_there_is_an_error_in_english_too(tmp_path: Path) -> None:
    files = {"policies__a_text": policy("某文本", "正文。", made="2023-05-01"),
             "policies__a_text.en": english("Statistics Law, Articles 3 and 99. Article 98 of it.")}  # fmt: skip
    (problem,) = load(with_english_title(portal(tmp_path, **files)), LATER).problems
    assert (problem.kind.code, problem.place.line) == ("article-not-there", 10)
    assert (problem.values["law"], problem.values["article"]) == ("Statistics Law", "第九十九条")


@pytest.mark.parametrize("article", ["Article 25", "art_25", "二十五", "25", "第25条", "'25'", "第二十五条"])
def test_every_way_to_name_an_article_in_a_header_is_linked(tmp_path: Path, article: str) -> None:
    loaded = load(portal(tmp_path, guides__a_guide=guide("正文。", "2023-05-01", article)), LATER)
    assert loaded.problems == ()
    (cited,) = resolved(loaded.site, "guides", "a-guide").declared
    assert (cited.href, cited.fate, cited.now) == (
        "../../policies/statistics-law/2010-01-01/index.md#art_25", Fate.RENUMBERED, "第二十八条",
    )  # fmt: skip


@pytest.mark.parametrize("article", ["第三章", "附则", "all of it", "第二十五条和附则"])
def test_what_names_no_article_is_an_error_at_its_line(tmp_path: Path, article: str) -> None:
    (problem,) = load(portal(tmp_path, guides__a_guide=guide("正文。", "2023-05-01", article)), LATER).problems
    assert (problem.kind.code, problem.place.line, problem.values["value"]) == ("article-not-named", 9, article)


def test_a_header_is_linked_on_the_page_with_where_its_article_stands_now(tmp_path: Path) -> None:
    files = {
        "guides__a_guide": guide("正文。", "2023-05-01", "第二条、第二十五条（保密）"),
        "terms__a_term": term("依据《统计法》第二十五条 <b>和</b>本站的理解"),
    }
    root = portal(tmp_path, **files)
    assert build(root, LATER).problems == ()
    now = '<span class="provision-note">（<a href="../../policies/statistics-law/#art_28">现为第二十八条</a>）</span>'
    page = (root / "build/site/guides/a-guide/index.html").read_text("utf-8")
    assert f'<a href="{OLD}#art_2">第二条</a>、<a href="{OLD}#art_25">第二十五条</a>{now}（保密）</td>' in page
    page = (root / "build/site/terms/a-term/index.html").read_text("utf-8")
    assert f'依据<a href="{OLD}#art_25">《统计法》第二十五条</a>{now} &lt;b&gt;和&lt;/b&gt;本站的理解' in page


def test_a_gap_makes_no_excerpt_and_an_excerpt_has_no_gaps(tmp_path: Path) -> None:
    text, citing = "**第一条** 甲。\n\n**第四条** 丁。\n", "依照《某法》第四条和《某法》第三条办理。\n"
    for more, codes in (("", {"numbering-gap", "article-not-there"}), ("excerpt: true\n", set[str]())):
        files = {"policies__a_law": policy("某法", text, made="2020-01-01", more=more),
                 "policies__b": policy("通知", citing, made="2021-01-01")}  # fmt: skip
        root = portal(tmp_path / ("whole" if codes else "part"), **files)
        found = load(root, LATER)
        assert {one.kind.code for one in found.problems} == codes
    build(root, LATER)
    for page in ("a-law", "a-law/2020-01-01"):
        assert "这里只是节录" in (root / f"build/site/policies/{page}/index.html").read_text("utf-8")
    assert "这里只是节录" not in (root / "build/site/policies/b/index.html").read_text("utf-8")
