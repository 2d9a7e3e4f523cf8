"""Findings about the numbers of provisions in legal text. Raised by plainlaw.law."""

from plainlaw.problems.problem import Kind, Severity

_LAW = "Legislation Law of China (2023), art. 65: articles are numbered in order through the whole text."

ARTICLE_REPEATED = Kind(
    code="article-repeated",
    what="{label} stands here a second time; the first time on line {first}.",
    mend="Look at the original and correct the number of one of the two.",
    why="A citation of this article would lead to whichever of the two comes first.",
    authority=_LAW,
    bad="第三条 …\n\n第三条 …",
    good="第三条 …\n\n第四条 …",
)
ARTICLE_OUT_OF_ORDER = Kind(
    code="article-out-of-order",
    what="{label} stands behind {before} (line {line}), which has a higher number.",
    mend="Look at the original: correct the number, or move the article to its place.",
    why="Readers look for an article by its number, and take for missing what stands elsewhere.",
    authority=_LAW,
    bad="第五条 …\n\n第四条 …",
    good="第四条 …\n\n第五条 …",
)
NUMBERING_GAP = Kind(
    code="numbering-gap",
    severity=Severity.WARNING,
    what="{label} follows {before} (line {line}): {missing} is missing.",
    mend="Look at the original: add what is missing, or correct the number. If only a part of the text is meant to be "
    "here, write excerpt: true into the header. If the original has this gap, nothing is to be done.",
    why="A gap is nearly always a line that was lost in copying.",
    authority=_LAW,
    bad="第三条 …\n\n第五条 …",
    good="第三条 …\n\n第四条 …\n\n第五条 …",
)
ITEM_OUT_OF_ORDER = Kind(
    code="item-out-of-order",
    severity=Severity.WARNING,
    what="{label} follows {before} (line {line}) in the same list.",
    mend="Look at the original and correct the number.",
    why="“Item 3” is cited by its number; two of them, or one in the wrong place, cannot be told apart.",
    authority=_LAW,
    bad="（一）…\n\n（一）…",
    good="（一）…\n\n（二）…",
)
