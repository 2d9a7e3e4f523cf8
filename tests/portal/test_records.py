"""Every provenance record of some metrics, against the returns themselves: the right files, lines, sums and values.

The metrics cover a tidy return with categories, a stock, and wide returns by code, by name and of the county alone.
"""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from html_tree import Element
from records import Record, Returns, number, read_anchor, read_record

ReadPage = Callable[[str], Element]
COUNTS = ("disputes_screened", "petition_backlog_resolved", "centre_visits", "criminal_cases", "consultations")
RATES = {
    "dispute_resolution_rate": ("disputes_resolved", "disputes_screened", 100),
    "telecom_fraud_share": ("telecom_fraud_cases", "criminal_cases", 100),
    "disputes_per_1000": ("disputes_screened", "residents", 1000),
}


def _records(page: Element) -> list[Record]:
    return [read_record(element) for element in page.all("article", "record")]


def _values(page: Element) -> dict[str, Fraction]:
    return {element.get("id"): read_record(element).value for element in page.all("article", "record")}


@pytest.mark.parametrize("lang", ["", "en/"])
@pytest.mark.parametrize("metric", COUNTS)
def test_records_of_counts_agree_with_the_returns(metric: str, lang: str, page_of: ReadPage, sample: Path) -> None:
    returns = Returns(sample, metric)
    records = _records(page_of(f"{lang}metrics/{metric}"))
    assert len(records) > 20
    for record in records:
        expected = returns.expected(record.region, record.period, record.codes)
        assert {cells.file: set(cells.rows) for cells in record.cells} == {
            file: set(lines) for file, lines in expected.items()
        }
        for cells in record.cells:
            assert cells.subtotal == sum(expected[cells.file].values())
        assert record.value == sum(cells.subtotal for cells in record.cells)


@pytest.mark.parametrize("metric", RATES)
def test_records_of_rates_divide_the_records_that_they_name(metric: str, page_of: ReadPage) -> None:
    over, under, per = RATES[metric]
    values = {part: _values(page_of(f"metrics/{part}")) for part in (over, under)}
    records = _records(page_of(f"metrics/{metric}"))
    assert len(records) > 10
    for record in records:
        parts = [href.partition("#")[2] for href in record.parts]
        assert [read_anchor(part)[:2] for part in parts] == [(record.region, record.period)] * 2
        exact = values[over][parts[0]] / values[under][parts[1]] * per
        shown = (Decimal(exact.numerator) / exact.denominator).quantize(Decimal("0.1"), ROUND_HALF_UP)
        assert record.value == Decimal(shown), record


@pytest.mark.parametrize("address", ["regions/9901", "en/regions/99"])
def test_places_that_the_portal_lies_in_are_given_no_figures(address: str, page_of: ReadPage) -> None:
    # the portal knows one county of the city: its figures would read as those of the whole city
    assert page_of("regions/990124").all("li", "kpi")
    assert page_of(address).one("h1")
    assert not page_of(address).all("li", "kpi")


@pytest.mark.parametrize("address", ["", "en/", "metrics/", "en/metrics/", "regions/990124100/"])
def test_figures_in_lists_lead_to_their_records(address: str, page_of: ReadPage) -> None:
    cards = page_of(address).all("p", "kpi__value") + page_of(address).all("p", "metrics__value")
    assert len(cards) >= 6
    for card in cards:
        link = card.one("a", "figure")
        assert number(link.text) == number(card.text)
        assert "#figure-" in link.get("href")
