"""The sample portal as records: what a reader sees can be found, and every part leads to a place on its page."""

import json
import re
from pathlib import Path

import pytest

from plainlaw.resolve import ResolvedSite
from plainlaw.search.record import Record
from plainlaw.search.records import plan, records_of, shard


@pytest.fixture(scope="module")
def records(resolved: ResolvedSite) -> dict[str, Record]:
    planned = plan(resolved)
    shards = [shard(key, planned, resolved, records_of(key, planned, resolved, {})) for key in planned.documents]
    return {record.url: record for each in shards for record in each.records}


def _text(record: Record) -> str:
    return "\n".join(part.text for part in record.passages)


def test_every_document_metric_and_place_is_there(records: dict[str, Record], resolved: ResolvedSite) -> None:
    site = resolved.site
    expected = {resolved.addresses.of(entry).path for entry in site.documents if not entry.parent}
    expected |= {resolved.addresses.metric(tag, metric).path for tag in site.portal.tags for metric in site.metrics}
    assert expected <= set(records)
    rest = set(records) - expected
    assert all(re.fullmatch(r"(en/)?regions/\d+/", url) for url in rest)
    assert f"regions/{site.portal.region}/" in rest


def test_figures_are_found_as_they_are_shown(records: dict[str, Record]) -> None:
    assert "2,406" in _text(records["bulletins/2024-h1/"])
    assert "97.7%" in _text(records["en/bulletins/2024-h1/"])


def test_a_term_a_metric_and_a_guide_say_what_they_are(records: dict[str, Record], resolved: ResolvedSite) -> None:
    metric = resolved.site.metrics["disputes_screened"]
    assert records["metrics/disputes_screened/"].title == metric.name.get("zh-Hans")
    assert metric.definition.get("en") in _text(records["en/metrics/disputes_screened/"])
    entry = resolved.site.documents.get("guides", "people-mediation", "zh-Hans")
    assert entry is not None
    guide = entry.fields
    assert records["guides/people-mediation/"].title == guide.heading()
    assert guide.summary in _text(records["guides/people-mediation/"])
    assert records["guides/people-mediation/"].weight > records["policies/mediation-mechanism/"].weight
    assert records["terms/peoples-mediation/"].section == "terms"


def test_no_markup_is_left(records: dict[str, Record]) -> None:
    for record in records.values():
        assert not re.search(r"</?\w+[ >]|\]\(|\*\*|&amp;|^#", _text(record), re.MULTILINE), record.url


def test_every_part_leads_to_its_heading_on_the_built_page(records: dict[str, Record], built: Path) -> None:
    for record in records.values():
        html = (built / record.url / "index.html").read_text(encoding="utf-8")
        for part in record.passages:
            assert not part.anchor or f' id="{part.anchor}"' in html, (record.url, part.anchor)


def test_the_tree_holds_one_list_and_every_file_that_it_names(built: Path) -> None:
    folder = built / "search"
    languages = json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))["languages"]
    assert {"zh-hans", "en"} <= set(languages)
    for each in languages.values():
        assert (folder / f"pagefind.{each['hash']}.pf_meta").is_file()
        assert (folder / each.get("facets", "index.html")).is_file()
        assert (folder / f"wasm.{each.get('wasm') or 'unknown'}.pagefind").is_file()
    assert not (folder / "search_index.json").exists()
    assert not list(folder.glob("*ui*"))
