"""The rows of a large sheet, written into a workbook that holds everything but them.

In: a workbook whose first sheet has its heading, its header and a row that shows the forms of cells, and rows.
Out: the workbook with the rows, the same bytes for the same rows. The library that makes workbooks takes four times as
long, and what a cell looks like in the file is the simplest part of the format (ECMA-376 part 1, 18.3.1.4, 18.3.1.53).
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from plainlaw.problems import PlainlawError

_SHEET, _TABLE = "xl/worksheets/sheet1.xml", "xl/tables/table1.xml"
_REFERENCE = re.compile(r'(?P<before> ref="A\d+:[A-Z]+)\d+(?=")')
_LARGE, _LEVEL = 1 << 22, 3
"""So many bytes are compressed in half of the time, into a twentieth more."""
_DIMENSION = re.compile(r'<dimension ref="[^"]*"/>')
_LAST_ROW = re.compile(
    r'(?P<all><row r="(?P<row>\d+)"[^>]*>(?P<cells>(?:<c r="[A-Z]+\d+" s="\d+"/>)+)</row>)</sheetData>'
)
_FORM = re.compile(r'<c r="([A-Z]+)\d+" s="(\d+)"/>')
_LONGEST = 32_767
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


AT = "\x01"
"""Stands for the number of its row in a cell; no text of a workbook holds it."""


class Forms(Struct, frozen=True):
    """How the columns of a sheet are written: those with numbers have a form, by the letters of the column."""

    of_columns: Mapping[str, str]

    def cell(self, place: int, text: str) -> str:
        """The cell of a text in a column (from 0), in a row whose number is not known yet; nothing of an empty one."""
        if not text:
            return ""
        name = column_name(place)
        form = self.of_columns.get(name)
        if form is None:
            return f'<c r="{name}{AT}" t="inlineStr"><is>{_words(text)}</is></c>'
        return f'<c r="{name}{AT}" s="{form}"><v>{text}</v></c>'

    def around(self, place: int) -> tuple[str, str]:
        """What stands before and after a number in a column."""
        before, _, after = self.cell(place, "0").rpartition("0")
        return before, after


def with_rows(book: bytes, size: tuple[int, int], rows: Callable[[Forms], Iterable[str]]) -> bytes:
    """The workbook `book` with rows in its first sheet, from the last row that it has; `size` is how many rows and
    columns they are. `rows` gives the cells of each, in the forms of the columns.

    The last row is replaced: its cells, which are empty and have a form, show which columns hold numbers, in which
    form. The first table of the workbook has its header above it, and that row alone; it grows with the rows.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as given, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        sheet = given.read(_SHEET).decode()
        found = _LAST_ROW.search(sheet)
        if found is None:
            raise PlainlawError("the library for workbooks writes sheets in another way than this program knows")
        for entry in given.infolist():
            content = given.read(entry)
            if entry.filename == _SHEET:
                content = _filled(sheet, found, size, rows).encode()
            if entry.filename == _TABLE:
                content = _grown(content.decode(), int(found["row"]), size[0]).encode()
            # an entry keeps its time, which is the same in all that the library writes
            made.writestr(entry, content, zipfile.ZIP_DEFLATED, _LEVEL if len(content) > _LARGE else None)
    return file.getvalue()


def _grown(table: str, first: int, count: int) -> str:
    return _REFERENCE.sub(rf"\g<before>{first + max(count, 1) - 1}", table)


def _filled(
    sheet: str, found: re.Match[str], size: tuple[int, int], rows: Callable[[Forms], Iterable[str]]
) -> str:  # fmt: skip
    first, forms = int(found["row"]), Forms(dict(_FORM.findall(found["cells"])))
    count, width = size
    last = f"{column_name(width - 1)}{first + count - 1}" if count else f"A{first}"
    before = _DIMENSION.sub(f'<dimension ref="A1:{last}"/>', sheet[: found.start()])
    return "".join((before, *_lines(rows(forms), first), sheet[found.end("all") :]))


def _lines(rows: Iterable[str], first: int) -> Iterator[str]:
    for at, cells in enumerate(rows, start=first):
        number = str(at)
        yield f'<row r="{number}">{cells.replace(AT, number)}</row>'


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    kept = _CONTROL.sub("", fitting(text))
    escaped = kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    return f'<t xml:space="preserve">{escaped}</t>'


def fitting(text: str) -> str:
    """A text, cut to what a cell holds."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def column_name(place: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
