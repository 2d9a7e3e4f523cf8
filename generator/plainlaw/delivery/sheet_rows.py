"""The rows of a large sheet, written into a workbook that holds everything but them.

In: a workbook whose first sheet has its heading, its header and a row that shows the forms of cells, and rows of text.
Out: the workbook with the rows, the same bytes for the same rows. The library that makes workbooks takes four times as
long, and what a cell looks like in the file is the simplest part of the format (ECMA-376 part 1, 18.3.1.4, 18.3.1.53).
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from plainlaw.problems import PlainlawError

_SHEET = "xl/worksheets/sheet1.xml"
_DIMENSION = re.compile(r'<dimension ref="[^"]*"/>')
_LAST_ROW = re.compile(
    r'(?P<all><row r="(?P<row>\d+)"[^>]*>(?P<cells>(?:<c r="[A-Z]+\d+" s="\d+"/>)+)</row>)</sheetData>'
)
_FORM = re.compile(r'<c r="([A-Z]+)\d+" s="(\d+)"/>')
_LONGEST = 32_767
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def with_rows(book: bytes, rows: Iterable[Sequence[str]]) -> bytes:
    """The workbook `book` with `rows` in its first sheet, from the last row that it has.

    That row is replaced: its cells, which are empty and have a form, show which columns hold numbers, in which form. An
    empty text is an empty cell.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as given, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in given.infolist():
            content = given.read(entry)
            if entry.filename == _SHEET:
                content = _filled(content.decode(), list(rows)).encode()
            # an entry keeps its time, which is the same in all that the library writes
            made.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _filled(sheet: str, rows: list[Sequence[str]]) -> str:
    found = _LAST_ROW.search(sheet)
    if found is None:
        raise PlainlawError("the library for workbooks writes sheets in another way than this program knows")
    first, forms = int(found["row"]), dict(_FORM.findall(found["cells"]))
    columns = [(name, forms.get(name)) for name in map(column_name, range(len(rows[0]) if rows else 0))]
    last = f"{columns[-1][0]}{first + len(rows) - 1}" if rows else f"A{first}"
    before = _DIMENSION.sub(f'<dimension ref="A1:{last}"/>', sheet[: found.start()])
    return "".join((before, *_lines(rows, first, columns), sheet[found.end("all") :]))


def _lines(rows: list[Sequence[str]], first: int, columns: list[tuple[str, str | None]]) -> Iterator[str]:
    for at, row in enumerate(rows, start=first):
        cells = [
            f'<c r="{name}{at}" t="inlineStr"><is>{_words(text)}</is></c>'
            if form is None
            else f'<c r="{name}{at}" s="{form}"><v>{text}</v></c>'
            for text, (name, form) in zip(row, columns, strict=True)
            if text
        ]
        yield f'<row r="{at}">{"".join(cells)}</row>'


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
