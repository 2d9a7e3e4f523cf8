"""Citations of a document: each becomes a link to the article as it was in force on the document's day.

In: a document and its prose. Out: the prose with links, `Cited` for each citation, and findings: an article that a law
of the portal does not have, and, in documents that explain the law, an article that has changed since.
"""

import posixpath
import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from html import escape
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from plainlaw.law.citation import THIS, Citation, label_of
from plainlaw.law.comparison import Fate
from plainlaw.law.find_citations import citations, short_names
from plainlaw.law.named_articles import named_articles
from plainlaw.law.place import article_of, before_line, cited_in
from plainlaw.law.provision import LegalText, Provision
from plainlaw.locales.locale import locale_of
from plainlaw.model.address import Address, Addresses, relative_path
from plainlaw.model.document import Declared, Entry
from plainlaw.model.site import Site
from plainlaw.problems import Place, Problem
from plainlaw.problems.citations import ARTICLE_NOT_NAMED, ARTICLE_NOT_THERE, CITED_ARTICLE_CHANGED, CITED_ARTICLE_GONE
from plainlaw.resolve.held_law import HeldLaw, held_law
from plainlaw.resolve.provisions import provisions_of

# links, definitions of links, tags, addresses and headings stay as they are
_TAKEN = re.compile(
    r"!?\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])"
    r"|^ {0,3}\[[^\]^][^\]\n]*\]:.*$|<[^<>\n]*>|\bhttps?://\S+|^#{1,6} .*$",
    re.MULTILINE,
)
_SIGNS = ("条", "款", "rticle", "receding", "rt.", "rts.")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NOT_IN_A_LINK = re.compile(r"[\[\]\\*`<&\x00]")


class Named(NamedTuple):
    """Where in a header a citation stands: the path of the value, and its words from `start` to `end`."""

    path: tuple[str | int, ...]
    start: int
    end: int


class Cited(Struct, frozen=True):
    """One citation: its words and line, the law by its title ("" is the document itself), and where it leads.

    `key` is the law among the policies ("" when the portal does not hold it), `href` relative to the document's page
    and "" when it leads nowhere; `now` is the label that the article bears now, when that is another. `named` is where
    a citation of the header stands, else None.
    """

    words: str
    line: int
    law: str
    key: str = ""
    href: str = ""
    fate: Fate = Fate.IDENTICAL
    now: str = ""
    now_href: str = ""
    named: Named | None = None


