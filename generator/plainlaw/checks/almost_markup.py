"""Shortcodes and links that are written almost right, and would stand on the page as they are."""

import re
from collections.abc import Iterator

from plainlaw.check import Check
from plainlaw.problems import Kind, Problem
from plainlaw.resolve import ResolvedEntry, ResolvedSite
from plainlaw.resolve.body import Text
from plainlaw.shortcodes import shortcodes

ALMOST_SHORTCODE = Kind(
    code="almost-shortcode",
    what="“{text}” looks like a shortcode, but is not written as one.",
    mend='Write it with two English braces on each side: {{ {name}("…") }}. To show it as it is, put it into a '
    "code span: `…`.",
    why="Readers would see the braces instead of the figure.",
    bad='｛｛ figure("disputes_resolved") ｝｝',
    good='{{ figure("disputes_resolved") }}',
)
ALMOST_LINK = Kind(
    code="almost-link",
    what="“{text}” looks like a link, but its brackets are Chinese ones.",
    mend="Write the brackets around the address as English ones: `[words](address)`.",
    why="Readers would see the brackets and could not follow the link.",
    bad="[法律援助]（../guides/legal-aid.md）",
    good="[法律援助](../guides/legal-aid.md)",
)

_LINK = re.compile(r"(?:\]（|］[(（])[^)）\n]{0,80}")


def run(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Problem]:
    """A finding for each place in the prose of a document."""
    names = "|".join(map(re.escape, shortcodes()))
    call = re.compile(rf"[{{｛]+\s*(?P<name>{names})\s*[(（]")
    for part in document.parts:
        if isinstance(part, Text) and not part.is_code:
            source = part.source
            # most prose holds none of the characters with which either begins
            for found in call.finditer(source) if "{" in source or "｛" in source else ():
                place = part.place(document.entry.path, found.start())
                yield ALMOST_SHORTCODE.at(place, text=found[0].strip(), name=found["name"])
            for found in _LINK.finditer(source) if "]（" in source or "］" in source else ():
                yield ALMOST_LINK.at(part.place(document.entry.path, found.start()), text=found[0])


CHECK = Check((ALMOST_SHORTCODE, ALMOST_LINK), run)
