"""Shelf: one file a kind of output, each with one `Output` called OUTPUT.

In: a `ResolvedSite`. Out: every file of the generated tree but the drawn charts (plainlaw.chart_files)
and the search (plainlaw.search).
"""

from functools import cache

from plainlaw.artifact import Artifact, Output
from plainlaw.discover import one_on_shelf
from plainlaw.problems import PlainlawError
from plainlaw.resolve import ResolvedSite


class SamePathError(PlainlawError):
    """Two outputs write the same file."""


@cache
def outputs() -> tuple[Output, ...]:
    """Every output, in the order in which they run."""
    found = one_on_shelf(__name__, "OUTPUT", Output).values()
    return tuple(sorted(found, key=lambda output: (output.order, output.name)))


def produce(site: ResolvedSite) -> tuple[Artifact, ...]:
    """Every file of the portal. Raises SamePathError when two outputs claim one path."""
    artifacts: tuple[Artifact, ...] = ()
    for output in outputs():
        artifacts += tuple(output.produce(site, artifacts))
    paths: set[str] = set()
    for artifact in artifacts:
        if artifact.path in paths:
            raise SamePathError(f"two outputs write {artifact.path}")
        paths.add(artifact.path)
    return artifacts
