"""Real administrative codes for tests: files that lie beside the checkout, as rows of a RegionTable.

In: divisions-cn/*.csv (one year's provinces to townships) and areacodes-cn/result.csv (codes of counties and
above since 1981, with their successors). Out: `RegionTable`. Neither table gives English names.
"""

import csv
import os
import re
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from pathlib import Path

import pytest

from plainlaw.model.region import Region, RegionTable
from plainlaw.model.text import Localised

DIVISIONS_YEAR = 2023
DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_LEVELS = {"省级": "province", "地级": "city", "县级": "county"}
_DIVISIONS = (
    ("provinces.csv", "province", None),
    ("cities.csv", "city", "provinceCode"),
    ("areas.csv", "county", "cityCode"),
    ("streets.csv", "township", "areaCode"),
)
_SUCCESSOR = re.compile(r"(?P<code>[0-9]{6})(?:\[(?P<year>[0-9]{4})\])?")


def require_data() -> Path:
    """The folder of the files. Where it is absent the test is skipped, in continuous integration it fails."""
    if all((DATA / name).is_dir() for name in ("divisions-cn", "areacodes-cn")):
        return DATA
    reason = f"the tables of real administrative codes are not beside the checkout (looked in {DATA})"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@lru_cache(maxsize=1)
def real_regions(data: Path) -> RegionTable:
    """Every code of both tables; what only the divisions know (townships, mostly) is valid in any year."""
    snapshot = divisions(data)
    rows = _read(data / "areacodes-cn" / "result.csv")
    historic = {_short(row["代码"]) for row in rows}
    parents = historic | {region.code for region in snapshot}
    history = (_historic(row, parents) for row in rows)
    return RegionTable((*history, *(region for region in snapshot if region.code not in historic)))


def divisions(data: Path) -> tuple[Region, ...]:
    """The regions of divisions-cn alone."""
    return tuple(_divisions(data / "divisions-cn"))


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _divisions(folder: Path) -> Iterator[Region]:
    for file, level, parent in _DIVISIONS:
        for row in _read(folder / file):
            yield Region(row["code"], _name(row["name"]), level, row[parent] if parent else None)


def _historic(row: Mapping[str, str], parents: Set[str]) -> Region:
    code = _short(row["代码"])
    # Some counties are under their province directly, with no city between.
    parent = next((prefix for prefix in (code[:4], code[:2]) if prefix != code and prefix in parents), None)
    return Region(
        code,
        _name(row["名称"]),
        _LEVELS[row["级别"]],
        parent=parent,
        valid_from=int(row["启用时间"]),
        valid_to=int(row["变更/弃用时间"] or 9999),
        successors=tuple(_successors(row)),
    )


def _successors(row: Mapping[str, str]) -> Iterator[str]:
    """Codes in force after the row's end; a year in brackets tells of a part that was given away earlier."""
    for found in _SUCCESSOR.finditer(row["新代码"]):
        if found["year"] in (None, row["变更/弃用时间"]):
            yield _short(found["code"])


def _short(code: str) -> str:
    """`620000` → `62`, `621100` → `6211`: the lengths that the divisions use."""
    return code.removesuffix("00").removesuffix("00")


def _name(name: str) -> Localised:
    return Localised({"zh-Hans": name})
