"""Changes that the two figures beside them do not give, above all per cent for percentage points."""

from collections.abc import Iterator

from plainlaw.audit.granularity import HUNDRED
from plainlaw.audit.mention import Mention, MentionKind
from plainlaw.audit.reading import AuditCheck, Reading
from plainlaw.audit.shown import number, per_cent
from plainlaw.audit.steps import Step, is_difference, is_relative, steps
from plainlaw.problems import Kind, Problem

_AUTHORITY = "Practice of statistical bulletins: changes of rates are given in percentage points."

PER_CENT_FOR_POINTS = Kind(
    code="per-cent-for-points",
    what="“{change}” mistakes per cent and percentage points: from {old} to {new} is {points} percentage points, or "
    "{relative} per cent of the old rate.",
    mend="Write the change of a rate in percentage points: {points}.",
    why="Both numbers can be worked out and mean different things; mixing them makes small changes large.",
    authority=_AUTHORITY,
    bad="化解率由52%提高到83%，提高31%",
    good="化解率由52%提高到83%，提高31个百分点",
)
CHANGE_CONTRADICTED = Kind(
    code="change-contradicted",
    what="“{change}” does not follow from the figures beside it: from {old} to {new} is {right}.",
    mend="Correct the change or the figures; ask the office which of them is wrong.",
    why="All three are published, so anybody can see that one of them is wrong.",
    authority=_AUTHORITY,
    bad="由287件降至149件，下降84.1%",
    good="由287件降至149件，下降48.1%",
)


def run(reading: Reading) -> Iterator[Problem]:
    """A finding for each change that is not that of its two figures."""
    for passage in reading.passages:
        for step in steps(passage.sentence, list(passage.mentions)):
            for change in step.changes:
                if change.is_close and step.old.low > 0:
                    yield from _slips(reading, step, change)


def _slips(reading: Reading, step: Step, change: Mention) -> Iterator[Problem]:
    in_points = change.kind is MentionKind.POINTS
    right = is_difference(step, change) if in_points else is_relative(step, change)
    if right:
        return
    place, said = reading.place(change), {"change": reading.typed(change)}
    said |= {"old": reading.typed(step.old), "new": reading.typed(step.new)}
    difference, decimals = step.new.value - step.old.value, max(step.old.decimals, step.new.decimals)
    relative = number(HUNDRED * difference / step.old.value, 1)
    if step.is_of_rates:
        points = number(difference, decimals)
        mixed = is_relative(step, change) if in_points else is_difference(step, change)
        if mixed:
            yield PER_CENT_FOR_POINTS.at(place, **said, points=points, relative=relative)
            return
        right_words = f"{points} % pts" if in_points else per_cent(HUNDRED * difference / step.old.value, 1)
    else:
        right_words = f"{relative}%"
    yield CHANGE_CONTRADICTED.at(place, **said, right=right_words)


CHECK = AuditCheck((PER_CENT_FOR_POINTS, CHANGE_CONTRADICTED), run)
