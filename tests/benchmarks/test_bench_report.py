"""The report is written from a file of results, and says which bars were met."""

from pathlib import Path

from benchmarks.bars import bars
from benchmarks.report import size, write_report
from benchmarks.results import Results, Run

MACHINE = {
    "processor": "A processor", "architecture": "x86_64", "cores": 2, "memory": 2**34, "system": "A system",
    "kernel": "6.1", "python": "3.11.2", "day": "2025-01-26",
}  # fmt: skip


def test_the_report_is_rendered_from_a_file(tmp_path: Path) -> None:
    results = Results(dict(MACHINE), {"hugo": "0.168.0"}, {"zensical": "zensical could not be installed"})
    results.replace([_run("cold-pages", "plainlaw", 10_000, seconds) for seconds in (3.0, 5.0, 4.0)])
    results.runs += [_run("cold-pages", "hugo", 10_000, seconds) for seconds in (10.0, 12.0, 11.0)]
    results.write(tmp_path / "results.json")
    write_report(Results.read(tmp_path / "results.json"), tmp_path / "docs" / "benchmarks.md")
    text = (tmp_path / "docs" / "benchmarks.md").read_text()
    assert "| plainlaw, pages only | 4.00 (3.00–5.00) |  |" in text
    assert "| Hugo, pages only | 11.00 (10.00–12.00) | 0.364 |" in text
    assert (
        "| Cold build, pages, against Hugo without a search file | ≤ 0.5 × | 0.364 × (4.00 s, 11.00 s) | met |" in text
    )
    assert "- Zensical: zensical could not be installed" in text
    assert "A processor (x86_64), 2 cores, 16 GiB" in text


def test_a_bar_that_is_missed_or_not_measured_says_so() -> None:
    results = Results(dict(MACHINE))
    results.replace([_run("help", "plainlaw", 10_000, 0.3)])
    verdicts = {bar.work: bar.met for bar in bars(results)}
    assert verdicts["`plainlaw --help`"] is False
    assert verdicts["Peak memory of all processes together, search included"] is None


def test_growth_compares_two_sizes() -> None:
    results = Results(dict(MACHINE))
    results.replace(
        [_run("publish-body", "plainlaw", count, seconds) for count, seconds in ((10_000, 0.4), (50_000, 0.8))]
    )
    bar = next(
        bar for bar in bars(results) if "one edited document, without search" in bar.work and "Growth" in bar.work
    )
    assert bar.met
    assert bar.found.startswith("2.00 ×")


def test_new_runs_replace_those_of_the_same_case_and_size() -> None:
    results = Results(dict(MACHINE))
    results.replace([_run("help", "plainlaw", 300, 9.0), _run("cell", "plainlaw", 300, 8.0)])
    results.replace([_run("help", "plainlaw", 300, 0.1)])
    assert [(run.case, run.wall) for run in results.runs] == [("cell", 8.0), ("help", 0.1)]


def test_results_of_another_machine_are_not_kept() -> None:
    results = Results(dict(MACHINE))
    results.replace([_run("help", "plainlaw", 300, 9.0)])
    results.on({**MACHINE, "day": "2025-01-27"})
    assert results.runs
    results.on({**MACHINE, "cores": 64})
    assert not results.runs


def test_sizes_are_said_in_the_unit_that_fits() -> None:
    assert [size(number) for number in (12, 1_500, 2_340_000, 175e6, 4e9)] == [
        "12 B",
        "1.5 kB",
        "2.34 MB",
        "175 MB",
        "4 GB",
    ]


def _run(case: str, contender: str, count: int, wall: float) -> Run:
    return Run(case, contender, count, 1, wall, 2 * wall, 300_000_000, 1_000_000, 100, None, None)
