"""Citations as people write them: in English and Chinese prose, and in headers."""

import pytest

from plainlaw.law.citation import THIS
from plainlaw.law.find_citations import citations
from plainlaw.law.named_articles import named_articles

STATISTICS, CIVIL = "Statistics Law", "Civil Code"


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("Article 3 of the Statistics Law applies.", [("Article 3 of the Statistics Law", STATISTICS, "3")]),
        ("Under the Statistics Law, Article 3, they", [("Statistics Law, Article 3", STATISTICS, "3")]),
        ("See Statistics Law art. 3.", [("Statistics Law art. 3", STATISTICS, "3")]),
        ("as 《统计法》Article 3 says", [("《统计法》Article 3", "统计法", "3")]),
        ("as 《统计法》第三条 says", [("《统计法》第三条", "统计法", "3")]),
        ("Article 3 of 《统计法》", [("Article 3 of 《统计法》", "统计法", "3")]),
        (
            "Articles 3, 5-1 and 7(2) of the Statistics Law",
            [("Articles 3", STATISTICS, "3"), ("5-1", STATISTICS, "5-1"),
             ("7(2) of the Statistics Law", STATISTICS, "7")],
        ),
        (
            "the Statistics Law, Articles 3 to 5, and 2024",
            [("Statistics Law, Articles 3", STATISTICS, "3"), ("5", STATISTICS, "5")],
        ),
        (
            "Article 3 of the Statistics Law and Article 5 of the Civil Code",
            [("Article 3 of the Statistics Law", STATISTICS, "3"), ("Article 5 of the Civil Code", CIVIL, "5")],
        ),
        (
            "Statistics Law art. 6, and Articles 3 and 25 of the Civil Code",
            [("Statistics Law art. 6", STATISTICS, "6"), ("Articles 3", CIVIL, "3"),
             ("25 of the Civil Code", CIVIL, "25")],
        ),
        (
            "Article 3 and Article 5 of the Civil Code; the Statistics Law, Article 3 and Article 5",
            [("Article 3", CIVIL, "3"), ("Article 5 of the Civil Code", CIVIL, "5"),
             ("Statistics Law, Article 3", STATISTICS, "3"), ("Article 5", STATISTICS, "5")],
        ),
        ("Article 3 of these Measures", [("Article 3 of these Measures", THIS, "3")]),
        ("Article 3 of the Statistics\nLaw", [("Article 3 of the Statistics\nLaw", STATISTICS, "3")]),
        ("Statistics Law, Article 3 and 5 days", [("Statistics Law, Article 3", STATISTICS, "3")]),
        ("见中华人民共和国统计法第三条", [("中华人民共和国统计法第三条", "中华人民共和国统计法", "3")]),
        ("The end.\n\nArticle 3. A text", []),
        ("## The Statistics Law\nArticle 3. A text", []),
        ("Article 99999 of the Statistics Law", []),
    ],
)  # fmt: skip
def test_what_is_found_in_prose(prose: str, found: list[tuple[str, str, str]]) -> None:
    cited = citations(prose, {})
    assert [(prose[one.start : one.end], one.law, str(one.article)) for one in cited] == found


@pytest.mark.parametrize(
    ("prose", "titles"),
    [
        ("the Civil Code and the Statistics Law, Article 3", ["Civil Code and the Statistics Law", STATISTICS]),
        ("Article 3 of the Civil Code in 2024", ["Civil Code in 2024", CIVIL]),
        ("Violations of the Statistics Law, Article 3", ["Violations of the Statistics Law", STATISTICS]),
        # a law about a law is another law
        ("the Rules of the Statistics Law, Article 3", ["Rules of the Statistics Law"]),
        ("Article 3 of the Law on Roads and Bridges", ["Law on Roads and Bridges"]),
    ],
)
def test_where_a_title_may_begin_and_end(prose: str, titles: list[str]) -> None:
    (cited,) = citations(prose, {})
    assert [cited.law, *(one.law for one in cited.others)] == titles


def test_capital_letters_alone_are_a_title_only_if_a_law_has_it() -> None:
    loose = {one.law: one.loose for one in citations("In China Article 3 holds. The Civil Code, Article 4.", {})}
    assert loose == {"China": True, "Civil Code": False}


@pytest.mark.parametrize(
    ("value", "articles"),
    [
        ("Article 31", ["31"]), ("article 31(2)", ["31"]), ("art. 31", ["31"]), ("art_31", ["31"]),
        ("art_3__para_2__item_1", ["3"]), ("art_17-1", ["17-1"]), ("第十二条", ["12"]), ("第12条", ["12"]),
        ("十二", ["12"]), ("12", ["12"]), (" １２ ", ["12"]), ("第十七条之一", ["17-1"]), ("17-1", ["17-1"]),
        ("第十二条第一款、第二款", ["12"]), ("第三条、第五条", ["3", "5"]), ("第三条至第五条", ["3", "5"]),
        ("Articles 3, 5 and 7", ["3", "5", "7"]), ("第三十三条（司法确认）", ["33"]),
        ("第三章", []), ("", []), ("Chapter 3", []), ("3 and", []), ("第三条和附则", []), ("0", []), ("9" * 5000, []),
        ("、".join(["第一条"] * 5000), []),
    ],
)  # fmt: skip
def test_what_a_header_names(value: str, articles: list[str]) -> None:
    assert [str(one.article) for one in named_articles(value)] == articles


def test_long_prose_made_to_be_slow_is_read() -> None:
    for prose in ("A of " * 40_000 + "Article 3", "Article 3, " * 40_000, "Article 3 of A" + " and B" * 40_000,
                  "“" * 200_000 + "Article 3", "Articles " + "3, " * 60_000, "《" * 100_000 + "第三条"):  # fmt: skip
        assert len(list(citations(prose, {}))) < 100_000
