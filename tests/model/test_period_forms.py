"""Which forms of a period are read, and with which reason the others are refused."""

from datetime import date, datetime

import pytest

from plainlaw.model.period import Period, PeriodError, PeriodKind
from plainlaw.model.period_forms import read_period

INTERNATIONAL = {
    "2024": "2024",
    "2024-03": "2024-03",
    "2024-12": "2024-12",
    "2024-Q3": "2024-Q3",
    "2024Q3": "2024-Q3",
    "2024 Q3": "2024-Q3",
    "2024/q3": "2024-Q3",
    "2024-H1": "2024-H1",
    "2024H2": "2024-H2",
    "2024 H2": "2024-H2",
    "2024-S2": "2024-H2",
    "2024-01--2024-09": "2024-01--2024-09",
    "2024-01/2024-09": "2024-01--2024-09",
    "2024-01 to 2024-09": "2024-01--2024-09",
    "2024-01 – 2024-09": "2024-01--2024-09",
    "2023-11/2024-02": "2023-11--2024-02",
    "2024-01-01/P9M": "2024-01--2024-09",
    "2023-11-01/P120M": "2023-11--2033-10",
    "  2024-03\t": "2024-03",
}
CHINESE = {
    "2024年": "2024",
    "2024年度": "2024",
    "2024年全年": "2024",
    "2024年3月": "2024-03",
    "2024年03月": "2024-03",
    "2024年12月份": "2024-12",
    "2024年三月": "2024-03",
    "2024年十月": "2024-10",
    "2024年十二月份": "2024-12",
    "2024年第三季度": "2024-Q3",
    "2024年三季度": "2024-Q3",
    "2024年第3季度": "2024-Q3",
    "2024年四季": "2024-Q4",
    "2024年Q1": "2024-Q1",
    "2024年上半年": "2024-H1",
    "2024年下半年": "2024-H2",
    "2024年前三季度": "2024-01--2024-09",
    "2024年前两个季度": "2024-01--2024-06",
    "2024年前9个月": "2024-01--2024-09",
    "2024年前十一个月": "2024-01--2024-11",
    "2024年1-9月": "2024-01--2024-09",
    "2024年1—9月": "2024-01--2024-09",
    "2024年1——9月": "2024-01--2024-09",
    "2024年1～9月": "2024-01--2024-09",
    "2024年1〜9月份": "2024-01--2024-09",
    "2024年1-9月累计": "2024-01--2024-09",
    "2024年1月至9月": "2024-01--2024-09",
    "2024年1月份到9月份": "2024-01--2024-09",
    "2024年一至九月": "2024-01--2024-09",
    "2024年3月-5月": "2024-03--2024-05",
    "2023年11月至2024年2月": "2023-11--2024-02",
    "2023年11月—2024年2月份": "2023-11--2024-02",
    "2024 年 3 月": "2024-03",
    "2024 年第 3 季度": "2024-Q3",
    "2024 年前 9 个月": "2024-01--2024-09",
    "2024 年 1 — 9 月": "2024-01--2024-09",
}
ENGLISH = {
    "March 2024": "2024-03",
    "may 2024": "2024-05",
    "Sep 2024": "2024-09",
    "Sept. 2024": "2024-09",
    "DECEMBER, 2024": "2024-12",
    "March\u00a02024": "2024-03",
    "January to September 2024": "2024-01--2024-09",
    "Jan-Sep 2024": "2024-01--2024-09",
    "March – May 2024": "2024-03--2024-05",
    "November 2023 to February 2024": "2023-11--2024-02",
    "Q3 2024": "2024-Q3",
    "Q3-2024": "2024-Q3",
    "q3/2024": "2024-Q3",
    "H1 2024": "2024-H1",
    "third quarter of 2024": "2024-Q3",
    "the 3rd quarter 2024": "2024-Q3",
    "Fourth-quarter 2024": "2024-Q4",
    "first half of 2024": "2024-H1",
    "the second half, 2024": "2024-H2",
    "2nd half 2024": "2024-H2",
}
FORMS = INTERNATIONAL | CHINESE | ENGLISH

