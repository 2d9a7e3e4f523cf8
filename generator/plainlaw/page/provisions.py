"""Legal text on a page: a place of its own for every provision, contents, and how each article is cited.

In: the Markdown of a body in which shortcodes and code are marks. Out: the same Markdown with HTML put in between its
characters, none of which is touched. What says words of its own has the class `provision-tools` or
`provision-contents`; without these, the page reads exactly as the document was written.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from plainlaw.law.provision import LegalText, Level, Provision
from plainlaw.law.structure import parse
from plainlaw.model.document import Entry
from plainlaw.page.provision_contents import contents_html
from plainlaw.resolve.anchors import slug
from plainlaw.voice import Voice

_FEW = 3
"""Articles up to which a text needs no contents."""
# what begins a line that Markdown reads as a list; a place within the item stands behind it
_MARKER = re.compile(r" {0,3}(?:[-*+]|\d+\.)[ \t]+| {0,3}")


class Insertion(NamedTuple):
    """HTML that goes before the character `at` of a text."""

    at: int
    html: str


def insertions(prose: str, entry: Entry, voice: Voice) -> list[Insertion]:
    """What goes into the prose of a document, in the order of the text; nothing when it holds no legal text."""
    if not type(entry.fields).legal_text:
        return []
    text = parse(prose)
    articles = text.articles()
    if not articles:
        return []
    writer = _Writer(text, entry, voice)
    found = [*writer.contents(articles), *(one for top in text.provisions for one in writer.provision(top))]
    # of what goes to one place, the end of one article stands before the beginning of the next
    return sorted(found, key=lambda one: one.at)


class _Writer:
    """Writes the HTML of one text."""

    def __init__(self, text: LegalText, entry: Entry, voice: Voice) -> None:
        self.text, self.entry, self.voice = text, entry, voice
        # title and number of a version are those of its document
        parent = entry.parent and voice.site.documents.readable(entry.section.folder, entry.parent, entry.lang)
        self.document = parent or entry
        self.url = voice.site.portal.url + voice.addresses.of(entry).path

    def contents(self, articles: list[Provision]) -> Iterator[Insertion]:
        if len(articles) > _FEW:
            yield self._block(self.text.provisions[0].start, contents_html(self.text, self.voice))

    def provision(self, provision: Provision) -> Iterator[Insertion]:
        source = self.text.source
        if source.startswith("#", provision.start):
            yield self._before_heading(provision)
        elif provision.level is Level.ARTICLE:
            yield from self._label(provision)
        else:
            at = provision.words
            if not provision.label:
                found = _MARKER.match(source, provision.start)
                at = max(at, found.end()) if found is not None else at
            yield Insertion(at, _places(provision.eid, provision.alias))
        for child in provision.children:
            yield from self.provision(child)
        if provision.level is Level.ARTICLE:
            yield self._block(provision.end, self._citation(provision))

    def _before_heading(self, provision: Provision) -> Insertion:
        """A place of its own before a heading, whose own name the renderer gives it."""
        heading = self.text.source[provision.start :].partition("\n")[0].strip("# \t")
        alias = provision.alias if slug(heading) != provision.alias else ""
        return self._block(
            provision.start, f'<div class="provision-place" id="{escape(provision.eid)}">{_places("", alias)}</div>'
        )

    def _label(self, provision: Provision) -> Iterator[Insertion]:
        """The label as a link to itself, from which the address is copied."""
        source, label = self.text.source, provision.label
        first = source.index(label, provision.start)
        last, bold = first + len(label), source[first - 2 : first]
        if bold in ("**", "__") and first - 2 >= provision.start:
            close = source.find(bold, last)
            # a heading in bold type beside the label belongs to it; a text that is bold as a whole does not
            if last <= close <= provision.words:
                first, last = first - 2, close + 2
        says = self.voice.text("{label} (link to this article)", label=label)
        yield Insertion(
            first,
            f'{_places("", provision.alias)}<a class="provision" id="{escape(provision.eid)}" '
            f'href="#{escape(provision.eid)}" aria-label="{escape(says)}">',
        )
        yield Insertion(last, "</a>")

    def _citation(self, provision: Provision) -> str:
        number = self.document.fields.official_number()
        title = self.entry.title or self.document.title
        said = {"label": provision.label, "title": title, "url": f"{self.url}#{provision.eid}"}
        words = (
            self.voice.text("“{title}” ({number}), {label}. {url}", number=number, **said)
            if number
            else self.voice.text("“{title}”, {label}. {url}", **said)
        )
        summary = self.voice.text("Cite {label}", label=provision.label)
        return (
            f'<details class="provision-tools" data-search-exclude><summary>{escape(summary)}</summary>'
            f"<p>{escape(words)}</p></details>"
        )

    def _block(self, at: int, html: str) -> Insertion:
        """HTML between two blocks of Markdown; blank lines are added where there are none."""
        source = self.text.source
        before = source[:at]
        gap = "" if not before or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
        return Insertion(at, f"{gap}{html}\n\n")


def _places(*names: str) -> str:
    """Empty elements that a fragment of an address can lead to."""
    return "".join(f'<span id="{escape(name)}"></span>' for name in names if name)
