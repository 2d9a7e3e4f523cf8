"""What is wrong with a return as a whole, though each of its cells can be read.

In: the cells of each return of a dataset, in the order of their names. Out: findings about totals among their
parts,
about periods that have not begun, and about places and categories that the return before it had.
"""

from datetime import date

from plainlaw.model.cell_table import CellTable
from plainlaw.model.figure import Breakdown
from plainlaw.problems import Place, Problem, mistaken_files
from plainlaw.problems.statistics import FUTURE_PERIOD, INCOMPLETE_RETURN, TOTAL_ROW
from plainlaw.validate.dictionaries import Dictionaries

HandedIn = list[tuple[str, CellTable]]
_SHOWN = 4


def check_returns(
    handed_in: HandedIn, known: Dictionaries, as_of: date, found: list[Problem], *, with_totals: bool = False
) -> None:
    """Add the findings about the returns of one dataset, which may be one of tables with their totals."""
    before: tuple[str, CellTable] = ("", CellTable())
    for path, cells in handed_in:
        if not cells:
            continue
        if not with_totals:
            _check_totals(cells, known, found)
        _check_future(cells, as_of, found)
        if path not in mistaken_files(found):  # what could not be read is missing for that reason alone
            _check_missing(path, cells, before, known, found)
        before = (path, cells)


def _check_totals(cells: CellTable, known: Dictionaries, found: list[Problem]) -> None:
    if not _holds_parts(cells, known):
        return
    reported = {(seen.metric, seen.period, seen.region) for seen in cells}
    rows: set[int] = set()
    parts: dict[tuple[str, int], list[str]] = {}
    for seen in cells:
        place = (seen.region, seen.period.end_year)
        if place not in parts:
            parts[place] = [child.code for child in known.regions.children(*place)]
        has_parts = any((seen.metric, seen.period, code) in reported for code in parts[place])
        if has_parts and seen.row not in rows:
            rows.add(seen.row)
            found.append(TOTAL_ROW.at(Place(seen.path, seen.row), value=_name(seen.region, known)))


def _holds_parts(cells: CellTable, known: Dictionaries) -> bool:
    """Whether a place and a part of it are both among the places, of whatever metrics; in most returns they are not."""
    places = {region for regions in {block.regions for block in cells.blocks} for region in regions}
    years = {block.period.end_year for block in cells.blocks}
    return any(child.code in places for place in places for year in years
               for child in known.regions.children(place, year))  # fmt: skip


def _check_future(cells: CellTable, as_of: date, found: list[Problem]) -> None:
    periods = {block.period for block in cells.blocks}
    for period in sorted(period for period in periods if period.first_day > as_of):
        first = next(seen for seen in cells if seen.period == period)
        place = Place(first.path, 0 if len(periods) == 1 else first.row)
        found.append(FUTURE_PERIOD.at(place, period=str(period), day=as_of.isoformat()))


def _check_missing(
    path: str, cells: CellTable, before: tuple[str, CellTable], known: Dictionaries,
    found: list[Problem],
) -> None:  # fmt: skip
    here = _places(cells)
    if _places(before[1]) <= here:
        return
    year = next(iter(cells)).period.last_month.year
    expected = dict.fromkeys((seen.region, seen.breakdown) for seen in before[1])
    missing = [pair for pair in expected if pair not in here and known.regions.get(pair[0], year) is not None]
    if missing:
        places = {code for code, _ in here}
        words = list(dict.fromkeys(_in_words(pair, places, known) for pair in missing))
        shown = ", ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
        found.append(INCOMPLETE_RETURN.at(Place(path), missing=shown, before=before[0].rpartition("/")[2]))


def _places(cells: CellTable) -> set[tuple[str, Breakdown]]:
    """The places and categories of which anything is reported."""
    alike = {(block.regions, block.breakdown) for block in cells.blocks}
    return {(region, breakdown) for regions, breakdown in alike for region in regions}


def _in_words(pair: tuple[str, Breakdown], places: set[str], known: Dictionaries) -> str:
    region, breakdown = pair
    if region not in places:
        return _name(region, known)
    lang = known.portal.default_language
    codes = [known.dimensions[dimension].code(code) for dimension, code in breakdown]
    return " · ".join([_name(region, known), *(code.name.get(lang) for code in codes if code is not None)])


def _name(code: str, known: Dictionaries) -> str:
    region = known.regions.get(code)
    return region.name.get(known.portal.default_language) if region is not None else code