class Citing(Struct, frozen=True, dict=True):
    """Finds and links the citations of one document."""

    site: Site
    addresses: Addresses
    entry: Entry
    found: list[Problem]
    _laws: dict[tuple[str, date], HeldLaw | None] = field(default_factory=dict)

    def linked(self, markdown: str, line: int) -> tuple[str, tuple[Cited, ...]]:
        """A run of prose that begins on the line `line` of the file with its citations as links, and what they cite."""
        if not any(sign in markdown for sign in _SIGNS):
            return markdown, ()
        named = list(citations(markdown, self._shorts))
        if not named:
            # most prose that holds a sign cites nothing
            return markdown, ()
        taken = [found.span() for found in _TAKEN.finditer(markdown)]
        out: list[str] = []
        cited: list[Cited] = []
        at = 0
        for read in named:
            citation = self._read(read)
            words = markdown[citation.start : citation.end]
            if _NOT_IN_A_LINK.search(words) or any(s < citation.end and citation.start < e for s, e in taken):
                continue
            one = self._resolved(citation, words, line + markdown.count("\n", 0, citation.start), markdown)
            if one is None or _is_no_law(citation, one):
                continue
            cited.append(one)
            if one.href:
                out += (markdown[at : citation.start], f"[{words}]({one.href}){note_html(one, self.entry.lang)}")
                at = citation.end
        return "".join((*out, markdown[at:])), tuple(cited)

    def declared(self) -> tuple[Cited, ...]:
        """The citations of the header."""
        fields = self.entry.fields
        named = [one for said in fields.cites() for one in self._declared(said)]
        return (*named, *(one for name in fields.cites_in_words() for one in self._in_words(name)))

    def _declared(self, said: Declared) -> Iterator[Cited]:
        place = self.entry.place_of(*said.path)
        found = named_articles(said.article)
        if not found:
            self.found.append(ARTICLE_NOT_NAMED.at(place, value=said.article))
        # its name is asked for without the marks 《》, and often typed with them
        law = said.law.strip("《》")
        for citation in found:
            words = _full(law, said.article[citation.start : citation.end], citation)
            one = self._in_law(citation._replace(law=law), words, place, self._held(law, said.day))
            yield replace(one, named=Named(said.path, citation.start, citation.end))

    def _in_words(self, name: str) -> Iterator[Cited]:
        """What is cited in the words of a field."""
        text, place = getattr(self.entry.fields, name) or "", self.entry.place_of(name)
        for read in citations(text, {}):
            citation = self._read(read)
            held = self._held(citation.law, self.entry.fields.law_day())
            if citation.law != THIS and not (citation.loose and held is None):
                one = self._in_law(citation, " ".join(text[citation.start : citation.end].split()), place, held)
                yield replace(one, named=Named((name,), citation.start, citation.end))

    def _held(self, law: str, day: date) -> HeldLaw | None:
        if (law, day) not in self._laws:
            self._laws[law, day] = held_law(self.site, self.addresses, law, day, self.entry.lang)
        return self._laws[law, day]

    def _read(self, citation: Citation) -> Citation:
        """The reading of a citation in which its title is that of a law of the portal, else the first."""
        day = self.entry.fields.law_day()
        readings = (citation, *citation.others) if citation.others else ()
        return next((one for one in readings if self._held(one.law, day) is not None), citation)

    @cached_property
    def _shorts(self) -> dict[str, str]:
        return short_names(self.entry.body)

    @cached_property
    def _own(self) -> LegalText | None:
        return provisions_of(self.entry)

    def _resolved(self, citation: Citation, words: str, line: int, markdown: str) -> Cited | None:
        if citation.law == THIS:
            return None if _is_quoted(markdown, citation.start) else self._in_itself(citation, words, line)
        held = self._held(citation.law, self.entry.fields.law_day())
        return self._in_law(citation, " ".join(words.split()), Place(self.entry.path, line), held)

    def _in_itself(self, citation: Citation, words: str, line: int) -> Cited | None:
        text = self._own
        if text is None:
            return None
        if citation.article is None:
            found = before_line(text, citation, line - self.entry.body_line + 1)
        else:
            found = cited_in(text, citation)
            if found is None:
                place = Place(self.entry.path, line)
                self._not_there(citation, text, place, self.entry.title, is_excerpt=self.entry.fields.is_excerpt())
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
            self._not_there(citation, text, place, citation.law, is_excerpt=held.then.is_excerpt)
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

    def _not_there(self, citation: Citation, text: LegalText, place: Place, law: str, *, is_excerpt: bool) -> None:
        if citation.article is None or is_excerpt:
            return
        numbers = [article.number for article in text.articles()]
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


def note_html(one: Cited, lang: str) -> str:
    """Where the article stands now, behind the link to where it stood; words of ours, and marked as such."""
    locale = locale_of(lang)
    if one.now:
        words = escape(locale.text("now {label}", label=one.now))
        note = f'<a href="{escape(in_html(one.now_href))}">{words}</a>'
    elif one.fate is Fate.DROPPED:
        note = escape(locale.text("no longer in force"))
    else:
        return ""
    return locale.text("{text} ({note})", text='<span class="provision-note">', note=note) + "</span>"


def in_html(href: str) -> str:
    """An address of a file of the tree as that of its page."""
    return href.replace("index.md", "", 1) or "./"


def _is_no_law(citation: Citation, one: Cited) -> bool:
    """Whether capital letters before an article, such as “In China”, were taken for a title that no law has."""
    return citation.loose and not one.key


def _full(law: str, article: str, citation: Citation) -> str:
    """An article of a header with its law, as prose has it; of a number alone the label."""
    is_chinese = _HAN.search(law) is not None
    if citation.article is not None and not re.search(r"条|^ar?t", article, re.IGNORECASE):
        article = label_of(citation.article, chinese=is_chinese)
    return f"《{law}》{article}" if is_chinese else f"{law}, {article}"


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
