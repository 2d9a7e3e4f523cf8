"""Figures “so far” in an article without a date, and the word 截止 where 截至 is meant."""

import re
from collections.abc import Iterator

from plainlaw.audit.article import without_titles
from plainlaw.audit.mention import MentionKind
from plainlaw.audit.reading import AuditCheck, Passage, Reading
from plainlaw.problems import Kind, Problem, Severity

UNDATED_FIGURE = Kind(
    code="undated-figure",
    severity=Severity.WARNING,
    what="“{words}” says up to when the figures of this sentence count, but the article names no month and year.",
    mend="Write the day, or find out when the article was published. Until then the figures belong to no period.",
    why="A count so far grows every day; without its day it can be compared with nothing.",
    authority="Statistics Act implementing regulations (2017) art. 27.",
    bad="截至目前，累计排查矛盾纠纷2462件",
    good="截至2024年9月30日，今年累计排查矛盾纠纷2462件",
)
AS_OF_WORDING = Kind(
    code="as-of-wording",
    severity=Severity.WARNING,
    what="“{words}”: 截止 means that something ends; up to a day is 截至.",
    mend="Write {right}.",
    why="Readers who know the difference trust the figures less.",
    authority="Dictionary of Modern Chinese (Xiandai Hanyu Cidian).",
    bad="截止目前，共受理30件",
    good="截至2024年9月30日，共受理30件",
)
_SO_FAR = re.compile(
    r"截[至止](?:目前|当前|现在)|迄今|到目前为止|目前为止|今年以来|年初以来|去年以来|累计|目前"
    r"|\b(?:so far|to date|as of now|this year|year to date|since the beginning of the year|until now)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ENDS = re.compile(
    r"(?<!报名)(?<!申请)(?<!申报)(?<!投标)(?<!征集)截止到?(?=目前|当前|现在|今|昨|本月|上月|去年|年底|[0-9]{1,4}\s?[年月])"
)
_FIGURES = (MentionKind.COUNT, MentionKind.RATE, MentionKind.CHANGE, MentionKind.POINTS, MentionKind.MONEY)


def run(reading: Reading) -> Iterator[Problem]:
    """A finding for each sentence with figures so far, and for each 截止."""
    article = reading.article
    for passage in reading.passages:
        text, at = passage.sentence.text, passage.sentence.at
        so_far = None if article.is_dated or not _has_figures(passage) else _SO_FAR.search(text)
        if so_far and not _YEAR.search(without_titles(text)):
            words = article.typed_between(at + so_far.start(), at + so_far.end())
            yield UNDATED_FIGURE.at(article.place(at + so_far.start()), words=words)
        for found in _ENDS.finditer(text):
            words = article.typed_between(at + found.start(), at + found.end())
            yield AS_OF_WORDING.at(article.place(at + found.start()), words=words, right=words.replace("止", "至", 1))


def _has_figures(passage: Passage) -> bool:
    return any(mention.kind in _FIGURES for mention in passage.mentions)


CHECK = AuditCheck((UNDATED_FIGURE, AS_OF_WORDING), run)
