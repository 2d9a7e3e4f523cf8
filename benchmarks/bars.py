"""The bars: what was promised, what was measured, and whether it was kept.

In: results. Out: a `Bar` for each promise, with the figures that decide it. Ratios compare medians of runs that were
made in one alternation.
"""

from dataclasses import dataclass

from benchmarks.results import Results

DOCUMENTS, MANY = 10_000, 50_000
SHARES = (
    ("Cold build, pages, against Hugo without a search file", "cold-pages", "plainlaw", "hugo", 0.5),
    (
        "Cold build, pages and search, against Hugo with its search files",
        "cold-search", "plainlaw-search", "hugo-search", 0.9,
    ),
    (
        "Cold build, pages and search, against MkDocs with Material and Chinese search",
        "cold-search", "plainlaw-search", "mkdocs-jieba", 0.2,
    ),
    ("Publish one edited document, without search, against Hugo's rebuild", "publish-body", "plainlaw", "hugo", 0.04),
)  # fmt: skip
SECONDS = (
    ("Publish one edited document, without search", "publish-body", "plainlaw", 0.6),
    ("Publish one edited document, with search up to date", "publish-body", "plainlaw-search", 1.6),
    ("Publish one changed cell of a return, shown on 20 pages, without search", "cell", "plainlaw", 2.0),
    ("Publish one changed cell of a return, shown on 20 pages, with search up to date", "cell", "plainlaw-search", 2.0),
    ("`plainlaw --help`", "help", "plainlaw", 0.25),
)
GROWTHS = (
    ("cold build, pages", "cold-pages", "plainlaw", 5.5),
    ("cold build, pages and search", "cold-search", "plainlaw-search", 5.5),
    ("one edited document, without search", "publish-body", "plainlaw", 3.0),
    ("one edited document, with search", "publish-body", "plainlaw-search", 3.0),
)
MEMORY = 800e6


@dataclass(frozen=True)
class Bar:
    """One promise. `found` is empty and `met` is none when it was not measured."""

    work: str
    asked: str
    found: str
    met: bool | None


def bars(results: Results) -> list[Bar]:
    """Every promise, in the order of the issue that made them."""
    return [
        *(_share(results, row) for row in SHARES[:3]),
        _memory(results),
        _seconds(results, *SECONDS[0]),
        _share(results, SHARES[3]),
        *(_seconds(results, *row) for row in SECONDS[1:]),
        *(_growth(results, *row) for row in GROWTHS),
    ]


def _share(results: Results, row: tuple[str, str, str, str, float]) -> Bar:
    work, case, ours, theirs, most = row
    found = _wall(results, case, ours), _wall(results, case, theirs)
    asked = f"≤ {most:g} ×"
    if found[0] is None or found[1] is None:
        return Bar(work, asked, "", None)
    share = found[0] / found[1]
    return Bar(work, asked, f"{share:.3f} × ({found[0]:.2f} s, {found[1]:.2f} s)", share <= most)


def _seconds(results: Results, work: str, case: str, ours: str, most: float) -> Bar:
    found = _wall(results, case, ours)
    return Bar(
        work, f"≤ {most:g} s", "" if found is None else f"{found:.2f} s", None if found is None else found <= most
    )


def _memory(results: Results) -> Bar:
    figure = results.figure("cold-search", "plainlaw-search", DOCUMENTS, lambda run: run.memory)
    work, asked = "Peak memory of all processes together, search included", f"≤ {MEMORY / 1e6:.0f} MB"
    return (
        Bar(work, asked, f"{figure.median / 1e6:.0f} MB", figure.median <= MEMORY)
        if figure
        else Bar(work, asked, "", None)
    )


def _growth(results: Results, work: str, case: str, ours: str, most: float) -> Bar:
    work, asked = f"Growth from {DOCUMENTS:,} to {MANY:,} documents: {work}", f"≤ {most:g} ×"
    few, many = _wall(results, case, ours), _wall(results, case, ours, MANY)
    if few is None or many is None:
        return Bar(work, asked, "", None)
    return Bar(work, asked, f"{many / few:.2f} × ({few:.2f} s, {many:.2f} s)", many / few <= most)


def _wall(results: Results, case: str, contender: str, count: int = DOCUMENTS) -> float | None:
    figure = results.figure(case, contender, count, lambda run: run.wall)
    return figure.median if figure else None
