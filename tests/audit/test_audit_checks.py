"""Findings about articles: every kind by its own examples, real claims, and what must be passed over."""

import pytest
from audit_examples import audited, codes

from plainlaw.audit.shelf import audit_checks
from plainlaw.explain import explain
from plainlaw.locales.locale import locale_of
from plainlaw.problems import Kind

KINDS = [kind for check in audit_checks().values() for kind in check.kinds]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_the_bad_example_is_found_and_the_good_one_is_not(kind: Kind) -> None:
    assert kind.code in codes(kind.bad)
    assert kind.code not in codes(kind.good)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_findings_say_all_that_they_know(kind: Kind) -> None:
    found = [problem for problem in audited(kind.bad).problems if problem.kind is kind]
    for problem in found:
        for lang in ("en", "zh-Hans"):
            for text in (problem.what, problem.mend):
                assert "{" not in locale_of(lang).text(text)
    assert kind.bad in explain(kind.code, "zh-Hans")


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        # the counties of the test vectors, in words of our own
        ("受理2330件，成功调解2260件，调解成功率97%", []),
        ("排查矛盾纠纷3940件，化解2694件，化解率68%", []),
        ("受理794件，调解成功584件，调解成功率73.55%", []),
        ("受理794件，调解成功584件，调解成功率73.50%", ["rate-contradicted"]),
        ("成功化解908件，成功率98.4%", ["rate-with-one-count"]),
        ("908件中98.4%得到化解", ["impossible-rate"]),
        ("98.4% of 908 cases were closed.", ["impossible-rate"]),
        ("2,406 of 2,462 disputes were resolved (98%).", []),
        ("2,306 of 2,462 disputes were resolved (98%).", ["rate-contradicted"]),
        ("受理20件，同比下降13.8%", ["impossible-rate"]),
        ("受理25件，同比下降13.8%", ["rate-with-one-count"]),
        ("调解纠纷由287件降至149件，下降48.1%", []),
        ("调解纠纷由287件降至149件，下降84.1%", ["change-contradicted"]),
        ("调解纠纷由287件降至149件，上升48.1%", ["change-contradicted"]),
        ("Cases fell from 287 to 149, down 48.1%.", []),
        ("Cases fell from 287 to 149, down 84.1%.", ["change-contradicted"]),
        ("受理795件，调处673件，调处率84.6%", ["rate-contradicted"]),
        ("受理795件,调处673件,调处率84.7%;受理956件,调处612件,调处率64.0%", ["half-width-comma"]),
        ("受理27.5万余件，化解27.3万余件，化解率99.2%，诉前化解率29.7%，同比上升7.8%", ["rate-without-counts"] * 2),
        ("603 were decided: 325 (54%) were granted; 146 (24%) were refused; and 113 (19%) were rejected.", []),
        # what is measured is no whole number
        ("收获20吨，同比下降13.8%", ["rate-with-one-count"]),
        # a rate of something else is not measured by the counts beside it
        ("受理100件，办结80件，群众满意率98%", ["rate-without-counts"]),
        ("新建调解室20个，群众满意率98.4%", ["rate-without-counts"]),
    ],
)
def test_a_claim_is_computed_again(claim: str, expected: list[str]) -> None:
    assert codes(claim) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("提高31个百分点", []),
        ("提高31%", ["per-cent-for-points"]),
        ("提高59.6%", []),
        ("提高59.6个百分点", ["per-cent-for-points"]),
        ("提高13%", ["change-contradicted"]),
        ("下降31个百分点", ["change-contradicted"]),
        ("刑事案件下降13.8%", []),
        ("群众满意度提高5个百分点", []),
    ],
)
def test_a_change_of_a_rate_is_in_points(said: str, expected: list[str]) -> None:
    slips = {"per-cent-for-points", "change-contradicted"}
    assert [code for code in codes(f"自主化解率由52%提高到83%，{said}") if code in slips] == expected


