"""Returns as CSV: every cell as it was written, the line of every row, and one finding for a shape that is broken."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile_data import hostile
from plainlaw.locales.locale import locale_of
from plainlaw.problems import Problem
from plainlaw.sources.csv_rows import csv_rows
from plainlaw.sources.returns import RawReturn, read_return

PATH = "stats/x/2024.csv"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("portal")
    (root / PATH).parent.mkdir(parents=True)
    return root


def read(portal: Path, content: bytes) -> tuple[RawReturn | None, list[Problem]]:
    found: list[Problem] = []
    (portal / PATH).write_bytes(content)
    return read_return(portal, PATH, found), found


def said(found: list[Problem]) -> list[tuple[str, int]]:
    return [(problem.kind.code, problem.place.line) for problem in found]


def test_cells_are_text_and_rows_have_their_lines(portal: Path) -> None:
    content = '\ufeff乡镇 ,数值\r\n清河镇,007\r\n\r\n"a\r\nb, c","say ""x"""\r\nNA,\r\n'.encode()
    handed_in, found = read(portal, content)
    assert found == []
    assert handed_in is not None
    assert list(handed_in.rows.header) == ["乡镇", "数值"]
    assert list(handed_in.rows.lines) == [2, 4, 6]
    assert list(handed_in.rows.rows) == [("清河镇", "007"), ("a\nb, c", 'say "x"'), ("NA", "")]
    assert (handed_in.period, handed_in.content) == ("2024", content)


_BROKEN = [
    ("", ("broken-csv", 1), "the file is empty"),
    ("\n\n", ("broken-csv", 1), "the file is empty"),
    ("a,b\n", ("broken-csv", 1), "no row below"),
    ("\na,b\n", ("broken-csv", 2), "no row below"),
    ('a,b\n1,2\n"3,4\n5,6\n', ("broken-csv", 3), "never closed"),
    ('a,b\n"1"x,2\n', ("broken-csv", 2), "after a closing quotation mark"),
    ('a,b\n"x\ny"z,2\n', ("broken-csv", 2), "after a closing quotation mark"),
    ('a,b\n"' + "x" * 200_000, ("broken-csv", 2), "quotation mark"),
    ("a;b\n1;2\n", ("broken-csv", 1), "“;”"),
    ("a\tb\n1\t2\n", ("broken-csv", 1), "tabs"),
    ("乡镇，数值\n清河镇，1\n", ("broken-csv", 1), "“，”"),
]


@pytest.mark.parametrize(("text", "place", "reason"), _BROKEN, ids=[repr(text[:16]) for text, _, _ in _BROKEN])
def test_a_broken_shape_is_one_finding_where_it_begins(
    portal: Path, text: str, place: tuple[str, int], reason: str
) -> None:
    handed_in, found = read(portal, text.encode())
    assert handed_in is None
    assert said(found) == [place]
    assert reason in locale_of("en").text(found[0].what)


def test_each_ragged_row_is_said(portal: Path) -> None:
    handed_in, found = read(portal, b'a,b\n1\n\n1,2\n"x\ny",2,3\n')
    assert handed_in is None
    assert said(found) == [("ragged-row", 2), ("ragged-row", 5)]


_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=6)


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(_CELL, min_size=width, max_size=width), min_size=2)))
def test_what_is_written_is_read(portal: Path, rows: list[list[str]]) -> None:
    # a first cell full of separators is a file of another kind
    rows[0] = [f"column {number}" for number in range(len(rows[0]))]
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    handed_in, found = read(portal, text.getvalue().encode())
    assert found == []
    assert handed_in is not None
    assert [list(row) for row in handed_in.rows.rows] == rows[1:]
    lines = text.getvalue().split("\n")
    for line, cells in zip(handed_in.rows.lines, rows[1:], strict=True):
        assert lines[line - 1].startswith('"' + cells[0].split("\n")[0].replace('"', '""'))


@given(st.text(st.sampled_from('a,"\n ;\t1'), max_size=30))
def test_any_text_has_a_shape_or_a_finding(portal: Path, text: str) -> None:
    handed_in, found = read(portal, text.encode())
    assert (handed_in is None) == bool(found)
    if handed_in is not None:
        assert len(set(handed_in.rows.lines)) == len(list(handed_in.rows.rows))
        assert len(handed_in.rows.columns) == text.strip("\n").split("\n")[0].count(",") + 1 or '"' in text


def test_csv_spectrum_is_read_as_its_authors_say(portal: Path) -> None:
    # of one file, table and JSON do not hold the same there
    names = {path.stem for path in hostile("csv-spectrum", "csvs").glob("*.csv")} - {"location_coordinates"}
    assert len(names) == 11
    for name in names:
        content = hostile("csv-spectrum", "csvs", f"{name}.csv").read_bytes()
        expected = json.loads(hostile("csv-spectrum", "json", f"{name}.json").read_text(encoding="utf-8"))
        handed_in, found = read(portal, content)
        assert found == [], name
        assert handed_in is not None
        rows = [dict(zip(handed_in.rows.header, row, strict=True)) for row in handed_in.rows.rows]
        # line ends within cells are those of the file there, and \n here
        assert json.dumps(rows).replace("\\r\\n", "\\n") == json.dumps(expected).replace("\\r\\n", "\\n"), name


def test_files_that_broke_other_readers_are_read_or_refused(portal: Path) -> None:
    refused: dict[str, set[str]] = {}
    for path in hostile("csvkit-examples", "examples").glob("*.csv"):
        handed_in, found = read(portal, path.read_bytes())
        assert (handed_in is None) == bool(found), path.name
        refused[path.name] = {problem.kind.code for problem in found}
    assert refused["test_utf16_big.csv"] == refused["test_utf16_little.csv"] == {"not-utf8"}
    assert refused["bad.csv"] == refused["test_join_short_rows.csv"] == {"ragged-row"}
    assert refused["empty.csv"] == {"broken-csv"}
    assert refused["test_utf8_bom.csv"] == refused["mac_newlines.csv"] == refused["test_header_newline.csv"] == set()
    assert len(refused) > 50


def test_a_cell_that_holds_a_zero_byte_is_not_cut_off(portal: Path) -> None:
    handed_in, _ = read(portal, b"a,b\n12\x003,4\n")
    assert handed_in is not None
    assert handed_in.rows.columns[0][0] == "12\x003"


def test_lines_of_long_files_are_right() -> None:
    rows = csv_rows('a\n"1\n2"\n' * 20_000, PATH, [])
    assert rows is not None
    assert (rows[-1], len(rows)) == ((59_999, ["1\n2"]), 40_000)
