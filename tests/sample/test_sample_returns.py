"""The committed returns are those of the script, and the county figures that the sample relies on come out.

The figures are summed here with plain csv and fractions, so that they judge the program's own arithmetic.
"""

import csv
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from plainlaw.edit.protect_returns import protect_returns

REPOSITORY = Path(__file__).parents[2]
STATS = REPOSITORY / "stats"
# As in dataset.yml; test_sample_definitions.py holds them against it.
PAIRS = [
    ("petitions", "化解积案", "交办积案"),
    ("public-order", "电信网络诈骗案件", "刑事案件"),
    ("service-centres", "办结事项", "受理事项"),
    ("service-centres", "已答复意见", "网格反映群众意见"),
    ("meetings", "已开乡镇例会", "应开乡镇例会"),
]


def rows(dataset: str, period: str) -> list[dict[str, str]]:
    with (STATS / dataset / f"{period}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def half(year: int, first: int = 1) -> Iterator[str]:
    return (f"{year}-{month:02d}" for month in range(first, first + 6))


def total(dataset: str, column: str, year: int) -> int:
    return sum(int(row[column]) for period in half(year) for row in rows(dataset, period))


def disputes(metric: str, year: int) -> int:
    found = (row for period in half(year) for row in rows("disputes", period) if row["指标"] == metric)
    return sum(int(row["数值"]) for row in found)


def said(value: Fraction) -> str:
    """One decimal, half up in size."""
    tenths = int(abs(value) * 10 + Fraction(1, 2))
    return f"{'-' if value < 0 else ''}{tenths // 10}.{tenths % 10}"


def test_half_up_is_half_up() -> None:
    assert [said(Fraction(n, 100)) for n in (25, -25, 24, 1005)] == ["0.3", "-0.3", "0.2", "10.1"]


def test_the_script_makes_the_committed_returns(tmp_path: Path) -> None:
    public, private, portal = tmp_path / "public", tmp_path / "private", tmp_path / "portal"
    script = Path(__file__).with_name("make_returns.py")
    subprocess.run([sys.executable, str(script), str(public), str(private)], check=True)
    made = {path.relative_to(public): path.read_bytes() for path in public.rglob("*.csv")}
    # what is not public comes to stats/ as protected tables
    ignored = shutil.ignore_patterns("*-Q?.csv")
    shutil.copytree(STATS, portal / "stats", ignore=ignored)
    shutil.copytree(REPOSITORY / "site_config", portal / "site_config")
    for dataset in private.iterdir():
        tables = protect_returns(portal, dataset.name, private, date(2025, 1, 26))
        assert tables.is_safe
        made |= {Path(path).relative_to("stats"): content for path, content in tables.files.items()}
    committed = {path.relative_to(STATS): path.read_bytes() for path in STATS.glob("*/*.csv")}
    assert len(committed) == 6 * 36 + 3 + 1 + 8
    assert made == committed


def test_disputes_of_the_first_half_of_2024() -> None:
    screened, resolved = disputes("排查矛盾纠纷", 2024), disputes("调处成功", 2024)
    assert (screened, resolved) == (2462, 2406)
    assert said(Fraction(100 * resolved, screened)) == "97.7"


def test_petition_backlog_at_the_end_of_june_2024() -> None:
    (county,) = rows("petitions", "2024-06")
    assert said(Fraction(100 * int(county["化解积案"]), int(county["交办积案"]))) == "87.9"


@pytest.mark.parametrize(
    ("column", "change"),
    [("刑事案件", "-13.8"), ("治安案件", "-18.6"), ("电信网络诈骗案件", "-33.9")],
)
def test_change_of_cases_on_a_year_earlier(column: str, change: str) -> None:
    now, before = total("public-order", column, 2024), total("public-order", column, 2023)
    assert said(Fraction(100 * (now - before), before)) == change


@pytest.mark.parametrize(("dataset", "part", "whole"), PAIRS)
def test_a_part_is_never_more_than_its_whole(dataset: str, part: str, whole: str) -> None:
    found = [row for path in (STATS / dataset).glob("*.csv") for row in rows(dataset, path.stem)]
    assert found
    assert [row for row in found if not 0 <= int(row[part]) <= int(row[whole])] == []


def test_each_dispute_cell_stands_once_and_resolves_no_more_than_was_screened() -> None:
    for path in (STATS / "disputes").glob("*.csv"):
        cells: dict[tuple[str, str], dict[str, int]] = {}
        for row in rows("disputes", path.stem):
            cell = cells.setdefault((row["乡镇"], row["纠纷类型"]), {})
            assert row["指标"] not in cell
            cell[row["指标"]] = int(row["数值"])
        assert len(cells) == 18 * 6
        assert all(0 < cell["调处成功"] <= cell["排查矛盾纠纷"] for cell in cells.values())


def test_running_totals_of_petitions_never_fall() -> None:
    stocks = [rows("petitions", path.stem)[0] for path in sorted((STATS / "petitions").glob("*.csv"))]
    for column in ("交办积案", "化解积案"):
        values = [int(row[column]) for row in stocks]
        assert values == sorted(values)


def test_no_village_holds_more_meetings_than_are_counted() -> None:
    found = [row for path in (STATS / "meetings").glob("*.csv") for row in rows("meetings", path.stem)]
    assert found
    assert all(0 <= int(row["已开村级例会"]) <= 2 * int(row["行政村数"]) for row in found)


def test_every_row_says_that_it_is_invented() -> None:
    for path in STATS.glob("*/*.csv"):
        assert {row["说明"] for row in rows(path.parent.name, path.stem)} == {"虚构数据"}, path.name
