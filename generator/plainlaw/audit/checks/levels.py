"""Numbers of levels that contradict each other in one sentence: 五级 beside 四级."""

from collections.abc import Iterator

from plainlaw.audit.mention import MentionKind
from plainlaw.audit.reading import AuditCheck, Reading
from plainlaw.problems import Kind, Problem, Severity

LEVELS_DISAGREE = Kind(
    code="levels-disagree",
    severity=Severity.WARNING,
    what="This sentence speaks of “{first}” and of “{second}”.",
    mend="Ask how many levels there are, and which; name them.",
    why="Whoever looks for the level that answers for their case does not find it.",
    bad="落实“五级九天”机制，靠实县乡村社四级责任",
    good="落实“四级九天”机制，靠实县乡村社四级责任",
)


def run(reading: Reading) -> Iterator[Problem]:
    """A finding for each sentence with two different numbers of levels, at the second."""
    for passage in reading.passages:
        levels = [mention for mention in passage.mentions if mention.kind is MentionKind.LEVELS]
        other = next((level for level in levels if level.value != levels[0].value), None)
        if other is not None:
            first, second = reading.typed(levels[0]), reading.typed(other)
            yield LEVELS_DISAGREE.at(reading.place(other), first=first, second=second)


CHECK = AuditCheck((LEVELS_DISAGREE,), run)