REFUSED = {
    "undated": [
        *(
            "今年以来",
            "今年上半年",
            "截止目前",
            "截至到目前",
            "本季度",
            "上月",
            "去年同期",
            "累计",
            "2020年以来",
        ),
        *("this year so far", "year to date", "YTD", "this quarter", "last month"),
        # a period without its year
        *("上半年", "三季度", "第三季度", "1-9月", "前三季度", "９月", "全年", "Q3", "h1", "March"),
        *("third quarter", "January to September"),
    ],
    "ambiguous": ["2024.9", "2024.10", "2024/9", "2024/09", "2024 . 9", "２０２４．９", "2024/25"],
    "impossible": [
        *(
            "2024-00",
            "2024-13",
            "2024-Q0",
            "2024-Q5",
            "2024-H3",
            "2024-S0",
            "0000",
            "0000-01",
            "0024",
            "0999-12",
        ),
        *("2024年0月", "2024年13月", "2024年五季度", "2024年前5季度", "2024年前13个月", "2024年0-9月"),
        *("2024-09--2024-01", "2024-12-01/P0M", "2024-13-01/P1M", "2024-01-01/P9999M", "9999-12-01/P2M"),
        *(
            "1000-01--9999-12",
            "2024年9-1月",
            "2024年2月至2023年11月",
            "May to March 2024",
            "Q5 2024",
            "H0 2024",
        ),
        "November 2024 to February 2023",
    ],
    "unknown": [
        *(
            "",
            " ",
            "soon",
            "24",
            "202",
            "20240",
            "-2024",
            "2024-",
            "2024-1",
            "2024-3-1",
            "2024-01-01",
            "2024-Q",
        ),
        *(
            "2024-01-15/P9M",
            "2024-01--2024",
            "2024年月",
            "2024年两月",
            "2024年1一9月",
            "2024年1 2月",
            "二〇二四年",
        ),
        *("Marchember 2024", "Ma 2024", "3rd month of 2024", "Q32024", "fifth quarter of 2024"),
        *("2024-03\x00", "2024\n03", "2024-03; 2024-04", "None", "true"),
        # digits of other scripts are not digits here, though Python would take them
        *("٢٠٢٤", "2024-0٣", "२०२४", "𝟐𝟎𝟐𝟒", "2024年²月", "2024-q²"),
    ],
}


@pytest.mark.parametrize(("text", "canonical"), FORMS.items())
def test_reads_every_form(text: str, canonical: str) -> None:
    assert str(Period.read(text)) == canonical


@pytest.mark.parametrize("text", FORMS)
def test_full_width_capitals_and_margins_change_nothing(text: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
    expected = Period.read(text)

    assert Period.read(wide.replace(" ", "\u3000")) == expected
    assert Period.read(text.upper()) == Period.read(text.lower()) == expected
    assert Period.read(f"\u3000 {text} \n") == expected


@pytest.mark.parametrize(("reason", "text"), [(reason, text) for reason, texts in REFUSED.items() for text in texts])
def test_refuses_with_the_reason(reason: str, text: str) -> None:
    with pytest.raises(PeriodError) as refusal:
        Period.read(text)

    assert refusal.value.args == (reason,)


def test_the_half_year_and_its_six_months_are_kept_apart() -> None:
    half, cumulative = Period.read("2024年上半年"), Period.read("2024年1-6月")

    assert half != cumulative
    assert (half.first_day, half.last_day) == (cumulative.first_day, cumulative.last_day)
    assert (half.kind, cumulative.kind) == (PeriodKind.HALF, PeriodKind.YEAR_TO_DATE)
    assert Period.read("2024-03--2024-05").kind == Period.read("2023-01--2024-03").kind == PeriodKind.RANGE


@pytest.mark.parametrize(("value", "canonical"), [(2024, "2024"), (Period.of(2024, 4, 3), "2024-Q2"), ("2024", "2024")])
def test_reads_numbers_and_periods(value: object, canonical: str) -> None:
    assert str(Period.read(value)) == canonical


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (date(2024, 1, 1), "unknown"),  # what YAML makes of 2024-01-01
        (datetime(2024, 1, 1), "unknown"),
        (2024.9, "ambiguous"),  # what YAML makes of 2024.9
        (2024.0, "ambiguous"),
        (24, "unknown"),
        (-2024, "unknown"),
        pytest.param(10**5000, "unknown", id="huge"),  # longer than Python is willing to spell out
        (True, "unknown"),
        (None, "unknown"),
        (["2024"], "unknown"),
        (b"2024", "unknown"),
    ],
)
def test_refuses_other_values(value: object, reason: str) -> None:
    with pytest.raises(PeriodError) as refusal:
        Period.read(value)

    assert refusal.value.args == (reason,)


@pytest.mark.parametrize("count", [17, 200_000])
@pytest.mark.parametrize(
    ("before", "repeated", "after"),
    [
        ("", "2", ""),
        ("x", " ", ""),
        ("2024", " ", "x"),
        ("2024年", " ", "x"),
        ("2024年1", " -", "月"),
        ("2024年第", "3 ", "季"),
        ("january", " ", "2024 to"),
        ("", "the ", "first quarter of"),
        ("2024-01", "-", "2024-09"),
        ("", "十", ""),
        ("", "may ", "2024 x"),
    ],
)
def test_text_that_repeats_itself_is_refused(count: int, before: str, repeated: str, after: str) -> None:
    """A pattern that backtracked over such a text would not come to an end while anybody waits."""
    with pytest.raises(PeriodError, match="^unknown$"):
        read_period(before + repeated * count + after)
