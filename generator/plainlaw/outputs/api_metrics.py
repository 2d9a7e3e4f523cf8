"""The delivery API's metrics, in each language. Their series are made with the downloads, of the same rows."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from plainlaw.artifact import Artifact, Made, Output, Task
from plainlaw.delivery.download import metric_csv
from plainlaw.delivery.envelope import address, envelope, notice, schema_address, to_json
from plainlaw.delivery.metric_schema import metric_schema
from plainlaw.formats import formats
from plainlaw.locales.locale import locale_of
from plainlaw.model.decimals import decimal_text
from plainlaw.model.metric import Metric
from plainlaw.resolve import ResolvedSite


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """An index, and a record of each metric, in each language, and the schema of the records."""
    yield Task("api schema of metrics", (), partial(_schema, site))
    for tag in site.site.portal.tags:
        yield Task(f"api metrics {tag}", (), partial(_metrics, site, tag))


def _schema(site: ResolvedSite) -> Iterator[Artifact]:
    yield Artifact(schema_address("metrics"), to_json(metric_schema(site.site.portal)))


def _metrics(site: ResolvedSite, tag: str) -> Iterator[Artifact]:
    path = address(tag, "metrics", "index.json")
    data = [_summary(site, metric, tag) for metric in site.site.metrics.values()]
    yield Artifact(path, to_json(envelope(site.site, tag, path, data, collection="metrics", total=len(data))))
    schema = site.site.portal.url + schema_address("metrics")
    for metric in site.site.metrics.values():
        path = address(tag, "metrics", f"{metric.id}.json")
        yield Artifact(path, to_json(envelope(site.site, tag, path, _record(site, metric, tag), schema=schema)))


def _summary(site: ResolvedSite, metric: Metric, tag: str) -> dict[str, Any]:
    url = site.site.portal.url
    return {
        "key": metric.id,
        "title": metric.name.get(tag),
        "kind": metric.kind.value,
        "unit": metric.unit.get(tag),
        "url": url + site.addresses.metric(tag, metric.id).path,
        "record": url + address(tag, "metrics", f"{metric.id}.json"),
        "series": url + address(tag, "series", f"{metric.id}.json"),
        "csv": url + metric_csv(metric.id),
        "formats": [
            {
                "label": locale_of(tag).text(each.label),
                "media_type": each.media_type,
                "standard": each.standard,
                "url": url + each.path(metric.id, tag),
            }
            for each in formats()
        ],
        "notice": notice(site.site, tag),
    }


def _record(site: ResolvedSite, metric: Metric, tag: str) -> dict[str, Any]:
    names = {name: site.site.dimensions[name] for name in metric.dimensions}
    return _summary(site, metric, tag) | {
        "definition": metric.definition.get(tag),
        "office": metric.office,
        "frequency": metric.frequency,
        "better": metric.better,
        "decimals": metric.decimals,
        "numerator": metric.numerator,
        "denominator": metric.denominator,
        "per": metric.per if metric.is_rate else None,
        "interval": {"low": metric.interval.low, "high": metric.interval.high} if metric.interval else None,
        "derived_from": _derivation(metric),
        "targets": [
            {
                "period": str(target.period),
                "value": decimal_text(target.exact),
                "source": target.source.get(tag),
                "document": target.document,
                "each_place": target.each_place,
            }
            for target in metric.targets
        ],
        "dimensions": {
            name: {code.id: code.name.get(tag) for code in dimension.codes} for name, dimension in names.items()
        },
    }


def _derivation(metric: Metric) -> dict[str, str | None] | None:
    """What offices computed an index from; None of what they did not."""
    of = metric.derived_from
    return {"metric": of.metric, "against": of.against} if of is not None else None


OUTPUT = Output("api_metrics", 30, tasks=tasks)
