"""Numbers, figures and changes: exact, rounded once, written as the language writes them."""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.locales import locale_of
from plainlaw.model.figure import Change, Figure, FigureKey
from plainlaw.model.period import Period

ZH, EN = locale_of("zh-Hans"), locale_of("en")


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        (2406, 0, "2,406"),
        (0, 1, "0.0"),
        (999, 0, "999"),
        (1000, 0, "1,000"),
        (Decimal("1234567.891"), 2, "1,234,567.89"),
        (Decimal("97.65"), 1, "97.7"),
        (Decimal("97.64999"), 1, "97.6"),
        (Decimal("-0.05"), 1, "−0.1"),
        (Decimal("-0.049"), 1, "0.0"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("1.5"), 0, "2"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "−3"),
        (Decimal("999.95"), 1, "1,000.0"),
        (Fraction(2406, 2462) * 100, 1, "97.7"),
        (Fraction(1, 3), 3, "0.333"),
        (Fraction(2, 3), 3, "0.667"),
        (Fraction(-1, 2), 0, "−1"),
        (Decimal("1.005"), 2, "1.01"),
        (10**30 + 1, 0, "1,000,000,000,000,000,000,000,000,000,001"),
    ],
)
def test_number(value: Fraction | Decimal | int, decimals: int, said: str) -> None:
    assert ZH.number(value, decimals) == said
    assert EN.number(value, decimals) == said


@given(
    value=st.fractions() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False, places=8)
    | st.decimals("-1e6", "1e6", places=3),
    decimals=st.integers(0, 6),
)  # fmt: skip
def test_number_agrees_with_decimal_arithmetic(value: Fraction | Decimal | int, decimals: int) -> None:
    exact = Fraction(value)
    context = Context(prec=400)
    # An oracle that knows nothing of fractions: divide to 400 places, then let decimal round half up.
    quotient = context.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    oracle = quotient.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=context)
    said = EN.number(value, decimals)
    assert Decimal(said.replace(",", "").replace("−", "-")) == oracle
    assert said.lstrip("−").partition(".")[2] == f"{oracle:f}".partition(".")[2]
    assert ("−" in said) == (oracle < 0)


@given(numerator=st.integers(-(10**9), 10**9), decimals=st.integers(0, 4))
def test_exactly_half_goes_away_from_zero(numerator: int, decimals: int) -> None:
    half = Fraction(2 * numerator + 1, 2 * 10**decimals)
    said = Fraction(EN.number(half, decimals).replace(",", "").replace("−", "-"))
    assert abs(said) - abs(half) == Fraction(1, 2 * 10**decimals)


def test_separators_and_signs_are_those_of_the_language() -> None:
    assert locale_of("de").number(Decimal("-1234567.5"), 1) == "−1.234.567,5"
    assert locale_of("fr").number(Decimal("1234.5"), 1) == "1\N{NARROW NO-BREAK SPACE}234,5"
    assert locale_of("hi").number(1234567, 0) == "12,34,567"
    assert locale_of("de").figure_text(Decimal("97.7"), 1, "%") == "97,7\N{NO-BREAK SPACE}%"
    assert locale_of("tr").figure_text(Decimal("-97.7"), 1, "%") == "−%97,7"


@pytest.mark.parametrize(
    ("value", "decimals", "unit", "zh", "en"),
    [
        (2406, 0, ("件", "disputes"), "2,406件", "2,406 disputes"),
        (Decimal("97.65"), 1, ("%", "%"), "97.7%", "97.7%"),
        (Decimal("5.13"), 2, ("‰", "‰"), "5.13‰", "5.13‰"),
        (12, 0, ("", ""), "12", "12"),
        (Decimal("-3.2"), 1, ("%", "%"), "−3.2%", "−3.2%"),
    ],
)
def test_figure(value: Decimal | int, decimals: int, unit: tuple[str, str], zh: str, en: str) -> None:
    assert ZH.figure_text(value, decimals, unit[0]) == zh
    assert EN.figure_text(value, decimals, unit[1]) == en


def change(value: str, in_points: bool = False, per: int = 100) -> Change:
    figure = Figure(FigureKey("m", "990124", Period.of(2024)), Fraction(1), per=per)
    return Change(figure, figure, Fraction(value), in_points)


@pytest.mark.parametrize(
    ("value", "in_points", "decimals", "zh", "en", "direction"),
    [
        ("-13.8", False, 1, "下降13.8%", "fell by 13.8%", "down"),
        ("33.85", False, 1, "上升33.9%", "rose by 33.9%", "up"),
        ("1234.5", False, 1, "上升1,234.5%", "rose by 1,234.5%", "up"),
        ("0", False, 1, "持平", "was unchanged", "unchanged"),
        ("0.049", False, 1, "持平", "was unchanged", "unchanged"),
        ("-0.049", False, 1, "持平", "was unchanged", "unchanged"),
        ("-0.05", False, 1, "下降0.1%", "fell by 0.1%", "down"),
        ("1.2", True, 1, "上升1.2个百分点", "rose by 1.2 percentage points", "up"),
        ("-31", True, 0, "下降31个百分点", "fell by 31 percentage points", "down"),
        ("1", True, 0, "上升1个百分点", "rose by 1 percentage point", "up"),
        ("-1", True, 0, "下降1个百分点", "fell by 1 percentage point", "down"),
        ("1", True, 1, "上升1.0个百分点", "rose by 1.0 percentage points", "up"),
        ("0.04", True, 1, "持平", "was unchanged", "unchanged"),
    ],
)
def test_change(value: str, in_points: bool, decimals: int, zh: str, en: str, direction: str) -> None:
    for locale, words in ((ZH, zh), (EN, en)):
        said = locale.change_text(change(value, in_points), decimals)
        assert (said.words, said.direction) == (words, direction)


def test_change_of_a_rate_per_thousand_is_not_in_percentage_points() -> None:
    assert ZH.change_text(change("-0.31", True, per=1000), 1, "件/千人").words == "下降0.3件/千人"
    assert EN.change_text(change("0.31", True, per=1000), 1, "per 1,000 residents").words == (
        "rose by 0.3 per 1,000 residents"
    )
    assert EN.change_text(change("0.31", True, per=1000), 1).words == "rose by 0.3"


@given(value=st.fractions(-1000, 1000), decimals=st.integers(0, 3), in_points=st.booleans())
def test_direction_is_that_of_the_number_said(value: Fraction, decimals: int, in_points: bool) -> None:
    said = EN.change_text(change(str(value), in_points), decimals)
    number = EN.number(value, decimals)
    zero = not number.strip("0.")
    assert said.direction == ("unchanged" if zero else "down" if number.startswith("−") else "up")
    assert "−" not in said.words
    assert zero or number.lstrip("−") in said.words
