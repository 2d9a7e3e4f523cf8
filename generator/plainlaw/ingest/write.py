"""The return that a table becomes: CSV as plainlaw reads it, and where each of its cells came from.

In: a mended table. Out: bytes in UTF-8 with \\n line ends, and the path.
"""

import csv
import io
import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from plainlaw.model.period import Period, PeriodError
from plainlaw.problems import Place
from plainlaw.problems.imports import EMPTY_IMPORT
from plainlaw.problems.statistics import MISSING_COLUMN
from plainlaw.sheet.cell import Row
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Table
from plainlaw.sheet.target import Target

_STEM = re.compile(r"[\w-]{1,60}")
Source = Callable[[Place], Place]


def path_of(table: Table, name: str, target: Target) -> str:
    """Where the return lies: under its period, or under the name of the file when it holds several."""
    folder = target.raw.folder
    if not table.at("period"):
        try:
            period = Period.read(table.period)
        except PeriodError:
            return ""
        return target.handed_in.get(period, f"{folder}/{period}.csv")
    stem = PurePosixPath(name.replace("\\", "/")).stem
    if not _STEM.fullmatch(stem):
        stem = str(min((row[table.at("period")[0]].text for row in table.rows), default="return"))[:4]
    return f"{folder}/{stem}.csv"


def content_of(table: Table, desk: Desk) -> tuple[bytes, dict[int, Row]]:
    """The return, and the row of the sheet behind each of its lines (from 1)."""
    present = {column.name for column in table.columns}
    for name in desk.target.wanted:
        if name not in present and not desk.questions:
            desk.refuse(MISSING_COLUMN.at(Place(desk.file), column=name, hint=""))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    behind: dict[int, Row] = {}
    line = 2
    for row in table.rows:
        behind[line] = row
        cells = [cell.text for cell in row]
        writer.writerow(cells)
        line += 1 + sum(cell.count("\n") for cell in cells)
    if desk.is_clear and not any(_has_value(row, table) for row in behind.values()):
        desk.refuse(EMPTY_IMPORT.at(Place(desk.file)))
    return text.getvalue().encode("utf-8", "replace"), behind


def source_of(table: Table, behind: Mapping[int, Row]) -> Source:
    """From a place in the return to the place in the file that was handed in."""

    def source(place: Place) -> Place:
        row = behind.get(place.line)
        if row is None:
            return table.columns[0].header.place
        named = [n for n, column in enumerate(table.columns) if column.name == place.cell]
        return row[named[0] if named else 0].place

    return source


def _has_value(row: Row, table: Table) -> bool:
    """Whether the file says anything of the values of a row; the marks of blank cells and dashes were answered."""
    values = table.at("value")
    return not values or any(row[n].kind != "absent" for n in values)
