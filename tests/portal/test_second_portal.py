"""A second portal, from other people's returns and metadata in another language, address and calendar, builds whole."""

import csv
import json
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest
from html_tree import Element, read_html
from jsonschema import Draft202012Validator, FormatChecker
from programs import plainlaw
from records import number
from sdg_portal import REGION, URL, Indicator, period, sdg_portal
from site_crawl import broken_links, crawl

from portals import shared_data


class Second(NamedTuple):
    indicators: list[Indicator]
    site: Path

    @property
    def reported(self) -> list[Indicator]:
        return [indicator for indicator in self.indicators if indicator.rows]

    def page(self, address: str) -> Element:
        return read_html((self.site / address / "index.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Second:
    portal = tmp_path_factory.mktemp("second") / "portal"
    indicators = sdg_portal(shared_data("sdg-uk"), portal)
    done = plainlaw(portal, "build", "--lang", "en")
    assert done.exit_code == 0, done.stderr
    assert not done.stderr
    return Second(indicators, portal / "build" / "site")


def _shown(value: str, decimals: int) -> str:
    return f"{Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,}"


def test_years_of_the_source_are_periods() -> None:
    assert period("2019") == "2019"
    assert period("2011/12") == "2011-04--2012-03"
    assert period("1999/00") == "1999-04--2000-03"
    assert period("2007/08 to 2008/09") == "2007-04--2009-03"
    assert period("17 May to 11 June 2023") is None


def test_enough_indicators_have_data_and_some_have_none(second: Second) -> None:
    assert len(second.reported) >= 15
    assert len(second.indicators) - len(second.reported) >= 10
    periods = {years for indicator in second.reported for years, _, _ in indicator.rows}
    assert {len(years) for years in periods} == {len("2019"), len("2011-04--2012-03")}


def test_every_metric_has_a_page_with_its_last_figure(second: Second) -> None:
    for indicator in second.reported:
        years, _, value = indicator.rows[-1]
        page = second.page(f"metrics/{indicator.metric}")
        decimals = 0 if indicator.is_count else 1 if indicator.unit.startswith("Percentage") else 2
        link = page.one("p", "latest__value").one("a", "figure")
        assert link.text.startswith(_shown(value, decimals)), indicator.number
        record = page.by_id(link.get("href").removeprefix("#"))
        assert record.get("id") == f"figure-{REGION}-{years}"
        assert number(record.one("span", "record__value").text) == Fraction(_shown(value, decimals).replace(",", ""))
        file, rows = (cell.text for cell in record.one("tbody").all("td")[:2])
        assert file == f"stats/sdg-{indicator.number}/headline.csv"
        assert int(rows) == len(indicator.rows) + 1


def test_every_metric_with_several_years_has_a_chart(second: Second) -> None:
    drawn = 0
    for indicator in second.reported:
        images = second.page(f"metrics/{indicator.metric}").by_id("main").all("img")
        assert bool(images) == (len(indicator.rows) > 1), indicator.number
        for image in images:
            drawn += 1
            assert (second.site / "assets" / "charts" / image.get("src").rpartition("/")[2]).is_file()
            assert indicator.title in image.get("alt")
    assert drawn >= 30


def test_a_year_without_a_figure_is_not_passed_over(second: Second) -> None:
    reported = [years for years, _, _ in next(i for i in second.reported if i.number == "16-3-1").rows]
    assert "2020-04--2021-03" not in reported
    tables = second.page("pages/indicator-16-3-1").by_id("main").all("tbody")
    rows = [row.text for row in tables[0].all("tr")]
    assert len(rows) == 21
    assert len(rows) > len(reported)
    gap = next(row for row in rows if "April 2020" in row)
    assert not any(sign.isdigit() for sign in gap.removeprefix("April 2020 to March 2021"))


def test_a_sentence_joins_words_and_figures(second: Second) -> None:
    text = second.page("pages/indicator-16-3-1").by_id("main").text
    assert "43.4% (April 2022 to March 2023)" in text


def test_indicators_without_data_are_pages_that_say_so(second: Second) -> None:
    listed = {path.parent.name for path in (second.site / "pages").glob("*/index.html")}
    for indicator in second.indicators:
        assert f"indicator-{indicator.number}" in listed
        text = second.page(f"pages/indicator-{indicator.number}").by_id("main").text
        assert ("There are no headline figures" in text) == (not indicator.rows)
        assert (second.site / "metrics" / indicator.metric).exists() == bool(indicator.rows)


def test_the_api_holds_every_figure_exactly(second: Second) -> None:
    for indicator in second.reported:
        text = (second.site / f"api/v1/en/series/{indicator.metric}.json").read_text(encoding="utf-8")
        observations = {o["period"]: Fraction(o["value"]) for o in json.loads(text)["data"]["observations"]}
        assert observations.keys() == {years for years, _, _ in indicator.rows}
        for years, _, value in indicator.rows:
            assert abs(observations[years] - Fraction(value)) <= Fraction(1, 2_000_000)
        download = (second.site / f"downloads/metrics/{indicator.metric}.csv").read_text(encoding="utf-8")
        rows = list(csv.DictReader(download.splitlines()))
        # what is missing has a row that says so
        there = [row for row in rows if row["status"] == "A"]
        assert {(row["period"], Fraction(row["value"])) for row in there} == set(observations.items())
        assert not any(row["value"] for row in rows if row["status"] != "A")
        assert "notice" not in rows[0]


def test_every_record_of_the_api_is_valid(second: Second) -> None:
    api = second.site / "api" / "v1"
    judge = Draft202012Validator(
        json.loads((api / "schemas/pages.json").read_text("utf-8")), format_checker=FormatChecker()
    )
    records = [path for path in (api / "en" / "pages").glob("*.json") if path.name != "index.json"]
    assert len(records) == len(second.indicators) + 1
    for path in records:
        record = json.loads(path.read_text(encoding="utf-8"))
        assert not list(judge.iter_errors(record["data"])), path.name
        assert record["data"]["notice"] is None
        assert record["data"]["url"].startswith(URL)


def test_every_page_holds_together_below_an_address_with_a_path(second: Second) -> None:
    pages = crawl(second.site)
    broken = broken_links(second.site, pages, URL)
    assert len(pages) > 70
    assert not broken, broken[:20]
    for path, page in pages.items():
        assert page.lang == "en", path
        assert len(page.headings) == 1, path
        assert not page.notices, path
        assert page.canonical == (() if path == "404.html" else (URL + page.address,)), path
        assert set(page.alternates) <= {"en", "x-default"}, path
