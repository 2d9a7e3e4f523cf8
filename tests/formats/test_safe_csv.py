"""CSV cells are never formulas, and every text comes back as it was."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.open_data_portal import HOSTILE_PLACE
from plainlaw.delivery.open_columns import open_columns
from plainlaw.delivery.open_table import OpenTable
from plainlaw.delivery.safe_csv import csv_text, harmless, plain
from plainlaw.formats import written

_SIGNS = "=+-@\t\r\n＝＋－＠"


@pytest.mark.parametrize("sign", _SIGNS)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(sign: str) -> None:
    assert harmless(f"{sign}1+1") == f"'{sign}1+1"
    assert harmless(f"'{sign}1") == f"''{sign}1"


@pytest.mark.parametrize("text", ["", "1", "a=b", "'s-Hertogenbosch", "云麓镇", "990124", "2024-01--2024-09"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text == plain(text)


@given(st.text())
def test_every_text_comes_back(text: str) -> None:
    assert plain(harmless(text)) == text
    assert harmless(text)[:1] not in tuple(_SIGNS)


_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")).map(
    lambda t: t.replace("\r", "\n")
)


@given(st.lists(st.tuples(_TEXTS, st.integers().map(str), _TEXTS), max_size=20))
def test_every_row_comes_back(rows: list[tuple[str, str, str]]) -> None:
    text = csv_text(["a", "b", "c"], rows, {1})
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert read[0] == ["a", "b", "c"]
    assert [(plain(a), b, plain(c)) for a, b, c in read[1:]] == rows


def test_no_cell_of_words_in_any_file_is_a_formula(tables: dict[str, OpenTable]) -> None:
    seen = False
    for metric, table in tables.items():
        numbers = {column.name for column in open_columns(table) if column.role == "number"}
        numbers |= {"OBS_VALUE", "NUMERATOR", "DENOMINATOR", "DECIMALS"}
        for path, content in written(table):
            if not path.endswith(".csv"):
                continue
            rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
            words = [value for row in rows for name, value in row.items() if name not in numbers]
            assert not [word for word in words if word[:1] in tuple(_SIGNS)], (metric, path)
            seen |= f"'{HOSTILE_PLACE}" in words
    assert seen


def test_negative_numbers_stay_numbers(tables: dict[str, OpenTable]) -> None:
    files = dict(written(tables["trust"]))
    rows = list(csv.DictReader(io.StringIO(files["downloads/metrics/trust.csv"].decode())))
    assert "-0.125" in {row["value"] for row in rows}
