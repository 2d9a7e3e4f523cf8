"""Times as they are announced, releases, and what a calendar withholds."""

from datetime import UTC, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from plainlaw.embargo import InPublic, calendar_of, next_minute
from plainlaw.model.moment import Moment, When
from plainlaw.model.period import Period
from plainlaw.model.release import Announced, Release, Standing, merged

CHINA, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
Q1, MARCH = Period.read("2025-Q1"), Period.read("2025-03")


def release(**said: object) -> Release:
    values = {
        "id": "x", "title": {"en": "X"}, "dataset": "d", "period": "2025-Q1", "at": "2025-04-15 09:30",
        "state": "confirmed",
    }  # fmt: skip
    return Release.model_validate(values | said)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2025, 4, 15, hour, minute, tzinfo=CHINA).astimezone(UTC)


@given(st.datetimes(min_value=datetime(1000, 1, 1), max_value=datetime(9998, 12, 31)), st.integers(0, 2))
def test_what_was_written_is_read_again(time: datetime, precision: int) -> None:
    text = time.strftime(("%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y-%m")[precision]).rjust(7, "0")
    when = When.read(text)
    assert (str(when), When.read(str(when))) == (text, when)
    assert when.begins <= when.is_over


@given(st.text())
def test_no_text_is_read_in_another_way_than_by_a_value_error(text: str) -> None:
    try:
        When.read(text)
    except ValueError:
        return


@pytest.mark.parametrize("text", ["2025", "2025-13", "2025-02-30", "2025-04-15 24:00", "2025-04-15 9:30", "tomorrow",
                                  "2025-04-15 09:30:30", "2025-04-15 09:30+08:00", "２０２５-04", "", "9999-12",
                                  "9999-12-31", "9999-12-31 23:59"])  # fmt: skip
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="."):
        When.read(text)


def test_what_yaml_makes_of_a_time_is_read() -> None:
    assert str(When.read(datetime(2025, 4, 15, 9, 30))) == "2025-04-15 09:30"
    assert str(When.read(datetime(2025, 4, 15).date())) == "2025-04-15"


def test_days_and_months_are_over_at_midnight() -> None:
    assert When.read("2025-04-15 09:30").instant(CHINA) == datetime(2025, 4, 15, 1, 30, tzinfo=UTC)
    assert When.read("2025-04-15").instant(CHINA) == datetime(2025, 4, 15, 16, tzinfo=UTC)
    assert When.read("2025-12").instant(CHINA) == datetime(2025, 12, 31, 16, tzinfo=UTC)


def test_hours_that_do_not_come_or_come_twice_are_faults() -> None:
    assert When.read("2025-03-30 02:30").fault(BERLIN) is not None
    assert When.read("2025-10-26 02:30").fault(BERLIN) is not None
    # the second of the two is the safe one
    assert When.read("2025-10-26 02:30").instant(BERLIN) == datetime(2025, 10, 26, 1, 30, tzinfo=UTC)
    assert When.read("2025-03-30 03:00").fault(BERLIN) is None
    assert When.read("2025-03-30 02:30").fault(CHINA) is None
    assert When.read("2025-10").fault(BERLIN) is None


def test_a_day_begins_a_build_at_midnight() -> None:
    assert Moment.of(datetime(2025, 4, 15).date()).instant(CHINA) == datetime(2025, 4, 14, 16, tzinfo=UTC)
    assert Moment.of(at(9).astimezone(CHINA)).instant(CHINA) == at(9)


