"""The command line of the benchmarks: `python -m benchmarks measure` and `python -m benchmarks report`."""

from dataclasses import dataclass
from pathlib import Path
from statistics import median

import click

from benchmarks import million_rows, protect_table
from benchmarks.alternation import Assignment, Bench
from benchmarks.cases import CASES
from benchmarks.contenders import CONTENDERS
from benchmarks.machine import describe, load
from benchmarks.report import write_report
from benchmarks.results import Alone, Results

ROOT = Path(__file__).resolve().parent.parent
BUSY = 0.5


@dataclass(frozen=True)
class Places:
    """Where peers are installed and sites are built, where results are kept, and where the report goes."""

    cache: Path
    results: Path
    document: Path


@click.group()
@click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / ".benchmarks",
    help="Where peers are installed, sites are built and results are kept.",
)
@click.option("--apart", help="Keep results and report under this name in the cache folder, not in docs/benchmarks.md.")
@click.pass_context
def main(context: click.Context, cache: Path, apart: str | None) -> None:
    """Build the same articles with plainlaw and its peers, and compare."""
    cache = cache.resolve()
    document = cache / f"{apart}.md" if apart else ROOT / "docs" / "benchmarks.md"
    context.obj = Places(cache, cache / f"{apart or 'results'}.json", document)


@main.command()
@click.option("--documents", multiple=True, type=click.IntRange(2), default=[10_000], help="How many articles.")
@click.option("--rounds", type=click.IntRange(1), default=5, help="How many runs of each.")
@click.option("--case", "cases", multiple=True, type=click.Choice(list(CASES)), help="Only these cases.")
@click.option("--contender", "contenders", multiple=True, type=click.Choice(list(CONTENDERS)), help="Only these.")
@click.pass_obj
def measure(
    places: Places, documents: tuple[int, ...], rounds: int, cases: tuple[str, ...], contenders: tuple[str, ...]
) -> None:
    """Run the cases in alternation, and write the report."""
    if load() > BUSY:
        click.echo(f"This machine is busy (load {load():.1f}); times will be longer than they need to be.", err=True)
    bench, results = Bench(places.cache, click.echo), Results.read(places.results)
    results.on(describe())
    bench.install(contenders or tuple(CONTENDERS))
    results.versions |= bench.versions
    for count in documents:
        assignment = Assignment(cases or tuple(CASES), count, rounds, contenders or tuple(CONTENDERS))
        for runs in bench.measure(assignment):
            results.replace(runs)
            for name in (*bench.environments, *(f"{run.case}, {run.contender}" for run in runs)):
                results.absent.pop(name, None)
            results.absent |= bench.absent
            results.write(places.results)
    write_report(results, places.document)
    click.echo(f"Report: {places.document.name}")


@main.command()
@click.argument("count", type=click.IntRange(20_000), default=1_000_000)
@click.pass_obj
def rows(places: Places, count: int) -> None:
    """Import, check and build a portal with very many rows of returns."""
    begun = load()
    found = [(name, one.wall, one.cpu, one.memory) for name, one in million_rows.measured(count)]
    together = sum(wall for _, wall, _, _ in found), sum(cpu for _, _, cpu, _ in found)
    found.append(("together", *together, max(memory for _, _, _, memory in found)))
    title = f"{count:,} rows of returns: county × month × {million_rows.METRICS} metrics"
    _keep(places, title, Alone(f"python -m benchmarks rows {count}", describe()["day"], begun, [*found]))


@main.command()
@click.argument("tables", type=click.IntRange(1), default=60)
@click.pass_obj
def protect(places: Places, tables: int) -> None:
    """Protect tables of 18 places by 5 categories with their totals, and attack them."""
    begun = load()
    times, _ = protect_table.measured(tables)
    found = [(f"{step}, {of}", take(each), None, None)
             for step, each in times.items() for of, take in (("median", median), ("longest", max))]  # fmt: skip
    title = f"Protection of a table of {protect_table.PLACES} × {protect_table.CATEGORIES}: {tables} tables"
    _keep(places, title, Alone(f"python -m benchmarks protect {tables}", describe()["day"], begun, [*found]))


def _keep(places: Places, title: str, alone: Alone) -> None:
    results = Results.read(places.results)
    results.on(describe())
    results.alone[title] = alone
    results.write(places.results)
    write_report(results, places.document)


@main.command()
@click.pass_obj
def report(places: Places) -> None:
    """Write the report again from the results that are kept."""
    write_report(Results.read(places.results), places.document)


if __name__ == "__main__":
    main()
