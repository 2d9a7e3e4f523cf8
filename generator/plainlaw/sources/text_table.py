"""The cells of a CSV file as text, held by column: whatever is asked of a million cells is asked of the few words
that a column holds.

In: the filled rows of a file. Out: `TextTable`.
"""

from collections.abc import Iterator
from typing import Self

from msgspec import Struct

from plainlaw.sources.csv_rows import Row


class TextTable(Struct, frozen=True):
    """A header, and below it rows that are all as wide; `lines` are those of the file on which they begin (from 1)."""

    header: tuple[str, ...]
    lines: tuple[int, ...]
    columns: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, rows: list[Row]) -> Self:
        """The table of these rows, of which the first is its header; blank ones are left out."""
        lines, (header, *cells) = zip(*(row for row in rows if row[1]), strict=True)
        return cls(tuple(name.strip() for name in header), lines[1:], tuple(zip(*cells, strict=True)))

    def column(self, name: str) -> tuple[str, ...]:
        """The cells below a word of the header. Raises ValueError when it is not there."""
        return self.columns[self.header.index(name)]

    @property
    def rows(self) -> Iterator[tuple[str, ...]]:
        """The rows below the header."""
        return zip(*self.columns, strict=True)
