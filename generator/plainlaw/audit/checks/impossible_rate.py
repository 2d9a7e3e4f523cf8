"""Rates that no whole number can give: the GRIM test (Brown and Heathers, 2017)."""

from collections.abc import Iterator

from plainlaw.audit.reading import AuditCheck, Reading
from plainlaw.audit.roles import roles
from plainlaw.problems import Kind, Problem

IMPOSSIBLE_RATE = Kind(
    code="impossible-rate",
    what="“{rate}” is impossible beside “{count}”: no whole number of cases gives it.",
    mend="Ask the office for both counts, and write the rate that they give.",
    why="Things are counted in whole numbers, so a count allows only some rates; this one is not among them.",
    authority="GRIM test (Brown and Heathers, 2017, Social Psychological and Personality Science 8(4)).",
    bad="908件中98.4%得到化解",
    good="923件中908件得到化解，占98.4%",
)


def run(reading: Reading) -> Iterator[Problem]:
    """A finding for each rate or change that its one count rules out in every role."""
    for found in reading.evidence:
        possible = roles(found)
        if found.lone is not None and possible is not None and not possible.is_possible:
            rate, count = reading.typed(found.rate), reading.typed(found.lone)
            yield IMPOSSIBLE_RATE.at(reading.place(found.rate), rate=rate, count=count)


CHECK = AuditCheck((IMPOSSIBLE_RATE,), run)
