"""Typed figures of a bulletin: agreeing ones are warned about, contradicting ones are errors, others are left alone."""

import pytest

from plainlaw.attempt import set_aside_repeats
from plainlaw.checks.bare_figure import CHECK
from plainlaw.locales.locale import locale_of
from plainlaw.problems import Problem
from sites.bodies import FIRST_LINE, found_by, page, places, resolve_text

# the good site says for 2024-Q2: received 112 (family 62, neighbour 50; a year before 130), settled 107, rate 95.5 %;
# in 榆影镇 received 52. Received fell by 13.8 % in a year; the rate rose by 7.1 points.


def findings(text: str, lang: str = "zh-Hans") -> list[Problem]:
    body = resolve_text(text, page("bulletins", "2024-q2", lang))
    assert not body.has_errors
    return set_aside_repeats(found_by(CHECK, body))


_CHINESE = [
    ("全县受理纠纷112件。", "bare-figure", None),
    ("全县受理纠纷112。", "bare-figure", None),
    ("全县受理纠纷113件。", "contradicting-figure", '{{ figure("disputes_received") }}'),
    ("受理纠纷同比下降13.8%。", "bare-figure", None),
    ("受理纠纷同比下降14%。", "bare-figure", None),
    ("受理纠纷同比上升13.8%。", "contradicting-figure", '{{ change("disputes_received") }}'),
    ("受理纠纷同比下降12.8%。", "contradicting-figure", '{{ change("disputes_received") }}'),
    ("调解成功率95.5%。", "bare-figure", None),
    ("调解成功率为96%。", "bare-figure", None),
    ("调解成功率97.7%。", "contradicting-figure", '{{ figure("settlement_rate") }}'),
    ("调解成功率提高7.1个百分点。", "bare-figure", None),
    ("调解成功率下降7.1个百分点。", "contradicting-figure", '{{ change("settlement_rate") }}'),
    ("去年同期受理纠纷130件。", "bare-figure", None),
    ("2023年第二季度受理纠纷130件。", "bare-figure", None),
    ("2024年第二季度，受理纠纷113件。", "contradicting-figure", '{{ figure("disputes_received") }}'),
    ("第二季度受理纠纷113件。", "contradicting-figure", '{{ figure("disputes_received") }}'),
    ("榆影镇受理纠纷52件。", "bare-figure", None),
    ("榆影镇受理纠纷53件。", "contradicting-figure", '{{ figure("disputes_received", region="990177101") }}'),
    ("受理纠纷中婚姻家庭类62件。", "bare-figure", None),
    ("婚姻家庭受理纠纷62件。", "bare-figure", None),
    (
        "婚姻家庭受理纠纷63件。",
        "contradicting-figure",
        '{{ figure("disputes_received", dispute_kind="family") }}',
    ),
    # not for this check: another period, another thing, another unit, several places, no figure
    ("5月受理纠纷40件。", None, None),
    ("一季度受理纠纷99件。", None, None),
    ("上半年受理纠纷224件。", None, None),
    ("2022年受理纠纷500件。", None, None),
    ("受理纠纷占全部事项的40%。", None, None),
    ("受理纠纷覆盖12个村。", None, None),
    ("榆影镇和柳汀镇受理纠纷90件。", None, None),
    ("受理纠纷比上年减少18件。", None, None),
    ("调解成功率居第3位。", None, None),
    ('受理纠纷{{ figure("disputes_received") }}，同比{{ change("disputes_received") }}。', None, None),
    ("`受理纠纷113件`", None, None),
    ("本站共登记8份报表。", None, None),
]
_ENGLISH = [
    ("There were 112 disputes received.", "bare-figure"),
    ("There were 113 disputes received.", "contradicting-figure"),
    ("In the second quarter 113 disputes were received.", "contradicting-figure"),
    ("The disputes received numbered 112 in the quarter.", "bare-figure"),
    ("Disputes received fell by 13.8% on a year earlier.", "bare-figure"),
    ("Disputes received rose by 13.8% on a year earlier.", "contradicting-figure"),
    ("The settlement rate was 95.5%.", "bare-figure"),
    ("The settlement rate fell to 95.5%.", "bare-figure"),
    ("The settlement rate rose by 7.1 percentage points.", "bare-figure"),
    ("In Elmshade Town 52 disputes were received.", "bare-figure"),
    ("In March 40 disputes were received.", None),
    ("The annual total was 500 disputes received.", None),
    ("Disputes received came from 12 villages.", None),
]


@pytest.mark.parametrize(("sentence", "code", "shortcode"), _CHINESE, ids=[text[:20] for text, _, _ in _CHINESE])
def test_in_chinese(sentence: str, code: str | None, shortcode: str | None) -> None:
    found = findings(f"## 主要结果\n\n{sentence}\n")
    assert [problem.kind.code for problem in found] == ([] if code is None else [code])
    for problem in found:
        assert problem.is_error == (code == "contradicting-figure")
        assert shortcode in (None, problem.values["shortcode"])
        assert "{{" in locale_of("zh-Hans").text(problem.mend)


@pytest.mark.parametrize(("sentence", "code"), _ENGLISH, ids=[text[:32] for text, _ in _ENGLISH])
def test_in_english(sentence: str, code: str | None) -> None:
    found = findings(f"## Main results\n\n{sentence}\n", "en")
    assert [problem.kind.code for problem in found] == ([] if code is None else [code])


def test_the_place_is_that_of_the_number() -> None:
    found = findings('一\n\n全县`x`受理纠纷113件，{{ metric("settlement_rate") }}，受理纠纷114件\n受理纠纷115件\n')
    assert [problem.values["number"] for problem in found] == ["113", "114", "115"]
    assert places(found) == [(FIRST_LINE + 2, 10), (FIRST_LINE + 2, 51), (FIRST_LINE + 3, 5)]


def test_what_a_finding_proposes_makes_it_go_away() -> None:
    for sentence, code, shortcode in _CHINESE:
        if code == "contradicting-figure" and shortcode is not None:
            typed = findings(f"{sentence}\n")[0].values["number"]
            mended = sentence.replace(f"{typed}件", shortcode).replace(f"{typed}%", shortcode)
            assert findings(f"{mended}\n") == [] or "下降" in sentence or "上升" in sentence or "百分点" in sentence


def test_documents_without_a_period_are_not_looked_at() -> None:
    body = resolve_text("全县受理纠纷113件。\n", page("pages", "about"))
    assert found_by(CHECK, body) == []
