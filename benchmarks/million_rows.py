"""How long a portal with very many rows of returns takes to import, check and build.

In: a number of rows. Out: for each command, run as a process of its own: seconds, seconds of processors, and the most
memory that all its processes held together. The portal has 50 metrics of 200 invented counties, one tidy return a month
with a row for each metric and county, and a few pages that show figures.

    python -m benchmarks.million_rows 100000

`python -m benchmarks rows` measures the same with a million rows, and writes it into docs/benchmarks.md.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from benchmarks.corpus import ROOT, commit_all, forget_addresses, git
from benchmarks.measure import Measurement, measure

METRICS, COUNTIES = 50, 200
ROWS_A_MONTH = METRICS * COUNTIES
LAST = 2024 * 12 + 11
"""December 2024, as months since year 0."""
_PAGES = 10
_HEADER = "地区,指标,数值\n"


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int, nargs="?", default=100_000)
    parser.add_argument("--into", type=Path, help="A folder to leave the portal in.")
    parser.add_argument("--only-write", action="store_true", help="Write the portal and measure nothing.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = asked.into or Path(folder) / "portal"
        months = max(asked.rows // ROWS_A_MONTH, 2)
        handed_in = write_portal(root, months)
        if asked.only_write:
            return
        sys.stdout.write(f"{months * ROWS_A_MONTH} rows in {months} returns\n")
        for name, found in _measured(root, handed_in):
            sys.stdout.write(
                f"{name:8} {found.wall:7.1f} s, {found.cpu:7.1f} s of processors, {found.memory / 2**20:6.0f} MiB\n"
            )


def measured(rows: int) -> Iterator[tuple[str, Measurement]]:
    """Each command on a new portal with so many rows."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "portal"
        yield from _measured(root, write_portal(root, max(rows // ROWS_A_MONTH, 2)))


def _measured(root: Path, handed_in: Path) -> Iterator[tuple[str, Measurement]]:
    program = [sys.executable, "-m", "plainlaw.cli"]
    commands = {
        "import": [*program, "import", str(handed_in), "--dataset", "monthly"],
        "check": [*program, "check"],
        "build": [*program, "build", "--quiet"],
    }
    log = root.parent / "million_rows.log"
    for name, command in commands.items():
        found = measure(command, root, log, dict(os.environ))
        if found.code:
            sys.exit(f"{name}: exit code {found.code}\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
        yield name, found


def write_portal(root: Path, months: int) -> Path:
    """Write the portal into the new folder `root`, as one commit; the return of the last month lies beside it, to be
    imported.
    """
    for name in ("site_config", "mkdocs.yml", ".gitignore", "build/portal/.gitignore"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, root / name)
    forget_addresses(root)
    settings = root / "site_config" / "portal.yml"
    portal = yaml.safe_load(settings.read_text(encoding="utf-8"))
    portal |= {"region": "99", "key_figures": [metric_id(0), metric_id(1)], "help": []}
    _write_yaml(settings, portal)
    (root / "stats" / "monthly").mkdir(parents=True)
    _write_yaml(root / "stats" / "metrics.yml", [_metric(number) for number in range(METRICS)])
    _write_yaml(root / "stats" / "dimensions.yml", [])
    _write_yaml(root / "stats" / "monthly" / "dataset.yml", _DATASET)
    (root / "stats" / "regions.csv").write_text("".join(_regions()), encoding="utf-8")
    for back in range(1, months):
        name = f"{month(back)}.csv"
        (root / "stats" / "monthly" / name).write_text(monthly_return(months - back), encoding="utf-8")
    for number in range(_PAGES):
        path = root / "content" / "pages" / f"page-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_page(number), encoding="utf-8")
    git(root, 0, "init", "-q", "-b", "main")
    commit_all(root, 0)
    handed_in = root.parent / f"{month(0)}.csv"
    handed_in.write_text(monthly_return(months), encoding="utf-8")
    return handed_in


def month(back: int) -> str:
    """The month so many before the last."""
    year, past = divmod(LAST - back, 12)
    return f"{year}-{past + 1:02}"


def metric_id(number: int) -> str:
    """The metric of this number."""
    return f"metric_{number:02}"


def monthly_return(number: int) -> str:
    """A return with a row for each county and metric; values differ and follow from place, metric and month."""
    rows = (
        f"{county},指标{metric:02},{(place * 37 + metric * 101 + number * 13) % 900 + 20}\n"
        for place, county in enumerate(_counties())
        for metric in range(METRICS)
    )
    return _HEADER + "".join(rows)


def _counties() -> list[str]:
    return [f"99{number // 50 + 1:02}{number % 50 + 1:02}" for number in range(COUNTIES)]


def _regions() -> Iterator[str]:
    yield "code,name_zh-Hans,name_en,level,parent,valid_from,valid_to,successors,aliases\n"
    yield "99,示例省,Example Province,province,,2000,,,\n"
    for code in _counties():
        yield f"{code},示例{code}县,Example County {code},county,99,2000,,,\n"


def _metric(number: int) -> dict[str, object]:
    return {
        "id": metric_id(number),
        "name": {"zh-Hans": f"指标{number:02}", "en": f"Metric {number:02}"},
        "kind": "count",
        "unit": {"zh-Hans": "件", "en": "cases"},
        "definition": {"zh-Hans": "虚构的件数。", "en": "An invented count."},
        "office": "justice-bureau",
        "frequency": "month",
        "better": "neither",
    }


_DATASET = {
    "id": "monthly",
    "name": {"zh-Hans": "月报", "en": "Monthly return"},
    "office": "justice-bureau",
    "layout": "tidy",
    "frequency": "month",
    "region": "99",
    "columns": {"region": "地区", "metric": "指标", "value": "数值"},
    "metric_names": {f"指标{number:02}": metric_id(number) for number in range(METRICS)},
    "source": {"zh-Hans": "虚构。", "en": "Invented."},
}


def _page(number: int) -> str:
    metric = metric_id(number)
    return (
        f"---\ntitle: 第{number}页\nsummary: 虚构的数字。\npublished: 2025-01-20\noffice: justice-bureau\n---\n\n"
        f'全省{{{{ figure("{metric}", period="2024-11") }}}}。\n\n'
        f'{{{{ table("{metric}", by="region", period="2024-11") }}}}\n'
    )


def _write_yaml(path: Path, value: object) -> None:
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    main()
