"""Words and numbers in charts: safe for XML, cut to fit, said once rounded."""

from xml.etree import ElementTree

import pytest
from chart_examples import chart
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.drawing.words import clean, fit, is_symbol, number, width_of, with_unit

ANY_TEXT = st.text(st.characters(), max_size=60)  # lone surrogates and control characters among them


@given(ANY_TEXT)
def test_clean_text_can_stand_in_xml(text: str) -> None:
    element = ElementTree.Element("t")
    element.text = clean(text)
    read = ElementTree.fromstring(ElementTree.tostring(element, encoding="utf-8"))
    assert (read.text or "") == clean(text)


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_clean_keeps_every_letter_and_makes_one_line() -> None:
    assert clean("  清河镇\n\t<b>“甲”&'乙'</b>\x00\x0b\ud800𠀀 ") == "清河镇 <b>“甲”&'乙'</b> 𠀀"


@given(ANY_TEXT.map(clean), st.integers(60, 400), st.integers(1, 3))
def test_fitted_text_fits_and_is_the_beginning_of_the_text(text: str, room: int, most: int) -> None:
    lines = fit(text, 13, room, most)
    assert 1 <= len(lines) <= most
    assert all(width_of(line, 13) <= room for line in lines)
    kept = "".join(lines).replace(" ", "").removesuffix("…")
    assert text.replace(" ", "").startswith(kept)


def test_text_breaks_at_spaces_and_between_chinese_characters() -> None:
    assert fit("Land acquisition disputes", 10, 110, 2) == ("Land acquisition", "disputes")
    assert fit("征地拆迁补偿纠纷", 10, 50, 2) == ("征地拆迁补", "偿纠纷")
    assert fit("征地拆迁补偿纠纷", 10, 50, 1) == ("征地拆迁…",)


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        (2462, 0, "2,462"),
        (97.725, 2, "97.73"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-0.4, 0, "0"),
        (-13.8, 1, "−13.8"),
        (1234567.8, 1, "1,234,567.8"),
        (100, 1, "100.0"),
        (-0.0, 0, "0"),
        (2.0**53, 0, "9,007,199,254,740,992"),
        (0.000001, 6, "0.000001"),
    ],
)
def test_numbers_are_rounded_half_up_and_grouped(value: float, decimals: int, said: str) -> None:
    assert number(value, decimals, chart("line")) == said


def test_separators_come_with_the_data() -> None:
    french = chart("line", thousands="\u202f", point=",", unit="%", decimals=1)
    assert with_unit(1234.5, french) == "1\u202f234,5%"


@pytest.mark.parametrize(("unit", "symbol"), [("%", True), ("‰", True), ("件", False), ("visits", False), ("", False)])
def test_a_symbol_is_written_at_the_number(unit: str, symbol: bool) -> None:
    assert is_symbol(unit) is symbol
