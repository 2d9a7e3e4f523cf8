"""Another portal from other people's data: the United Kingdom's indicators for Goals 5 and 16.

In: a folder with `data/indicator_<n>.csv` and `meta/<n>.md`, as the UK's reporting platform publishes them under the
Open Government Licence. Out: a portal in English with one metric, one return and one page for each indicator; those
without headline data have a page that says so. Nothing of this belongs to the product: it shows that other people's
returns fit in.
"""

import csv
import re
import shutil
from collections import Counter
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import frontmatter
import yaml

from portals import REPOSITORY, commit_all, portal_of

REGION, URL = "826", "https://sdg.example/uk/"
_BESIDES = {"Year", "Value", "Series", "Units", "Unit measure", "Unit multiplier", "Observation status", "GeoCode"}
_YEAR = re.compile(r"\d{4}")
_TWO_YEARS = re.compile(r"(\d{4})/\d\d(?: to \d{4}/(\d\d))?")
_TAG = re.compile(r"<[^>]*>")
_SENTENCE = """\
{{ metric("METRIC") }}: {{ figure("METRIC", period="latest", show="period") }}.

{{ chart("METRIC", by="period", kind="line", period="latest", last=30) }}
"""
_COUNTED = {"Number", "Number of offences"}


@dataclass(frozen=True)
class Indicator:
    """One indicator. `rows` are its headline figures: period, year as published, and value as text."""

    number: str
    meta: dict[str, Any]
    unit: str
    rows: tuple[tuple[str, str, str], ...]

    @property
    def metric(self) -> str:
        """The id of its metric."""
        return "sdg_" + self.number.replace("-", "_")

    @property
    def title(self) -> str:
        """Its title in one line."""
        names = ("indicator_available", "national_indicator_description", "graph_title")
        found = next((text for name in names if (text := plain(self.meta.get(name)))), "not yet reported")
        return f"{self.number.replace('-', '.')} {found}"[:180].strip()

    @property
    def is_count(self) -> bool:
        """Whether things are counted; everything else is published as a rate, which the product calls an index."""
        return self.unit in _COUNTED and all(float(value).is_integer() for _, _, value in self.rows)


def plain(text: object) -> str:
    """A text of the metadata without HTML, in one line."""
    words = unescape(_TAG.sub(" ", str(text or ""))).replace("{", "(").replace("}", ")")
    return " ".join(words.replace("<", " ").split())


def period(year: str) -> str | None:
    """A year of the source as a period: a calendar year, or the run of months of financial years. None for others."""
    if _YEAR.fullmatch(year):
        return year
    found = _TWO_YEARS.fullmatch(year)
    if found is None:
        return None
    last = int(f"{found[1][:2]}{found[2]}") if found[2] else int(found[1]) + 1
    return f"{found[1]}-04--{last}-03"


def read_indicators(source: Path) -> list[Indicator]:
    """Every indicator that has metadata, in the order of their numbers."""
    return [_read(source, path) for path in sorted((source / "meta").glob("*.md"))]


def _read(source: Path, path: Path) -> Indicator:
    meta = frontmatter.load(str(path)).metadata
    data = source / "data" / f"indicator_{path.stem}.csv"
    rows: list[dict[str, str]] = []
    if data.is_file():
        with data.open(encoding="utf-8-sig", newline="") as file:
            rows = [row for row in csv.DictReader(file) if _is_headline(row)]
    main = Counter(row.get("Series", "") for row in rows).most_common(1)
    rows = [row for row in rows if row.get("Series", "") == main[0][0]]
    unit = (rows[0].get("Unit measure") or rows[0].get("Units") or "") if rows else ""
    if rows and rows[0].get("Unit multiplier") == "Thousands":
        unit = "Thousands"
    # the source gives one year of homicides twice, which the product refuses: the first stands
    found = {str(period(row["Year"])): (row["Year"], row["Value"]) for row in reversed(rows)}
    ordered = sorted((run, *published) for run, published in found.items())
    return Indicator(path.stem, meta, unit, tuple(ordered))


def _is_headline(row: dict[str, str]) -> bool:
    split = any(value for name, value in row.items() if name not in _BESIDES)
    return not split and bool(row["Value"].strip()) and period(row["Year"]) is not None


def sdg_portal(source: Path, into: Path) -> list[Indicator]:
    """Write the portal into `into`; returns its indicators."""
    indicators = read_indicators(source)
    files: dict[str, str | bytes] = {**_settings(indicators), **_pages(indicators)}
    for indicator in indicators:
        if indicator.rows:
            files |= _return(indicator)
    portal_of(files, into)
    shutil.copytree(REPOSITORY / "site_config" / "theme", into / "site_config" / "theme")
    (into / "build" / "portal").mkdir(parents=True)
    commit_all(into)
    return indicators


