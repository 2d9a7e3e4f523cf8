"""Both ways of reading a return, by column and line by line, give the same cells in the same order."""

from datetime import date
from pathlib import Path

import pytest

from plainlaw.freshness.kept import dumps, loads
from plainlaw.model.cell_table import CellTable
from plainlaw.model.figure import Cell
from plainlaw.sources.returns import read_datasets
from plainlaw.sources.settings import read_settings
from plainlaw.validate import build_ground, observations

ROOT = Path(__file__).resolve().parents[2]


def cells() -> list[Cell]:
    ground = build_ground(read_settings(ROOT, []), tuple(read_datasets(ROOT, [])), date(2025, 1, 20), [])
    assert ground is not None
    return list(ground.observed())


def test_by_column_and_line_by_line_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    by_column = cells()
    monkeypatch.setattr(observations, "known_cells", lambda *asked: None)
    assert by_column == cells()
    assert len(by_column) > 1000


def test_a_table_holds_the_cells_that_it_was_made_of() -> None:
    given = cells()
    table = CellTable.of(given)
    assert list(table) == given
    assert len(table) == len(given)
    assert list(loads(dumps(table))) == given


def test_parts_of_a_table_are_those_cells_in_their_order() -> None:
    given = cells()
    table, path, metric = CellTable.of(given), given[0].path, given[0].metric
    assert list(table.without({path})) == [cell for cell in given if cell.path != path]
    assert list(table.of_metrics({metric})) == [cell for cell in given if cell.metric == metric]
