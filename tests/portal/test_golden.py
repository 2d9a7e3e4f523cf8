"""The golden test: one half-year bulletin says what the returns say, in both languages; each figure can be traced."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from html_tree import Element
from records import Record, Returns, read_record

from portals import git

COUNTY, HALF, BEFORE = "990124", "2024-H1", "2023-H1"
ReadPage = Callable[[str], Element]

# What the bulletin must say of each metric, in Chinese and in English.
FIGURES = {
    "disputes_screened": ("2,462件", "2,462 disputes"),
    "disputes_resolved": ("2,406件", "2,406"),
    "dispute_resolution_rate": ("97.7%", "97.7%"),
    "petition_backlog_resolution_rate": ("87.9%", "87.9%"),
}
CHANGES = {
    "criminal_cases": ("下降13.8%", "fell by 13.8%"),
    "public_order_cases": ("下降18.6%", "fell by 18.6%"),
    "telecom_fraud_cases": ("下降33.9%", "fell by 33.9%"),
}
LANGUAGES = {"zh-Hans": "", "en": "en/"}
SENTENCES = {
    "zh-Hans": (
        "排查矛盾纠纷2,462件", "调处成功2,406件", "调处成功率为97.7%", "信访积案化解率为87.9%",
        "刑事案件：立案481起，同比下降13.8%", "同比下降33.9%", "治安案件：受理906起，同比下降18.6%",
    ),
    "en": (
        "registered 2,462 disputes", "Of these, 2,406 were resolved", "Dispute resolution rate: 97.7%",
        "resolution rate: 87.9%", "Criminal cases fell by 13.8% on a year earlier", "fraud cases fell by 33.9%",
        "Public order cases fell by 18.6%",
    ),
}  # fmt: skip
RATES = {
    "dispute_resolution_rate": ("disputes_resolved", "disputes_screened"),
    "petition_backlog_resolution_rate": ("petition_backlog_resolved", "petition_backlog_assigned"),
}


def _total(portal: Path, metric: str, period: str) -> Fraction:
    """The county's figure of a count, added up without the program."""
    cells = Returns(portal, metric).expected(COUNTY, period, {})
    return sum((value for lines in cells.values() for value in lines.values()), start=Fraction(0))


def _rounded(value: Fraction, decimals: int) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,}"


def _record_behind(link: Element, bulletin: str, page_of: ReadPage) -> Record:
    """Follow a link from the bulletin to the provenance record that it names."""
    address, _, fragment = link.get("href").partition("#")
    up = address.count("../")
    steps = bulletin.rstrip("/").split("/")
    page = "/".join([*steps[: len(steps) - up], address.replace("../", "").rstrip("/")]).strip("/")
    assert fragment, link.get("href")
    record = page_of(page).by_id(fragment)
    assert record.has_class("record")
    return read_record(record)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_bulletin_says_the_known_sentences(lang: str, page_of: ReadPage) -> None:
    text = page_of(f"{LANGUAGES[lang]}bulletins/2024-h1").by_id("main").text
    missing = [sentence for sentence in SENTENCES[lang] if sentence not in text]
    assert not missing, text[:2000]


def test_the_known_figures_come_out_of_the_returns(sample: Path) -> None:
    for metric in ("disputes_screened", "disputes_resolved"):
        assert FIGURES[metric][0] == f"{_rounded(_total(sample, metric, HALF), 0)}件"
    for rate, (over, under) in RATES.items():
        value = _total(sample, over, HALF) / _total(sample, under, HALF) * 100
        assert FIGURES[rate][0] == f"{_rounded(value, 1)}%"
    for metric, (words, _) in CHANGES.items():
        now, then = _total(sample, metric, HALF), _total(sample, metric, BEFORE)
        assert now < then
        assert words == f"下降{_rounded((then - now) / then * 100, 1)}%"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_known_figure_leads_to_its_record(lang: str, page_of: ReadPage, sample: Path) -> None:
    address = f"{LANGUAGES[lang]}bulletins/2024-h1/"
    at = list(LANGUAGES).index(lang)
    links = page_of(address.rstrip("/")).by_id("main").all("a", "figure")
    for metric, words in {**FIGURES, **CHANGES}.items():
        end = f"/metrics/{metric}/#figure-{COUNTY}-{HALF}"
        link = next(link for link in links if link.text == words[at] and link.get("href").endswith(end))
        record = _record_behind(link, address, page_of)
        for counted in _counts_behind(record, metric, address, page_of):
            assert counted.formula
            assert counted.cells
            for cells in counted.cells:
                assert (sample / cells.file).is_file()
                commit = git(sample, "log", "-1", "--format=%H", "--", cells.file).strip()
                assert cells.commit
                assert commit.startswith(cells.commit)


def _counts_behind(record: Record, metric: str, bulletin: str, page_of: ReadPage) -> list[Record]:
    """The record itself, or those of a rate's two counts, which must give the rate."""
    if metric not in RATES:
        return [record]
    prefix = bulletin.split("bulletins/")[0]
    counts = []
    for part, name in zip(record.parts, RATES[metric], strict=True):
        assert f"/{name}/#" in part
        counts.append(read_record(page_of(f"{prefix}metrics/{name}").by_id(urlsplit(part).fragment)))
    assert _rounded(counts[0].value / counts[1].value * 100, 1) == _rounded(record.value, 1)
    return counts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_of_the_bulletin_has_a_record(lang: str, page_of: ReadPage) -> None:
    address = f"{LANGUAGES[lang]}bulletins/2024-h1/"
    links = page_of(address.rstrip("/")).by_id("main").all("a", "figure")
    assert len(links) > 50
    for link in links:
        assert _record_behind(link, address, page_of).formula
