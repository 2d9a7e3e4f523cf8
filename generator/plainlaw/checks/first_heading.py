"""The title of a document is its only first-level heading."""

import re
from collections.abc import Iterator

from plainlaw.check import Check
from plainlaw.problems import Kind, Place, Problem
from plainlaw.resolve import ResolvedEntry, ResolvedSite
from plainlaw.resolve.prose import without_code

# the renderer takes # for a heading without a space too, and within quotations and lists
_FIRST_LEVEL = re.compile(r"^[ \t>*+-]*#(?![#\n])|^[ \t>]*[^\s#>][^\n]*\n[ \t>]*=+[ \t]*$", re.MULTILINE)
_RUNS = re.compile(r"#++(?!\n)")

SECOND_TITLE = Kind(
    code="second-title",
    what="This is a heading of the first level; the title in the header is the only one on a page.",
    mend="Begin the heading with ## instead of #.",
    why="People who listen to a page find their way by its headings, of which there is one at the top.",
    authority="WCAG 2.2, success criterion 1.3.1 (info and relationships).",
    bad="# What mediation is",
    good="## What mediation is",
)


def run(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Problem]:
    """A finding for each first-level heading in a body."""
    entry = document.entry
    # most bodies hold neither a heading of the first level nor a line of equal signs
    if "=" not in entry.body and "#" not in _RUNS.findall(entry.body):
        return
    for heading in _FIRST_LEVEL.finditer(without_code(entry.body)):
        line = entry.body_line + entry.body.count("\n", 0, heading.start())
        yield SECOND_TITLE.at(Place(entry.path, line))


CHECK = Check((SECOND_TITLE,), run)
