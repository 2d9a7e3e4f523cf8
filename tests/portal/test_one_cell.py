"""One cell of one return is changed: sentence, table, chart, its words and provenance change together, and nothing that
does not rest on the cell changes at all.
"""

import csv
import gzip
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest
from html_tree import Element, read_html
from records import number, read_anchor, read_record

from plainlaw.build import build
from portals import commit_all, git

SAMPLE_DAY = date(2025, 1, 26)
RETURN, TOWNSHIP, COUNTY, MORE = "stats/disputes/2024-06.csv", "990124100", "990124", 60
CELL = "云麓镇,婚姻家庭,排查矛盾纠纷,"
# What rests on the cell: its metric and the rates that count it; a record of the other metric names the file's version.
COUNT, RATES, NEIGHBOUR = "disputes_screened", ("dispute_resolution_rate", "disputes_per_1000"), "disputes_resolved"
PLACES = {TOWNSHIP, COUNTY}
PERIODS = {"2024-06", "2024-Q2", "2024-H1", "2024"}
LANGUAGES = {"zh-Hans": "", "en": "en/"}
# Small lines beside key figures show earlier half-years, which no link names.
SPARKLINES = {
    f"{prefix}{page}index.html"
    for prefix in LANGUAGES.values()
    for page in ("", "regions/990124/", "regions/990124100/")
}


