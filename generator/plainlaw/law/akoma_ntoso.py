"""A legal text as Akoma Ntoso 3.0 (OASIS LegalDocML): parts to points with the names that they have on the page.

In: a `LegalText`, and what identifies it. Out: XML that is the same bytes for the same text. What stands before the
first provision is the preface, what stands behind the last one the conclusions; nothing of the text is left out.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from xml.etree import ElementTree as ET  # noqa: S405 - writes only

from plainlaw.law.plain_text import blocks, without_marks
from plainlaw.law.provision import LegalText, Level, Provision

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
MEDIA_TYPE = "application/akn+xml"
_ELEMENTS = {
    Level.PART: "part",
    Level.SUBPART: "subpart",
    Level.CHAPTER: "chapter",
    Level.SECTION: "section",
    Level.ARTICLE: "article",
    Level.PARAGRAPH: "paragraph",
}
"""Items and points are items of lists."""


class Office(NamedTuple):
    """Who issued it, or who publishes it here: a name for references, and words."""

    id: str
    name: str


class Identity(NamedTuple):
    """What a text is called by the naming convention: /akn/cn-990124/act/2024-01-30/key/zho@2024-02-01.

    `language` is an ISO 639-2 code. `made` is the day of the work, `begins` the first day of this text. `notice` is
    what the publisher says in all that it publishes. `attachments` are addresses and titles of files that belong to it.
    `excerpt` are words that say so, of a text that holds only a part of its work.
    """

    title: str
    country: str
    locality: str
    key: str
    language: str
    made: date
    begins: date
    author: Office
    publisher: Office
    notice: str = ""
    attachments: tuple[tuple[str, str], ...] = ()
    excerpt: str = ""

    @property
    def work(self) -> str:
        """The work, whatever its text and language."""
        place = f"{self.country}-{self.locality}" if self.locality else self.country
        return f"/akn/{place}/act/{self.made.isoformat()}/{self.key}"

    @property
    def expression(self) -> str:
        """One text of it in one language."""
        return f"{self.work}/{self.language}@{self.begins.isoformat()}"


def akoma_ntoso(text: LegalText, identity: Identity) -> bytes:
    """The text as an act."""
    root = ET.Element("akomaNtoso", xmlns=NAMESPACE)
    act = ET.SubElement(root, "act", name="act", contains="singleVersion")
    _meta(act, text, identity)
    first, last = text.provisions[0], text.provisions[-1]
    before = list(blocks(text.source[: first.start]))
    if before:
        _paragraphs(ET.SubElement(act, "preface"), before)
    body = ET.SubElement(act, "body")
    at = first.start
    for number, provision in enumerate(text.provisions, start=1):
        _between(body, text.source[at : provision.start], number)
        _Writer(text.source).provision(body, provision)
        at = provision.end
    after = list(blocks(text.source[last.end :]))
    if after:
        _paragraphs(ET.SubElement(act, "conclusions"), after)
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _between(body: ET.Element, source: str, number: int) -> None:
    """What stands between two provisions and is none, such as the heading of an annex."""
    words = list(blocks(source))
    if words:
        part = ET.SubElement(body, "hcontainer", name="text", eId=f"text_{number}")
        _paragraphs(ET.SubElement(part, "content"), words)


def _paragraphs(parent: ET.Element, words: list[str]) -> None:
    for each in words:
        ET.SubElement(parent, "p").text = each


class _Writer:
    """Writes the provisions of one text."""

    def __init__(self, source: str) -> None:
        self.source = source

    def provision(self, parent: ET.Element, provision: Provision) -> None:
        element = ET.SubElement(parent, _ELEMENTS[provision.level], eId=provision.eid)
        self._label(element, provision)
        own = self._own(provision)
        lists = [child for child in provision.children if child.level not in _ELEMENTS]
        if lists or not provision.children:
            content = ET.SubElement(element, "content")
            _paragraphs(content, own or ([] if lists else [""]))
            self._list(content, provision.eid, provision.children)
            return
        if own:
            _paragraphs(ET.SubElement(element, "intro"), own)
        for child in provision.children:
            self.provision(element, child)

    def _label(self, element: ET.Element, provision: Provision) -> None:
        """Number and heading as they stand in the text, brackets included."""
        head = without_marks(" ".join(self.source[provision.start : provision.words].split("\n")).replace("**", ""))
        if provision.label:
            ET.SubElement(element, "num").text = provision.label
        heading = head.replace(provision.label, "", 1).strip(" \t\u3000\u00a0")
        if heading:
            ET.SubElement(element, "heading").text = heading

    def _own(self, provision: Provision) -> list[str]:
        """What it says itself, before what lies within it."""
        end = provision.children[0].start if provision.children else provision.end
        return list(blocks(self.source[provision.words : end]))

    def _list(self, content: ET.Element, eid: str, items: tuple[Provision, ...]) -> None:
        if not items:
            return
        block = ET.SubElement(content, "blockList", eId=f"{eid}__list_1")
        for each in items:
            item = ET.SubElement(block, "item", eId=each.eid)
            ET.SubElement(item, "num").text = each.label
            own = self._own(each)
            _paragraphs(item, own or ([] if each.children else [""]))
            self._list(item, each.eid, each.children)


def _meta(act: ET.Element, text: LegalText, identity: Identity) -> None:
    meta = ET.SubElement(act, "meta")
    identification = ET.SubElement(meta, "identification", source=f"#{identity.publisher.id}")
    for level, address, day in _levels(identity):
        part = ET.SubElement(identification, level)
        ET.SubElement(part, "FRBRthis", value=_component(address))
        ET.SubElement(part, "FRBRuri", value=address)
        if level == "FRBRWork":
            ET.SubElement(part, "FRBRalias", name="title", value=identity.title)
        ET.SubElement(part, "FRBRdate", date=day.isoformat(), name="generation")
        author = identity.author if level == "FRBRWork" else identity.publisher
        ET.SubElement(part, "FRBRauthor", href=f"#{author.id}")
        if level == "FRBRWork":
            ET.SubElement(part, "FRBRcountry", value=identity.country)
            ET.SubElement(part, "FRBRnumber", value=identity.key)
        elif level == "FRBRExpression":
            ET.SubElement(part, "FRBRlanguage", language=identity.language)
        else:
            if identity.excerpt:
                ET.SubElement(part, "FRBRportion", _extent(text))
            ET.SubElement(part, "FRBRformat", value=MEDIA_TYPE)
    references = ET.SubElement(meta, "references", source=f"#{identity.publisher.id}")
    for number, (address, title) in enumerate(identity.attachments, start=1):
        ET.SubElement(references, "hasAttachment", eId=f"attachment_{number}", href=address, showAs=title)
    for office in dict.fromkeys((identity.author, identity.publisher)):
        href = f"/akn/ontology/organization/{identity.country}/{office.id}"
        ET.SubElement(references, "TLCOrganization", eId=office.id, href=href, showAs=office.name)
    said = [words for words in (identity.notice, identity.excerpt) if words]
    notes = ET.SubElement(meta, "notes", source=f"#{identity.publisher.id}") if said else meta
    for number, words in enumerate(said, start=1):
        note = ET.SubElement(notes, "note", eId=f"note_{number}")
        ET.SubElement(note, "p").text = words


def _extent(text: LegalText) -> dict[str, str]:
    """From which article to which a part goes; there may be gaps between them."""
    names = [f"#{article.eid}" for article in text.articles()]
    return {"from": names[0], "upTo": names[-1]} if len(names) > 1 else {"from": names[0]}


def _levels(identity: Identity) -> Iterator[tuple[str, str, date]]:
    yield "FRBRWork", identity.work, identity.made
    yield "FRBRExpression", identity.expression, identity.begins
    yield "FRBRManifestation", f"{identity.expression}.akn", identity.begins


def _component(address: str) -> str:
    """The main component of a work, expression or manifestation."""
    return f"{address.removesuffix('.akn')}/!main{'.akn' if address.endswith('.akn') else ''}"
