"""Whether the provisions of a legal text are numbered without gaps, repeats and disorder.

In: a `LegalText` and where it stands in a file. Out: findings. A text may begin at any number (a code is published in
several files), and may start anew behind a heading of another kind (an annex).
"""

from collections.abc import Iterator
from itertools import pairwise

from plainlaw.law.numerals import to_chinese
from plainlaw.law.provision import LegalText, Level, Number, Provision
from plainlaw.problems import Kind, Place, Problem
from plainlaw.problems.legal_text import ARTICLE_OUT_OF_ORDER, ARTICLE_REPEATED, ITEM_OUT_OF_ORDER, NUMBERING_GAP


def numbering_problems(text: LegalText, path: str, first_line: int = 1) -> Iterator[Problem]:
    """Findings in the order of the text; `first_line` is the line of the file on which the text begins."""
    finder = _Finder(path, first_line - 1)
    seen: dict[tuple[str, Number], Provision] = {}
    before: Provision | None = None
    # what stands elsewhere in the text is not missing
    known = {(_component(article), article.number) for article in text.articles()}
    for article in text.articles():
        component = _component(article)
        if before is not None and _component(before) != component:
            before = None
        first = seen.setdefault((component, article.number), article)
        if first is not article:
            yield finder.at(ARTICLE_REPEATED, article, first=str(first.line + first_line - 1))
        elif before is not None and article.number < before.number:
            yield finder.behind(ARTICLE_OUT_OF_ORDER, article, before)
        else:
            if before is not None and not _is_expected(before, article, known):
                yield finder.gap(article, before)
            before = article
        yield from _lists(article, finder)


def _component(article: Provision) -> str:
    return article.eid.partition("art_")[0]


def _is_expected(before: Provision, article: Provision, known: set[tuple[str, Number]]) -> bool:
    is_next = follows(before.number, article.number)
    return is_next or (_component(article), Number(before.number.main + 1)) in known


def follows(before: Number, number: Number) -> bool:
    """Whether a number is the next one: 17 and 17-1, 17-1 and 17-2, 17-2 and 18."""
    return number in (Number(before.main + 1), Number(before.main, before.branch + 1))


def _lists(provision: Provision, finder: "_Finder") -> Iterator[Problem]:
    for before, child in pairwise(provision.children):
        if child.level is before.level and child.label and child.number.main != before.number.main + 1:
            if child.number.main > before.number.main:
                yield finder.gap(child, before)
            else:
                yield finder.behind(ITEM_OUT_OF_ORDER, child, before)
    for child in provision.children:
        yield from _lists(child, finder)


class _Finder:
    """Says findings about the provisions of one file."""

    def __init__(self, path: str, lines_before: int) -> None:
        self.path, self.lines_before = path, lines_before

    def at(self, kind: Kind, provision: Provision, **values: str) -> Problem:
        place = Place(self.path, provision.line + self.lines_before)
        return kind.at(place, label=provision.label, **values)

    def behind(self, kind: Kind, provision: Provision, before: Provision) -> Problem:
        return self.at(kind, provision, before=before.label, line=str(before.line + self.lines_before))

    def gap(self, provision: Provision, before: Provision) -> Problem:
        return self.at(
            NUMBERING_GAP, provision, before=before.label, line=str(before.line + self.lines_before),
            missing=_missing(provision, before),
        )  # fmt: skip


def _missing(provision: Provision, before: Provision) -> str:
    """The label of the first number that is missing, written as its neighbour is."""
    main = before.number.main + 1
    if provision.number.main == before.number.main:
        return f"{before.label.partition('之')[0]}之{to_chinese(before.number.branch + 1)}"
    if main == provision.number.main:
        # 17 is followed by 18-1
        return f"第{to_chinese(main)}条"
    written = to_chinese(main) if not any(c.isdigit() for c in provision.label) else str(main)
    if provision.label[:1].isascii() and provision.level is Level.ARTICLE:
        return f"Article {main}"
    return {Level.ARTICLE: f"第{written}条", Level.ITEM: f"（{written}）"}.get(provision.level, written)
