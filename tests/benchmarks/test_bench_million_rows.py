"""The portal of very many rows is one that plainlaw finds nothing wrong with, and its return can be imported."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks import million_rows
from plainlaw.build import load


def test_the_portal_has_as_many_rows_as_were_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(million_rows, "COUNTIES", 3)
    handed_in = million_rows.write_portal(tmp_path / "portal", 3)
    returns = sorted((tmp_path / "portal" / "stats" / "monthly").glob("*.csv"))
    assert [path.stem for path in returns] == ["2024-10", "2024-11"]
    assert handed_in.stem == "2024-12"
    rows = [line for path in (*returns, handed_in) for line in path.read_text().splitlines()[1:]]
    assert len(rows) == 3 * 3 * million_rows.METRICS
    loaded = load(tmp_path / "portal", date(2025, 1, 26))
    assert loaded.problems == ()
    assert loaded.site is not None
    assert len(loaded.site.site.observations) == 2 * 3 * million_rows.METRICS
