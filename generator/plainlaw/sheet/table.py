"""The table within a sheet: columns that are known, and rows of cells under them.

In: nothing. Out: values.
"""

from typing import Literal, Self

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.model.metric import Metric
from plainlaw.sheet.cell import Cell, Row

Role = Literal["region", "period", "metric", "value", "dimension", "ignore", "rate", "number", "unknown"]
"""What a column holds. A `rate` follows from counts, a `number` counts rows, an `unknown` column was not declared."""


class Column(Struct, frozen=True):
    """A column by the word that the dataset declares for it.

    `header` is what the sheet says there. `metric` is the metric of a value or a rate column in a wide return, `unit`
    what the sheet says in brackets, such as 万人.
    """

    name: str
    role: Role
    header: Cell
    metric: str = ""
    unit: str = ""

    @property
    def is_label(self) -> bool:
        """Whether its cells say what the values are about."""
        return self.role in ("region", "period", "metric", "dimension")

    @property
    def is_remark(self) -> bool:
        """Whether its cells are no part of what is counted."""
        return self.role in ("ignore", "unknown")


class Table(Struct, frozen=True):
    """Columns, and rows as wide as they are. `above` and `below` are the rows around the table. `period` is that
    of all rows, "" when a column says it or when it is not known."""

    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    above: tuple[Row, ...] = ()
    below: tuple[Row, ...] = ()
    period: str = ""

    def with_rows(self, rows: "tuple[Row, ...] | list[Row]") -> Self:
        """The same table with other rows."""
        return replace(self, rows=tuple(rows))

    def without(self, dropped: set[int]) -> Self:
        """The same table without these columns."""
        kept = [n for n in range(len(self.columns)) if n not in dropped]
        rows = tuple(tuple(row[n] for n in kept) for row in self.rows)
        return replace(self, columns=tuple(self.columns[n] for n in kept), rows=rows)

    def at(self, *roles: Role) -> list[int]:
        """The positions of the columns with one of these roles."""
        return [n for n, column in enumerate(self.columns) if column.role in roles]


class Seen(Struct, frozen=True):
    """A cell as a trap sees it: under its column, of a metric when it is a value, in a year when it is a place."""

    cell: Cell
    column: Column
    metric: Metric | None = None
    year: int = 0

    @property
    def text(self) -> str:
        """What the cell says."""
        return self.cell.text.strip()
