"""A file of the generated tree, what it rests on, and the shelf's way to make files.

In: a path and bytes. Out: `Artifact`; pages also say which figures they link to and which charts they show. An `Output`
makes files of each document, or names `Task`s that make files of the portal as a whole.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

from msgspec import Struct

from plainlaw.model.chart import ChartData
from plainlaw.model.figure import FigureKey
from plainlaw.resolve import ResolvedEntry, ResolvedSite


class Artifact(Struct, frozen=True):
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


class Use(NamedTuple):
    """A page that links to a figure, whose key is given as one `line`; `title` and `href` are empty when it is no
    document's.
    """

    line: str
    title: str
    href: str

    @property
    def figure(self) -> FigureKey:
        """The figure."""
        return FigureKey.read(self.line)


class MadeFile(NamedTuple):
    """A file that has been made: its path, its size in bytes, and its SHA-256 in hexadecimal digits."""

    path: str
    size: int
    sha256: str


class Made(Protocol):
    """The files that outputs of a lower order, and of this one's earlier builds, have made."""

    def uses(self, lang: str, metric: str) -> tuple[Use, ...]:
        """The figures of a metric that pages in a language link to, in the order of the pages' paths."""

    def files(self, folder: str) -> tuple[MadeFile, ...]:
        """The files that lie in a folder itself, in the order of their paths."""

    def checksums(self, folder: str) -> dict[str, str]:
        """The SHA-256 of each file that lies in a folder itself, by its path."""

    def below(self, folder: str) -> tuple[MadeFile, ...]:
        """The files below a folder that are of no document, in the order of their paths."""


class Task(Struct, frozen=True):
    """Files that are made together.

    They are made anew when `inputs` are not those of the last build: plain values, whose `repr` says everything that
    the files follow from beside settings, dictionaries and the program itself.
    """

    name: str
    inputs: tuple[object, ...]
    make: Callable[[], Iterator[Artifact]]


def _nothing_of_a_document(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Artifact]:
    return iter(())


def _nothing_of_the_portal(site: ResolvedSite, made: Made) -> Iterator[Task]:
    return iter(())


class Output(Struct, frozen=True):
    """One kind of output. The tasks of all outputs run in the order of `order`, after the files of the documents."""

    name: str
    order: int
    document: Callable[[ResolvedEntry, ResolvedSite], Iterator[Artifact]] = _nothing_of_a_document
    tasks: Callable[[ResolvedSite, Made], Iterator[Task]] = _nothing_of_the_portal
