"""A Data Package (version 2) with one resource, the CSV file, and its Table Schema.

The resource is named with its size and SHA-256, so that whoever has the package knows whether the file is whole.
(https://datapackage.org/standard/data-package/)
"""

from hashlib import sha256
from typing import Any

from plainlaw.delivery.about_metric import AboutMetric
from plainlaw.delivery.data_format import DataFormat
from plainlaw.delivery.download import metric_csv
from plainlaw.delivery.envelope import to_json
from plainlaw.delivery.open_columns import Column, open_columns
from plainlaw.delivery.open_table import OpenTable
from plainlaw.model.period import Period
from plainlaw.problems import Message

_PROFILES = "https://datapackage.org/profiles/2.0"


def _write(table: OpenTable, tag: str) -> bytes:
    about = table.about(tag)
    package: dict[str, Any] = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": table.metric.id.replace("_", "-"),
        "id": about.page,
        "title": about.title,
        "description": about.description,
        "homepage": about.page,
        "licenses": [{"path": about.licence_address, "title": about.licence}],
        "contributors": [{"title": about.office, "roles": ["publisher"]}],
        "sources": [{"title": source} for source in about.sources],
        "keywords": list(about.keywords),
        "resources": [_resource(table, about)],
    }
    # no list of the standard is empty
    return to_json({name: value for name, value in package.items() if value})


def _resource(table: OpenTable, about: AboutMetric) -> dict[str, Any]:
    path = metric_csv(table.metric.id)
    content = table.files[path]
    columns = open_columns(table)
    return {
        "name": table.metric.id.replace("_", "-"),
        "type": "table",
        "title": about.title,
        "path": path.rpartition("/")[2],
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(column, about) for column in columns],
            "missingValues": [""],
            "primaryKey": [column.name for column in columns if column.role == "key"],
        },
    }


def _field(column: Column, about: AboutMetric) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": "number" if column.role == "number" else "string",
        "title": column.titles[about.lang],
    }
    if column.name == "value":
        field["description"] = f"{about.definition} ({about.unit})"
    constraints: dict[str, Any] = {} if column.role == "number" else {"required": True}
    if column.choices is not None:
        constraints["enum"] = list(column.choices)
        field["categories"] = [{"value": value, "label": said[about.lang]} for value, said in column.choices.items()]
    if column.name == "period":
        constraints["pattern"] = Period.pattern
    return field | ({"constraints": constraints} if constraints else {})


FORMAT = DataFormat(Message.of("Data Package"), ".datapackage.json", "application/json", "JSON",
                    "https://datapackage.org/standard/data-package/", _write, by_language=True, order=10)  # fmt: skip
