"""A provision of a legal text, from part to point, with its place in the text and its names.

In: what the parser found. Out: frozen values. The levels are those of the Legislation Law of China, art. 65 (编 分编 章
节 条 款 项 目); names in addresses follow the Akoma Ntoso Naming Convention 1.0, 5.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """The level of a provision; its value is the name that Akoma Ntoso has for it in an eId."""

    PART = "part"
    SUBPART = "subpart"
    CHAPTER = "chp"
    SECTION = "sec"
    ARTICLE = "art"
    PARAGRAPH = "para"
    ITEM = "item"
    POINT = "point"

    @property
    def rank(self) -> int:
        """0 for a part, growing inwards."""
        return _RANKS[self]

    @property
    def is_container(self) -> bool:
        """Whether it holds articles."""
        return self.rank < _RANKS[Level.ARTICLE]


_RANKS = {level: rank for rank, level in enumerate(Level)}


class Number(NamedTuple):
    """17 is (17, 0); 第十七条之一 is (17, 1). (0, 0) where a provision has no number, such as 附则."""

    main: int
    branch: int = 0

    def __str__(self) -> str:
        """As in an eId: 17-1."""
        return f"{self.main}-{self.branch}" if self.branch else str(self.main)


class Provision(NamedTuple):
    """One provision. `start`, `words` and `end` are offsets into the text, `line` counts from 1.

    `label` is its number as written (第三条, （一）; "" of a paragraph, which has none), `heading` its title. `words`
    is where what it says begins, behind label and heading. `eid` and `alias` are its names in an address.
    """

    level: Level
    number: Number
    label: str
    heading: str
    start: int
    words: int
    end: int
    line: int
    eid: str
    alias: str
    children: tuple["Provision", ...] = ()

    def walk(self) -> Iterator["Provision"]:
        """Itself and everything within it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


class LegalText(NamedTuple):
    """A text and the provisions in it. What stands before, between and behind them is not legal text."""

    source: str
    provisions: tuple[Provision, ...]

    def walk(self) -> Iterator[Provision]:
        """Every provision, in the order of the text."""
        for provision in self.provisions:
            yield from provision.walk()

    def articles(self) -> list[Provision]:
        """The articles, in the order of the text."""
        return list(_articles(self.provisions))

    def by_name(self) -> dict[str, Provision]:
        """Each provision by its eId and by its alias."""
        found: dict[str, Provision] = {}
        for provision in self.walk():
            found[provision.eid] = provision
            if provision.alias:
                found.setdefault(provision.alias, provision)
        return found

    def pieces(self) -> Iterator[str]:
        """The text cut at every beginning and end of a provision; joined, they are the text."""
        yield from _pieces(self.source, 0, len(self.source), self.provisions)


def _articles(provisions: tuple[Provision, ...]) -> Iterator[Provision]:
    for provision in provisions:
        if provision.level is Level.ARTICLE:
            yield provision
        elif provision.level.is_container:
            yield from _articles(provision.children)


def _pieces(source: str, at: int, end: int, provisions: tuple[Provision, ...]) -> Iterator[str]:
    for provision in provisions:
        yield source[at : provision.start]
        yield from _pieces(source, provision.start, provision.end, provision.children)
        at = provision.end
    yield source[at:end]
