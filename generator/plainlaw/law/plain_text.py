"""The words of Markdown without its marks, for formats that know no Markdown.

In: the Markdown of a part of a legal text. Out: blocks of words. Only marks are taken away: of bold and slanted words,
headings, links and lists with signs; numbers of items belong to the text and stay.
"""

import re
from collections.abc import Iterator

# bounded, so that a page of brackets takes no longer than any other
_LINK = re.compile(r"!?\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])")
_BEGINNING = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|[-*+][ \t]+|>[ \t]?)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
# what cannot be in an XML document at all
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def without_marks(markdown: str) -> str:
    """One line without its marks."""
    words = _BEGINNING.sub("", markdown)
    words = _LINK.sub(r"\1", words)
    words = _SLANTED.sub(r"\2", _BOLD.sub(r"\2", words))
    # bold type that begins with the number of an article ends in its words
    words = words.removesuffix("**") if words.count("**") == 1 else words
    return _IMPOSSIBLE.sub("\ufffd", _ESCAPED.sub(r"\1", words)).strip(" \t\u3000\u00a0")


def blocks(markdown: str) -> Iterator[str]:
    """Each line that says something."""
    for line in markdown.split("\n"):
        words = without_marks(line)
        if words.strip("-_*="):
            yield words
