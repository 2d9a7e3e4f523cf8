"""A file of the generated tree, and what it rests on.

In: a path and bytes. Out: `Artifact`; pages also say which figures they link to and which charts they show.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plainlaw.model.chart import ChartData
from plainlaw.model.figure import FigureKey
from plainlaw.resolve import ResolvedSite


@dataclass(frozen=True)
class Artifact:
    """One file. `path` is relative to the tree, with forward slashes.

    `title` and `href` name the document behind a page, for the list of pages that use a figure; empty for others.
    """

    path: str
    content: bytes
    figures: tuple[FigureKey, ...] = ()
    charts: tuple[ChartData, ...] = ()
    title: str = ""
    lang: str = ""
    href: str = ""


Produce = Callable[[ResolvedSite, tuple[Artifact, ...]], Iterator[Artifact]]


@dataclass(frozen=True)
class Output:
    """One kind of output. Outputs run in the order of `order`; each sees the artifacts of those before it."""

    name: str
    order: int
    produce: Produce
