"""Provenance records as a reader finds them on a metric's page, and what the returns themselves say.

The second half knows nothing of the program: it opens the return files with the csv module and adds up cells as exact
fractions, as an auditor with a spreadsheet would.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml
from html_tree import Element

_ANCHOR = re.compile(
    r"figure-(?P<region>[0-9A-Z]+)-(?P<period>[0-9]{4}(?:-[QH]?[0-9]+)?)"
    r"(?P<codes>(?:-[a-z][a-z0-9_]*\.[a-z0-9_]+)*)"
)
_NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
_RUN = re.compile(
    r"(?P<first>[0-9]+)(?:–(?P<end>[0-9]+)"
    r"|(?:, |、)(?P<second>[0-9]+)(?:, |、)…(?:, |、)(?P<last>[0-9]+)(?: \(|（共)(?P<count>[0-9]+)(?: rows\)|行）))?"
)


@dataclass(frozen=True)
class Cells:
    """One line of a record's table: a return file, the lines of it, their sum and the version of the file."""

    file: str
    rows: tuple[int, ...]
    subtotal: Fraction
    commit: str


@dataclass(frozen=True)
class Record:
    """One provenance record. `parts` are the addresses of a rate's numerator and denominator."""

    region: str
    period: str
    codes: dict[str, str]
    value: Fraction
    formula: str
    cells: tuple[Cells, ...]
    parts: tuple[str, ...]


def number(text: str) -> Fraction:
    """The first number in a text such as `2,462件`."""
    found = _NUMBER.search(text)
    assert found, f"no number in {text!r}"
    return Fraction(found[0].replace(",", ""))


def read_anchor(anchor: str) -> tuple[str, str, dict[str, str]]:
    """Region, period and codes of dimensions that an anchor names."""
    found = _ANCHOR.fullmatch(anchor)
    assert found, anchor
    codes = dict(pair.split(".") for pair in found["codes"].split("-")[1:])
    return found["region"], found["period"], codes


def read_record(element: Element) -> Record:
    """The record that stands in an element of a metric's page."""
    formula = element.one("p", "record__formula")
    return Record(
        *read_anchor(element.get("id")),
        value=number(element.one("span", "record__value").text),
        formula=formula.text,
        cells=tuple(_cells(row) for body in element.all("tbody") for row in body.all("tr")),
        parts=tuple(link.get("href") for link in formula.all("a", "figure")),
    )


def _cells(row: Element) -> Cells:
    file, rows, subtotal, commit = (cell.text for cell in row.all("td"))
    return Cells(file, tuple(read_rows(rows)), number(subtotal), commit)


def read_rows(text: str) -> Iterator[int]:
    """Every line that is named: `2–7`, `9`, and `2, 4, …, 216 (108 rows)` or `2、4、…、216（共108行）`."""
    rest = 0
    for run in _RUN.finditer(text):
        assert re.fullmatch(r"(, |; |、|；)?", text[rest : run.start()]), text
        rest = run.end()
        first, last = int(run["first"]), int(run["last"] or run["end"] or run["first"])
        lines = range(first, last + 1, int(run["second"]) - first if run["second"] else 1)
        if run["count"]:
            assert len(lines) == int(run["count"]), text
            assert lines[-1] == last, text
        yield from lines
    assert rest == len(text), text


class Returns:
    """The returns of one metric in a portal's folder, read without the program."""

    def __init__(self, portal: Path, metric: str) -> None:
        self.portal, self.metric = portal, metric
        found = (path for path in sorted((portal / "stats").glob("*/dataset.yml")) if self._reports(path))
        self.folder = next(found).parent
        self.dataset = yaml.safe_load((self.folder / "dataset.yml").read_text(encoding="utf-8"))
        self.columns = self.dataset["columns"]
        entries = yaml.safe_load((portal / "stats" / "metrics.yml").read_text(encoding="utf-8"))
        self.is_stock = next(e for e in entries if e["id"] == metric).get("time_aggregation") == "last"

    def _reports(self, path: Path) -> bool:
        declared = yaml.safe_load(path.read_text(encoding="utf-8"))
        words = declared.get("metric_names", {}).values()
        return self.metric in declared["columns"].get("metrics", {}) or self.metric in words

    def months_of(self, period: str) -> list[str]:
        """The files that a figure of the period rests on, by their names."""
        if self.dataset["frequency"] == "year":
            return [period]
        year, _, part = period.partition("-")
        size, index = {"Q": (3, part[1:]), "H": (6, part[1:]), "": (12, "1")}.get(part[:1], (1, part))
        last = int(index) * size
        months = range(last if self.is_stock else last - size + 1, last + 1)
        return [f"{year}-{month:02d}" for month in months]

    def expected(self, region: str, period: str, codes: dict[str, str]) -> dict[str, dict[int, Fraction]]:
        """The cells of a figure: by file, the value on each line."""
        wanted = _inside(self.portal, region)
        return {
            f"stats/{self.folder.name}/{name}.csv": dict(self._chosen(name, wanted, codes))
            for name in map(self._latest, self.months_of(period))
        }

    def _latest(self, name: str) -> str:
        """The last vintage of a return: the highest of `2024-10.v2`, `2024-10.v3`, else the first."""
        later = {int(path.stem.rpartition(".v")[2]): path.stem for path in self.folder.glob(f"{name}.v*.csv")}
        return later[max(later)] if later else name

    def _chosen(self, name: str, wanted: frozenset[str], codes: dict[str, str]) -> Iterator[tuple[int, Fraction]]:
        columns, kinds = self.columns, _words(self.portal, "dimensions.yml")
        for line, row in _rows(self.folder / f"{name}.csv"):
            if "region" in columns and row[columns["region"]] not in wanted:
                continue
            if any(kinds[row[columns["dimensions"][name]]] != code for name, code in codes.items()):
                continue
            if "value" not in columns:
                yield line, Fraction(row[columns["metrics"][self.metric]])
            elif self.dataset["metric_names"][row[columns["metric"]]] == self.metric:
                yield line, Fraction(row[columns["value"]])


@cache
def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(enumerate(csv.DictReader(file), start=2))


@cache
def _words(portal: Path, file: str) -> dict[str, str]:
    entries = yaml.safe_load((portal / "stats" / file).read_text(encoding="utf-8"))
    return {word: code["id"] for entry in entries for code in entry["codes"] for word in code["name"].values()}


@cache
def _inside(portal: Path, code: str) -> frozenset[str]:
    """Every name and code of a place and of the places in it."""
    rows = [row for _, row in _rows(portal / "stats" / "regions.csv") if code in (row["code"], row["parent"])]
    return frozenset(row[column] for row in rows for column in ("code", "name_zh-Hans", "name_en"))
