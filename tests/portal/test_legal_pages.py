"""Legal documents of the built sample: status, texts, relations and comparisons, as readers and programs see them."""

import json
from pathlib import Path
from typing import Any

import pytest

STATUSES = {
    "village-meeting-rules": "amended",
    "legal-aid-convenience-measures": "partly_repealed",
    "mediation-records-rules": "not_yet_in_force",
    "grid-allowance-draft": "consultation",
    "village-meeting-draft-2024": "consultation",
    "grid-service-opinion-2018": "repealed",
    "constitution-education-notice": "expired",
    "grid-service-opinion": "in_force",
    "key-persons-plan": "unknown",
}


def record(built: Path, key: str, lang: str = "zh-Hans") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((built / f"api/v1/{lang}/policies/{key}.json").read_text(encoding="utf-8"))[
        "data"
    ]
    return found


def text(built: Path, path: str) -> str:
    return (built / path / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("key", "status"), STATUSES.items())
def test_every_status_is_shown_by_a_document_of_the_sample(built: Path, key: str, status: str) -> None:
    assert record(built, key)["legal"]["status"]["value"] == status


def test_the_index_of_the_api_says_the_status_of_each_document(built: Path) -> None:
    index = json.loads((built / "api/v1/en/policies/index.json").read_text(encoding="utf-8"))["data"]
    assert {entry["key"]: entry["status"] for entry in index}.items() >= {
        "village-meeting-rules": "amended", "mediation-records-rules": "not_yet_in_force",
    }.items()  # fmt: skip


def test_lists_say_the_status(built: Path) -> None:
    assert '<span class="status status--consultation">征求意见稿</span>' in text(built, "policies")
    assert '<span class="status status--not_yet_in_force">Not yet in force</span>' in text(built, "en/policies")


def test_a_relation_is_shown_on_both_sides(built: Path) -> None:
    effect = {"source": "grid-service-opinion", "relation": "repeals", "target": "grid-service-opinion-2018",
              "effective": "2023-06-01", "portions": []}  # fmt: skip
    for key in ("grid-service-opinion", "grid-service-opinion-2018"):
        assert effect in record(built, key)["legal"]["relations"]
    # the Chinese file alone declares it; the page of its translation shows it as well
    assert effect in record(built, "grid-service-opinion", "en")["legal"]["relations"]
    timeline = text(built, "en/policies/grid-service-opinion").partition('<ol class="timeline">')[2]
    assert "Repeals " in timeline


def test_versions_have_addresses_and_follow_one_another(built: Path) -> None:
    versions = record(built, "village-meeting-rules", "en")["legal"]["versions"]
    assert [(each["date"], each["until"], each["current"]) for each in versions] == [
        ("2019-05-01", "2022-08-31", False), ("2022-09-01", "2024-06-30", False), ("2024-07-01", None, True),
    ]  # fmt: skip
    for version in versions:
        path = version["url"].removeprefix("https://plainlaw.example/")
        assert (built / path / "index.html").is_file()


def test_an_earlier_text_says_so_and_leads_to_the_one_of_today(built: Path) -> None:
    page = text(built, "policies/village-meeting-rules/2019-05-01")
    assert "签到表由村民委员会保存两年" in page
    assert "不是现行文本" in page
    assert 'href="../">云岭示例县村级议事协商办法</a>' in page
    assert "签到表由村民委员会保存两年" not in text(built, "policies/village-meeting-rules")


def test_the_dated_address_of_the_text_in_force_says_where_it_stays(built: Path) -> None:
    page = text(built, "policies/village-meeting-rules/2024-07-01")
    assert '<link rel="canonical" href="https://plainlaw.example/policies/village-meeting-rules/">' in page


def test_a_comparison_goes_by_articles(built: Path) -> None:
    page = text(built, "en/policies/village-meeting-rules/2022-09-01--2024-07-01")
    for words in ("<del>twenty</del><ins>ten</ins>", "other number, same words", "unchanged", "(before: "):
        assert words in page
    # 8 articles became 9: one is new, none is gone
    assert page.count('changes__fate--new"') == 1
    assert page.count('changes__fate--dropped"') == 0
    assert (built / "policies/village-meeting-rules/2019-05-01--2024-07-01/index.html").is_file()


def test_the_parts_of_a_number_are_told_apart(built: Path) -> None:
    numbers = record(built, "village-meeting-rules")["legal"]["numbers"]
    assert numbers["document_number"] == {"form": "document", "code": "云示政法发", "year": 2019, "sequence": 4}
    assert numbers["normative_number"] == {"form": "register", "code": "YLXGS", "year": 2019, "sequence": 4}
