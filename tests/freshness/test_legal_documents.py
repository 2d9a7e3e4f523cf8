"""A build after a relation, a version or a mere day changed is the build from nothing."""

import hashlib
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from freshness.clean_builds import different, from_nothing, said
from plainlaw.build import build
from portals import commit_all
from sites.cases import good_site

_POLICY = "---\ntitle: {title}\nsummary: 测试。\npublished: 2024-01-10\noffice: justice-bureau\n{more}---\n\n{body}\n"
_BODY = "**第一条** 甲。\n\n**第二条** 乙。"
DAY = date(2024, 8, 1)


def write(portal: Path, name: str, more: str = "", body: str = _BODY) -> None:
    """A policy, or a version of one when its name holds a slash."""
    path = portal / f"content/policies/{name}.md"
    path.parent.mkdir(exist_ok=True)
    text = _POLICY.format(title=name, more=more, body=body) if "/" not in name else f"---\n{more}---\n\n{body}\n"
    path.write_text(text, "utf-8")


def page(portal: Path, key: str) -> str:
    return (portal / f"build/site/policies/{key}/index.html").read_text("utf-8")


def assert_as_from_nothing(portal: Path, day: date) -> None:
    loaded = build(portal, day)
    clean = portal.with_name("clean")
    afresh = from_nothing(portal, clean, day)
    assert said(loaded) == said(afresh)
    assert afresh.site is not None, [str(problem) for problem in afresh.problems]
    for part in ("portal", "site"):
        assert different(portal / "build" / part, clean / "build" / part) == []


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    portal = good_site(tmp_path / "portal")
    write(portal, "rules", "in_force_from: 2020-01-01\n")
    write(portal, "new-rules", "in_force_from: 2024-09-01\n")
    commit_all(portal, "Policies")
    return portal


def test_a_repeal_is_shown_on_both_sides_and_holds_from_its_day(portal: Path) -> None:
    assert_as_from_nothing(portal, DAY)
    assert "现行有效" in page(portal, "rules")
    write(portal, "new-rules", "in_force_from: 2024-09-01\nrelations:\n  - {rel: repeals, target: rules}\n")
    assert_as_from_nothing(portal, DAY)
    assert "现行有效" in page(portal, "rules")
    assert "new-rules" in page(portal, "rules")
    # nobody touches anything: only the day has come
    assert_as_from_nothing(portal, date(2024, 9, 1))
    assert "已废止" in page(portal, "rules")
    assert "已废止" in (portal / "build/site/policies/index.html").read_text("utf-8")
    assert_as_from_nothing(portal, date(2024, 8, 31))
    assert "已废止" not in page(portal, "rules")


def test_a_coming_version_takes_the_permanent_address_on_its_day(portal: Path) -> None:
    write(portal, "rules/2024-10-01", "date: 2024-10-01\n", "**第一条** 丙。\n\n**第二条** 乙。")
    assert_as_from_nothing(portal, DAY)
    assert "丙" not in page(portal, "rules")
    assert_as_from_nothing(portal, date(2024, 10, 1))
    assert "丙" in page(portal, "rules")
    assert "甲" in page(portal, "rules/2020-01-01")
    write(portal, "rules/2024-10-01", "date: 2024-10-01\n", "**第一条** 丁。\n\n**第二条** 乙。")
    assert_as_from_nothing(portal, date(2024, 10, 1))
    assert "丁" in page(portal, "rules")
    assert "丁" in page(portal, "rules/2020-01-01--2024-10-01")
    shutil.rmtree(portal / "content/policies/rules")
    assert_as_from_nothing(portal, date(2024, 10, 1))
    assert not (portal / "build/site/policies/rules/2024-10-01").exists()


def test_the_record_of_a_text_and_its_checksum_follow_edits_commits_and_days(portal: Path) -> None:
    write(portal, "rules.en", "in_force_from: 2020-01-01\n", "**Article 1** One.")
    write(portal, "rules/2024-10-01", "date: 2024-10-01\n", "**第一条** 丙。\n\n**第二条** 乙。")
    assert_as_from_nothing(portal, DAY)
    # there is no translation of this text: the translation of the document names the record that there is
    assert text_told(portal, "en")["source"]["commit"] is None
    commit_all(portal, "A coming text")
    assert_as_from_nothing(portal, DAY)
    told = text_told(portal, "en")
    assert (told["locale"], told["status"]) == ("zh-Hans", "not_yet_in_force")
    assert told["source"]["commit"]
    write(portal, "rules/2024-10-01", "date: 2024-10-01\n", "**第一条** 丁。\n\n**第二条** 乙。")
    assert_as_from_nothing(portal, DAY)
    assert "丁" in text_told(portal, "en")["body"]
    assert_as_from_nothing(portal, date(2024, 10, 1))
    assert text_told(portal, "zh-Hans")["status"] == "in_force"
    shutil.rmtree(portal / "content/policies/rules")
    assert_as_from_nothing(portal, DAY)
    assert not list((portal / "build/site").glob("api/v1/*/policies/rules/*.json"))


