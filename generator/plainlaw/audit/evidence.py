"""Which rates of an article can be computed again, from which counts.

In: a sentence and its mentions. Out: an `Evidence` for each rate and each change in per cent. Only what stands in one
sentence is paired, and only counts of one unit.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import permutations

from msgspec import Struct

from plainlaw.audit.article import Sentence
from plainlaw.audit.mention import Mention, MentionKind
from plainlaw.audit.steps import Step, has_no_subject, is_relative, steps

_NEAR = 6
_RATE_OF = re.compile(r"([\u4e00-\u9fff]{2})(?:成功)?率[^率]{0,4}$")
_SUCCESS = re.compile(r"成功率[^率]{0,4}$")
_OF = re.compile(r"\s(?:out\s)?of\s(?:the\s|all\s)?")
_SHARE_OF = re.compile(r"\s{0,2}(?:of\s(?:the\s|all\s)?)")
_AMONG = re.compile(r"[\u4e00-\u9fff]{0,8}(?:中|的)[，,]?有?\s?")
"""案件中, 里的: what a share is of."""
_BRACKET = re.compile(r"[^，,。]{0,12}[（(]\s?")


class Evidence(Struct, frozen=True):
    """What stands behind a rate. For a rate, `part` of `whole`; for a change, from `whole` to `part`.

    `fits` says whether they give what is printed; where they do not, they are given only if the words pair them.
    `lone` is the one count that stands beside a rate without the other; its role may be unclear, unless the words make
    it the whole (`is_lone_whole`).
    """

    rate: Mention
    part: Mention | None = None
    whole: Mention | None = None
    fits: bool = False
    lone: Mention | None = None
    is_lone_whole: bool = False

    @property
    def is_recomputable(self) -> bool:
        """Whether what it is computed from stands in the text."""
        return self.part is not None


def evidence(sentence: Sentence, mentions: list[Mention], earlier: list[Mention]) -> Iterator[Evidence]:
    """For each rate and change in per cent of a sentence, what it can be computed from.

    `earlier` are the figures before its semicolon: a rate may follow from them, but is never measured by them.
    """
    said = steps(sentence, mentions)
    counts = _counts(mentions)
    before = _counts(earlier)[-_NEAR:]
    for rate in mentions:
        if rate.is_per_cent:
            near = _nearest(counts, rate)
            if rate.kind is MentionKind.CHANGE:
                yield _of_change(rate, near, said, sentence)
            else:
                yield _of_rate(rate, near, before, sentence)


def _counts(mentions: list[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.kind is MentionKind.COUNT and mention.is_close]


def _nearest(counts: list[Mention], rate: Mention) -> list[Mention]:
    """The counts nearest to a rate, the nearest first."""
    at = bisect_left(counts, rate.at, key=lambda count: count.at)
    return sorted(counts[max(0, at - _NEAR) : at + _NEAR], key=lambda count: abs(count.at - rate.at))[:_NEAR]


def _of_rate(rate: Mention, near: list[Mention], before: list[Mention], sentence: Sentence) -> Evidence:
    pairs = [(part, whole) for part, whole in permutations(near, 2) if _can_be_pair(part, whole)]
    further = [(part, whole) for part in near for whole in reversed(before) if _can_be_pair(part, whole)]
    for part, whole in pairs + further:
        if _is_share(rate, part, whole):
            return Evidence(rate, part, whole, fits=True)
    claimed = next((pair for pair in pairs if _are_paired(rate, *pair, sentence, near)), None)
    if claimed:
        return Evidence(rate, *claimed)
    base = next((count for count in near if _is_whole(rate, count, sentence)), None)
    if base is not None:
        return Evidence(rate, lone=base, is_lone_whole=True)
    lone = next((count for count in near if _is_beside(rate, count, sentence)), None)
    # beside several of its kind nobody can tell which is meant
    is_alone = lone is not None and [count.unit for count in near].count(lone.unit) == 1
    return Evidence(rate, lone=lone if is_alone else None)


def _of_change(rate: Mention, near: list[Mention], said: list[Step], sentence: Sentence) -> Evidence:
    own = next((step for step in said if any(change is rate for change in step.changes)), None)
    if own is not None:
        return Evidence(rate, own.new, own.old, fits=is_relative(own, rate))
    for old, new in permutations(near, 2):
        if old.unit == new.unit and old.value > 0 and is_relative(Step(old, new), rate):
            return Evidence(rate, new, old, fits=True)
    before = next((count for count in near if count.end <= rate.at), None)
    is_of_it = before is not None and has_no_subject(rate) and "比" in rate.before
    is_next = before is not None and "%" not in sentence.text[before.end - sentence.at : rate.at - sentence.at]
    return Evidence(rate, lone=before if is_of_it and is_next else None)


def _can_be_pair(part: Mention, whole: Mention) -> bool:
    """Whether one may be a part of the other: not more, and in Chinese with the same classifier."""
    is_chinese = not (part.unit.isascii() and whole.unit.isascii())
    return 0 < whole.value >= part.value and (part.unit == whole.unit or not is_chinese)


def _is_share(rate: Mention, part: Mention, whole: Mention) -> bool:
    share = rate.percentage
    return whole.low > 0 and part.low <= share.high * whole.high and part.high >= share.low * whole.low


def _are_paired(rate: Mention, part: Mention, whole: Mention, sentence: Sentence, near: list[Mention]) -> bool:
    """Whether the words say that the rate is that of these two; better quiet than wrong."""
    between = sentence.text[part.end - sentence.at : whole.at - sentence.at]
    if part.end < whole.at and _OF.fullmatch(between):
        return len(near) == 2
    if "%" in sentence.text[part.end - sentence.at : max(rate.at, part.end) - sentence.at]:
        return False  # another rate stands between and may be the one that is meant
    stem = _stem(rate)
    named = [count for count in near if stem and stem in count.before]
    return named[-1:] == [part] and len([count for count in near if count.unit == part.unit]) == 2


def _is_whole(rate: Mention, count: Mention, sentence: Sentence) -> bool:
    """Whether the words say that the rate is a share of this count: “98.4 % of 908”, “908件中98.4%”."""
    first, second, form = (rate, count, _SHARE_OF) if rate.end <= count.at else (count, rate, _AMONG)
    return form.fullmatch(sentence.text[first.end - sentence.at : second.at - sentence.at]) is not None


def _is_beside(rate: Mention, count: Mention, sentence: Sentence) -> bool:
    """Whether a count is the part or the whole of a rate, as far as words tell."""
    stem = _stem(rate)
    between = sentence.text[count.end - sentence.at : rate.at - sentence.at] if count.end <= rate.at else None
    return between is not None and bool((stem and stem in count.before) or _BRACKET.fullmatch(between))


def _stem(rate: Mention) -> str:
    """The deed of which a rate is the rate: 调处 of 调处率, 成功 of 成功率; empty when its name is not said."""
    named = _RATE_OF.search(rate.before)
    if named:
        return named[1]
    return "成功" if _SUCCESS.search(rate.before) else ""
