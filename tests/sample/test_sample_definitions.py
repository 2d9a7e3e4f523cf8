"""The dictionary, the datasets and the settings of the sample agree with each other and with the models."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from plainlaw.model.metric import Dataset, Dimension, Metric, MetricKind
from plainlaw.model.site import Organisation, Portal, Topic
from plainlaw.model.text import Localised

REPOSITORY = Path(__file__).parents[2]
STATS = REPOSITORY / "stats"
SETTINGS = REPOSITORY / "site_config"
LANGUAGES = ["zh-Hans", "en"]


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@cache
def metrics() -> dict[str, Metric]:
    return {metric.id: metric for metric in map(Metric.model_validate, read(STATS / "metrics.yml"))}


@cache
def dimensions() -> dict[str, Dimension]:
    return {found.id: found for found in map(Dimension.model_validate, read(STATS / "dimensions.yml"))}


@cache
def datasets() -> dict[str, Dataset]:
    return {path.parent.name: Dataset.model_validate(read(path)) for path in STATS.glob("*/dataset.yml")}


@cache
def offices() -> dict[str, Organisation]:
    entries = read(SETTINGS / "organisations.yml")
    return {found.id: found for found in map(Organisation.model_validate, entries)}


@cache
def topics() -> dict[str, Topic]:
    return {found.id: found for found in map(Topic.model_validate, read(SETTINGS / "topics.yml"))}


@cache
def portal() -> Portal:
    return Portal.model_validate(read(SETTINGS / "portal.yml"))


def regions() -> list[dict[str, str]]:
    with (STATS / "regions.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def reported(dataset: Dataset) -> set[str]:
    return set(dataset.columns.metrics) | set(dataset.metric_names.values())


def texts(value: Any) -> Iterator[Localised]:
    """Every localised text within a model, at any depth."""
    if isinstance(value, Localised):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))


def test_every_text_is_in_both_languages() -> None:
    shelves = (metrics(), dimensions(), datasets(), offices(), topics())
    models = [model for shelf in shelves for model in shelf.values()]
    found = [text for model in [*models, portal()] for text in texts(model)]
    assert len(found) > 150
    assert [text for text in found if list(text.root) != LANGUAGES] == []


def test_no_id_is_given_twice() -> None:
    assert len(metrics()) == len(read(STATS / "metrics.yml"))
    assert len(offices()) == len(read(SETTINGS / "organisations.yml"))
    assert len(topics()) == len(read(SETTINGS / "topics.yml"))


def test_metrics_name_only_what_there_is() -> None:
    for metric in metrics().values():
        assert metric.office in offices(), metric.id
        assert set(metric.topics) <= set(topics()), metric.id
        assert set(metric.dimensions) <= set(dimensions()), metric.id
        assert sorted(metric.words) == sorted(LANGUAGES), metric.id


def test_each_count_is_reported_by_one_dataset_of_its_office_and_no_rate_is() -> None:
    counts = {name for name, metric in metrics().items() if metric.kind is MetricKind.COUNT}
    sources = [(name, dataset) for dataset in datasets().values() for name in reported(dataset)]
    assert sorted(name for name, _ in sources) == sorted(counts)
    for name, dataset in sources:
        metric = metrics()[name]
        assert (metric.office, metric.frequency) == (dataset.office, dataset.frequency), name


def test_rates_rest_on_counts_with_their_dimensions() -> None:
    rates = [metric for metric in metrics().values() if metric.is_rate]
    assert len(rates) == 7
    for rate in rates:
        assert rate.decimals == 1
        for part in (rate.numerator, rate.denominator):
            assert part is not None and not metrics()[part].is_rate, rate.id
            assert set(rate.dimensions) <= set(metrics()[part].dimensions), rate.id


@pytest.mark.parametrize("name", sorted(path.parent.name for path in STATS.glob("*/dataset.yml")))
def test_returns_have_the_columns_of_their_dataset(name: str) -> None:
    dataset = datasets()[name]
    columns = dataset.columns
    words = [columns.region, columns.period, columns.metric, columns.value, *columns.metrics.values()]
    words += [*columns.dimensions.values(), *columns.ignore]
    files = list((STATS / name).glob("*.csv"))
    assert dataset.id == name
    assert files
    for path in files:
        header = path.read_text(encoding="utf-8").splitlines()[0]
        assert sorted(header.split(",")) == sorted(word for word in words if word), path.name


def test_regions_are_a_tree_of_one_county() -> None:
    codes = [row["code"] for row in regions()]
    names = [row["name_zh-Hans"] for row in regions()] + [row["name_en"] for row in regions()]
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)
    assert [row["code"] for row in regions() if row["parent"] not in ("", *codes)] == []
    townships = [row for row in regions() if row["parent"] == portal().region]
    assert len(townships) == 18
    assert all(row["code"].startswith("990124") and row["level"] == "township" for row in townships)


def test_portal_shows_six_metrics_and_short_hotlines() -> None:
    assert len(portal().key_figures) == len(set(portal().key_figures) & set(metrics())) == 6
    assert portal().tags == tuple(LANGUAGES)
    assert [entry.phone for entry in portal().help if entry.phone is None or len(entry.phone) > 5] == []
