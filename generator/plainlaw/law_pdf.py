"""A legal text as tagged PDF (PDF/UA-1), made of its Akoma Ntoso file by WeasyPrint.

In: the bytes of the XML, and the tag of its language. Out: the bytes of the PDF, the same for the same XML, fonts
and libraries: it holds no time and no random number. Headings, lists and language are those of the text, so that
whoever has it read aloud can move about in it.
"""

from collections.abc import Iterator
from hashlib import sha256
from html import escape
from importlib.util import find_spec
from xml.etree import ElementTree as ET  # noqa: S405 - reads what akoma_ntoso.py wrote

from plainlaw.law.akoma_ntoso import NAMESPACE
from plainlaw.source_date import source_date

_AKN = f"{{{NAMESPACE}}}"
_CONTAINERS = ("part", "subpart", "chapter", "section", "article")
_NOTES = f"./{_AKN}act/{_AKN}meta/{_AKN}notes/{_AKN}note/{_AKN}p"
_LOWEST = 6
_STYLE = """
@page { size: A4; margin: 25mm 24mm; @bottom-center { content: counter(page); font-size: 9pt; } }
body { font-family: "Noto Serif CJK SC", "Source Han Serif SC", serif; font-size: 11pt; line-height: 1.7; }
h1 { font-size: 18pt; text-align: center; line-height: 1.4; margin: 0 0 4mm; }
h2, h3, h4 { font-size: 13pt; text-align: center; margin: 7mm 0 3mm; break-after: avoid; }
h2.article, h3.article, h4.article, h5, h6 { font-size: 11pt; text-align: left; margin: 4mm 0 0; break-after: avoid; }
p { margin: 0; text-indent: 2em; }
.issued, .notice { text-align: center; text-indent: 0; margin-bottom: 6mm; }
ol { list-style: none; margin: 0; padding: 0; }
ol ol { padding-left: 2em; }
:lang(en) p { text-indent: 0; margin-top: 2mm; }
"""
STYLE = sha256(_STYLE.encode()).hexdigest()[:16]
"""Changes with the look of the files."""


def can_make_pdf() -> bool:
    """Whether the library is there. It is loaded only when there is something to make: that takes half a second."""
    return find_spec("weasyprint") is not None


def pdf_of(xml: bytes, lang: str) -> bytes:
    """The PDF of an Akoma Ntoso file."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    html = html_of(xml, lang)
    # a text needs nothing from elsewhere: whatever got into one, no file is read and no host is asked for it
    nothing = URLFetcher(allowed_protocols=())
    with source_date(0):
        document = HTML(string=html, base_url=None, url_fetcher=nothing).render()
        identifier = sha256(xml).hexdigest()[:32].encode()
        written = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    return bytes(written or b"")


def html_of(xml: bytes, lang: str) -> str:
    """The text as HTML: headings by their depth, items as lists."""
    root = ET.fromstring(xml)  # noqa: S314 - of our own making, without entities
    title = _value(root, "FRBRalias")
    begins = root.find(f".//{_AKN}FRBRExpression/{_AKN}FRBRdate")
    author = root.find(f".//{_AKN}FRBRWork/{_AKN}FRBRauthor")
    name = author.get("href", "")[1:] if author is not None else ""
    offices = {each.get("eId"): each.get("showAs", "") for each in root.iter(f"{_AKN}TLCOrganization")}
    issued = [offices.get(name, "")] if name != "unknown" else []
    issued += [begins.get("date", "")] if begins is not None else []
    body = "".join(_parts(root))
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    head += f'<meta name="author" content="{escape(offices.get(name, ""))}">' if name != "unknown" else ""
    line = f'<p class="issued">{escape(" · ".join(issued))}</p>' if issued else ""
    line += "".join(f'<p class="notice">{escape(note.text or "")}</p>' for note in root.iterfind(_NOTES))
    return (
        f'<!doctype html><html lang="{escape(lang)}"><head>{head}<style>{_STYLE}</style></head>'
        f"<body><h1>{escape(title)}</h1>{line}{body}</body></html>"
    )


def _value(root: ET.Element, name: str) -> str:
    found = root.find(f".//{_AKN}{name}")
    return found.get("value", "") if found is not None else ""


def _parts(root: ET.Element) -> Iterator[str]:
    for name in ("preface", "body", "conclusions"):
        part = root.find(f"./{_AKN}act/{_AKN}{name}")
        if part is not None:
            yield from _inside(part, 2)


def _inside(element: ET.Element, depth: int) -> Iterator[str]:
    for child in element:
        name = child.tag.removeprefix(_AKN)
        if name in _CONTAINERS:
            yield from _container(child, name, depth)
        elif name == "p":
            yield f"<p>{escape(child.text or '')}</p>" if child.text else ""
        elif name == "blockList":
            yield "".join(("<ol>", *map(_item, child), "</ol>"))
        elif name not in ("num", "heading"):
            yield from _inside(child, depth)


def _container(element: ET.Element, name: str, depth: int) -> Iterator[str]:
    words = (element.findtext(f"{_AKN}num"), element.findtext(f"{_AKN}heading"))
    level = min(depth, _LOWEST)
    label = escape("\u3000".join(word for word in words if word))
    yield f'<h{level} class="{name}" id="{escape(element.get("eId", ""))}">{label}</h{level}>'
    yield from _inside(element, depth + 1)


def _item(item: ET.Element) -> str:
    """The number stands before the first words of the item."""
    number = escape(item.findtext(f"{_AKN}num") or "")
    first, *rest = list(_inside(item, _LOWEST)) or [""]
    # an item may begin with items of its own
    first = f"<p>{number}" + (first.removeprefix("<p>") if first.startswith("<p>") else f"</p>{first}")
    return "".join(("<li>", first, *rest, "</li>"))
