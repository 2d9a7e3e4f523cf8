"""Two cells that are of the same. In: every cell that counts. Out: a finding at each that stands a second time."""

from collections import defaultdict

from plainlaw.model.cell_table import CellTable
from plainlaw.model.figure import Breakdown, Cell
from plainlaw.model.period import Period
from plainlaw.problems import Place, Problem
from plainlaw.problems.statistics import DUPLICATE_OBSERVATION
from plainlaw.validate.dictionaries import Dictionaries
from plainlaw.validate.in_words import in_words

_Of = tuple[str, Period, Breakdown]


def check_duplicates(cells: CellTable, known: Dictionaries, found: list[Problem]) -> None:
    """Add the findings. Cells are looked at one by one only where a place stands twice among those of the same."""
    places: dict[_Of, list[tuple[str, ...]]] = defaultdict(list)
    for block in cells.blocks:
        places[block.metric, block.period, block.breakdown].append(block.regions)
    suspects = {of for of, regions in places.items() if _has_twins(regions)}
    if suspects:
        runs = tuple(run for run in cells.runs if any((b.metric, b.period, b.breakdown) in suspects for b in run))
        _report(CellTable(runs), known, found)


def _has_twins(regions: list[tuple[str, ...]]) -> bool:
    together = {region for each in regions for region in each}
    return len(together) < sum(map(len, regions))


def _report(cells: CellTable, known: Dictionaries, found: list[Problem]) -> None:
    first: dict[tuple[str, str, Period, Breakdown], Cell] = {}
    rows: set[tuple[str, int]] = set()
    for seen in cells:
        key = (seen.metric, seen.region, seen.period, seen.breakdown)
        other = first.setdefault(key, seen)
        # a wide row holds several values, but is one mistake
        if other is not seen and (seen.path, seen.row) not in rows:
            rows.add((seen.path, seen.row))
            place = Place(seen.path, seen.row, cell=seen.column)
            what = in_words(seen, known)
            found.append(DUPLICATE_OBSERVATION.at(place, what=what, first=f"{other.path}:{other.row}"))
