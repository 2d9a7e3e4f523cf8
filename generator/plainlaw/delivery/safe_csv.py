"""CSV that a spreadsheet opens as data and never as formulas.

In: a header and rows of text. Out: CSV text. The convention: a cell of words that begins with `=`, `+`, `-`, `@`, a tab
or a line end, or with the full-width forms of these signs, is written with an apostrophe before it. So is one that
begins with apostrophes and then such a sign, so that whoever takes the first apostrophe away has the words themselves.
Cells of columns of numbers hold decimal numbers of ours and stay as they are.
(OWASP, "CSV Injection", for the signs.)
"""

import csv
import io
import re
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache

_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


@lru_cache(maxsize=4096)
def harmless(text: str) -> str:
    """The text with an apostrophe before it when a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def plain(cell: str) -> str:
    """The text of a cell that `harmless` wrote."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def csv_text(
    header: Sequence[str], rows: Iterable[Sequence[str]], numbers: Container[int], line_end: str = "\n"
) -> str:
    """The rows as CSV; the columns at the places `numbers` hold decimal numbers, all others words."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=line_end)
    writer.writerow(map(harmless, header))
    words = [place not in numbers for place in range(len(header))]
    writer.writerows(
        [harmless(cell) if is_text else cell for cell, is_text in zip(row, words, strict=True)] for row in rows
    )
    return text.getvalue()


class Pieces:
    """Cells of a CSV file as they stand in its rows, for whoever joins very many rows of few different cells. What they
    write is what `csv_text` writes.
    """

    def __init__(self, line_end: str = "\n") -> None:
        self._text = io.StringIO()
        self._writer = csv.writer(self._text, lineterminator=line_end)
        self._after = len(f",{line_end}")

    def words(self, *cells: str) -> str:
        """Cells of words beside one another."""
        return self.cells(*map(harmless, cells))

    def cells(self, *cells: str) -> str:
        """Cells beside one another as they are."""
        self._text.seek(0)
        self._text.truncate()
        # with an empty cell behind them, for a row of one empty cell is written in another way
        self._writer.writerow([*cells, ""])
        return self._text.getvalue()[: -self._after]
