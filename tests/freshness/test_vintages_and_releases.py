"""A build after a return, a reason or an announcement changed is the build from nothing, in what it says and makes."""

from datetime import date
from pathlib import Path

from embargo.waiting_portal import AFTER, BEFORE, MINUTE, NUMBERS, RECEIVED, hand_in, portal_without
from freshness.clean_builds import different, from_nothing, said
from plainlaw.build import build
from portals import commit_all
from sites.cases import good_site

_WITHDRAWN = """
- {id: disputes_withdrawn, name: {zh-Hans: 撤回纠纷, en: Disputes withdrawn}, kind: count,
   unit: {zh-Hans: 件, en: disputes}, definition: {zh-Hans: 本季撤回的件数。, en: Withdrawn in the quarter.},
   office: justice-bureau, frequency: quarter, better: neither, dimensions: [dispute_kind]}
"""
DAY = date(2024, 12, 31)
_REASON = (
    "- return: 2024-Q2.v2\n  type: revision\n  reason: {zh-Hans: 补报。, en: Reported late.}\n  date: 2024-09-20\n"
)


def assert_as_from_nothing(portal: Path, day: date) -> None:
    loaded = build(portal, day)
    clean = portal.with_name("clean")
    afresh = from_nothing(portal, clean, day)
    assert said(loaded) == said(afresh)
    assert afresh.site is not None
    for part in ("portal", "site"):
        assert different(portal / "build" / part, clean / "build" / part) == []


def test_an_announcement_in_vain_is_warned_of_once_however_often_returns_change(tmp_path: Path) -> None:
    portal = portal_without(tmp_path / "portal")
    assert_as_from_nothing(portal, AFTER)
    later = portal / "stats/received/2024-Q2.v2.csv"
    text = (portal / "stats/received/2024-Q2.csv").read_text("utf-8")
    first = text.splitlines()[1]
    later.write_text(text.replace(first, first[:-1] + ("1" if first[-1] != "1" else "2")), "utf-8")
    (later.parent / "revisions.yml").write_text(_REASON, "utf-8")
    assert_as_from_nothing(portal, AFTER)
    (later.parent / "revisions.yml").write_text(_REASON.replace("补报", "更正"), "utf-8")
    assert_as_from_nothing(portal, AFTER)


def test_a_return_that_waits_may_be_mended_until_its_minute(tmp_path: Path) -> None:
    portal = portal_without(tmp_path / "portal")
    assert_as_from_nothing(portal, BEFORE)
    hand_in(portal)
    assert_as_from_nothing(portal, BEFORE)
    (portal / "stats/received/2024-Q3.csv").write_text(RECEIVED.replace(NUMBERS[0], "73159"), "utf-8")
    assert_as_from_nothing(portal, BEFORE)
    commit_all(portal, "Mended")
    assert_as_from_nothing(portal, BEFORE)
    assert_as_from_nothing(portal, MINUTE)


def test_what_a_vintage_no_longer_reported_is_back_without_it(tmp_path: Path) -> None:
    portal = good_site(tmp_path / "portal")
    metrics, dataset = portal / "stats/metrics.yml", portal / "stats/received/dataset.yml"
    metrics.write_text(metrics.read_text("utf-8") + _WITHDRAWN, "utf-8")
    names = "{受理: disputes_received, 撤回: disputes_withdrawn}"
    dataset.write_text(dataset.read_text("utf-8").replace("{受理: disputes_received}", names), "utf-8")
    first = portal / "stats/received/2024-Q2.csv"
    rows = first.read_text("utf-8")
    first.write_text(rows + "".join(row.replace("受理", "撤回") + "\n" for row in rows.splitlines()[1:]), "utf-8")
    later = first.with_name("2024-Q2.v2.csv")
    later.write_text(rows, "utf-8")
    reasons = first.with_name("revisions.yml")
    reasons.write_text(_REASON, "utf-8")
    commit_all(portal, "A vintage without a metric")
    assert not build(portal, DAY).has_errors
    later.unlink()
    reasons.unlink()
    commit_all(portal, "The vintage was a mistake")
    assert_as_from_nothing(portal, DAY)
