"""Pages of policy documents tell programs what they are in the words of schema.org Legislation."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

ROOT = "https://plainlaw.example/"
_START, _END = '<script type="application/ld+json">', "</script>"
_TEXT = {"type": "string", "minLength": 1}
_DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_OTHER = {
    "type": "object", "required": ["@type", "@id", "name"], "additionalProperties": False,
    "properties": {"@type": {"const": "Legislation"}, "@id": {"pattern": "^https://.*/#legislation$"}, "name": _TEXT,
                   "legislationDateVersion": _DAY},
}  # fmt: skip
_OTHERS = {"type": "array", "minItems": 1, "items": _OTHER}
# the properties of schema.org/Legislation and of its parents CreativeWork and Thing, with the types that they expect
_LEGISLATION = {
    "type": "object",
    "required": ["@context", "@type", "@id", "name", "url", "inLanguage"],
    "additionalProperties": False,
    "properties": {
        "@context": {"const": "https://schema.org/"},
        "@type": {"const": "Legislation"},
        "@id": _OTHER["properties"]["@id"],
        "name": _TEXT,
        "description": _TEXT,
        "url": {"pattern": "^https://.*/$"},
        "inLanguage": {"enum": ["zh-Hans", "en"]},
        "identifier": _TEXT,
        "legislationIdentifier": _TEXT,
        "legislationType": _TEXT,
        "legislationPassedBy": {"type": "array", "items": {"required": ["@type", "name"]}},
        "legislationJurisdiction": {"required": ["@type", "name", "identifier"]},
        "legislationDate": _DAY,
        "datePublished": _DAY,
        "legislationDateVersion": _DAY,
        "legislationLegalForce": {"pattern": "^https://schema.org/(InForce|NotInForce|PartiallyInForce)$"},
        "legislationChanges": _OTHERS,
        "legislationConsolidates": _OTHERS,
        "workExample": _OTHERS,
        "exampleOfWork": _OTHER,
        "encoding": {
            "type": "array",
            "minItems": 1,
            "items": {
                "required": ["@type", "encodingFormat", "contentUrl"],
                "properties": {"@type": {"const": "LegislationObject"}, "contentUrl": {"pattern": "^https://"}},
            },
        },
        "associatedMedia": {
            "type": "array",
            "minItems": 1,
            "items": {
                "required": ["@type", "name", "encodingFormat", "contentUrl"],
                "properties": {"@type": {"const": "MediaObject"}, "contentUrl": {"pattern": "^https://"}},
            },
        },
    },
}


def _record(page: Path) -> dict[str, Any]:
    html = page.read_text(encoding="utf-8")
    _, start, rest = html.partition(_START)
    text, end, _ = rest.partition(_END)
    assert start and end
    assert not set("<>&'") & set(text)
    record: dict[str, Any] = json.loads(text)
    return record


def _pages(built: Path) -> Iterator[Path]:
    for folder in (built / "policies", built / "en/policies"):
        for page in sorted(folder.rglob("index.html")):
            steps = page.parent.relative_to(folder).parts
            is_text = len(steps) == 2 and re.fullmatch(r"\d{4}-\d{2}-\d{2}", steps[1])
            moved = "http-equiv" in page.read_text(encoding="utf-8")
            if (len(steps) == 1 or is_text) and not moved:
                yield page


def test_every_policy_and_every_text_of_one_says_what_it_is(built: Path) -> None:
    judge = Draft202012Validator(_LEGISLATION)
    pages = list(_pages(built))
    assert len(pages) > 40
    for page in pages:
        record = _record(page)
        assert [error.message for error in judge.iter_errors(record)] == [], page
        assert record["url"] == ROOT + page.parent.relative_to(built).as_posix() + "/"


@pytest.mark.parametrize(
    "broken",
    [
        {"legislationDate": "2024年1月"}, {"legislationLegalForce": "in_force"}, {"status": "InForce"},
        {"@type": "Dataset"}, {"legislationChanges": ["grid-service-opinion-2018"]}, {"workExample": []},
    ],
)  # fmt: skip
def test_a_broken_record_does_not_pass(built: Path, broken: dict[str, Any]) -> None:
    judge = Draft202012Validator(_LEGISLATION)
    record = _record(built / "policies/grid-service-opinion/index.html")
    assert judge.is_valid(record) and not judge.is_valid(record | broken)


def test_relations_texts_and_force(built: Path) -> None:
    record = _record(built / "policies/grid-service-opinion/index.html")
    assert [each["@id"] for each in record["legislationChanges"]] == [
        f"{ROOT}policies/grid-service-opinion-2018/#legislation"
    ]
    assert (record["legislationIdentifier"], record["legislationDate"]) == ("云示政办发〔2023〕15号", "2023-05-18")
    assert record["legislationLegalForce"] == "https://schema.org/InForce"
    old = _record(built / "policies/grid-service-opinion-2018/index.html")
    assert old["legislationLegalForce"] == "https://schema.org/NotInForce"
    assert not {"legislationDate", "legislationIdentifier", "legislationDateVersion"} & old.keys()


def test_a_consolidated_text_names_its_amendments_and_its_document(built: Path) -> None:
    # one whose last text is in force already, so that its first is not any more
    main = built / "policies/village-meeting-rules/index.html"
    record = _record(main)
    days = [each["legislationDateVersion"] for each in record["workExample"]]
    assert len(days) > 1 and days == sorted(days) and record["legislationDateVersion"] in days
    first = _record(main.parent / days[0] / "index.html")
    assert first["exampleOfWork"]["@id"] == record["@id"] and "legislationConsolidates" not in first
    assert first["legislationLegalForce"] == "https://schema.org/NotInForce"
    last = _record(main.parent / days[-1] / "index.html")
    assert last["legislationConsolidates"] == record["legislationConsolidates"]
