"""Which of very many cells may break a rule of their metric: those are looked at one by one, by the rule itself.

In: cells, and the rules of metrics. Out: the doubtful cells, and those that they are compared with. Columns of whole
numbers in pandas say of a million cells in a second that nothing is to be said of them; what a column cannot hold
exactly is doubtful.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import chain
from math import ceil, floor
from typing import TYPE_CHECKING

from msgspec import Struct

from plainlaw.model.cell_table import Block, CellTable
from plainlaw.model.figure import Breakdown, Cell
from plainlaw.model.period import Period
from plainlaw.model.rules import Rules
from plainlaw.validate.exact_columns import LIMIT, PARTS, ExactColumn

if TYPE_CHECKING:
    import pandas as pd

    from plainlaw.validate.exact_columns import Whole, Yes

_Of = tuple[str, Period, Breakdown]
_NONE = -1


class Doubtful(Struct, frozen=True):
    """The doubtful cells in their order. `compared` are cells that these are measured by, in no order."""

    cells: list[Cell]
    compared: list[Cell]


def doubtful_cells(cells: CellTable, rules: Mapping[str, Rules]) -> Doubtful | None:
    """The cells that may break `rules`, by metric. None when two cells are of the same, which only the rule for one
    cell puts in order, or when a rule is finer than the columns.
    """
    # imported here: most portals have fewer cells than it takes time to load
    import numpy as np
    import pandas as pd

    most = LIMIT // max((_factor(each) for each in rules.values()), default=1)
    if most < PARTS:
        return None
    kinds = {of: number for number, of in enumerate(dict.fromkeys(map(_of, cells.blocks)))}
    table, column = _table(cells, kinds, most)
    if table.empty:
        return Doubtful([], [])
    index = pd.Index(table["of"] * (table["region"].max() + 1) + table["region"])
    if not index.is_unique:
        return None
    compare = _Compare(table, column, index)
    whole = compare.cells_of(_others(kinds, lambda of: _whole_of(of, rules)))
    before = compare.cells_of(_others(kinds, lambda of: _before(of, rules)))
    doubtful = compare.out_of_range(kinds, rules) | compare.above(whole) | compare.jumped(before, kinds, rules)
    doubtful |= column.unfit & np.array([of[0] in rules for of in kinds])[table["of"]]
    found = np.flatnonzero(doubtful)
    ordered = table.iloc[found].sort_values(["run", "row", "block"], kind="stable")
    others = np.unique(np.concatenate([whole[found], before[found]]))
    return Doubtful(_cells(ordered, cells), _cells(table.iloc[others[others != _NONE]], cells))


def _of(block: Block) -> _Of:
    return block.metric, block.period, block.breakdown


def _whole_of(of: _Of, rules: Mapping[str, Rules]) -> _Of | None:
    own = rules.get(of[0])
    return (own.at_most, *of[1:]) if own is not None and own.at_most is not None else None


def _before(of: _Of, rules: Mapping[str, Rules]) -> _Of | None:
    own = rules.get(of[0])
    return (of[0], of[1].previous(), of[2]) if own is not None and own.jump is not None else None


def _others(kinds: Mapping[_Of, int], other: Callable[[_Of], _Of | None]) -> "Whole":
    """For each kind of cell the number of the kind that it is compared with."""
    import numpy as np

    asked = map(other, kinds)
    return np.array([_NONE if of is None else kinds.get(of, _NONE) for of in asked], np.int64)


def _factor(rules: Rules) -> int:
    """The largest whole number by which a value is multiplied."""
    return max(Fraction(rules.jump.times).as_integer_ratio()) if rules.jump is not None else 1


def _table(cells: CellTable, kinds: Mapping[_Of, int], most: int) -> "tuple[pd.DataFrame, ExactColumn]":
    """A row for each cell that holds a number, and their values."""
    import numpy as np
    import pandas as pd

    blocks = cells.blocks
    lengths = [len(block.values) for block in blocks]
    runs = np.repeat(np.arange(len(cells.runs)), [len(run) for run in cells.runs])
    column = ExactColumn.of(chain.from_iterable(block.values for block in blocks), most)
    regions = np.array([*chain.from_iterable(block.regions for block in blocks)], object)
    number = np.repeat(np.arange(len(blocks)), lengths)
    table = pd.DataFrame({
        "of": np.array([kinds[_of(block)] for block in blocks], np.int64)[number],
        "region": pd.factorize(regions)[0],
        "run": runs[number],
        "row": np.fromiter(chain.from_iterable(block.rows for block in blocks), np.int64),
        "block": number,
        "at": np.arange(len(number)) - (np.cumsum(lengths) - lengths)[number],
    })  # fmt: skip
    told = ~column.marked
    return table[told].reset_index(drop=True), ExactColumn(column.values[told], column.marked[told], column.unfit[told])


def _cells(rows: "pd.DataFrame", cells: CellTable) -> list[Cell]:
    return [cells.blocks[block].cell(at) for block, at in zip(rows["block"], rows["at"], strict=True)]


class _Compare:
    """Cells by column: each question is asked of all of them at once."""

    def __init__(self, table: "pd.DataFrame", column: ExactColumn, index: "pd.Index[int]") -> None:
        self._of: Whole = table["of"].to_numpy()
        self._region: Whole = table["region"].to_numpy()
        self._column, self._index = column, index
        self._places = int(self._region.max()) + 1

    def cells_of(self, others: "Whole") -> "Whole":
        """Where the cell of the same place stands that is of another kind; `_NONE` where there is none."""
        import numpy as np
        import pandas as pd

        other = others[self._of]
        keys = np.where(other == _NONE, _NONE, other * self._places + self._region)
        return self._index.get_indexer(pd.Index(keys))

    def out_of_range(self, kinds: Mapping[_Of, int], rules: Mapping[str, Rules]) -> "Yes":
        """Which cells lie outside their bounds."""
        import numpy as np

        own = [rules.get(metric, Rules()) for metric, _, _ in kinds]
        low = [-LIMIT if one.minimum is None else _in(ceil(Fraction(one.minimum) * PARTS)) for one in own]
        high = [LIMIT if one.maximum is None else _in(floor(Fraction(one.maximum) * PARTS)) for one in own]
        values = self._column.values
        outside: Yes = (values < np.array(low, np.int64)[self._of]) | (values > np.array(high, np.int64)[self._of])
        return outside

    def above(self, whole: "Whole") -> "Yes":
        """Which cells exceed their whole, or may."""
        values, unfit = self._column.values, self._column.unfit
        above: Yes = (whole != _NONE) & (unfit[whole] | (values > values[whole]))
        return above

    def jumped(self, before: "Whole", kinds: Mapping[_Of, int], rules: Mapping[str, Rules]) -> "Yes":
        """Which cells differ from the one before as their rule says, or may."""
        import numpy as np

        jumps = [own.jump if (own := rules.get(metric)) is not None else None for metric, _, _ in kinds]
        times = [Fraction(jump.times).as_integer_ratio() if jump is not None else (1, 1) for jump in jumps]
        least = [_in(ceil(Fraction(jump.least) * PARTS)) if jump is not None else 0 for jump in jumps]
        over, under = (np.array(each, np.int64)[self._of] for each in zip(*times, strict=True))
        values, unfit = self._column.values, self._column.unfit
        low, high = np.minimum(values, values[before]), np.maximum(values, values[before])
        is_jump: Yes = (high - low >= np.array(least, np.int64)[self._of]) & (high * under > low * over)
        jumped: Yes = (before != _NONE) & (unfit[before] | is_jump)
        return jumped


def _in(bound: int) -> int:
    """A bound, or one that no value reaches either."""
    return max(-LIMIT - 1, min(bound, LIMIT + 1))
