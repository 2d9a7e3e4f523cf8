"""Who analyses the downloads with pandas, as data officers and researchers do, reads what was published."""

from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from formats.open_data_portal import METRICS
from plainlaw.delivery.open_table import OpenTable


@pytest.mark.parametrize("metric", METRICS)
def test_a_download_is_a_table_with_one_row_for_each_figure(
    files: Path, tables: dict[str, OpenTable], metric: str
) -> None:
    frame = pd.read_csv(files / f"{metric}.csv", dtype={"region": str, "period": str, "value": str})
    rows = tables[metric].rows
    assert list(frame["region"]) == [row.region for row in rows]
    assert list(frame["period"]) == [str(row.period) for row in rows]
    read = [None if pd.isna(value) else Decimal(value) for value in frame["value"]]
    assert read == [Decimal(row.value) if row.value else None for row in rows]
