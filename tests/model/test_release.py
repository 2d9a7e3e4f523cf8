"""Times as they are announced, releases, and what a calendar withholds."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from plainlaw.embargo import calendar_of, next_minute
from plainlaw.model.moment import Moment, When
from plainlaw.model.period import Period
from plainlaw.model.release import Release, Standing

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


def standings(*releases: Release, now: datetime, reported: frozenset[tuple[str, Period]]) -> list[Standing]:
    return [each.standing for each in calendar_of(releases, CHINA, now, reported).listed]


def test_how_a_release_stands_follows_from_the_time_and_what_is_in() -> None:
    everything, nothing = frozenset({("d", MARCH)}), frozenset[tuple[str, Period]]()
    one = release()
    assert standings(one, now=at(9, 29), reported=everything) == [Standing.CONFIRMED]
    assert standings(one, now=at(9, 30), reported=everything) == [Standing.PUBLISHED]
    assert standings(one, now=at(9, 30), reported=nothing) == [Standing.LATE]
    assert standings(release(state="provisional"), now=at(20), reported=everything) == [Standing.PROVISIONAL]


def test_a_return_comes_out_with_the_first_release_that_covers_it() -> None:
    quarter, year = release(), release(id="y", period="2025", at="2026-01-20 09:30")
    before, after = (calendar_of((quarter, year), CHINA, now, frozenset()) for now in (at(9), at(10)))
    assert (held := before.withholding("d", MARCH)) is not None
    assert held.release.id == "x"
    assert after.withholding("d", MARCH) is None
    assert (later := after.withholding("d", Period.read("2025-04"))) is not None
    assert later.release.id == "y"
    assert before.withholding("other", MARCH) is None
    assert before.withholding("d", Period.read("2024-12")) is None


def test_only_the_returns_that_are_named_wait_for_a_release_of_a_longer_period() -> None:
    annual = release(period="2025", returns="2025-Q4", at="2026-01-20 09:30")
    calendar = calendar_of((annual,), CHINA, at(9), frozenset())
    assert calendar.withholding("d", MARCH) is None
    assert calendar.withholding("d", Period.read("2025-12")) is not None
    with pytest.raises(ValidationError):
        release(returns="2025-Q2")


def test_a_longer_period_waits_when_a_return_within_it_does() -> None:
    calendar = calendar_of((release(),), CHINA, at(9), frozenset())
    assert calendar.touching("d", 1, Period.read("2025")) is not None
    assert calendar.touching("d", 1, Q1) is not None
    assert calendar.touching("d", 3, Period.read("2025-H2")) is None


def test_what_was_cancelled_waits_for_ever_unless_another_release_has_it() -> None:
    cancelled = release(state="cancelled", reason={"en": "No."}, cancelled_on="2025-04-01")
    alone = calendar_of((cancelled,), CHINA, at(20), frozenset())
    assert alone.withholding("d", MARCH) is not None
    both = calendar_of((cancelled, release(id="again", at="2025-04-15 11:00")), CHINA, at(20), frozenset())
    assert both.withholding("d", MARCH) is None


def test_the_next_minute_is_that_of_the_next_release_that_may_come() -> None:
    cancelled = release(
        id="c", state="cancelled", reason={"en": "No."}, cancelled_on="2025-04-01", at="2025-04-15 09:00"
    )
    assert next_minute((release(), cancelled), CHINA, at(8)) == at(9, 30)
    assert next_minute((release(), cancelled), CHINA, at(9, 30)) is None
