"""The calendar as people, calendar programs and other programs read it."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from icalendar import Calendar
from jsonschema import Draft202012Validator

from embargo.waiting_portal import BEFORE, MINUTE, RELEASES, hand_in, portal_without
from plainlaw.build import generate
from plainlaw.cli import main
from plainlaw.clock import build_moment

_MORE = """\
- id: settled-2024-q4
  title:
    zh-Hans: 第四季度调解结果，含分乡镇数据；并与上年同期逐项比较，附主要指标解释和数据来源说明
    en: Results; by town, \\ all
  dataset: settled
  period: 2024-Q4
  at: 2025-01-28 09:30
  state: confirmed
  previous:
    - {at: 2025-01-14 09:30, reason: {zh-Hans: 等一个乡镇补报。, en: One township is late.}}
    - {at: 2025-01-21 09:30, reason: {zh-Hans: 还在核对。, en: Still being checked.}}
- id: received-2024
  title: {zh-Hans: 全年受理情况, en: The whole year}
  dataset: received
  period: 2024
  returns: 2024-Q4
  at: 2025-02
  state: provisional
- id: received-2024-q4
  title: {zh-Hans: 第四季度受理情况, en: Received}
  dataset: received
  period: 2024-Q4
  at: 2025-01-28
  state: cancelled
  reason: {zh-Hans: 并入全年。, en: Part of the year.}
  cancelled_on: 2024-10-01
"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The generated tree before the minute of the first release."""
    root = portal_without(tmp_path_factory.mktemp("calendar") / "portal")
    (root / "stats/releases.yml").write_text(RELEASES + _MORE, "utf-8")
    hand_in(root)
    assert not generate(root, BEFORE).has_errors
    yield root / "build/portal"


def events(file: Path) -> dict[str, dict[str, object]]:
    calendar = Calendar.from_ical(file.read_bytes())
    return {str(event["UID"]).partition("#")[2]: dict(event) for event in calendar.walk("VEVENT")}


def test_calendar_programs_read_every_release(tree: Path) -> None:
    found = events(tree / "calendar.ics")
    said = {name: (str(event["STATUS"]), int(str(event["SEQUENCE"]))) for name, event in found.items()}
    assert said == {
        "mediation-2024-q3": ("CONFIRMED", 0),
        "settled-2024-q4": ("CONFIRMED", 2),
        "received-2024": ("TENTATIVE", 0),
        "received-2024-q4": ("CANCELLED", 1),
    }
    starts = {name: event["DTSTART"].dt for name, event in found.items()}  # type: ignore[attr-defined] # as icalendar gives it
    assert starts["mediation-2024-q3"] == MINUTE.astimezone(UTC)
    assert (starts["received-2024"], found["received-2024"]["DTEND"].dt) == (  # type: ignore[attr-defined]
        date(2025, 2, 1), date(2025, 3, 1),
    )  # fmt: skip
    assert str(found["settled-2024-q4"]["SUMMARY"]).startswith("第四季度调解结果，含分乡镇数据；并")


def test_an_event_is_the_same_in_all_languages(tree: Path) -> None:
    chinese, english = events(tree / "calendar.ics"), events(tree / "en/calendar.ics")
    assert chinese.keys() == english.keys()
    assert str(english["settled-2024-q4"]["UID"]) == "https://willow.example/calendar/#settled-2024-q4"
    assert str(english["settled-2024-q4"]["SUMMARY"]) == "Results; by town, \\ all"
    assert "One township is late." in str(english["settled-2024-q4"]["DESCRIPTION"])


def test_no_line_of_the_file_is_longer_than_programs_read(tree: Path) -> None:
    lines = (tree / "calendar.ics").read_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() or True for line in lines)


def test_the_page_says_when_and_why(tree: Path) -> None:
    page = (tree / "en/calendar/index.md").read_text("utf-8")
    for text in ("15 October 2024, 09:30", "time confirmed", "February 2025", "One township is late.",
                 "Still being checked.", "Part of the year.", "All times are China Time."):  # fmt: skip
        assert text in page
    assert "bulletins/2024-q3" not in page
    metric = (tree / "en/metrics/disputes_settled/index.md").read_text("utf-8")
    assert "../../calendar/#mediation-2024-q3" in metric


def test_programs_read_the_same_by_its_schema(tree: Path) -> None:
    api = tree / "api/v1"
    manifest = json.loads((api / "manifest.json").read_text("utf-8"))
    assert manifest["next_build_due"] == "2024-10-15T09:30+08:00"
    assert manifest["releases"]["en"].endswith("api/v1/en/releases/index.json")
    releases = json.loads((api / "en/releases/index.json").read_text("utf-8"))["data"]
    validator = Draft202012Validator(json.loads((api / "schemas/releases.json").read_text("utf-8")))
    for release in releases:
        validator.validate(release)
    said = {each["key"]: (each["state"], each["at"]) for each in releases}
    assert said["mediation-2024-q3"] == ("confirmed", "2024-10-15T09:30:00+08:00")
    assert said["received-2024"] == ("provisional", "2025-02")
    assert [each["at"] for each in releases[1]["previous"]] == ["2025-01-14T09:30", "2025-01-21T09:30"]


def test_without_announced_releases_there_is_no_calendar(tmp_path: Path) -> None:
    root = portal_without(tmp_path / "portal")
    (root / "stats/releases.yml").unlink()
    assert not generate(root, BEFORE).has_errors
    assert not (root / "build/portal/calendar").exists()
    assert not (root / "build/portal/calendar.ics").exists()
    assert "calendar" not in (root / "build/portal/index.md").read_text("utf-8")


def test_a_time_is_said_with_or_without_its_zone(tmp_path: Path) -> None:
    root = portal_without(tmp_path / "portal")
    plain = datetime(2024, 10, 15, 9, 30)
    assert build_moment(root, plain, {}) == MINUTE
    assert build_moment(root, datetime(2024, 10, 15, 1, 30, tzinfo=UTC), {}) == MINUTE
    assert build_moment(root, datetime(2024, 10, 15), {}) == date(2024, 10, 15)
    assert build_moment(root, None, {"SOURCE_DATE_EPOCH": str(int(MINUTE.timestamp()))}) == MINUTE
    # the portal's own day
    assert build_moment(root, None, {}) == date(2024, 8, 1)


@pytest.mark.parametrize(
    "time", ["2024-10-15T09:30", "2024-10-15 09:30", "2024-10-15T01:30Z", "2024-10-15T09:30+08:00"]
)
def test_a_page_that_waits_is_checked_as_of_its_minute(tmp_path: Path, time: str) -> None:
    root = portal_without(tmp_path / "portal")
    hand_in(root)
    bulletin = root / "content/bulletins/2024-q3.en.md"
    bulletin.write_text(bulletin.read_text("utf-8").replace("disputes_received", "disputes_recieved"), "utf-8")
    early = CliRunner().invoke(main, ["check", "--root", str(root), "--as-of", "2024-10-15T09:29", "--quiet"])
    assert "unknown-metric" not in early.stderr
    done = CliRunner().invoke(main, ["check", "--root", str(root), "--as-of", time, "--quiet"])
    assert (done.exit_code, "unknown-metric" in done.stderr) == (1, True)