def test_no_page_is_told_of_a_text_whose_words_are_not_here(portal: Path) -> None:
    write(portal, "rules", "in_force_from: 2020-01-01\n", "")
    build(portal, DAY)
    record = json.loads((portal / "build/site/api/v1/zh-Hans/policies/rules.json").read_text("utf-8"))
    assert [(each["date"], each["url"]) for each in record["data"]["legal"]["versions"]] == [("2020-01-01", None)]
    assert not (portal / "build/site/policies/rules/2020-01-01").exists()


def text_told(portal: Path, lang: str) -> dict[str, Any]:
    """The record of the coming text of the rules, found and checked by what the record of the document says."""
    site = portal / "build/site"
    record = json.loads((site / f"api/v1/{lang}/policies/rules.json").read_text("utf-8"))
    version = record["data"]["legal"]["versions"][-1]
    content = (site / "api/v1" / version["record"].partition("/api/v1/")[2]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == version["record_sha256"]
    found: dict[str, Any] = json.loads(content)["data"]
    return found


def test_only_what_a_day_concerns_is_made_anew(portal: Path) -> None:
    write(portal, "new-rules", "in_force_from: 2024-09-01\nrelations:\n  - {rel: repeals, target: rules}\n")
    build(portal, DAY)
    tree = portal / "build/portal/policies"
    before = {path: path.stat().st_mtime_ns for path in tree.rglob("*.md")}
    build(portal, date(2024, 9, 1))
    changed = {path.relative_to(tree).as_posix() for path, stamp in before.items() if path.stat().st_mtime_ns != stamp}
    assert "rules/index.md" in changed
    assert "new-rules/index.md" in changed
    assert "mediation-plan/index.md" not in changed


def test_the_manifest_says_the_day_on_which_a_status_changes(portal: Path) -> None:
    build(portal, DAY)
    manifest = (portal / "build/site/api/v1/manifest.json").read_text("utf-8")
    assert '"next_build_due": "2024-09-01T00:00+08:00"' in manifest


def test_the_status_on_the_card_of_another_document_follows_its_day_and_what_is_done_to_it(portal: Path) -> None:
    topic = "topics: [mediation]\n"
    write(portal, "rules", f"in_force_from: 2020-01-01\n{topic}")
    write(portal, "near", f"in_force_from: 2020-01-01\n{topic}")
    assert_as_from_nothing(portal, DAY)
    assert card(portal) == "in_force"
    write(portal, "new-rules", "in_force_from: 2024-09-01\nrelations:\n  - {rel: repeals, target: rules}\n")
    assert_as_from_nothing(portal, DAY)
    assert card(portal) == "in_force"
    assert_as_from_nothing(portal, date(2024, 9, 1))
    assert card(portal) == "repealed"


def card(portal: Path) -> str:
    """The status on the card of the rules on the page of a document near them."""
    cards = page(portal, "near").split('<li class="card">')
    shown = next(each for each in cards if 'href="../rules/"' in each)
    return shown.partition("status status--")[2].partition('"')[0]


def test_portions_of_a_text_that_cannot_be_read_are_not_said_to_be_missing(portal: Path) -> None:
    write(portal, "rules.en", "", "**Article 9** One.")
    chinese = portal / "content/policies/rules.md"
    chinese.write_text(chinese.read_text("utf-8").replace("summary:", "sumary:"), "utf-8")
    write(portal, "new-rules", "in_force_from: 2024-09-01\nrelations:\n"
          "  - {rel: amends, target: rules, portions: [art_2]}\n")  # fmt: skip
    codes = {problem.kind.code for problem in build(portal, DAY).problems}
    assert "unknown-field" in codes
    assert "unknown-portion" not in codes
