"""The places within a page that a link may lead to: its headings, as the renderer names them, and its articles.

In: a document. Out: the fragments of its addresses, or None where a heading is only known once it is rendered.
"""

import re
from collections.abc import Iterator

from plainlaw.locales.locale import locale_of
from plainlaw.model.document import Entry
from plainlaw.resolve.prose import without_code
from plainlaw.resolve.provisions import provisions_of

_HASHES = re.compile(r"[ \t>]*#{1,6}")
_RULE = re.compile(r"(?:=+|-+)[ \t]*")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_FOOTNOTE = re.compile(r"\[\^([^\]]+)\]")
_EMPHASIS = re.compile(r"[*`]|(?<!\w)_|_(?!\w)")


def anchors_of(entry: Entry) -> tuple[str, ...] | None:
    """The fragments of a document's page, those of the parts that the program writes included."""
    headings = list(_headings(entry))
    if any("{{" in heading for heading in headings):
        return None
    seen: dict[str, None] = {}
    for heading in headings:
        anchor = name = slug(heading)
        number = 0
        while anchor in seen:
            number += 1
            anchor = f"{name}_{number}"
        seen[anchor] = None
    text = provisions_of(entry)
    for provision in text.walk() if text is not None else ():
        seen.update(dict.fromkeys((provision.eid, provision.alias)))
    seen.pop("", None)
    notes = _FOOTNOTE.findall(entry.body)
    return (*seen, *(f"fn:{note}" for note in notes), *(f"fnref:{note}" for note in notes))


def _headings(entry: Entry) -> Iterator[str]:
    # code within a heading is part of its words, code around headings is not
    written = entry.body.split("\n")
    prose = without_code(entry.body).split("\n")
    for number, line in enumerate(prose):
        if _HASHES.match(line):
            yield _LINK.sub(r"\1", _HASHES.sub("", written[number]).rstrip(" \t#"))
        elif number + 1 < len(prose) and line.strip() and _RULE.fullmatch(prose[number + 1]):
            yield _LINK.sub(r"\1", written[number])
    locale = locale_of(entry.lang)
    for info in type(entry.fields).model_fields.values():
        extra = info.json_schema_extra
        if isinstance(extra, dict) and extra.get("x-shown") == "section":
            yield locale.text(info.title or "")
    for part in entry.fields.body_parts:
        if part.generated:
            yield locale.text(part.heading)


def slug(heading: str) -> str:
    """As `markdown.extensions.toc.slugify_unicode`, which mkdocs.yml names."""
    words = re.sub(r"[^\w\s-]", "", _EMPHASIS.sub("", heading)).strip().lower()
    return re.sub(r"[-\s]+", "-", words)