def _office(indicator: Indicator) -> str:
    words = plain(indicator.meta.get("source_organisation_1")) or "Office for National Statistics (ONS)"
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def _settings(indicators: list[Indicator]) -> dict[str, str]:
    offices = {_office(i): plain(i.meta.get("source_organisation_1")) for i in indicators}
    offices["office-for-national-statistics-ons"] = "Office for National Statistics (ONS)"
    portal = {
        "name": {"en": "UK indicators for Goals 5 and 16"},
        "description": {"en": "Gender equality, and peace, justice and strong institutions, in figures."},
        "url": URL, "languages": [{"tag": "en", "name": "English", "theme": "en"}], "region": REGION,
        "time_zone": "Europe/London", "headline": "year", "as_of": "2024-01-31",
        "licence": {"en": "Contains public sector information licensed under the Open Government Licence v3.0."},
        "key_figures": [i.metric for i in indicators if i.rows][:6],
    }  # fmt: skip
    return {
        "site_config/portal.yml": yaml.safe_dump(portal).replace("'2024-01-31'", "2024-01-31"),
        "site_config/organisations.yml": yaml.safe_dump([{"id": i, "name": {"en": n}} for i, n in offices.items()]),
        "site_config/topics.yml": yaml.safe_dump([{"id": f"goal-{n}", "name": {"en": f"Goal {n}"}} for n in (5, 16)]),
        "stats/regions.csv": "code,name_en,level,parent,valid_from,valid_to,successors,aliases\n"
                             f"{REGION},United Kingdom,country,,1922,,,UK;GB\n",
        "stats/dimensions.yml": "[]\n",
        "stats/metrics.yml": yaml.safe_dump([_metric(i) for i in indicators if i.rows], allow_unicode=True),
        "mkdocs.yml": _renderer_settings(),
    }  # fmt: skip


def _metric(indicator: Indicator) -> dict[str, Any]:
    percent = indicator.unit.startswith("Percentage")
    unit = "people" if indicator.unit == "Number" else indicator.unit.removeprefix("Rate ").lower()
    coverage = plain(indicator.meta.get("national_geographical_coverage"))
    return {
        "id": indicator.metric, "name": {"en": indicator.title},
        "kind": "count" if indicator.is_count else "index",
        "unit": {"en": "%" if percent else unit},
        "definition": {"en": plain(indicator.meta.get("computation_definitions")) or indicator.title},
        "note": {"en": f"Geographical coverage: {coverage}."},
        "office": _office(indicator), "frequency": "year", "better": "neither", "time_aggregation": "none",
        "decimals": 0 if indicator.is_count else 1 if percent else 2,
    }  # fmt: skip


def _return(indicator: Indicator) -> dict[str, str]:
    dataset = {
        "id": f"sdg-{indicator.number}", "name": {"en": indicator.title}, "office": _office(indicator),
        "layout": "wide", "frequency": "year", "region": REGION,
        "columns": {"period": "Period", "metrics": {indicator.metric: "Value"}, "ignore": ["Year"]},
        "source": {"en": plain(indicator.meta.get("source_url_text_1")) or "The source named in the metadata."},
    }  # fmt: skip
    rows = "".join(f"{run},{year},{value}\n" for run, year, value in indicator.rows)
    folder = f"stats/{dataset['id']}"
    return {
        f"{folder}/dataset.yml": yaml.safe_dump(dataset, allow_unicode=True),
        f"{folder}/headline.csv": f"Period,Year,Value\n{rows}",
    }


def _pages(indicators: list[Indicator]) -> dict[str, str]:
    about = (
        "How the figures are made",
        "Where the figures come from.",
        "Every figure leads to the return it comes from.",
    )
    pages: dict[str, tuple[str, str, str, str, list[str]]] = {
        "how-figures-are-made": (*about, "office-for-national-statistics-ons", [])
    }
    for indicator in indicators:
        number = indicator.number.replace("-", ".")
        text = f"There are no headline figures for indicator {number} yet."
        if indicator.rows:
            text = _SENTENCE.replace("METRIC", indicator.metric)
        summary = plain(indicator.meta.get("national_indicator_description"))[:390] or indicator.title
        goal = f"goal-{indicator.number.partition('-')[0]}"
        pages[f"indicator-{indicator.number}"] = (indicator.title, summary, text, _office(indicator), [goal])
    return {f"content/pages/{key}.md": _page(*fields) for key, fields in pages.items()}


def _page(title: str, summary: str, body: str, office: str, topics: list[str]) -> str:
    header = {"title": title, "summary": summary, "office": office, "topics": topics}
    return f"---\n{yaml.safe_dump(header, allow_unicode=True, width=1000)}published: 2023-12-01\n---\n\n{body}\n"


def _renderer_settings() -> str:
    """The product's own mkdocs.yml, for one language and another address."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)
    settings = yaml.load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"), Loader)  # noqa: S506 - builds no objects
    english = next(entry for entry in settings["nav"] if "English" in entry)["English"]
    portal = next(entry for entry in settings["extra"]["portals"] if entry["lang"] == "en")
    portal |= {"nav_group": "", "home": "", "name": "UK indicators", "tagline": "Goals 5 and 16"}
    portal |= {"office": "A test with published data", "contact": "", "licence": "Open Government Licence v3.0"}
    portal["about"]["href"] = "pages/how-figures-are-made/"
    settings |= {"site_name": "UK indicators", "site_url": URL}
    settings["theme"]["language"] = "en"
    settings["nav"] = [{label: file.removeprefix("en/") for label, file in entry.items()} for entry in english]
    settings["extra"] |= {"portals": [portal], "notices": []}
    for extension in settings["markdown_extensions"]:
        if isinstance(extension, dict) and "toc" in extension:
            extension["toc"].pop("slugify")
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
