"""Articles and items of legal text whose numbers do not follow one another."""

from collections.abc import Iterator

from plainlaw.check import Check
from plainlaw.law.numbering import numbering_problems
from plainlaw.problems import Problem
from plainlaw.problems.legal_text import ARTICLE_OUT_OF_ORDER, ARTICLE_REPEATED, ITEM_OUT_OF_ORDER, NUMBERING_GAP
from plainlaw.resolve import ResolvedEntry, ResolvedSite
from plainlaw.resolve.provisions import provisions_of


def run(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Problem]:
    """The findings about the legal text of a document."""
    entry = document.entry
    text = provisions_of(entry)
    if text is not None:
        found = numbering_problems(text, entry.path, entry.body_line)
        # an excerpt has gaps because it is one
        yield from (one for one in found if one.kind is not NUMBERING_GAP or not entry.fields.is_excerpt())


CHECK = Check((ARTICLE_REPEATED, ARTICLE_OUT_OF_ORDER, NUMBERING_GAP, ITEM_OUT_OF_ORDER), run)
