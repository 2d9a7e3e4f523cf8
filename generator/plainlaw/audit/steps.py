"""From one figure to another: “由287件降至149件，下降48.1%”, “from 52 % to 83 %, up 31 points”.

In: a sentence and its mentions. Out: `Step`s, and the changes that are said of them.
"""

import re
from collections.abc import Iterator

from msgspec import Struct, field

from plainlaw.audit.article import Sentence
from plainlaw.audit.granularity import HUNDRED
from plainlaw.audit.mention import Mention, MentionKind

_FROM = re.compile(r"(?:由|从)[^，,]{0,12}$|\bfrom\s(?:about\s)?$", re.IGNORECASE)
_TO = re.compile(r"[^。；]{0,16}(?:至|到|为)了?\s{0,2}$|\s(?:[a-z]+\s){0,3}to\s$")
_NO_SUBJECT = re.compile(
    r"同比|环比|(?:比|较)(?:上年|去年|上月|上季度?)?(?:同期)?|净|共|实现|即|了|达|为|约"
    r"|下降|减少|降低|回落|下滑|降幅|上升|增长|增加|提高|提升|增幅"
    r"|\b(?:and|or|a|an|by|of|which|that|is|was|fell|fall|rose|rise|rising|falling|up|down|increase|decrease|decline|drop)\b"
    r"|[\s，,(（+-]"
)
"""What may stand before a change that says nothing of what it is a change."""

_CHANGES = (MentionKind.CHANGE, MentionKind.POINTS)


class Step(Struct, frozen=True):
    """Two figures of one kind, and the changes that the sentence says of them."""

    old: Mention
    new: Mention
    changes: list[Mention] = field(default_factory=list)

    @property
    def is_of_rates(self) -> bool:
        """Whether both are percentages."""
        return self.old.kind is MentionKind.RATE


def steps(sentence: Sentence, mentions: list[Mention]) -> list[Step]:
    """The steps of a sentence with their changes; a change that has a subject of its own belongs to none."""
    found = list(_steps(sentence, mentions))
    for mention in mentions:
        if mention.kind in _CHANGES and not (mention.kind is MentionKind.CHANGE and mention.unit):
            earlier = [step for step in found if step.new.end <= mention.at]
            if earlier and (has_no_subject(mention) or _is_same_clause(sentence, earlier[-1], mention)):
                earlier[-1].changes.append(mention)
    return found


def _steps(sentence: Sentence, mentions: list[Mention]) -> Iterator[Step]:
    known = [mention for mention in mentions if mention.kind in (MentionKind.COUNT, MentionKind.RATE)]
    for old, new in zip(known, known[1:], strict=False):
        between = sentence.text[old.end - sentence.at : new.at - sentence.at]
        alike = old.kind is new.kind and (old.unit == new.unit or not old.unit)
        if alike and old.is_close and new.is_close and _FROM.search(old.before) and _TO.fullmatch(between):
            yield Step(old, new)


def _is_same_clause(sentence: Sentence, step: Step, change: Mention) -> bool:
    return sentence.clause_at(step.new.at - sentence.at) == sentence.clause_at(change.at - sentence.at)


def has_no_subject(change: Mention) -> bool:
    """Whether a change is said without saying of what, so that it is of what was named before."""
    return not _NO_SUBJECT.sub("", change.before)


def is_difference(step: Step, change: Mention) -> bool:
    """Whether `change` can be the difference of the two, in percentage points for rates."""
    slack = change.high - change.value
    return step.new.low - step.old.high - slack <= change.signed <= step.new.high - step.old.low + slack


def is_relative(step: Step, change: Mention) -> bool:
    """Whether `change` can be the difference in per cent of the old value."""
    if step.old.low <= 0:
        return False
    low = HUNDRED * (step.new.low / step.old.high - 1)
    high = HUNDRED * (step.new.high / step.old.low - 1)
    slack = change.high - change.value
    return low - slack <= change.signed <= high + slack
