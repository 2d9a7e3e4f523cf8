"""A cell of a file that an office handed in, with its address; and the grid that cells stand in.

In: nothing. Out: values. A grid is what a file holds before anybody knows where its table begins.
"""

from decimal import Decimal
from typing import Literal, Self

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.problems import Place

CellKind = Literal["text", "number", "date", "absent"]
"""What the file says that it is. `absent`: nothing, or what stands for nothing; a mark says why."""


class Cell(Struct, frozen=True):
    """One cell as text. `cover` is the text of the merged cell that lies over it; `hidden` its row or column is.
    `unit` is what header or title say of it and is still to be applied, such as 万人; `half` is half the unit to which
    its number was rounded.

    The place is `file:line:column` in a CSV file, where the column counts cells from 1, and `file [sheet!B7]` in a
    workbook.
    """

    text: str
    place: Place
    kind: CellKind = "text"
    cover: str | None = None
    formula: bool = False
    comment: bool = False
    hidden: bool = False
    unit: str = ""
    half: Decimal = Decimal(0)

    def saying(self, text: str) -> Self:
        """The same cell with another text."""
        return replace(self, text=text)

    @property
    def is_blank(self) -> bool:
        """Whether nothing can be seen in it."""
        return not self.text.strip()


Row = tuple[Cell, ...]


class Grid(Struct, frozen=True):
    """The cells of one sheet, row by row; rows may differ in length. `name` is "" for a CSV file. `is_data` when it is
    known that no row is a line around a table."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    is_data: bool = False

    def with_rows(self, rows: "tuple[Row, ...] | list[Row]") -> Self:
        """The same sheet with other rows."""
        return replace(self, rows=tuple(rows))
