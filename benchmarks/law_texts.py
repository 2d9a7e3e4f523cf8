"""Invented laws of real articles: any number of them, with any number of articles in all.

In: the folder of real laws, and numbers. Out: `LawText`s. Each is a run of articles of one real law, numbered anew from
one, with chapters; citations of itself lead to articles that it has. Titles and years are invented.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from plainlaw.law.citation import THIS
from plainlaw.law.find_citations import citations
from plainlaw.law.numerals import to_chinese
from plainlaw.law.structure import parse

_CHAPTER = 12
"""Articles of a chapter."""
_FIRST_DAY = date(2000, 1, 3)
_LABEL = re.compile(r"第[^第条]+条(?:之[^第条款项]+?)?")
_WHOLE = re.compile(r"(?P<law>[^/]+/[^/]+)/(?!versions)")


class LawText(NamedTuple):
    """One law: its key in an address, title, day and Markdown."""

    key: str
    title: str
    day: date
    body: str


def law_texts(folder: Path, laws: int, articles: int) -> Iterator[LawText]:
    """`laws` laws that have `articles` articles together."""
    real = list(_real(folder))
    for number in range(laws):
        title, words = real[number % len(real)]
        size = articles // laws + (number < articles % laws)
        start = number // len(real) * size
        chosen = [words[(start + index) % len(words)] for index in range(size)]
        day = _FIRST_DAY + timedelta(days=number * 2)
        name = f"{title}（{day.year}年示例第{number + 1}号）"
        yield LawText(f"law-{number + 1:05}", name, day, _body(chosen))


def _real(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The title of each real law and what its articles say; a law in several files is one."""
    paths = sorted(path for path in folder.rglob("*.md") if "versions" not in path.parts)
    for law, parts in groupby(
        paths, key=lambda path: path.relative_to(folder).parts[:2][: 1 + (path.parent.parent != folder)]
    ):
        texts = [parse(path.read_text(encoding="utf-8")) for path in parts if "amendment" not in path.name]
        words = [text.source[one.words : one.end].strip() for text in texts for one in text.articles()]
        if words:
            yield _title(folder.joinpath(*law)), [each for each in words if "\n#" not in each]


def _title(folder: Path) -> str:
    first = (folder / "README.md").read_text(encoding="utf-8")
    return next(line[2:].strip() for line in first.split("\n") if line.startswith("# "))


def _body(articles: list[str]) -> str:
    blocks: list[str] = []
    for index, words in enumerate(articles):
        if index % _CHAPTER == 0:
            chapter = index // _CHAPTER + 1
            blocks.append(f"## 第{to_chinese(chapter)}章　第{chapter}部分的规定")
        blocks.append(f"**第{to_chinese(index + 1)}条**　{_within(words, len(articles))}")
    return "\n\n".join(blocks) + "\n"


def _within(words: str, count: int) -> str:
    """The words with every citation of the law itself leading to one of its `count` articles."""
    at, out = 0, ""
    for citation in citations(words, {}):
        if citation.law != THIS or citation.article is None:
            continue
        label = f"第{to_chinese((citation.article.main - 1) % count + 1)}条"
        out += words[at : citation.start] + _LABEL.sub(label, words[citation.start : citation.end], count=1)
        at = citation.end
    return out + words[at:]
