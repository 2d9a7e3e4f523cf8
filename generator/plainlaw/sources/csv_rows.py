"""The shape of a CSV file: its rows with the line of each, all of the same width.

In: text. Out: rows, or a finding at the row that breaks the shape.
"""

import csv
import io
from contextlib import suppress

from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.reading import BROKEN_CSV, RAGGED_ROW

Row = tuple[int, list[str]]
"""The line on which a row begins (from 1) and its cells; a blank line has none."""

_REASONS = {
    "unexpected end of data": Message.of("a quotation mark is never closed"),
    "',' expected after '\"'": Message.of("text stands after a closing quotation mark"),
}
_TOO_LONG = Message.of("a cell is too long; most likely a quotation mark is never closed")


def csv_rows(text: str, path: str, found: list[Problem]) -> list[Row] | None:
    """Every row of the file, blank lines included; None after findings."""
    before = len(found)
    rows = read_rows(text, path, found)
    return rows if len(found) == before and _has_one_width(rows, path, found) else None


def read_rows(text: str, path: str, found: list[Problem], separator: str = ",") -> list[Row]:
    """Every row, of whatever width; those before a finding when the text cannot be read to its end."""
    rows: list[Row] = []
    line = 1
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)
    if '"' not in text:
        # no row goes on in the next line; what cannot be read is looked at once more, row by row
        with suppress(csv.Error):
            return list(enumerate(csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator), start=1))
    try:
        for cells in reader:
            rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        # the row begins at the quotation mark; where the reader gave up may be many lines below
        found.append(BROKEN_CSV.at(Place(path, line), reason=_REASONS.get(str(error), _TOO_LONG)))
    return rows


def _has_one_width(rows: list[Row], path: str, found: list[Problem]) -> bool:
    filled = [row for row in rows if row[1]]
    if not filled:
        found.append(BROKEN_CSV.at(Place(path, 1), reason=Message.of("the file is empty")))
        return False
    first, header = filled[0]
    separator = next((mark for mark in ";；\t，" if len(header) == 1 and mark in header[0]), None)
    if separator is not None:
        shown = Message.of("tabs") if separator == "\t" else f"“{separator}”"
        reason = Message.of("its cells are separated by {separator}, not by commas", separator=shown)
        found.append(BROKEN_CSV.at(Place(path, first), reason=reason))
        return False
    if len({len(cells) for _, cells in filled}) == 1:
        return True
    ragged = [(line, len(cells)) for line, cells in filled if len(cells) != len(header)]
    for line, width in ragged:
        found.append(RAGGED_ROW.at(Place(path, line), found=str(width), expected=str(len(header))))
    return not ragged
