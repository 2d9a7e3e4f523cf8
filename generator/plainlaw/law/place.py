"""Where a citation leads within a text: to the provision it names, or, by its place, to the one before.

In: a `Citation`, a `LegalText`, and for citations by place the line on which it stands. Out: a `Provision` or None.
"""

from itertools import pairwise

from plainlaw.law.citation import Citation
from plainlaw.law.provision import LegalText, Level, Number, Provision


def cited_in(text: LegalText, citation: Citation) -> Provision | None:
    """The provision that a citation with a number names; None when the text has no such article.

    Of a paragraph or item that is not there, the article is the answer: texts are cited more finely than they count.
    """
    article = article_of(text, citation.article) if citation.article is not None else None
    return _below(article, citation.paragraph, citation.item) if article is not None else None


def article_of(text: LegalText, number: Number) -> Provision | None:
    """The first article with this number."""
    return next((one for one in text.articles() if one.number == number), None)


def before_line(text: LegalText, citation: Citation, line: int) -> Provision | None:
    """What 前款 or 前条 on the line `line` (from 1) leads to; None outside of articles, or when nothing is before."""
    article = _last(text.articles(), line)
    if article is None:
        return None
    if citation.back_of is Level.ARTICLE:
        start = article if not citation.back else _previous(text.articles(), article)
        return _below(start, citation.paragraph, citation.item) if start is not None else None
    paragraphs = [one for one in article.children if one.level is Level.PARAGRAPH]
    paragraph = _last(paragraphs, line)
    if paragraph is None:
        return None
    start = paragraph if not citation.back else _previous(paragraphs, paragraph)
    # 前款 in a first paragraph means what stands above in the same one, such as the item before
    return _item(start, citation.item) if start is not None else None


def _last(provisions: list[Provision], line: int) -> Provision | None:
    return next((one for one in reversed(provisions) if one.line <= line), None)


def _previous(provisions: list[Provision], of: Provision) -> Provision | None:
    return next((one for one, after in pairwise(provisions) if after is of), None)


def _below(article: Provision, paragraph: int, item: int) -> Provision:
    paragraphs = [one for one in article.children if one.level is Level.PARAGRAPH]
    if not paragraph:
        holding = [one for one in paragraphs if one.children]
        # 第三条第一项 of an article with one list
        return _item(holding[0], item) if item and len(holding) == 1 else article
    found = next((one for one in paragraphs if one.number.main == paragraph), None)
    return _item(found, item) if found is not None else article


def _item(paragraph: Provision, item: int) -> Provision:
    return next((one for one in paragraph.children if item and one.number.main == item), paragraph)
