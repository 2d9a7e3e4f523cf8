"""The page of a metric lists its files, and tells search engines of its data without letting anybody's words act."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

ROOT = "https://plainlaw.example/"
_START, _END = '<script type="application/ld+json">', "</script>"
_TEXT = {"type": "string", "minLength": 1}
_ADDRESS = {"type": "string", "pattern": "^https?://"}
# what search engines ask of a Dataset; schema.org itself has no schema of this kind
_DATASET = {
    "type": "object",
    "required": ["@context", "@type", "name", "description", "url", "license", "creator", "distribution"],
    "properties": {
        "@context": {"const": "https://schema.org/"},
        "@type": {"const": "Dataset"},
        "name": _TEXT, "description": _TEXT, "url": _ADDRESS, "license": _ADDRESS,
        "creator": {"required": ["@type", "name"], "properties": {"name": _TEXT}},
        "temporalCoverage": {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "dateModified": {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "variableMeasured": {"required": ["@type", "name", "unitText"]},
        "distribution": {
            "type": "array", "minItems": 6,
            "items": {
                "required": ["contentUrl", "encodingFormat", "contentSize"],
                "properties": {"@type": {"const": "DataDownload"}, "contentUrl": _ADDRESS,
                               "contentSize": {"pattern": "^[0-9]+ B$"}},
            },
        },
    },
}  # fmt: skip


def _page(awkward: Path, lang: str, metric: str) -> str:
    return (awkward / "build" / "site" / lang / "metrics" / metric / "index.html").read_text("utf-8")


def _record(page: str) -> dict[str, Any]:
    _, _, rest = page.partition(_START)
    text, end, _ = rest.partition(_END)
    assert end
    assert not set("<>&'") & set(text)
    record: dict[str, Any] = json.loads(text)
    return record


@pytest.mark.parametrize("lang", ["", "en"])
@pytest.mark.parametrize("metric", ["matters", "help_rate", "visits"])
def test_the_record_is_what_search_engines_ask_for(lang: str, metric: str, awkward: Path) -> None:
    record = _record(_page(awkward, lang, metric))
    judge = Draft202012Validator(_DATASET)
    assert not list(judge.iter_errors(record))
    for name in _DATASET["required"]:
        assert not judge.is_valid({key: value for key, value in record.items() if key != name})
    assert not judge.is_valid({**record, "distribution": [{"@type": "DataDownload"}] * 6})
    for each in record["distribution"]:
        file = awkward / "build" / "site" / each["contentUrl"].removeprefix(ROOT)
        assert each["contentSize"] == f"{file.stat().st_size} B"
    assert record["inLanguage"] == (lang or "zh-Hans")


def test_words_of_an_editor_do_not_end_the_record(awkward: Path) -> None:
    page = _page(awkward, "en", "matters")
    record = _record(page)
    assert record["description"].startswith('Matters "in" the month, </script> & others.')
    assert page.partition(_START)[2].count("</script> &") == 0


def test_other_pages_have_no_record(awkward: Path) -> None:
    assert _START not in (awkward / "build" / "site" / "index.html").read_text("utf-8")


def test_the_page_lists_each_format_with_its_size(awkward: Path) -> None:
    for lang, up in (("", "../../"), ("en", "../../../")):
        page = _page(awkward, lang, "help_rate")
        tag = lang or "zh-Hans"
        for name in ("csv", "excel.csv", f"{tag}.xlsx", f"{tag}.json-stat.json", "sdmx.csv", f"{tag}.datapackage.json"):
            assert f'href="{up}downloads/metrics/help_rate.{name}" download' in page, name
        other = "en" if lang == "" else "zh-Hans"
        assert f"help_rate.{other}.xlsx" not in page.partition('class="downloads"')[2].partition("</ul>")[0]
        assert page.count('class="downloads__size"') == 8
        assert " kB</span>" in page