@dataclass(frozen=True)
class TwoSites:
    """The built sample, and the same portal with one cell changed."""

    before: Path
    after: Path
    portal: Path

    @cached_property
    def changed(self) -> frozenset[str]:
        """The files of which the content differs or which only one of the sites has."""
        files = {site: {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
                 for site in (self.before, self.after)}  # fmt: skip
        both = files[self.before] & files[self.after]
        differ = {name for name in both if (self.before / name).read_bytes() != (self.after / name).read_bytes()}
        return frozenset(differ | (files[self.before] ^ files[self.after]))

    def pages(self, address: str) -> tuple[Element, Element]:
        """A page before and after."""
        before, after = (
            read_html((site / address / "index.html").read_text("utf-8")) for site in (self.before, self.after)
        )
        return before, after


@pytest.fixture(scope="module")
def sites(built: Path, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> TwoSites:
    portal = tmp_path_factory.mktemp("one-cell") / "portal"
    shutil.copytree(sample, portal, ignore=shutil.ignore_patterns("site"))
    path = portal / RETURN
    text = path.read_text(encoding="utf-8")
    changed, count = re.subn(rf"^({CELL})(\d+)", lambda m: f"{m[1]}{int(m[2]) + MORE}", text, flags=re.MULTILINE)
    assert count == 1
    path.write_text(changed, encoding="utf-8")
    commit_all(portal, "One cell")
    result = build(portal, SAMPLE_DAY)
    assert result.site is not None, result.problems
    return TwoSites(built, portal / "build" / "site", portal)


def _rests_on_cell(metric: str, anchor: str) -> bool:
    region, period, codes = read_anchor(anchor)
    return (
        metric in (COUNT, *RATES)
        and region in PLACES
        and period in PERIODS
        and codes in ({}, {"dispute_kind": "family"})
    )


def _figures(page: Element) -> Iterator[tuple[str, str]]:
    for link in page.all("a", "figure"):
        found = re.search(r"(?:^|/)(\w+)/#(figure-.+)$", link.get("href"))
        if found:
            yield found[1], found[2]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentence_changes_with_the_cell(lang: str, sites: TwoSites) -> None:
    before, after = sites.pages(f"{LANGUAGES[lang]}bulletins/2024-h1")
    sentence = {"zh-Hans": "排查矛盾纠纷{}件", "en": "registered {} disputes"}[lang]
    rate = {"zh-Hans": "调处成功率为{}%", "en": "Dispute resolution rate: {}%"}[lang]
    for page, count, share in ((before, 2462, "97.7"), (after, 2462 + MORE, "95.4")):
        text = page.by_id("main").text
        assert sentence.format(f"{count:,}") in text
        assert rate.format(share) in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_tables_change_with_the_cell(lang: str, sites: TwoSites) -> None:
    name = {"zh-Hans": ("婚姻家庭", "云麓镇", "2024年6月"), "en": ("Marriage and family", "Yunlu Town", "June 2024")}[
        lang
    ]
    before, after = sites.pages(f"{LANGUAGES[lang]}bulletins/2024-h1")
    rows = [
        [row.text for table in page.by_id("main").all("table") for row in table.all("tr")] for page in (before, after)
    ]
    assert len(rows[0]) == len(rows[1])
    changed = [(old, new) for old, new in zip(*rows, strict=True) if old != new]
    heads = {old[: len(head)] for old, _ in changed for head in (*name, "合计", "Total") if old.startswith(head)}
    assert heads == {*name, {"zh-Hans": "合计", "en": "Total"}[lang]}
    for page, more in ((before, 0), (after, MORE)):
        family = next(row for row in page.by_id("main").all("tr") if row.text.startswith(name[0]))
        assert number(family.all("td")[1 - len(family.all("th"))].text) == 450 + more


@pytest.mark.parametrize("lang", LANGUAGES)
def test_charts_and_their_words_change_with_the_cell(lang: str, sites: TwoSites) -> None:
    pages = sites.pages(f"{LANGUAGES[lang]}bulletins/2024-h1")
    shown = [[(image.get("src"), image.get("alt")) for image in page.by_id("main").all("img")] for page in pages]
    assert len(shown[0]) == len(shown[1]) == 4
    for (old, old_words), (new, new_words) in zip(*shown, strict=True):
        assert old != new
        assert old_words != new_words
        name = new.rpartition("/")[2]
        assert not (sites.before / "assets" / "charts" / name).exists()
        drawn = (sites.after / "assets" / "charts" / name).read_text(encoding="utf-8")
        assert drawn != (sites.before / "assets" / "charts" / old.rpartition("/")[2]).read_text(encoding="utf-8")
    assert "510" in shown[1][0][1]
    assert "510" not in shown[0][0][1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_provenance_changes_with_the_cell(lang: str, sites: TwoSites) -> None:
    pages = sites.pages(f"{LANGUAGES[lang]}metrics/{COUNT}")
    before, after = (read_record(page.by_id(f"figure-{COUNTY}-2024-H1")) for page in pages)
    assert after.value == before.value + MORE
    commit = git(sites.portal, "rev-parse", "HEAD").strip()
    for old, new in zip(before.cells, after.cells, strict=True):
        assert (old.file, old.rows) == (new.file, new.rows)
        if new.file == RETURN:
            assert new.subtotal == old.subtotal + MORE
            assert commit.startswith(new.commit)
        else:
            assert (old.subtotal, old.commit) == (new.subtotal, new.commit)


def test_exactly_the_records_that_rest_on_the_cell_change(sites: TwoSites) -> None:
    for metric in (COUNT, *RATES):
        before, after = sites.pages(f"metrics/{metric}")
        old, new = ({e.get("id"): read_record(e) for e in page.all("article", "record")} for page in (before, after))
        assert old.keys() == new.keys()
        moved = {anchor for anchor in old if old[anchor].value != new[anchor].value}
        assert moved == {anchor for anchor in old if _rests_on_cell(metric, anchor)}


def test_exactly_the_pages_that_show_it_change(sites: TwoSites) -> None:
    pages = {path.relative_to(sites.before).as_posix() for path in sites.before.rglob("*.html")}
    of_metrics = {f"{prefix}metrics/{metric}/index.html" for prefix in LANGUAGES.values()
                  for metric in (COUNT, *RATES, NEIGHBOUR)}  # fmt: skip
    showing = {
        path
        for path in pages - of_metrics
        if any(_rests_on_cell(*figure) for figure in _figures(read_html((sites.before / path).read_text("utf-8"))))
    }
    changed = {path for path in sites.changed if path.endswith(".html")}
    assert "bulletins/2024-h1/index.html" in showing
    assert "en/bulletins/2024-annual/index.html" in showing
    assert changed - SPARKLINES == (showing | of_metrics) - SPARKLINES
    assert {"index.html", "en/index.html"} <= changed


def test_exactly_the_data_that_rest_on_it_change(sites: TwoSites) -> None:
    data = {path for path in sites.changed if path.startswith(("api/", "downloads/"))}
    documents = {path for path in data if re.search(r"/(bulletins|practices|campaigns|pages|guides)/", path)}
    # an index holds the checksums of its records
    indexes = {path for path in documents if path.endswith("/index.json")}
    documents -= indexes
    releases = {path for path in documents if path.startswith("downloads/")}
    documents -= releases
    expected = {"api/v1/manifest.json", RETURN.replace("stats/", "downloads/returns/")}
    expected |= {"downloads/catalogue.jsonld"}
    # what describes the columns stays; whatever holds values, or their checksum, changes
    expected |= {
        path.relative_to(sites.before).as_posix()
        for metric in (COUNT, *RATES)
        for path in (sites.before / "downloads" / "metrics").glob(f"{metric}.*")
        if not path.name.endswith(".csv-metadata.json")
    }
    expected |= {f"api/v1/{lang}/series/{metric}.json" for lang in LANGUAGES for metric in (COUNT, *RATES)}
    assert data - documents - indexes - releases == expected
    assert indexes == {f"{path.rpartition('/')[0]}/index.json" for path in documents}
    resting = set()
    for path in sorted((sites.before / "api" / "v1").glob("*/*/*.json")):
        found = json.loads(path.read_text(encoding="utf-8"))["data"]
        figures = found.get("figures", []) if isinstance(found, dict) else []
        if any(_rests_on_cell(f["metric"], f["provenance"].partition("#")[2]) for f in figures):
            resting.add(path.relative_to(sites.before).as_posix())
    assert documents == resting
    # the figures of a bulletin are also files of their own
    cited = {path.rpartition("/")[2].removesuffix(".json") for path in resting if "/bulletins/" in path}
    assert releases
    assert {path.rpartition("/")[2].partition(".")[0] for path in releases} <= cited


def test_only_rows_that_rest_on_it_change_in_downloads(sites: TwoSites) -> None:
    for metric, period in ((COUNT, "2024-06"), (RATES[0], "2024-06"), (RATES[1], "2024")):
        old, new = (_rows(site / f"downloads/metrics/{metric}.csv") for site in (sites.before, sites.after))
        rows = [dict(row) for row in old - new]
        assert {(row["region"], row["period"]) for row in rows} == {(place, period) for place in PLACES}
        assert {row.get("dispute_kind", "_T") for row in rows} <= {"_T", "family"}


def _rows(file: Path) -> set[tuple[tuple[str, str], ...]]:
    return {tuple(row.items()) for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines())}


def test_search_forgets_nothing_and_the_map_stays(sites: TwoSites) -> None:
    assert not {path for path in sites.changed if path.startswith("sitemap")}
    entries = []
    for site in (sites.before, sites.after):
        kept = (gzip.decompress(path.read_bytes()) for path in (site / "search" / "fragment").iterdir())
        entries.append({entry["url"]: entry for entry in (json.loads(text[text.index(b"{") :]) for text in kept)})
    assert entries[0].keys() == entries[1].keys()
    moved = {url for url in entries[0] if entries[0][url] != entries[1][url]}
    pages = {path.removesuffix("index.html") for path in sites.changed if path.endswith(".html")}
    assert moved
    assert moved <= pages


def test_nothing_else_changes(sites: TwoSites) -> None:
    rest = {path for path in sites.changed if not path.endswith(".html")}
    rest = {path for path in rest if not path.startswith(("api/", "downloads/", "assets/charts/", "search/"))}
    assert not rest
    for folder in ("guides", "terms", "policies"):
        assert not {path for path in sites.changed if path.removeprefix("en/").startswith(f"{folder}/")}
    charts = {path for path in sites.changed if path.startswith("assets/charts/")}
    gone = {path for path in charts if (sites.before / path).exists()}
    assert gone
    assert len(gone) == len(charts - gone)
