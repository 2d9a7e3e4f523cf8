"""A citation in legal text: 《名称》第三条第一款, 本法第三条, 前款, and their English forms.

In: what was found in prose or in a header. Out: `Citation`s with their places. What a citation leads to is decided
elsewhere (plainlaw.resolve). An article, paragraph, item and point are cited as the Legislation Law of China, art. 65,
names them.
"""

from typing import NamedTuple

from plainlaw.law.numerals import to_chinese, to_int
from plainlaw.law.provision import Level, Number

THIS = ""
"""Stands for the text itself, as in 本法第三条."""


class Citation(NamedTuple):
    """A citation from `start` to `end`. `law` is the title as it is written, THIS of the text itself.

    `article` is None where it is said by its place only: `back` counts paragraphs (前款) or articles (前条) back from
    where it stands, by `back_of`; 本条 and 本款 go back 0. `others` are the same citation with fewer words taken for
    the title, where prose does not say where one ends. One that is `loose` is a citation only of a law that there is.
    """

    start: int
    end: int
    law: str
    article: Number | None
    paragraph: int = 0
    item: int = 0
    back: int = 0
    back_of: Level | None = None
    others: tuple["Citation", ...] = ()
    loose: bool = False


def number_of(main: str, branch: str | None = None) -> Number | None:
    """The number of an article, written in any way; None when there is none such."""
    first, second = to_int(main), to_int(branch) if branch else 0
    return Number(first, second) if first and second is not None else None


def below(written: str | None) -> int:
    """The number of a paragraph or item; 0 where none is written."""
    return (to_int(written) or 0) if written else 0


def label_of(number: Number, *, chinese: bool) -> str:
    """An article as it is cited: 第十七条之一, Article 17-1."""
    if not chinese:
        return f"Article {number}"
    branch = f"之{to_chinese(number.branch)}" if number.branch else ""
    return f"第{to_chinese(number.main)}条{branch}"
