"""Rows of stats/regions.csv into the region table.

In: `RegionRow`s as text. Out: a `RegionTable`; broken rows become findings.
"""

import re

from plainlaw.model.region import Region, RegionTable
from plainlaw.model.text import Localised
from plainlaw.nearest import suggestion
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.fields import DUPLICATE_ID, INVALID_VALUE
from plainlaw.problems.statistics import MISSING_COLUMN
from plainlaw.sources.settings import REGIONS, RegionRow
from plainlaw.validate.unknown import unknown_reference

_COLUMNS = ("code", "level", "parent", "valid_from", "valid_to", "successors", "aliases")
_CODE = re.compile(r"[0-9]{2,12}")
_YEAR = re.compile(r"([0-9]{4})?")


def build_regions(rows: tuple[RegionRow, ...], found: list[Problem]) -> RegionTable:
    """The region table; parents must exist, and periods of validity of one code must not overlap."""
    if rows:
        header = rows[0].cells
        lacking = [name for name in _COLUMNS if name not in header]
        lacking += [] if any(name.startswith("name_") for name in header) else ["name_<language>"]
        for name in lacking:
            found.append(MISSING_COLUMN.at(Place(REGIONS, 1), column=name, hint=suggestion(name, header)))
        if lacking:
            return RegionTable()
    placed = [(region, row.place) for row in rows if (region := _region(row, found)) is not None]
    table = RegionTable(tuple(region for region, _ in placed))
    for region, place in placed:
        if region.parent is not None and table.get(region.parent) is None:
            found.append(unknown_reference(place, "parent", region.parent, table.codes, REGIONS))
        for successor in region.successors:
            if table.get(successor) is None:
                found.append(unknown_reference(place, "successors", successor, table.codes, REGIONS))
        if region.valid_to <= region.valid_from:
            reason = Message.of("it lies before valid_from")
            found.append(
                INVALID_VALUE.at(place, field="valid_to", value=f"“{region.valid_to}”", reason=reason, help="")
            )
    _check_circles(placed, table, found)
    _check_overlaps(placed, found)
    return table


def _check_circles(placed: list[tuple[Region, Place]], table: RegionTable, found: list[Problem]) -> None:
    circle: set[str | None] = set()
    for region, place in placed:
        within = {region.parent} | {parent.parent for parent in table.ancestors(region.code)}
        if region.code in within and region.code not in circle:
            circle |= within
            reason = Message.of("a place cannot lie within itself")
            found.append(INVALID_VALUE.at(place, field="parent", value=f"“{region.parent}”", reason=reason, help=""))


def _region(row: RegionRow, found: list[Problem]) -> Region | None:
    cells = row.cells
    for column, form in (("code", _CODE), ("valid_from", _YEAR), ("valid_to", _YEAR)):
        if not form.fullmatch(cells[column]):
            reason = Message.of("a code has 2 to 12 digits, a year has four")
            found.append(INVALID_VALUE.at(row.place, field=column, value=f"“{cells[column]}”", reason=reason, help=""))
            return None
    names = {
        column.removeprefix("name_"): text for column, text in cells.items() if column.startswith("name_") and text
    }
    if not names:
        reason = Message.of("a place needs a name")
        found.append(INVALID_VALUE.at(row.place, field="name", value="“”", reason=reason, help=""))
        return None
    return Region(
        code=cells["code"],
        name=Localised.of(names),
        level=cells["level"],
        parent=cells["parent"] or None,
        valid_from=int(cells["valid_from"] or 0),
        valid_to=int(cells["valid_to"] or 9999),
        successors=_several(cells["successors"]),
        aliases=_several(cells["aliases"]),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _check_overlaps(placed: list[tuple[Region, Place]], found: list[Problem]) -> None:
    rows: dict[str, list[tuple[Region, Place]]] = {}
    for region, place in placed:
        for other, first in rows.get(region.code, []):
            if region.valid_from < other.valid_to and other.valid_from < region.valid_to:
                found.append(DUPLICATE_ID.at(place, id=region.code, first=str(first)))
        rows.setdefault(region.code, []).append((region, place))
