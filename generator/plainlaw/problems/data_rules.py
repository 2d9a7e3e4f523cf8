"""Findings about values that can be read and cannot be right, or hardly. Raised by plainlaw.validate."""

from plainlaw.problems.problem import Kind, Severity

_STATISTICS = "Statistics Act of China (2024), art. 7 and 24: figures are true; whoever signs them answers for them."

MORE_THAN_WHOLE = Kind(
    code="more-than-whole",
    what="{what} is {value}, but {whole} is only {limit} ({place}).",
    mend="Correct whichever of the two is wrong; if both are right, change “at_most” of the metric in "
    "stats/metrics.yml.",
    why="A part cannot be larger than its whole: the rate computed from them would lie above 100%.",
    authority=_STATISTICS,
    bad="受理 18, 调解成功 20",
    good="受理 20, 调解成功 18",
)
OUT_OF_RANGE = Kind(
    code="out-of-range",
    what="{value} is {side} {limit}, the {bound} of {metric}.",
    mend="Correct the cell; if the value is right, change the bound in stats/metrics.yml.",
    why="A slip of the keyboard is found before it is published.",
    authority=_STATISTICS,
    bad="2200 where a township never has more than 900",
    good="220",
)
IMPLAUSIBLE_JUMP = Kind(
    code="implausible-jump",
    severity=Severity.WARNING,
    what="{what} is {value}; for {period} it was {before}.",
    mend="Ask the office whether this is right. If it is, nothing else is to be done.",
    why="A figure many times as large as the one before is more often a mistake than news.",
    authority=_STATISTICS,
    bad="12 in March, 1200 in April",
    good="12 in March, 13 in April",
)
TOTAL_DISAGREES = Kind(
    code="total-disagrees",
    what="The row says that the total of {metric} is {value}; the rows of its parts add up to {total}.",
    mend="Correct the row that is wrong. The total is compared and then left out; the portal adds up the parts itself.",
    why="A total that disagrees with its parts says that one of the rows was typed wrongly.",
    authority=_STATISTICS,
    bad="云麓镇 12\n禾安镇 8\n合计 21",
    good="云麓镇 12\n禾安镇 8\n合计 20",
)
