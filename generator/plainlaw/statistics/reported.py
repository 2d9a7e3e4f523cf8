"""Which cell reports a figure: the cells that count, found by what they are of.

In: a `CellTable`. Out: the block of a cell and its place there. Nothing is made for a cell before it is asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction

from plainlaw.model.cell_table import Block, CellTable
from plainlaw.model.figure import Breakdown, Cell, FigureKey, Observation
from plainlaw.model.mark import Mark

Alike = tuple[str, int, int, bool, Breakdown]
"""What the cells of a block are of, in plain values: these are looked up far faster than a `FigureKey`, and often."""


def alike(of: FigureKey | Cell | Block) -> Alike:
    """What something is of, besides its place."""
    period = of.period
    return of.metric, period.start, period.months, period.spelled_out, of.breakdown


def total(values: Sequence[Fraction]) -> Fraction:
    """The exact sum; nought when there are no values."""
    # most counts are whole numbers, whose sum needs no common denominator
    pairs = [value.as_integer_ratio() for value in values]
    if all(denominator == 1 for _, denominator in pairs):
        return Fraction(sum(numerator for numerator, _ in pairs))
    return sum(values, start=Fraction(0))


class Reported:
    """The cells of one portal by what they are of."""

    def __init__(self, cells: CellTable) -> None:
        self._places: dict[tuple[str, ...], dict[str, int]] = {}
        self._blocks: dict[Alike, list[tuple[Block, dict[str, int]]]] = defaultdict(list)
        for block in cells.blocks:
            self._blocks[alike(block)].append((block, self._places_of(block.regions)))

    def _places_of(self, regions: tuple[str, ...]) -> dict[str, int]:
        # the returns of a dataset name the same places in the same order
        known = self._places.get(regions)
        if known is None:
            known = self._places[regions] = {region: at for at, region in enumerate(regions)}
        return known

    def find(self, of: Alike, region: str) -> tuple[Block, int] | None:
        """The block of the cell, and its place there; None when nothing was reported."""
        for block, places in self._blocks.get(of, ()):
            at = places.get(region)
            if at is not None:
                return block, at
        return None

    def values(self, of: Alike) -> dict[str, Fraction]:
        """The numbers that were reported, by place."""
        found: dict[str, Fraction] = {}
        for block, _ in reversed(self._blocks.get(of, [])):
            numbers = zip(block.regions, block.values, strict=True)
            found |= {region: value for region, value in numbers if not isinstance(value, Mark)}
        return found

    def is_reported(self, of: Alike) -> bool:
        """Whether any place reported this itself."""
        return of in self._blocks

    def sums(self, asked: Iterable[Alike]) -> dict[str, Fraction]:
        """What each place reported of all these together, by place; places that lack a number for any are left out."""
        each = [self.values(of) for of in asked]
        if not each:
            return {}
        places = set(each[0]).intersection(*each[1:])
        return {place: total([values[place] for values in each]) for place in places}

    def each_of(self, asked: Iterable[Alike], region: str) -> tuple[Observation, ...] | None:
        """The cells of one place that are of all these; None unless each has a number."""
        cells: list[Observation] = []
        for of in asked:
            found = self.find(of, region)
            value = found[0].values[found[1]] if found is not None else None
            if found is None or value is None or isinstance(value, Mark):
                return None
            cells.append(found[0].observation(found[1], value))
        return tuple(cells)

    def all_of(self, of: Alike, places: Iterable[str]) -> tuple[Observation, ...] | None:
        """The cells of all these places; None unless each has a number and all stand in one block."""
        blocks = self._blocks.get(of, [])
        if len(blocks) != 1:
            return None
        block, known = blocks[0]
        cells: list[Observation] = []
        for place in places:
            at = known.get(place)
            value = block.values[at] if at is not None else None
            if at is None or value is None or isinstance(value, Mark):
                return None
            cells.append(block.observation(at, value))
        return tuple(cells)
