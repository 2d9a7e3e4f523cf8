"""A file of a document is published with it, changes with it, and leaves the site with it."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from freshness.test_legal_documents import DAY, assert_as_from_nothing, page, write
from plainlaw.build import build
from portals import commit_all
from sites.cases import good_site

_NAMED = "in_force_from: 2020-01-01\nattachments:\n  - {file: form.csv, title: 申请表 & 说明}\n"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    portal = good_site(tmp_path / "portal")
    write(portal, "rules", _NAMED)
    file(portal, "材料,份数\n申请表,1\n")
    commit_all(portal, "A policy with a file")
    return portal


def file(portal: Path, content: str) -> str:
    """Write the file; its digest."""
    path = portal / "content/policies/rules/form.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, "utf-8")
    return hashlib.sha256(content.encode()).hexdigest()


def record(portal: Path) -> list[dict[str, object]]:
    said = json.loads((portal / "build/site/api/v1/zh-Hans/policies/rules.json").read_text("utf-8"))
    found: list[dict[str, object]] = said["data"]["attachments"]
    return found


def test_a_changed_file_makes_its_page_and_its_records_anew(portal: Path) -> None:
    assert_as_from_nothing(portal, DAY)
    content = "材料,份数\n申请表,2\n"
    digest = file(portal, content)
    assert_as_from_nothing(portal, DAY)
    assert (portal / "build/site/policies/rules/form.csv").read_text("utf-8") == content
    assert digest in page(portal, "rules")
    assert "申请表 &amp; 说明" in page(portal, "rules")
    assert [each["sha256"] for each in record(portal)] == [digest]
    assert record(portal)[0]["size"] == len(content.encode())
    assert str(record(portal)[0]["url"]).endswith("/policies/rules/form.csv")
    catalogue = (portal / "build/site/api/v1/zh-Hans/disclosure/index.json").read_text("utf-8")
    assert digest in catalogue
    legal = next((portal / "build/site/downloads/policies/rules").glob("*.xml")).read_text("utf-8")
    assert "policies/rules/form.csv" in legal


def test_a_file_that_no_header_names_any_more_leaves_the_site(portal: Path) -> None:
    assert_as_from_nothing(portal, DAY)
    write(portal, "rules", "in_force_from: 2020-01-01\n")
    assert_as_from_nothing(portal, DAY)
    assert not (portal / "build/site/policies/rules/form.csv").exists()
    loaded = build(portal, DAY)
    assert [(each.place.file, each.is_error) for each in loaded.problems if each.kind.code == "attachment-unnamed"] == [
        ("content/policies/rules/form.csv", False)
    ]
    (portal / "content/policies/rules/form.csv").unlink()
    assert_as_from_nothing(portal, DAY)


def test_a_file_that_is_taken_away_is_missed_and_the_site_stays(portal: Path) -> None:
    assert_as_from_nothing(portal, DAY)
    (portal / "content/policies/rules/form.csv").unlink()
    loaded = build(portal, DAY)
    missing = [each.place for each in loaded.problems if each.kind.code == "attachment-missing"]
    assert [(place.file, place.line) for place in missing] == [("content/policies/rules.md", 8)]
    assert (portal / "build/site/policies/rules/form.csv").exists()
    file(portal, "材料,份数\n申请表,1\n")
    assert_as_from_nothing(portal, DAY)


def test_languages_that_name_one_file_lead_to_one_address(portal: Path) -> None:
    assert_as_from_nothing(portal, DAY)
    write(portal, "rules.en", "attachments:\n  - {file: form.csv, title: Application form}\n")
    (portal / "content/policies/rules.en.md").write_text(
        (portal / "content/policies/rules.en.md").read_text("utf-8").replace("rules.en", "Rules"), "utf-8"
    )
    assert_as_from_nothing(portal, DAY)
    assert not (portal / "build/site/en/policies/rules/form.csv").exists()
    assert "../../../policies/rules/form.csv" in page(portal, "../en/policies/rules")
    # the first language names it no longer: the second one publishes it
    write(portal, "rules", "in_force_from: 2020-01-01\n")
    assert_as_from_nothing(portal, DAY)
    assert (portal / "build/site/en/policies/rules/form.csv").exists()
    assert not (portal / "build/site/policies/rules/form.csv").exists()


def test_nothing_of_a_file_is_public_before_the_minute_of_its_release(portal: Path) -> None:
    (portal / "stats/releases.yml").write_text(
        "- id: rules\n  title: {zh-Hans: 新规, en: New rules}\n  at: 2024-09-02 10:00\n  state: confirmed\n"
        "  dataset: received\n  period: 2024-Q3\n",
        "utf-8",
    )
    write(portal, "rules", f"{_NAMED}embargo: rules\n")
    digest = file(portal, "材料,份数\n申请表,9\n")
    loaded = build(portal, DAY)
    assert not [each for each in loaded.problems if each.place.file.startswith("content/policies/rules")]
    assert loaded.site is not None, [str(problem) for problem in loaded.problems]
    files = [path for path in (portal / "build/site").rglob("*") if path.is_file()]
    assert not [path for path in files if b"form.csv" in path.read_bytes() or digest.encode() in path.read_bytes()]
    assert not list((portal / "build").glob("*/policies/rules/form.csv"))
    assert_as_from_nothing(portal, date(2024, 9, 3))
    assert (portal / "build/site/policies/rules/form.csv").exists()
