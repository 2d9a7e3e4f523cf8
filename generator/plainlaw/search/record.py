"""A page as the search knows it: its address, its title, and its words by heading.

In: plain texts. Out: `Record`, and the HTML that Pagefind reads in place of the page.
"""

import re
from collections.abc import Iterator
from datetime import date
from html import escape

from msgspec import Struct

_NUMBER = re.compile(r"(?<![0-9A-Za-z.,])\d+(?:[.,]\d+)+")


class Passage(Struct, frozen=True):
    """Words of a page and the heading they stand under. Both are plain; those above all headings have no anchor."""

    text: str
    heading: str = ""
    anchor: str = ""


class Record(Struct, frozen=True):
    """One page. `url` is its address below the portal's root; what never grows old is not `published`.

    `section` is the folder of its section. Results are raised by `weight`.
    """

    url: str
    lang: str
    section: str
    title: str
    passages: tuple[Passage, ...]
    weight: int = 1
    published: date | None = None

    def html(self, language: str) -> str:
        """What Pagefind reads. It finds the results within a page by headings that have an id.

        A Chinese text is cut into words, and “1,234” into three of them, so numbers as they are shown are given again
        as words that are not cut. The day is written so that nobody finds it by searching for a number.
        """
        numbers = " ".join(dict.fromkeys(number for part in self.passages for number in _NUMBER.findall(part.text)))
        return "".join(self._tags(language, numbers))

    def _tags(self, language: str, numbers: str) -> Iterator[str]:
        yield f'<html lang="{language}"><body data-pagefind-body><h1>{escape(self.title)}</h1>'
        if self.published is not None:
            yield f'<i data-pagefind-meta="date:d{self.published:%Y%m%d}"></i>'
        if numbers:
            yield f'<i data-pagefind-meta="numbers:{numbers}"></i>'
        for part in self.passages:
            if part.heading:
                yield f'<h2 id="{escape(part.anchor)}">{escape(part.heading)}</h2>'
            if part.text:
                yield f"<p>{escape(part.text)}</p>"
        yield "</body></html>"
