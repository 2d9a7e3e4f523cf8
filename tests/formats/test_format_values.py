"""What is written in a format is what is read from it: the same values, at the same places, whatever the values are."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from formats.open_data_portal import METRICS
from plainlaw.delivery.open_columns import open_columns
from plainlaw.delivery.open_rows import TOTAL, OpenRow
from plainlaw.delivery.open_table import OpenTable
from plainlaw.delivery.safe_csv import plain
from plainlaw.formats import written

Values = dict[tuple[str, ...], tuple[Decimal | None, ...]]
"""By place, period and categories: the value, and the parts of a rate."""
_SOME = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def _decimal(text: object) -> Decimal | None:
    return None if text in ("", None) else Decimal(str(text))


def _meant(table: OpenTable) -> Values:
    return {
        (row.region, str(row.period), *row.codes): tuple(map(_decimal, (row.value, *row.parts))) for row in table.rows
    }


def _of_csv(table: OpenTable, content: bytes) -> Values:
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    columns = open_columns(table)
    keys = [column.name for column in columns if column.role == "key"]
    numbers = [column.name for column in columns if column.role == "number" and column.name != "vintage"]
    return {tuple(plain(row[name]) for name in keys): tuple(_decimal(row[name]) for name in numbers) for row in rows}


def _of_sdmx(table: OpenTable, content: bytes) -> Values:
    rows = list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
    header, periods = rows[0], {period.sdmx: str(period) for period in table.periods}
    first, when = header.index("INDICATOR") + 1, header.index("TIME_PERIOD")
    parts = [header.index(name) for name in ("NUMERATOR", "DENOMINATOR") if name in header]
    return {
        (row[header.index("REF_AREA")], periods[row[when]], *row[first:when]): tuple(
            _decimal(row[at]) for at in (header.index("OBS_VALUE"), *parts)
        )
        for row in rows[1:]
    }


def _of_json_stat(table: OpenTable, content: bytes) -> Values:
    cube = json.loads(content, parse_float=Decimal)
    *names, measure = cube["id"]
    width = len(cube["dimension"][measure]["category"]["index"])
    categories = (cube["dimension"][name]["category"]["index"] for name in names)
    cells = iter(cube["value"])
    found = {at: tuple(_decimal(next(cells)) for _ in range(width)) for at in product(*categories)}
    # cells of no observation have neither value nor status
    return {at: values for at, values in found.items() if at in _meant(table)}


def _of_workbook(table: OpenTable, content: bytes) -> Values:
    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = book.worksheets[0].iter_rows(min_row=3, values_only=True)
    width = 3 + len(table.dimensions)
    # places, periods and categories are in words, in the order of the rows
    return {
        (meant.region, str(meant.period), *meant.codes): tuple(map(_decimal, row[width:-2]))
        for meant, row in zip(table.rows, rows, strict=True)
        if row[0] == meant.region and (row[-2], str(row[-1] or "")) == (meant.status, meant.vintage)
    }


READERS: dict[str, Callable[[OpenTable, bytes], Values]] = {
    ".csv": _of_csv,
    ".excel.csv": _of_csv,
    ".sdmx.csv": _of_sdmx,
    ".zh-Hans.json-stat.json": _of_json_stat,
    ".en.json-stat.json": _of_json_stat,
    ".zh-Hans.xlsx": _of_workbook,
    ".en.xlsx": _of_workbook,
}


def _read(table: OpenTable) -> Iterator[tuple[str, Values]]:
    files = dict(written(table))
    for suffix, read in READERS.items():
        yield suffix, read(table, files[f"downloads/metrics/{table.metric.id}{suffix}"])


@pytest.mark.parametrize("metric", METRICS)
def test_what_is_written_is_read_again(metric: str, tables: dict[str, OpenTable]) -> None:
    meant = _meant(tables[metric])
    assert len(meant) == len(tables[metric].rows) > 5
    for suffix, values in _read(tables[metric]):
        assert values == meant, suffix


_NUMBERS = st.one_of(
    st.just(""),
    st.integers(min_value=-(10**14), max_value=10**14).map(str),
    st.decimals(min_value=-(10**8), max_value=10**8, places=6).map(lambda n: format(n.normalize(), "f")),
)


@given(data=st.data())
@_SOME
def test_whatever_the_values_are(data: st.DataObject, tables: dict[str, OpenTable]) -> None:
    table = tables[data.draw(st.sampled_from(METRICS))]
    parts = st.tuples(*[_NUMBERS] * len(table.parts))

    def other(row: OpenRow) -> OpenRow:
        value = data.draw(_NUMBERS)
        return row._replace(value=value, parts=data.draw(parts), status="A" if value else "O")

    changed = replace(table, rows=tuple(map(other, table.rows[:12])))
    for suffix, values in _read(changed):
        assert values == _meant(changed), suffix


def test_the_twin_for_spreadsheets_differs_in_its_first_bytes_and_line_ends_only(tables: dict[str, OpenTable]) -> None:
    for metric, table in tables.items():
        files = dict(written(table))
        own, twin = (files[f"downloads/metrics/{metric}{suffix}"] for suffix in (".csv", ".excel.csv"))
        assert b"\r" not in own
        assert not own.startswith(b"\xef\xbb\xbf")
        assert own.endswith(b"\n")
        assert twin == b"\xef\xbb\xbf" + own.replace(b"\n", b"\r\n")


def test_the_same_rows_are_the_same_bytes(tables: dict[str, OpenTable]) -> None:
    for table in tables.values():
        assert dict(written(table)) == dict(written(replace(table, files={})))


def test_missing_observations_are_rows_that_say_why(tables: dict[str, OpenTable]) -> None:
    rows = {(row.region, str(row.period)): row for row in tables["help_rate"].rows}
    assert (rows["990124", "2024-01"].value, rows["990124", "2024-01"].parts) == ("", ("0", "0"))
    assert rows["990124", "2024-01"].status == "M"
    assert (rows["990124", "2024-02"].value, rows["990124", "2024-02"].parts) == ("", ("", ""))
    assert rows["990124", "2024-02"].status == "O"
    assert (rows["990124", "2023-12"].value, rows["990124", "2023-12"].parts) == ("33.333333", ("3", "9"))
    # a run of months that nobody reported is no observation, and neither are the years in which a place was none
    assert not [at for at in rows if at[0] == "990124102" and at[1] > "2024"]
    assert ("990124102", "2023-12") in rows


def test_totals_are_told_from_categories(tables: dict[str, OpenTable]) -> None:
    values = {(row.region, str(row.period), *row.codes): row.value for row in tables["matters"].rows}
    parts = [
        values["990124100", "2024-01", status, age] for status in ("open", "closed") for age in ("adults", "minors")
    ]
    assert values["990124100", "2024-01", TOTAL, TOTAL] == str(sum(map(int, parts)))
    assert values["990124100", "2024-01", "open", TOTAL] == str(sum(map(int, parts[:2])))


def test_json_stat_says_the_status_of_what_is_missing(tables: dict[str, OpenTable]) -> None:
    files = dict(written(tables["help_rate"]))
    cube: dict[str, Any] = json.loads(files["downloads/metrics/help_rate.en.json-stat.json"])
    assert set(cube["status"].values()) == {"M", "O"}
    assert all(cube["value"][int(at)] is None for at in cube["status"])


def test_a_workbook_shows_words_as_words_and_notes(tables: dict[str, OpenTable]) -> None:
    files = dict(written(tables["matters"]))
    book = openpyxl.load_workbook(io.BytesIO(files["downloads/metrics/matters.zh-Hans.xlsx"]))
    data, notes = book.worksheets
    assert data.freeze_panes == "A3"
    assert list(data.tables) == ["data_matters"]
    assert data["D2"].value == "状态"
    assert [cell.value for cell in data[2]].count("状态 (2)") == 1
    said = {row[0]: row[1] for row in notes.iter_rows(min_row=3, values_only=True)}
    assert said["定义"] == "=当月受理的事项。"
    assert said["计量单位"] == "@件"
    assert "虚构" in said["声明"]
    assert "虚构" in data["A1"].value
    assert {cell.data_type for row in (*data.iter_rows(min_row=3), *notes.iter_rows()) for cell in row} <= {"n", "s"}
