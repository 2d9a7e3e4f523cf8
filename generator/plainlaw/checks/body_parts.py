"""The body of a document that has fixed parts holds only these, in their order, and the required ones."""

from collections.abc import Iterator

from plainlaw.body_parts import headings
from plainlaw.check import Check
from plainlaw.locales.locale import locale_of
from plainlaw.model.document import Entry
from plainlaw.nearest import near_hint
from plainlaw.problems import Kind, Place, Problem
from plainlaw.resolve import ResolvedEntry, ResolvedSite

UNKNOWN_PART = Kind(
    code="unknown-part",
    what="“{heading}” is not a part of this kind of document. {hint}",
    mend="Use these headings, in this order: {parts}. Finer headings begin with ###.",
    why="Readers who compare one issue with the next find the same part in the same place.",
    authority="Order of parts in official statistics bulletins (ONS guidance on bulletins).",
    bad="## Highlights",
    good="## Main results",
)
PARTS_OUT_OF_ORDER = Kind(
    code="parts-out-of-order",
    what="“{heading}” stands after “{before}”, but belongs before it.",
    mend="Put the parts in this order: {parts}.",
    why="Readers who compare one issue with the next find the same part in the same place.",
    authority="Order of parts in official statistics bulletins (ONS guidance on bulletins).",
    bad="## Sources and quality\n\n## Main results",
    good="## Main results\n\n## Sources and quality",
)
MISSING_PART = Kind(
    code="missing-part",
    what="The part “{heading}” is missing.",
    mend="Add a line “## {heading}” and write it.",
    why="A figure without its sources cannot be trusted, and a bulletin without results says nothing.",
    authority="Order of parts in official statistics bulletins (ONS guidance on bulletins).",
    bad="a bulletin that only has ## Main results",
    good="## Main results\n\n## Sources and quality",
)
GENERATED_PART = Kind(
    code="generated-part",
    what="“{heading}” is written by the program; what stands here would take its place.",
    mend="Delete this part from the document.",
    why="Downloads, definitions and citations follow from the figures; typed by hand they go stale.",
    bad="## How to cite\n\nOffice, 2024.",
    good="nothing: the part appears by itself",
)
REPEATED_PART = Kind(
    code="repeated-part",
    what="The part “{heading}” stands here a second time.",
    mend="Put both texts under one heading.",
    why="Readers find each part once, in its place.",
    authority="Order of parts in official statistics bulletins (ONS guidance on bulletins).",
    bad="## Breakdown … ## Breakdown",
    good="## Breakdown, with ### headings below it",
)


def run(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Problem]:
    """The findings about every document whose type has fixed parts."""
    if document.entry.fields.body_parts:
        yield from _findings(document.entry)


def _findings(entry: Entry) -> Iterator[Problem]:
    locale = locale_of(entry.lang)
    declared = {locale.text(part.heading): part for part in entry.fields.body_parts}
    order = list(declared)
    written = ", ".join(words for words, part in declared.items() if not part.generated)
    last = ""
    found: list[str] = []
    for heading in headings(entry.body):
        place = Place(entry.path, entry.body_line + heading.line)
        if heading.words not in declared:
            yield UNKNOWN_PART.at(place, heading=heading.words, hint=near_hint(heading.words, order), parts=written)
            continue
        if declared[heading.words].generated:
            yield GENERATED_PART.at(place, heading=heading.words)
        if last and order.index(heading.words) < order.index(last):
            yield PARTS_OUT_OF_ORDER.at(place, heading=heading.words, before=last, parts=written)
        if heading.words in found:
            yield REPEATED_PART.at(place, heading=heading.words)
        last = heading.words
        found.append(heading.words)
    for words, part in declared.items():
        if part.required and words not in found:
            yield MISSING_PART.at(Place(entry.path, entry.body_line), heading=words)


CHECK = Check((UNKNOWN_PART, PARTS_OUT_OF_ORDER, MISSING_PART, GENERATED_PART, REPEATED_PART), run)
