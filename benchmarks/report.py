"""Writes the report.

In: results, and the explanations in report.md.j2. Out: a Markdown document. Every figure in it comes from the results.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from benchmarks.bars import DOCUMENTS, bars
from benchmarks.cases import CASES
from benchmarks.contenders import CONTENDERS, TOOLS
from benchmarks.results import Figure, Results

HERE = Path(__file__).resolve().parent
OURS = ("plainlaw", "plainlaw-search")
UNITS = ((1e9, "GB"), (1e6, "MB"), (1e3, "kB"))


@dataclass(frozen=True)
class Row:
    """One contender in one case, in words."""

    title: str
    wall: str
    share: str
    cpu: str
    memory: str
    output: str
    search: str


@dataclass(frozen=True)
class Table:
    """One case with one number of documents."""

    title: str
    count: int
    rounds: int
    rows: list[Row]


@dataclass(frozen=True)
class Growth:
    """One case with several numbers of documents: a row for each contender, a cell for each number."""

    title: str
    counts: list[int]
    rows: list[tuple[str, list[str]]]


def write_report(results: Results, file: Path) -> None:
    """Write the report of some results."""
    environment = Environment(  # noqa: S701 - writes Markdown, from our own words and figures
        loader=FileSystemLoader(HERE), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    text = environment.get_template("report.md.j2").render(
        machine=results.machine,
        versions=results.versions,
        absent={TOOLS[name].title if name in TOOLS else name: reason for name, reason in results.absent.items()},
        bars=bars(results),
        documents=DOCUMENTS,
        tables=_tables(results),
        growth=_growth(results),
        alone=results.alone,
        commands={each.title: " ".join([*_said(each.environment), *each.command]) for each in CONTENDERS.values()},
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def size(number: float) -> str:
    """A number of bytes in the largest unit that fits."""
    for unit, name in UNITS:
        if number >= unit:
            return f"{number / unit:.3g} {name}" if number < 1000 * unit else f"{number / unit:,.0f} {name}"
    return f"{number:.0f} B"


def _tables(results: Results) -> list[Table]:
    """A table for each case with the usual number of documents; where there is none, with the most that there is."""
    tables = []
    for case in CASES:
        counts = results.counts(case)
        if counts:
            count = DOCUMENTS if DOCUMENTS in counts else counts[-1]
            rows = [_row(results, case, name, count) for name in results.contenders(case, count)]
            rounds = max(run.round for run in results.runs if (run.case, run.count) == (case, count))
            tables.append(Table(CASES[case].title, count, rounds, rows))
    return tables


def _row(results: Results, case: str, name: str, count: int) -> Row:
    wall = results.figure(case, name, count, lambda run: run.wall)
    files = results.figure(case, name, count, lambda run: run.output_files)
    output = results.figure(case, name, count, lambda run: run.output_bytes)
    search = results.figure(case, name, count, lambda run: run.search)
    compressed = results.figure(case, name, count, lambda run: run.compressed)
    memory = results.figure(case, name, count, lambda run: run.memory / 1e6)
    return Row(
        title=CONTENDERS[name].title,
        wall=_said_figure(wall),
        share=_share(results, case, name, count),
        cpu=_said_figure(results.figure(case, name, count, lambda run: run.cpu)),
        memory=_said_figure(memory, 0),
        output=f"{size(output.median)}, {files.median:,.0f} files" if output and files and files.median else "",
        search=f"{size(search.median)} ({size(compressed.median)})" if search and compressed else "",
    )


def _share(results: Results, case: str, name: str, count: int) -> str:
    """How often plainlaw's time fits into that of another; against plainlaw with search where it takes part alone."""
    there = results.contenders(case, count)
    searching = bool(CONTENDERS[name].search) and OURS[1] in there
    ours = results.figure(case, OURS[1] if searching or OURS[0] not in there else OURS[0], count, lambda run: run.wall)
    theirs = results.figure(case, name, count, lambda run: run.wall)
    return f"{ours.median / theirs.median:.3g}" if name not in OURS and ours and theirs else ""


def _growth(results: Results) -> list[Growth]:
    """For each case, those who were measured with several numbers of documents."""
    found = []
    for case in CASES:
        counts = results.counts(case)
        takers = {
            name: [name in results.contenders(case, count) for count in counts] for name in CASES[case].contenders
        }
        rows = [
            (CONTENDERS[name].title, [_cell(results, case, name, count) for count in counts])
            for name, there in takers.items()
            if sum(there) > 1
        ]
        if rows:
            found.append(Growth(CASES[case].title, counts, rows))
    return found


def _cell(results: Results, case: str, name: str, count: int) -> str:
    wall = results.figure(case, name, count, lambda run: run.wall)
    memory = results.figure(case, name, count, lambda run: run.memory / 1e6)
    return f"{wall.median:,.2f} s, {memory.median:,.0f} MB" if wall and memory else "–"


def _said_figure(figure: Figure | None, digits: int = 2) -> str:
    if figure is None:
        return ""
    if figure.runs == 1:
        return f"{figure.median:,.{digits}f}"
    return f"{figure.median:,.{digits}f} ({figure.least:,.{digits}f}–{figure.most:,.{digits}f})"


def _said(environment: Mapping[str, str]) -> list[str]:
    return [f"{name}={value}" for name, value in environment.items()]
