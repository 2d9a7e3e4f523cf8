"""The structure of a legal text: parts, chapters, sections, articles, paragraphs, items and points, with their places.

In: the Markdown of a body. Out: a `LegalText`, in which nothing of the text is altered or lost. The levels are those of
the Legislation Law of China, art. 65: a paragraph (款) has no number, an item (项) has a Chinese numeral in brackets, a
point (目) an Arabic one. What is legal text: from an article, or a heading of a part, chapter or section, to the next
heading that is neither, or to a rule.
"""

from collections.abc import Iterator
from itertools import pairwise

from plainlaw.law.marks import Mark, article, container, heading_of, within_article
from plainlaw.law.numerals import to_chinese
from plainlaw.law.provision import LegalText, Level, Number, Provision

OPAQUE = "\x00"
"""Stands for a shortcode or for code in a text from which these were taken out."""
_NOT_A_PARAGRAPH = ("|", "[^", ">", "    ", "\t", ": ", "!!!", "<!--")
"""How blocks begin that belong to the paragraph before them: tables, notes, quotations."""
_FIRST = frozenset("第（(*_-+0123456789０１２３４５６７８９Aa \t\u3000\u00a0")
"""What an article, an item or a point can begin with; other lines need not be looked at twice."""


def parse(source: str) -> LegalText:
    """The provisions of a text. Any text can be parsed; one without provisions has none."""
    parser = _Parser(source)
    for number, start, line, after in _lines(source):
        parser.read(number, start, line, after)
    parser.close(0, len(source))
    return LegalText(source, tuple(parser.found))


def _lines(source: str) -> Iterator[tuple[int, int, str, str]]:
    """Each line with its number, its offset and the line behind it."""
    start = 0
    for number, (line, after) in enumerate(pairwise([*source.split("\n"), ""]), 1):
        yield number, start, line, after
        start += len(line) + 1


class _Open:
    """A provision whose end is not known yet."""

    __slots__ = ("alias", "children", "eid", "line", "mark", "start", "words")

    def __init__(self, mark: Mark, start: int, line: int, names: tuple[str, str]) -> None:
        self.mark, self.start, self.line = mark, start, line
        self.words = start
        self.eid, self.alias = names
        self.children: list[Provision] = []

    def closed(self, end: int) -> Provision:
        mark = self.mark
        return Provision(
            mark.level, mark.number, mark.label, mark.heading, self.start, self.words, end, self.line, self.eid,
            self.alias, tuple(self.children),
        )  # fmt: skip


