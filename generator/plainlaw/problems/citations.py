"""Findings about citations of laws. Raised by plainlaw.resolve."""

from plainlaw.problems.problem import Kind, Severity

ARTICLE_NOT_THERE = Kind(
    code="article-not-there",
    what="“{law}” has no {article}; the nearest is {near}.",
    mend="Look it up in the law, as it was in force on the day of this document, and correct the number. If the portal "
    "holds only a part of the law, write excerpt: true into the header of that part.",
    why="Readers who look up a wrong article find nothing, or something else.",
    bad="《统计法》第九十九条, of a law with 50 articles",
    good="《统计法》第二十五条",
)
ARTICLE_NOT_NAMED = Kind(
    code="article-not-named",
    what="“{value}” names no article.",
    mend="Write the number as the law has it: 第三十一条, Article 31, or 31 alone. Between several articles stands 、 "
    "or “and”.",
    why="What is not read as an article is neither looked up nor linked, and nobody notices when it changes.",
    bad="article: 第三章",
    good="article: 第三十一条",
)
CITED_ARTICLE_CHANGED = Kind(
    code="cited-article-changed",
    severity=Severity.WARNING,
    what="{words} says something else now than on the day of this document.",
    mend="Read the article as it is now, correct the text where needed, and give the new day of the law in the header "
    "(law_as_at, or version of the citation).",
    why="Who follows an explanation of the law relies on its being the law of today. The page says so until it is "
    "reviewed.",
    bad="law_as_at: 2023-05-01, of a law that was changed in 2024",
    good="law_as_at: 2024-09-13",
)
CITED_ARTICLE_GONE = Kind(
    code="cited-article-gone",
    severity=Severity.WARNING,
    what="{words} is no longer in force.",
    mend="Find out what holds instead, correct the text, and cite that.",
    why="Who follows an explanation of the law relies on its being the law of today. The page says so until it is "
    "reviewed.",
    bad="a guide that rests on an article which was repealed",
    good="a guide that rests on the article that took its place",
)
