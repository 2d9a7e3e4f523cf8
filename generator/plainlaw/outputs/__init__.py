"""Shelf: one file a kind of output, each with one `Output` called OUTPUT.

In: a `ResolvedSite`. Out: every file of the generated tree but the drawn charts (plainlaw.chart_files)
and the search (plainlaw.search).
"""

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from plainlaw.artifact import Artifact, Output
from plainlaw.discover import one_on_shelf
from plainlaw.resolve import ResolvedEntry, ResolvedSite


@cache
def outputs() -> tuple[Output, ...]:
    """Every output, in the order in which they run."""
    found = one_on_shelf(__name__, "OUTPUT", Output).values()
    return tuple(sorted(found, key=lambda output: (output.order, output.name)))


def of_document(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Artifact]:
    """Every file of one document."""
    for output in outputs():
        yield from output.document(document, site)


def rounds() -> Iterator[tuple[Output, ...]]:
    """The outputs in the order in which their tasks run; those of one round do not look at each other's files."""
    for _, together in groupby(outputs(), key=lambda output: output.order):
        yield tuple(together)
