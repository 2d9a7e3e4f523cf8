"""What counts as a figure in an article, of which kind, and what does not."""

from fractions import Fraction

import pytest
from audit_examples import audited, figures, mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("排查矛盾纠纷2462件", [("count", "2462件")]),
        ("排查矛盾纠纷２４６２件，占９８％", [("count", "２４６２件"), ("rate", "９８％")]),
        ("排查矛盾纠纷2,462件", [("count", "2,462件")]),
        ("排查矛盾纠纷二千四百零六件", [("count", "二千四百零六件")]),
        ("发放资料3.2万份", [("count", "3.2万份")]),
        ("调处率98%", [("rate", "98%")]),
        ("调处率达到百分之九十八点五", [("rate", "百分之九十八点五")]),
        ("同比下降13.8%", [("change", "13.8%")]),
        ("同比-5.2%", [("change", "-5.2%")]),
        ("13.8%的降幅", [("change", "13.8%")]),
        ("调处率由52%提高到83%", [("rate", "52%"), ("rate", "83%")]),
        ("提高1.2个百分点", [("points", "1.2个百分点")]),
        ("比上年增加56件", [("change", "56件")]),
        ("投入经费3.5亿元", [("money", "3.5亿元")]),
        ("每季度不少于1次", [("rule", "1次")]),
        ("发案率不超过5%", [("rule", "5%")]),
        ("聚焦五个方面", [("list", "五个方面")]),
        ("落实“五级九天”机制", [("levels", "五级")]),
        ("县乡村社四级责任", [("levels", "四级")]),
        ("办理10至15件", [("count", "10至15件")]),
        ("十八个乡镇", [("count", "十八个")]),
        ("調處矛盾糾紛2406件", [("count", "2406件")]),
        ("2,406 of 2,462 disputes", [("count", "2,406"), ("count", "2,462 disputes")]),
        ("Two thousand four hundred and six disputes", [("count", "Two thousand four hundred and six disputes")]),
        ("a rate of 97.7 per cent", [("rate", "97.7 per cent")]),
        ("Cases fell by 13.8%.", [("change", "13.8%")]),
        ("13.8% fewer than last year", [("change", "13.8%")]),
        ("rose by 1.2 percentage points", [("points", "1.2 percentage points")]),
        ("$3.5 million was spent", [("money", "$3.5 million")]),
        ("at least once a quarter", [("rule", "once")]),
        ("at most 5%", [("rule", "5%")]),
        ("in five areas", [("list", "five areas")]),
        ("a five-level system", [("levels", "five-level")]),
        ("由120件下降到98件", [("count", "120件"), ("count", "98件")]),
        ("面积94公顷", [("count", "94公顷")]),
        ("Burglary fell by 3%, robbery by 1%", [("change", "3%"), ("change", "1%")]),
        ("rose by 4% to 45,326 - 11% higher", [("change", "4%"), ("change", "11%")]),
        ("fell by 3% to 32,714 incidents", [("change", "3%"), ("count", "32,714 incidents")]),
        ("solved 8-10 per cent", [("rate", "8-10 per cent")]),
        ("nine in 10 applications", []),
        ("98.5% (2,425 of 2,462)", [("rate", "98.5%"), ("count", "2,425"), ("count", "2,462")]),
        ("乡镇18个、村（社区）323个", [("count", "18个"), ("count", "323个")]),
        ("投入1200余万元", [("money", "1200余万元")]),
        ("325 (54%) were granted", [("count", "325"), ("rate", "54%")]),
        ("from 287 to 149 cases", [("count", "287"), ("count", "149 cases")]),
    ],
)
def test_a_figure_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2024年9月30日，第三季度，30天内，上午9时",
        "第35条第2款，35日内答复",
        "临政发〔2024〕15号",
        "拨打12348、110，电话0932-2240000",
        "一站式接收、一揽子调处，进一步，一个地方，两名同志",
        "“五治”融合，“六个一”，送法“十项活动”",
        "《三年行动方案（2022—2024）》",
        "1. 调解\n2. 仲裁",
        "三级医院，一级响应",
        '{{ figure("disputes", period="2024-Q3") }}',
        "`98%`",
        "| 98% | 2462件 |",
        "见 https://example.org/2024/98%/30件",
        "On 3 March 2024 at 10 a.m., within 30 days",
        "Article 33 of Act No. 5, page 12",
        "call 12348 hotline",
        "Q3 2024, version 1.2",
        "one of them, two years, the third time",
        "He said “98%”.",
        "2406÷2462＝97.73%",
        "<!-- 98% -->",
        "```\n98%\n```",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert figures(text) == []


def test_what_is_known_of_a_figure() -> None:
    (about,) = mentions("约300余件")
    assert (about.value, about.is_exact, about.is_close) == (300, False, False)
    (scaled,) = mentions("3.2万件")
    assert (scaled.value, scaled.half_unit, scaled.is_exact, scaled.low) == (32000, 500, False, 31500)
    (ranged,) = mentions("占5%～8%")
    assert (ranged.value, ranged.upper) == (5, 8)
    (zero,) = mentions("调处率98.0%")
    assert (zero.value, zero.decimals, zero.low) == (98, 1, Fraction("97.95"))
    (fall,) = mentions("下降13.8%")
    assert (fall.signed, fall.falls) == (Fraction("-13.8"), True)
    (rule,) = mentions("县每季度、乡镇每月、村每半月至少召开1次会议")
    assert rule.per_year == (4, 12, 24)


def test_places_are_those_of_the_file() -> None:
    reading = audited("---\ntitle: x\n---\n\n前面有發(fā)展。\n**調處**率(lǜ)達98%，\n好\n", "article.md").reading
    (mention,) = reading.mentions
    place = reading.place(mention)
    assert (place.line, place.column) == (6, 13)


def test_wrapped_lines_of_markdown_are_one_sentence() -> None:
    reading = audited("Of 2,462 disputes\n2,406 were closed, which\nis 98%.\n\nOther.", "article.md").reading
    assert [passage.sentence.text for passage in reading.passages][0].count("98%") == 1
    (found,) = reading.evidence
    assert found.is_recomputable
