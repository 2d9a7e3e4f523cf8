"""The status of a document on a day, from its dates and from what others do to it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.law.effects import Effect
from plainlaw.law.status import Status, standing
from plainlaw.model.legal import LegalFacts

DAY = date(2025, 1, 26)
BEGUN = date(2020, 1, 1)
IN_FORCE = LegalFacts(begins=BEGUN, text_from=BEGUN)


def repeal(day: date | None, *portions: str) -> Effect:
    return Effect("other", "repeals", "this", day, portions)


def amendment(day: date) -> Effect:
    return Effect("amending", "amends", "this", day)


CASES = {
    "in force": (IN_FORCE, [], [BEGUN], (Status.IN_FORCE, BEGUN, ())),
    "nothing known": (LegalFacts(), [], [], (Status.UNKNOWN, None, ())),
    "comes into force tomorrow": (
        LegalFacts(begins=DAY + timedelta(1)), [], [], (Status.NOT_YET_IN_FORCE, DAY + timedelta(1), ()),
    ),
    "comes into force today": (LegalFacts(begins=DAY), [], [], (Status.IN_FORCE, DAY, ())),
    "last day of its term": (LegalFacts(begins=BEGUN, ends=DAY), [], [], (Status.IN_FORCE, BEGUN, ())),
    "term over": (LegalFacts(begins=BEGUN, ends=DAY - timedelta(1)), [], [], (Status.EXPIRED, DAY, ())),
    "repealed from tomorrow": (IN_FORCE, [repeal(DAY + timedelta(1))], [BEGUN], (Status.IN_FORCE, BEGUN, ())),
    "repealed today": (IN_FORCE, [repeal(DAY)], [BEGUN], (Status.REPEALED, DAY, ("other",))),
    "repealed on the day its term is over": (
        LegalFacts(begins=BEGUN, ends=date(2023, 5, 31)), [repeal(date(2023, 6, 1))], [],
        (Status.REPEALED, date(2023, 6, 1), ("other",)),
    ),
    "expired before it was repealed": (
        LegalFacts(begins=BEGUN, ends=date(2022, 12, 31)), [repeal(date(2023, 6, 1))], [],
        (Status.EXPIRED, date(2023, 1, 1), ()),
    ),
    "repeal without a day": (IN_FORCE, [repeal(None)], [BEGUN], (Status.IN_FORCE, BEGUN, ())),
    "repealed in part": (IN_FORCE, [repeal(DAY, "art_3")], [BEGUN], (Status.PARTLY_REPEALED, DAY, ("other",))),
    "amended": (
        IN_FORCE, [amendment(date(2022, 9, 1))], [BEGUN, date(2022, 9, 1)],
        (Status.AMENDED, date(2022, 9, 1), ("amending",)),
    ),
    "amended by a version alone": (IN_FORCE, [], [BEGUN, date(2022, 9, 1)], (Status.AMENDED, date(2022, 9, 1), ())),
    "a coming version changes nothing yet": (IN_FORCE, [], [BEGUN, date(2025, 9, 1)], (Status.IN_FORCE, BEGUN, ())),
    "repealed in part and amended later": (
        IN_FORCE, [repeal(date(2021, 1, 1), "art_3"), amendment(date(2022, 9, 1))], [BEGUN],
        (Status.AMENDED, date(2022, 9, 1), ("amending",)),
    ),
    "amended and repealed in part later": (
        IN_FORCE, [repeal(date(2023, 1, 1), "art_3"), amendment(date(2022, 9, 1))], [BEGUN],
        (Status.PARTLY_REPEALED, date(2023, 1, 1), ("other",)),
    ),
    "draft": (
        LegalFacts(opens=date(2025, 1, 1), closes=date(2025, 1, 31)), [], [],
        (Status.CONSULTATION, date(2025, 1, 1), ()),
    ),
    "a document that tells of its consultation": (
        LegalFacts(begins=BEGUN, opens=date(2019, 1, 1), closes=date(2019, 1, 31)), [], [],
        (Status.IN_FORCE, BEGUN, ()),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_status(name: str) -> None:
    facts, effects, texts, expected = CASES[name]
    assert standing(facts, effects, texts, DAY) == expected


days = st.dates(date(2015, 1, 1), date(2030, 1, 1))


@given(
    st.builds(LegalFacts, begins=st.none() | days, ends=st.none() | days, opens=st.none() | days),
    st.lists(st.builds(Effect, st.just("a"), st.sampled_from(["amends", "repeals"]), st.just("b"), st.none() | days,
                       st.sampled_from([(), ("art_1",)])), max_size=4),
    st.lists(days, max_size=3), days,
)  # fmt: skip
def test_what_is_over_stays_over(facts: LegalFacts, effects: list[Effect], texts: list[date], day: date) -> None:
    """Nothing that has ended is in force again, and no status changes on a day that nobody named."""
    now, later = standing(facts, effects, texts, day), standing(facts, effects, texts, day + timedelta(1))
    if now.status in (Status.REPEALED, Status.EXPIRED):
        assert later == now
    named = {facts.begins, facts.opens, *texts, *(each.effective for each in effects)}
    named |= {facts.ends + timedelta(1)} if facts.ends else set()
    assert later == now or day + timedelta(1) in named


@given(days, days)
def test_facts_are_read_as_they_were_written(first: date, second: date) -> None:
    facts = LegalFacts(begins=first, review=second)
    assert LegalFacts.read(facts.line()) == facts
