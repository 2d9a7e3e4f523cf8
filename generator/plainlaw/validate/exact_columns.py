"""Exact values as columns of whole numbers, for rules about very many cells.

In: values and marks. Out: millionths as 64-bit integers, and which of them say nothing because the value is finer or
larger than that. Nothing is rounded: what does not fit is left to the rule for one cell.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from plainlaw.model.mark import Mark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]
    Yes = NDArray[np.bool_]

PARTS = 10**6
"""Parts of one in which values are held: returns have few decimals, and counts of billions still fit."""
LIMIT = 2**61
"""Sums and differences of two values, and products with small numbers, stay below the end of 64 bits."""
_MARKED, _UNFIT = -(2**63), -(2**63) + 1


class ExactColumn(Struct, frozen=True):
    """Values in parts of `PARTS`; where `marked` or `unfit` is true they are nought and mean nothing."""

    values: "Whole"
    marked: "Yes"
    unfit: "Yes"

    @classmethod
    def of(cls, said: Iterable[Fraction | Mark], most: int) -> "ExactColumn":
        """The column of these; a value of more than `most` parts is unfit."""
        import numpy as np

        held = np.fromiter((_held(one, most) for one in said), np.int64)
        marked, unfit = held == _MARKED, held == _UNFIT
        held[marked | unfit] = 0
        return cls(held, marked, unfit)


def _held(said: Fraction | Mark, most: int) -> int:
    if isinstance(said, Mark):
        return _MARKED
    parts, rest = divmod(said.numerator * PARTS, said.denominator)
    return _UNFIT if rest or abs(parts) > most else parts