@pytest.mark.parametrize(
    "said",
    [
        {"at": "2025-04"},
        {"state": "cancelled"},
        {"reason": {"en": "No."}},
        {"previous": [{"at": "2025-04-15 09:30", "reason": {"en": "No."}}]},
        {"state": "published"},
        {"dataset": []},
    ],
)
def test_a_release_says_all_of_its_state_and_nothing_else(said: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        release(**said)


def public(**periods: str) -> InPublic:
    """Returns that are in, of datasets that report each month: their periods, with blanks between them."""
    read = {name: frozenset(map(Period.read, text.split())) for name, text in periods.items()}
    return InPublic({"d": 1, "e": 1, "q": 3}, read)


def standings(*releases: Release, now: datetime, reported: InPublic) -> list[Standing]:
    return [each.standing for each in calendar_of(releases, CHINA, now, reported).listed]


def awaited(one: Release, reported: InPublic) -> list[str]:
    (listed,) = calendar_of((one,), CHINA, at(10), reported).listed
    assert (listed.standing is Standing.PUBLISHED) == (not listed.awaited)
    return [f"{each.dataset} {each.period}" for each in merged(listed.awaited)]


def test_how_a_release_stands_follows_from_the_time_and_what_is_in() -> None:
    everything, nothing = public(d="2025-01 2025-02 2025-03"), public()
    one = release()
    assert standings(one, now=at(9, 29), reported=everything) == [Standing.CONFIRMED]
    assert standings(one, now=at(9, 30), reported=everything) == [Standing.PUBLISHED]
    assert standings(one, now=at(9, 30), reported=nothing) == [Standing.LATE]
    assert standings(release(state="provisional"), now=at(20), reported=everything) == [Standing.PROVISIONAL]


@pytest.mark.parametrize(
    ("said", "reported", "missing"),
    [
        ({}, public(), ["d 2025-Q1"]),
        ({}, public(d="2025-03"), ["d 2025-01--2025-02"]),
        ({}, public(d="2025-01 2025-03"), ["d 2025-02"]),
        ({}, public(d="2024-12 2025-01 2025-02 2025-04", e="2025-03"), ["d 2025-03"]),
        ({"dataset": ["d", "e", "q"]}, public(d="2025-01 2025-02 2025-03", e="2025-01"),
         ["e 2025-02--2025-03", "q 2025-Q1"]),
        ({"dataset": ["d", "q"]}, public(d="2025-01 2025-02 2025-03", q="2025-Q1"), []),
        ({"returns": "2025-03"}, public(d="2025-03"), []),
        # the year so far answers for its months, and a quarter of another kind of return does not
        ({}, public(d="2025-01--2025-03"), []),
        ({}, public(d="2025-01--2025-02"), ["d 2025-03"]),
        ({}, public(d="2025-Q1"), ["d 2025-Q1"]),
        # what could not be read is awaited as a whole
        ({"dataset": ["d", "broken"]}, public(d="2025-01--2025-03"), ["broken 2025-Q1"]),
    ],
)  # fmt: skip
def test_a_release_is_published_when_all_its_returns_are_in(
    said: dict[str, object], reported: InPublic, missing: list[str]
) -> None:
    assert awaited(release(**said), reported) == missing


@given(st.sets(st.integers(0, 11)))
def test_returns_that_follow_one_another_are_said_as_one(months: set[int]) -> None:
    start = Period.read("2025").start
    apart = [Announced("d", Period(start + month, 1)) for month in sorted(months)]
    together = merged(apart)
    assert [month for each in together for month in range(each.period.start, each.period.end)] == [
        each.period.start for each in apart
    ]
    assert all(one.period.end < other.period.start for one, other in pairwise(together))


def test_a_late_release_is_the_next_one_of_those_only_whose_returns_are_missing() -> None:
    both, later = (
        release(dataset=["d", "e"]),
        release(id="y", dataset=["d", "e"], period="2025-Q2", at="2025-07", state="provisional"),
    )
    calendar = calendar_of((both, later), CHINA, at(10), public(d="2025-01 2025-02 2025-03"))
    assert [(each := calendar.expected(name)) and each.release.id for name in "de"] == ["y", "x"]
    before = calendar_of((both, later), CHINA, at(9), public())
    assert [(each := before.expected(name)) and each.release.id for name in "de"] == ["x", "x"]


def test_a_return_comes_out_with_the_first_release_that_covers_it() -> None:
    quarter, year = release(), release(id="y", period="2025", at="2026-01-20 09:30")
    before, after = (calendar_of((quarter, year), CHINA, now) for now in (at(9), at(10)))
    assert (held := before.withholding("d", MARCH)) is not None
    assert held.release.id == "x"
    assert after.withholding("d", MARCH) is None
    assert (later := after.withholding("d", Period.read("2025-04"))) is not None
    assert later.release.id == "y"
    assert before.withholding("other", MARCH) is None
    assert before.withholding("d", Period.read("2024-12")) is None


def test_only_the_returns_that_are_named_wait_for_a_release_of_a_longer_period() -> None:
    annual = release(period="2025", returns="2025-Q4", at="2026-01-20 09:30")
    calendar = calendar_of((annual,), CHINA, at(9))
    assert calendar.withholding("d", MARCH) is None
    assert calendar.withholding("d", Period.read("2025-12")) is not None
    with pytest.raises(ValidationError):
        release(returns="2025-Q2")


def test_a_longer_period_waits_when_a_return_within_it_does() -> None:
    calendar = calendar_of((release(),), CHINA, at(9))
    assert calendar.touching("d", 1, Period.read("2025")) is not None
    assert calendar.touching("d", 1, Q1) is not None
    assert calendar.touching("d", 3, Period.read("2025-H2")) is None


def test_what_was_cancelled_waits_for_ever_unless_another_release_has_it() -> None:
    cancelled = release(state="cancelled", reason={"en": "No."}, cancelled_on="2025-04-01")
    alone = calendar_of((cancelled,), CHINA, at(20))
    assert alone.withholding("d", MARCH) is not None
    both = calendar_of((cancelled, release(id="again", at="2025-04-15 11:00")), CHINA, at(20))
    assert both.withholding("d", MARCH) is None


def test_the_next_minute_is_that_of_the_next_release_that_may_come() -> None:
    cancelled = release(
        id="c", state="cancelled", reason={"en": "No."}, cancelled_on="2025-04-01", at="2025-04-15 09:00"
    )
    assert next_minute((release(), cancelled), CHINA, at(8)) == at(9, 30)
    assert next_minute((release(), cancelled), CHINA, at(9, 30)) is None