class _Parser:
    """Reads one line after the other and keeps the provisions that are open, from the outermost inwards."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.found: list[Provision] = []
        self.open: list[_Open] = []
        self.names: set[str] = set()
        self.repeats: dict[str, int] = {}
        self.component, self.last = 1, Number(0)
        self.was_left = False  # whether a heading that is none of ours ended the legal text
        self.in_block, self.fence = False, ""

    def read(self, number: int, start: int, line: str, after: str) -> None:
        if self.fence or line.lstrip(" ").startswith(("```", "~~~")):
            self._fenced(line)
            return
        if not line.strip(OPAQUE) or line.isspace():
            self.in_block = False
            return
        begins, self.in_block = not self.in_block, True
        if line[0] == "#":
            self._heading(number, start, line)
        elif begins and _is_rule(line, after):
            self.close(0, start)
            self.was_left = True
        elif not self._article(number, start, line, begins) and self._article_is_open():
            self._within(number, start, line, begins)

    def _fenced(self, line: str) -> None:
        marks = line.lstrip(" ")[:3]
        if not self.fence:
            self.fence = marks
        elif marks == self.fence:
            self.fence = ""
        self.in_block = False

    def _heading(self, number: int, start: int, line: str) -> None:
        self.in_block = False
        words = heading_of(line) or ""
        at = line.find(words)
        mark = article(words, heading=True)
        if mark is None:
            mark = container(words)
        if mark is None:
            self.close(0, start)
            self.was_left = True
            return
        self._begin(mark, start, number, at + mark.words)

    def _article(self, number: int, start: int, line: str, begins: bool) -> bool:
        if line[0] not in _FIRST:
            return False
        mark = article(line, begins_block=begins)
        if mark is None:
            return False
        self._begin(mark, start, number, mark.words)
        if line[mark.words :].strip():
            self._paragraph(number, start + mark.words)
        return True

    def _article_is_open(self) -> bool:
        return any(one.mark.level is Level.ARTICLE for one in self.open)

    def _within(self, number: int, start: int, line: str, begins: bool) -> None:
        mark = within_article(line) if line[0] in _FIRST else None
        if mark is not None and (begins or mark.level is Level.ITEM or self._continues(mark)):
            if self.open[-1].mark.level is Level.ARTICLE:
                self._paragraph(number, start)
            self._begin(mark, start, number, mark.words)
        elif begins and not line.startswith(_NOT_A_PARAGRAPH) and not _is_apart(line):
            self._paragraph(number, start)

    def _continues(self, mark: Mark) -> bool:
        """Whether a point amidst a block is the one that is due: a line may begin with any number."""
        last = self.open[-1].mark
        return mark.number.main == (last.number.main + 1 if last.level is mark.level else 1)

    def _paragraph(self, number: int, start: int) -> None:
        self.close(Level.PARAGRAPH.rank, start)
        paragraphs = sum(child.level is Level.PARAGRAPH for child in self.open[-1].children)
        self._begin(Mark(Level.PARAGRAPH, Number(paragraphs + 1), "", "", 0), start, number, 0)

    def _begin(self, mark: Mark, start: int, line: int, words: int) -> None:
        if mark.level.rank <= Level.ARTICLE.rank and self.was_left:
            self._look_for_another_text(mark)
        self.close(mark.level.rank, start)
        if mark.level is Level.ARTICLE:
            self.last = mark.number
        begun = _Open(mark, start, line, self._named(mark))
        begun.words = start + words
        self.open.append(begun)

    def _look_for_another_text(self, mark: Mark) -> None:
        """Behind a heading of another kind, numbers that begin anew are those of another text, such as an annex."""
        if self.last.main and mark.number.main == 1:
            self.component, self.last = self.component + 1, Number(0)
        self.was_left = False

    def _named(self, mark: Mark) -> tuple[str, str]:
        parent = self.open[-1] if self.open else None
        own = f"{mark.level.value}_{mark.number if mark.number.main else 'final'}"
        first = f"cmp_{self.component}__" if self.component > 1 else ""
        # articles are numbered through the whole text, whatever they stand in
        inside = parent is not None and mark.level is not Level.ARTICLE
        eid = f"{parent.eid}__{own}" if parent is not None and inside else first + own
        alias = (parent.alias if parent is not None and inside else "") + _alias(mark)
        if eid in self.names:
            repeats = self.repeats.get(eid, 1) + 1
            while f"{eid}_{repeats}" in self.names:
                repeats += 1
            self.repeats[eid] = repeats
            eid, alias = f"{eid}_{repeats}", ""
        self.names.add(eid)
        shown = alias if self.component == 1 and (not inside or parent is None or parent.alias) else ""
        return eid, shown

    def close(self, rank: int, end: int) -> None:
        """End every open provision of this rank or within one."""
        while self.open and self.open[-1].mark.level.rank >= rank:
            ended = self.open.pop().closed(end)
            (self.open[-1].children if self.open else self.found).append(ended)


def _is_rule(line: str, after: str) -> bool:
    """Whether a block is a rule, or the words of a heading that is underlined."""
    bare = line.strip()
    underline = after.strip()
    return (len(bare) > 2 and not bare.strip("-*_ ") and len(set(bare.replace(" ", ""))) == 1) or (
        underline != "" and (not underline.strip("=") or not underline.strip("-"))
    )


def _is_apart(line: str) -> bool:
    """Whether a block is a shortcode alone, or defines the address of links."""
    bare = line.strip()
    if bare.startswith("{{"):
        return bare.endswith("}}") or "}}" not in bare
    return not bare.strip(OPAQUE) or (bare[0] == "[" and "]:" in bare)


def _alias(mark: Mark) -> str:
    """The name that people type: 第三条第二款第一项, Article-3."""
    if mark.label[:1].isascii() and mark.label[:1].isalpha():
        return "-".join(mark.label.split())
    units = {Level.PARAGRAPH: "款", Level.ITEM: "项", Level.POINT: "目"}
    if mark.level in units:
        return f"第{to_chinese(mark.number.main)}{units[mark.level]}"
    return "".join(mark.label.split())
