"""The grids of an Excel workbook (.xlsx), read by openpyxl: values as they were last computed, never formulas.

In: bytes. Out: one grid a sheet, or findings. Numbers are written as Excel holds them, in the fewest digits that mean
the same number; a per cent format is part of the number, as it is for whoever looks at the sheet.
"""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plainlaw.problems import Message, Place
from plainlaw.problems.reading import UNEXPECTED_FILE
from plainlaw.sheet.amount import written
from plainlaw.sheet.cell import Cell, CellKind, Grid, Row
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.extent import MOST_CELLS
from plainlaw.sources.files import LARGEST_RETURN

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_IN_ALL = 2 * MOST_CELLS
"""Cells of all sheets together, empty ones included."""


def workbook_grids(name: str, content: bytes, desk: Desk) -> tuple[Grid, ...]:
    """Every worksheet; none after a finding. Sheets that hold only a chart have no cells."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            values = load_workbook(io.BytesIO(content), data_only=True)
            formulas = load_workbook(io.BytesIO(content))
    # the archive is sound (traps/oversized); for what its parts say wrongly the library has no error of its own
    except (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError, SyntaxError,
            zipfile.BadZipFile, RecursionError):  # fmt: skip
        reason = Message.of("it is no Excel workbook, or a damaged one")
        hint = Message.of("Open it in a spreadsheet and save it again as .xlsx.")
        desk.refuse(UNEXPECTED_FILE.at(Place(name), reason=reason, hint=hint))
        return ()
    grids: list[Grid] = []
    said = reached = 0
    for sheet, as_written in zip(values.worksheets, formulas.worksheets, strict=True):
        area = sheet.max_row * sheet.max_column
        reached += area
        if area > MOST_CELLS or reached > _MOST_IN_ALL:
            reason = Message.of("the sheet {sheet} reaches to row {row} and column {column}",
                                sheet=sheet.title, row=str(sheet.max_row), column=str(sheet.max_column))  # fmt: skip
            hint = Message.of("Delete the rows and columns beyond the table.")
            desk.refuse(UNEXPECTED_FILE.at(Place(name), reason=reason, hint=hint))
            return ()
        grid = Grid(sheet.title, tuple(_rows(name, sheet, as_written)), sheet.sheet_state != "visible")
        # a text that stands once in the file can stand in every cell
        said += sum(len(cell.text) for row in grid.rows for cell in row)
        if said > LARGEST_RETURN:
            reason = Message.of("it is larger than {limit} MB", limit=str(LARGEST_RETURN // 1_000_000))
            desk.refuse(UNEXPECTED_FILE.at(Place(name), reason=reason, hint=""))
            return ()
        grids.append(grid)
    return tuple(grids)


class _Sheet(Struct, frozen=True):
    """What is to be known of a sheet before its cells are read."""

    file: str
    title: str
    covers: dict[tuple[int, int], str]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]

    def cell(self, value: Any, formula: Any) -> Cell:
        """One cell from its value and from what is written in it."""
        text, kind = _text(value)
        return Cell(
            text,
            Place(self.file, cell=f"{self.title}!{value.coordinate}"),
            kind,
            cover=self.covers.get((value.row, value.column)),
            formula=formula.data_type == "f",
            comment=getattr(value, "comment", None) is not None,
            hidden=value.row in self.hidden_rows or value.column in self.hidden_columns,
        )


def _rows(name: str, sheet: "Worksheet", written: "Worksheet") -> Iterator[Row]:
    rows = frozenset(index for index, row in sheet.row_dimensions.items() if row.hidden)
    about = _Sheet(name, sheet.title, _covers(sheet), rows, frozenset(_hidden_columns(sheet)))
    for values, formulas in zip(sheet.iter_rows(), written.iter_rows(), strict=False):
        yield tuple(about.cell(value, formula) for value, formula in zip(values, formulas, strict=False))


def _covers(sheet: "Worksheet") -> dict[tuple[int, int], str]:
    """The text of the merged cell that lies over each covered cell, by row and column; not of its own corner."""
    covers: dict[tuple[int, int], str] = {}
    for merged in sheet.merged_cells.ranges:
        corner = sheet.cell(merged.min_row, merged.min_col)
        text = _text(corner)[0]
        # a range may be declared over more cells than the sheet has
        for row in range(merged.min_row, min(merged.max_row, sheet.max_row) + 1):
            for column in range(merged.min_col, min(merged.max_col, sheet.max_column) + 1):
                if (row, column) != (merged.min_row, merged.min_col):
                    covers[row, column] = text
    return covers


def _hidden_columns(sheet: "Worksheet") -> Iterator[int]:
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            yield from range(int(dimension.min or 0), min(int(dimension.max or 0), sheet.max_column) + 1)


def _text(cell: Any) -> tuple[str, CellKind]:
    """What a cell says. A day is written 2024-03-01, a number without exponent."""
    value = getattr(cell, "value", None)
    if value is None:
        return "", "text"
    if isinstance(value, bool):
        return str(value).upper(), "text"
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format)), "number"
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value).isoformat(), "date"
    if isinstance(value, date | time):
        return value.isoformat(), "date"
    return str(value), "text"


def _number(value: int | float, number_format: str) -> str:
    # repr gives the fewest digits that are this float; what Excel wrote into the file has no fewer
    exact = Decimal(repr(value))
    if not exact.is_finite():
        return str(value)
    if "%" in number_format:
        return f"{written(exact * 100)}%"
    return written(exact)
