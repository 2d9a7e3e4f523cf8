"""How the portal is set up: site_config/*.yml, the dictionaries of stats/, the region table, and mkdocs.yml.

In: the portal's folder. Out: placed YAML values and the rows of the region table, or findings.
"""

import os
from pathlib import Path

from msgspec import Struct

from plainlaw.problems import Place, Problem
from plainlaw.problems.reading import MISSING_FILE
from plainlaw.sources.csv_rows import csv_rows
from plainlaw.sources.files import regular_files
from plainlaw.sources.placed_yaml import PlacedYaml, load_placed
from plainlaw.sources.text import read_text

_FILES = {
    "portal": "site_config/portal.yml",
    "organisations": "site_config/organisations.yml",
    "topics": "site_config/topics.yml",
    "metrics": "stats/metrics.yml",
    "dimensions": "stats/dimensions.yml",
    "renderer": "mkdocs.yml",
}
REGIONS = "stats/regions.csv"
RELEASES = "stats/releases.yml"
"""The one file that a portal need not have: without it, every return is public as soon as it is in."""
SETTINGS = frozenset({REGIONS, RELEASES, *_FILES.values()}) - {_FILES["renderer"]}
"""The files without which documents and returns cannot be understood."""


class RegionRow(Struct, frozen=True):
    """One row of the region table as text, with its line."""

    place: Place
    cells: dict[str, str]


class RawSettings(Struct, frozen=True):
    """Everything that is set up rather than written or reported."""

    portal: PlacedYaml
    organisations: PlacedYaml
    topics: PlacedYaml
    metrics: PlacedYaml
    dimensions: PlacedYaml
    renderer: PlacedYaml
    releases: PlacedYaml
    regions: tuple[RegionRow, ...]


def read_settings(root: Path, found: list[Problem]) -> RawSettings:
    """All settings of the portal in `root`. What else stands in site_config/, the look, is read by the renderer."""
    regular_files(root, "site_config", found)
    values = {name: _read_yaml(root, path, found) for name, path in _FILES.items()}
    releases = PlacedYaml(None, RELEASES)
    if os.path.lexists(root / RELEASES):
        releases = _read_yaml(root, RELEASES, found)
    return RawSettings(**values, releases=releases, regions=_read_regions(root, found))


def _read_yaml(root: Path, path: str, found: list[Problem]) -> PlacedYaml:
    text = read_text(root, path, found) if _present(root, path, found) else None
    return load_placed(text, path, found) if text is not None else PlacedYaml(None, path)


def _present(root: Path, path: str, found: list[Problem]) -> bool:
    if os.path.lexists(root / path):
        return True
    found.append(MISSING_FILE.at(Place(path), path=path))
    return False


def _read_regions(root: Path, found: list[Problem]) -> tuple[RegionRow, ...]:
    text = read_text(root, REGIONS, found) if _present(root, REGIONS, found) else None
    if text is None:
        return ()
    rows = [(line, [cell.strip() for cell in cells]) for line, cells in csv_rows(text, REGIONS, found) or () if cells]
    if not rows:
        return ()
    header = rows[0][1]
    return tuple(RegionRow(Place(REGIONS, line), dict(zip(header, cells, strict=True))) for line, cells in rows[1:])
