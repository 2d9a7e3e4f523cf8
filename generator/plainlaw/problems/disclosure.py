"""Findings about cells that are too small to be published. Raised by plainlaw.withhold. None repeats a value."""

from plainlaw.problems.problem import Kind, Severity

_STATISTICS = (
    "Implementing Rules of the Statistics Act of China, art. 29: totals from which somebody's identity can be inferred "
    "are not to be given out."
)

SMALL_CELL = Kind(
    code="small-cell",
    what="{what} is above zero and below {threshold}, the threshold of this dataset.",
    mend="Keep the return in the private folder and run plainlaw protect, which writes the table that may be public; "
    "in a return of which there is a later vintage, write [c] in this cell. If this file was committed, its history "
    "has to be cleaned, too.",
    why="In a small place, people know who the few are. Everything in stats/ is public, even before it is built.",
    authority=_STATISTICS,
    bad="云麓镇,交通事故,3 with a threshold of 5",
    good="云麓镇,交通事故,[c]",
)
EXPOSED_CELL = Kind(
    code="exposed-cell",
    what="{what} is withheld, but can be worked out of what is published{how}.",
    mend="Run plainlaw protect again; it withholds as many other cells as are needed.",
    why="One withheld cell in a row is its total less the others. Every withheld cell is attacked before a build.",
    authority=_STATISTICS,
    bad="[c],12,20 and a total of 34",
    good="[c],[c],20 and a total of 34",
)
EXPOSED_REST = Kind(
    code="exposed-rest",
    what="{what} is published together with what it is a part of, or with a part of it; the difference is above zero "
    "and below the threshold of this dataset.",
    mend="Run plainlaw protect again; it withholds one of the two.",
    why="Of 20 applications, 18 granted: that two were refused is published as well, though nobody wrote it.",
    authority=_STATISTICS,
    bad="applications 20, granted 18",
    good="applications 20, granted [c]",
)
EXPOSED_BY_RATE = Kind(
    code="exposed-by-rate",
    what="{what} was computed from {count}, which is withheld, and gives it away.",
    mend="Write [c] here, too. Of rates and changes within a protected dataset plainlaw protect does so; with those of "
    "other datasets it withholds more counts instead, where that is enough.",
    why="A rate of 33.3 per cent of 12 cases is 4 of them: the rounded rate leaves no other number. So does a change "
    "when the figure a year before is known.",
    authority=_STATISTICS,
    bad="registered 12, closed [c], closing rate 33.3",
    good="registered 12, closed [c], closing rate [c]",
)
MISMATCHED_RATE = Kind(
    code="mismatched-rate",
    what="{what} does not agree with the counts that it was computed from, whatever the withheld ones are.",
    mend="Correct the rate or change, or “derived_from” of its metric in stats/metrics.yml; write it with as many "
    "decimals as the metric has.",
    why="Only when both are of the same cases, and rounded as declared, can be told whether it gives a count away.",
    bad="registered 12, closed [c], closing rate 34.0",
    good="registered 12, closed [c], closing rate [c]",
)
PUBLISHED_BEFORE = Kind(
    code="published-before",
    severity=Severity.WARNING,
    what="{count} cells that are withheld here, {what} the first, stood in an earlier version of the return: they are "
    "public.",
    mend="Nothing can make it secret again. If nobody may keep it, clean the history of the repository and ask those "
    "who have copies.",
    why="Git keeps every version that was ever committed.",
    authority=_STATISTICS,
    bad="12 in March, [c] in April, for the same cell",
    good="[c] from the beginning",
)
IMPOSSIBLE_TABLE = Kind(
    code="impossible-table",
    what="{what}: whatever the withheld cells are, this does not agree with the other cells of the table.",
    mend="Run plainlaw protect again, and change nothing in what it writes. Where it is an estimate that does not lie "
    "between its bounds (“interval” in stats/metrics.yml), correct that first.",
    why="A total below the sum of its published parts is wrong, and hides whether the table is safe.",
    bad="[c],12,20 and a total of 30",
    good="[c],[c],20 and a total of 34",
)
