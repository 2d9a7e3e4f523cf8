"""Citations of a document: each becomes a link to the article as it was in force on the document's day.

In: a document and its prose. Out: the prose with links, `Cited` for each citation, and findings: an article that a law
of the portal does not have, and, in documents that explain the law, an article that has changed since.
"""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from html import escape
from itertools import pairwise

from plainlaw.law.citation import THIS, Citation, citations, label_of, short_names
from plainlaw.law.comparison import Fate
from plainlaw.law.numerals import NUMERAL
from plainlaw.law.place import article_of, before_line, cited_in
from plainlaw.law.provision import LegalText, Provision
from plainlaw.locales.locale import locale_of
from plainlaw.model.address import Address, Addresses, relative_path
from plainlaw.model.document import Entry
from plainlaw.model.site import Site
from plainlaw.problems import Place, Problem
from plainlaw.problems.citations import ARTICLE_NOT_THERE, CITED_ARTICLE_CHANGED, CITED_ARTICLE_GONE
from plainlaw.resolve.held_law import HeldLaw, held_law
from plainlaw.resolve.provisions import provisions_of

# links, definitions of links, tags, addresses and headings stay as they are
_TAKEN = re.compile(
    r"!?\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])"
    r"|^ {0,3}\[[^\]^][^\]\n]*\]:.*$|<[^<>\n]*>|\bhttps?://\S+|^#{1,6} .*$",
    re.MULTILINE,
)
_PART = re.compile(rf"第{NUMERAL}编|\bPart (?:[0-9]+|[IVXLC]+)\b")
_SIGNS = ("条", "款", "rticle", "receding")
_NOT_IN_A_LINK = re.compile(r"[\[\]\\*`<&\x00]")


@dataclass(frozen=True)
class Cited:
    """One citation: its words and line, the law by its title ("" is the document itself), and where it leads.

    `key` is the law among the policies ("" when the portal does not hold it), `href` relative to the document's page
    and "" when it leads nowhere; `now` is the label that the article bears now, when that is another.
    """

    words: str
    line: int
    law: str
    key: str = ""
    href: str = ""
    fate: Fate = Fate.IDENTICAL
    now: str = ""
    now_href: str = ""