@pytest.mark.parametrize(
    ("text", "code", "is_found"),
    [
        ("同比下降-13.8%", "double-negative", True),
        ("同比下降－13.8%", "double-negative", True),
        ("增长-3%", "double-negative", True),
        ("a rise of −3 %", "double-negative", True),
        ("Cases fell by -3%", "double-negative", True),
        ("增速为-3%", "double-negative", False),
        ("同比-3%", "double-negative", False),
        ("下降13.8%-18.6%", "double-negative", False),
        ("下降120%", "fall-below-nothing", True),
        ("下降100%", "fall-below-nothing", False),
        ("增长120%", "fall-below-nothing", False),
        ("同比翻一番，增长100%", "words-contradicted", False),
        ("同比翻一番，增长104%", "words-contradicted", False),
        ("同比持平，增长3%", "words-contradicted", True),
        ("同比持平，刑事案件增长3%", "words-contradicted", False),
        ("截止目前，受理30件", "as-of-wording", True),
        ("截止2024年9月30日，受理30件", "as-of-wording", True),
        ("报名截止9月30日，截止日期不变", "as-of-wording", False),
        ("活动于9月30日截止", "as-of-wording", False),
        ("截至目前，受理30件", "undated-figure", True),
        ("截至目前，受理30件。2024年9月30日", "undated-figure", False),
        ("---\npublished: 2024-09-30\n---\n截至目前，受理30件", "undated-figure", False),
        ("截至目前，工作进展顺利", "undated-figure", False),
        ("2024年以来累计受理30件", "undated-figure", False),
        ("按照《方案（2024年9月）》，累计受理30件", "undated-figure", True),
        ("So far 2,462 disputes were screened.", "undated-figure", True),
        ("五级网格、五级责任", "levels-disagree", False),
        ("三级医院与县乡村三级网络", "levels-disagree", False),
        ("a five-level system with four levels", "levels-disagree", True),
        ("聚焦“甲、乙、丙”三个方面", "list-miscounted", False),
        ("聚焦“甲、乙和丙”三个方面", "list-miscounted", False),
        ("聚焦“甲、乙、丙、丁”三个方面", "list-miscounted", True),
        ("做好三项工作：一是甲；二是乙；三是丙", "list-miscounted", False),
        ("做好三项工作：一是甲；二是乙", "list-miscounted", True),
        ("做好三项工作：甲、乙", "list-miscounted", True),
        ("做好三项工作：甲、乙等", "list-miscounted", False),
        ("县乡村社五级责任", "list-miscounted", True),
        ("in three areas: law, courts, police, schools and towns", "list-miscounted", True),
        ("县乡村社四级责任", "list-miscounted", False),
        ("省市县区乡镇村五级", "list-miscounted", False),
        ("in three areas: law, courts and police", "list-miscounted", False),
        ("There are three steps:\n\n- ask\n- listen\n", "list-miscounted", True),
        ("There are two steps:\n\n- ask\n- listen\n", "list-miscounted", False),
        ("调处率98%，化解率87.9%", "mixed-precision", True),
        ("调处率100%，化解率87.9%", "mixed-precision", False),
        ("调处率98.0%，化解率87.9%", "mixed-precision", False),
        ("排查2462件,调处", "half-width-comma", True),
        ("98%,调处", "half-width-comma", False),
        ("調處矛盾糾紛，皇后，公里，頭髮，發展", "mixed-script", False),
        ("调处矛盾糾紛，化解矛盾，维护稳定", "mixed-script", True),
        ("乾隆年间，调处矛盾纠纷", "mixed-script", False),
        ("f(x)的值，函数(f)", "reading-in-brackets", False),
    ],
)
def test_slips(text: str, code: str, is_found: bool) -> None:
    assert (code in codes(text)) is is_found


def test_an_article_without_figures_has_no_findings() -> None:
    assert audited("人民调解不收费。People's mediation is free of charge.\n").problems == ()
    assert audited("").problems == ()


def test_a_rate_that_was_cut_off_is_told_from_one_that_is_wrong() -> None:
    def hint(claim: str) -> str:
        (problem,) = audited(claim).problems
        return locale_of("en").text(problem.what).rpartition(". ")[2]

    assert hint("受理795件，调处673件，调处率84.6%") == "It was cut off where it should have been rounded."
    assert hint("受理30件，调处29件，调处率98%") == "No count of 30 gives 98%."
    assert hint("受理795件，调处673件，调处率86.0%") == ""
