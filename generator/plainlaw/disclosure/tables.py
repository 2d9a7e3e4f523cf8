"""Tables of whole numbers that agree with what is known, found by HiGHS.

In: rows of factors with bounds, and costs. Out: the cheapest such table. A table of sums within sums is usually found
by linear programming alone; branches are looked at for the others.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array

MOST = 1e9
"""No cell is larger. A cell that may be half as large as this has no upper bound."""
_WHOLE = 1e-6
"""What a whole number may be off by."""
_NODES = 1000
"""So many branches are looked at. A number of them and not a time, so that results never differ."""

Row = tuple[Iterable[tuple[int, Fraction]], Fraction, Fraction]
"""Factors by the place of their cell, and the bounds of the sum."""


class ContradictionError(ValueError):
    """No table agrees with what is known."""


def rows_of(rows: Sequence[Row], cells: int) -> LinearConstraint:
    """The rows as HiGHS takes them."""
    entries = [(row, at, float(factor)) for row, (terms, _, _) in enumerate(rows) for at, factor in terms]
    at, columns, factors = zip(*entries, strict=True) if entries else ((), (), ())
    matrix = csc_array((factors, (at, columns)), shape=(len(rows), cells))
    return LinearConstraint(matrix, [float(row[1]) for row in rows], [float(row[2]) for row in rows])


def cheapest(costs: Any, rows: LinearConstraint, least: Any = 0, most: Any = MOST) -> Any:
    """The cells of the table with the lowest sum of costs; None when none was found among so many branches.

    Raises ContradictionError when there is none.
    """
    bounds = Bounds(least, most)
    # without branches first, which is several times as fast; of sums within sums, such a table is whole already
    result = milp(costs, bounds=bounds, constraints=rows)
    if result.x is not None and np.abs(result.x - np.round(result.x)).max(initial=0) > _WHOLE:
        result = milp(costs, integrality=np.ones(len(costs)), bounds=bounds, constraints=rows,
                      options={"node_limit": _NODES})  # fmt: skip
    if result.x is not None:
        return np.round(result.x)
    if result.status in (2, 4):
        raise ContradictionError
    return None
