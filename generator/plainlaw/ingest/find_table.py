"""The table of a file: the sheet that has the column words, what each column means, and the rows below.

In: grids. Out: a `Table`, or None after a finding or a question.
"""

import re

from plainlaw.ingest.header import Header, declared, find_header
from plainlaw.problems import Message, Place
from plainlaw.problems.imports import NO_TABLE
from plainlaw.sheet.around import is_note, is_signature
from plainlaw.sheet.cell import Cell, Grid, Row
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.question import REFUSE, Choice, Question
from plainlaw.sheet.table import Column, Table
from plainlaw.sheet.total_words import is_total
from plainlaw.sheet.words import narrow, plain, split_unit, without_marks

_VALUE = re.compile(r"[-+]?[0-9.]|[.⋯…]{1,6}$|\[[a-z]+\]$")
_TELEPHONE = re.compile(r"[0-9][0-9 -]{6,14}")
_NUMBERS = frozenset({"序号", "编号", "行号", "no", "no.", "#", "n"})


def find_table(grids: tuple[Grid, ...], desk: Desk) -> Table | None:
    """The one table of the file."""
    found = {grid.name: (grid, header) for grid in grids if (header := find_header(grid, desk)) is not None}
    if not found:
        desk.refuse(NO_TABLE.at(Place(desk.file), words=", ".join(desk.target.wanted)))
        return None
    name = next(iter(found)) if len(found) == 1 else _which(tuple(found), desk)
    if name is None:
        return None
    for grid in grids:
        if grid.name != name and any(not cell.is_blank for row in grid.rows for cell in row):
            desk.trap = "sheets"
            desk.repair(Place(desk.file, cell=grid.name), grid.name, "", Message.of("only the sheet with the table is "
                        "read; this one is left out"))  # fmt: skip
    desk.trap = ""
    return _table(*found[name], desk)


def _which(names: tuple[str, ...], desk: Desk) -> str | None:
    what = Message.of("Several sheets have the columns of this dataset: {names}. Which one is to be read?",
                      names=", ".join(names))  # fmt: skip
    choices = tuple(Choice(name, Message.of("the sheet {name}", name=name)) for name in names)
    return desk.ask(Question("sheet", what, Place(desk.file), (*choices, REFUSE), names[0]))


def _table(grid: Grid, header: Header, desk: Desk) -> Table:
    columns = [_column(cell, desk) for cell in header.cells]
    body, below = _split(grid.rows[header.last + 1 :], columns)
    fitting = [_lifted(_fitted(row, len(columns)), columns) for row in body]
    return Table(grid.name, tuple(columns), tuple(fitting), grid.rows[: header.first], below)


def _column(header: Cell, desk: Desk) -> Column:
    name = declared(header.text, desk)
    unit = split_unit(header.text.rpartition(" / ")[2])[1]
    if name is None:
        said = plain(split_unit(without_marks(header.text))[0])
        rate = next((word for word in desk.target.rates if plain(word) == said), "")
        if rate:
            return Column(rate, "rate", header, desk.target.rates[rate].id, unit)
        word = header.text.strip()
        return Column(word, "number" if plain(word) in _NUMBERS else "unknown", header)
    role, metric = desk.target.role_of(name)
    if header.text.strip() != name:
        desk.trap = "header_words"
        desk.repair(header.place, header.text, name, Message.of("the column word is that of dataset.yml"))
        desk.trap = ""
    return Column(name, role, header, metric, unit if role == "value" else "")


def _split(rows: tuple[Row, ...], columns: list[Column]) -> tuple[list[Row], tuple[Row, ...]]:
    """The rows of data, and those that are notes or signatures; rows without anything are in neither."""
    filled = [row for row in rows if any(not cell.is_blank for cell in row)]
    is_around = [(is_signature(row) or is_note(row)) and not _has_values(row, columns) for row in filled]
    body = [row for row, around in zip(filled, is_around, strict=True) if not around]
    return body, tuple(row for row, around in zip(filled, is_around, strict=True) if around)


def _has_values(row: Row, columns: list[Column]) -> bool:
    """Whether there are numbers where values stand. Then the row is data, whatever its remarks look like; but a long
    number beside a signature is a telephone number."""
    under = list(zip(columns, row, strict=False))
    said = [narrow(cell.text).strip() for column, cell in under if column.role == "value"]
    numbers = [text for text in said if _VALUE.match(text)]
    if all(_TELEPHONE.fullmatch(text) for text in numbers):
        signed = any(not column.is_remark and is_signature((cell,)) for column, cell in under)
        return bool(numbers) and not signed and any(not cell.is_blank for column, cell in under if column.is_label)
    return True


def _lifted(row: Row, columns: list[Column]) -> Row:
    """The row with the word for a total where its label belongs: it often stands in the column that counts rows."""
    at = next(
        (n for n, cell in enumerate(row[: len(columns)]) if columns[n].role == "number" and is_total(cell.text)), None
    )
    label = next((n for n, column in enumerate(columns) if column.is_label and n < len(row) and row[n].is_blank), None)
    if at is None or label is None:
        return row
    return tuple(
        row[n].saying(row[at].text) if n == label else cell.saying("") if n == at else cell
        for n, cell in enumerate(row)
    )


def _fitted(row: Row, width: int) -> Row:
    """The row without empty cells beyond the last column."""
    while len(row) > width and row[-1].is_blank:
        row = row[:-1]
    return row