@dataclass(frozen=True)
class Citing:
    """Finds and links the citations of one document."""

    site: Site
    addresses: Addresses
    entry: Entry
    found: list[Problem]
    _laws: dict[str, HeldLaw | None] = field(default_factory=dict)

    def linked(self, markdown: str, line: int) -> tuple[str, tuple[Cited, ...]]:
        """A run of prose that begins on the line `line` of the file with its citations as links, and what they cite."""
        if not any(sign in markdown for sign in _SIGNS):
            return markdown, ()
        taken = [found.span() for found in _TAKEN.finditer(markdown)]
        out: list[str] = []
        cited: list[Cited] = []
        at = 0
        for citation in citations(markdown, self._shorts):
            words = markdown[citation.start : citation.end]
            if _NOT_IN_A_LINK.search(words) or any(s < citation.end and citation.start < e for s, e in taken):
                continue
            one = self._resolved(citation, words, line + markdown.count("\n", 0, citation.start), markdown)
            if one is None:
                continue
            cited.append(one)
            if one.href:
                out += (markdown[at : citation.start], f"[{words}]({one.href}){self._note(one)}")
                at = citation.end
        return "".join((*out, markdown[at:])), tuple(cited)

    def declared(self) -> tuple[Cited, ...]:
        """The citations of the header."""
        return tuple(filter(None, (self._declared(*one) for one in self.entry.fields.cites())))

    def _declared(self, path: tuple[str | int, ...], law: str, article: str, day: date) -> Cited | None:
        place = self.entry.place_of(*path)
        # its name is asked for without the marks 《》, and often typed with them
        law = law.strip("《》")
        citation = next(citations(f"《{law}》{article}", {}), None)
        if citation is None:
            return None
        held = held_law(self.site, self.addresses, law, day, self.entry.lang)
        return self._in_law(citation, f"《{law}》{article}", place, held)

    @cached_property
    def _shorts(self) -> dict[str, str]:
        return short_names(self.entry.body)

    @cached_property
    def _own(self) -> LegalText | None:
        return provisions_of(self.entry)

    def _resolved(self, citation: Citation, words: str, line: int, markdown: str) -> Cited | None:
        if citation.law == THIS:
            return None if _is_quoted(markdown, citation.start) else self._in_itself(citation, words, line)
        if citation.law not in self._laws:
            day = self.entry.fields.law_day()
            self._laws[citation.law] = held_law(self.site, self.addresses, citation.law, day, self.entry.lang)
        return self._in_law(citation, words, Place(self.entry.path, line), self._laws[citation.law])

    def _in_itself(self, citation: Citation, words: str, line: int) -> Cited | None:
        text = self._own
        if text is None:
            return None
        if citation.article is None:
            found = before_line(text, citation, line - self.entry.body_line + 1)
        else:
            found = cited_in(text, citation)
            if found is None:
                self._not_there(citation, text, Place(self.entry.path, line), self.entry.title)
        return Cited(words, line, THIS, href=f"#{found.eid}") if found is not None else None

    def _in_law(self, citation: Citation, words: str, place: Place, held: HeldLaw | None) -> Cited:
        if held is None:
            return Cited(words, place.line, citation.law)
        text = held.then.text
        if text is None or citation.article is None:
            # the law is known by its title only
            return Cited(words, place.line, citation.law, held.key, self._href(held.then.address))
        provision, article = cited_in(text, citation), article_of(text, citation.article)
        if provision is None or article is None:
            self._not_there(citation, text, place, citation.law)
            return Cited(words, place.line, citation.law, held.key)
        fate, after = held.became(article)
        one = Cited(words, place.line, citation.law, held.key, self._href(held.then.address, provision.eid), fate,
                    *self._now(article, after, held))  # fmt: skip
        self._flag(one, place)
        return one

    def _now(self, article: Provision, after: Provision | None, held: HeldLaw) -> tuple[str, str]:
        if after is None or after.number == article.number:
            return "", ""
        return after.label, self._href(held.now.address, after.eid)

    def _href(self, address: Address, fragment: str = "") -> str:
        here = posixpath.dirname(self.addresses.of(self.entry).file)
        return relative_path(address.file, here) + (f"#{fragment}" if fragment else "")

    def _not_there(self, citation: Citation, text: LegalText, place: Place, law: str) -> None:
        numbers = [article.number for article in text.articles()]
        if citation.article is None or _is_part(law, [number.main for number in numbers]):
            return
        wanted = citation.article
        near = min(numbers, key=lambda number: (abs(number.main - wanted.main), abs(number.branch - wanted.branch)))
        chinese = text.articles()[0].label.startswith("第")
        said = {"article": label_of(wanted, chinese=chinese), "near": label_of(near, chinese=chinese)}
        self.found.append(ARTICLE_NOT_THERE.at(place, law=law, **said))

    def _flag(self, one: Cited, place: Place) -> None:
        """Say that what a document explains is no longer what the law says."""
        if type(self.entry.fields).explains_law:
            if one.fate is Fate.DROPPED:
                self.found.append(CITED_ARTICLE_GONE.at(place, words=one.words))
            elif one.fate is Fate.CHANGED:
                self.found.append(CITED_ARTICLE_CHANGED.at(place, words=one.words))

    def _note(self, one: Cited) -> str:
        """Where the article stands now, behind the link to where it stood; words of ours, and marked as such."""
        locale = locale_of(self.entry.lang)
        if one.now:
            words = escape(locale.text("now {label}", label=one.now))
            note = f'<a href="{escape(_in_html(one.now_href))}">{words}</a>'
            return locale.text("{text} ({note})", text='<span class="provision-note">', note=note) + "</span>"
        if one.fate is Fate.DROPPED:
            note = escape(locale.text("no longer in force"))
            return locale.text("{text} ({note})", text='<span class="provision-note">', note=note) + "</span>"
        return ""


def _in_html(href: str) -> str:
    """An address of a file of the tree as that of its page."""
    return href.replace("index.md", "", 1) or "./"


def _is_quoted(markdown: str, at: int) -> bool:
    """Whether this stands within quotation marks, as the new text of another law does in a decision that amends it."""
    start = markdown.rfind("\n", 0, at) + 1
    line = markdown[start:at]
    return line.count("“") > line.count("”")


def flagged(cited: tuple[Cited, ...]) -> Iterator[Cited]:
    """Of these the citations of what has changed since, or is in force no more; each once."""
    seen: set[tuple[str, str]] = set()
    for one in cited:
        if one.fate in (Fate.CHANGED, Fate.DROPPED) and (one.words, one.href) not in seen:
            seen.add((one.words, one.href))
            yield one


def _is_part(law: str, numbers: Sequence[int]) -> bool:
    """Whether a text does not hold all articles of its law: a law published in several documents, or an excerpt."""
    has_gap = any(after - before > 1 for before, after in pairwise(numbers))
    return numbers[0] > 1 or has_gap or _PART.search(law) is not None
