"""Before, at and after the minute of a release, a build on the last one is the build from nothing."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from embargo.waiting_portal import BEFORE, MINUTE, RELEASES, SETTLED, hand_in, portal_without
from freshness.clean_builds import different, from_nothing, said
from plainlaw.build import build, generate
from plainlaw.model.moment import Moment

_LATER = MINUTE + timedelta(days=40)
_TIMES = [MINUTE - timedelta(days=70), BEFORE, MINUTE, MINUTE + timedelta(hours=1), _LATER]


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal that is built again and again."""
    root = portal_without(tmp_path_factory.mktemp("minute") / "portal")
    hand_in(root)
    return root


@settings(
    max_examples=4, deadline=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(st.lists(st.sampled_from(_TIMES), min_size=1, max_size=3))
def test_a_build_at_any_time_is_the_build_from_nothing(portal: Path, times: list[datetime]) -> None:
    for time in times:
        loaded = build(portal, time)
    afresh = from_nothing(portal, portal.with_name("clean"), times[-1])
    assert said(loaded) == said(afresh)
    for part in ("portal", "site"):
        assert different(portal / "build" / part, portal.with_name("clean") / "build" / part) == []


def test_a_return_that_comes_late_ends_the_delay_everywhere(tmp_path: Path) -> None:
    root = portal_without(tmp_path / "portal")
    assert [problem.kind.code for problem in build(root, MINUTE).problems] == ["release-late"]
    calendar = root / "build/site/en/calendar/index.html"
    assert "is late" in calendar.read_text("utf-8")
    hand_in(root)
    loaded = build(root, MINUTE)
    assert "release-late" not in {problem.kind.code for problem in loaded.problems}
    assert "is late" not in calendar.read_text("utf-8")
    afresh = from_nothing(root, tmp_path / "clean", MINUTE)
    assert said(loaded) == said(afresh)
    for part in ("portal", "site"):
        assert different(root / "build" / part, tmp_path / "clean/build" / part) == []


def test_a_release_of_which_some_is_in_says_what_is_awaited(tmp_path: Path) -> None:
    root = portal_without(tmp_path / "portal")
    build(root, MINUTE)
    (root / "stats/settled/2024-Q3.csv").write_text(SETTLED, "utf-8")
    loaded = build(root, MINUTE)
    (late,) = (problem for problem in loaded.problems if problem.kind.code == "release-late")
    assert late.values["missing"] == "received 2024-Q3"
    page = (root / "build/site/en/calendar/index.html").read_text("utf-8")
    assert "is late" in page
    assert "Awaited: Quarterly return on disputes received (third quarter of 2024)" in page
    assert "Published so far: Quarterly return on results (third quarter of 2024)" in page
    (record,) = json.loads((root / "build/site/api/v1/en/releases/index.json").read_text("utf-8"))["data"]
    assert (record["state"], record["awaited"], record["published"]) == (
        "late", [{"dataset": "received", "period": "2024-Q3"}], [{"dataset": "settled", "period": "2024-Q3"}],
    )  # fmt: skip
    Draft202012Validator(json.loads((root / "build/site/api/v1/schemas/releases.json").read_text("utf-8"))).validate(
        record
    )
    metrics = root / "build/site/en/metrics"
    said = [(metrics / name / "index.html").read_text("utf-8") for name in ("disputes_received", "disputes_settled")]
    # what is in waits for nothing; its next release would be another one
    assert ["Next release" in text for text in said] == [True, False]
    assert ["Awaited" in text for text in said] == [True, False]
    afresh = from_nothing(root, tmp_path / "clean", MINUTE)
    assert different(root / "build/site", tmp_path / "clean/build/site") == []
    hand_in(root)
    assert [problem.kind.code for problem in build(root, MINUTE).problems if problem.kind.code == "release-late"] == []
    assert afresh.site is not None


def test_the_next_build_is_due_at_the_minute(portal: Path) -> None:
    site = generate(portal, BEFORE).site
    assert site is not None
    assert site.site.next_build_in_zone == "2024-10-15T09:30+08:00"
    site = generate(portal, MINUTE).site
    assert site is not None
    assert site.site.next_build is None
    # a whole day is its beginning, whatever the time zone
    assert Moment.of(MINUTE.date()).instant(MINUTE.tzinfo) < Moment.of(MINUTE).instant(MINUTE.tzinfo)  # type: ignore[arg-type]


def test_a_release_that_is_moved_away_takes_back_what_was_public(tmp_path: Path) -> None:
    root = portal_without(tmp_path / "portal")
    hand_in(root)
    assert not build(root, MINUTE).has_errors
    page = root / "build/site/bulletins/2024-q3/index.html"
    assert page.is_file()
    later = RELEASES.replace(
        "at: 2024-10-15 09:30",
        "at: 2024-10-22 09:30\n  previous: [{at: 2024-10-15 09:30, reason: {en: A mistake was found.}}]",
    )
    (root / "stats/releases.yml").write_text(later, "utf-8")
    assert not build(root, MINUTE).has_errors
    assert not page.exists()
    assert "A mistake was found." in (root / "build/site/en/calendar/index.html").read_text("utf-8")
