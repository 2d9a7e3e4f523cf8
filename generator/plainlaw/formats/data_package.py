"""A Data Package (version 2) with one resource, the CSV file, and its Table Schema.

(https://datapackage.org/standard/data-package/)
"""

from typing import Any

from plainlaw.delivery.about_metric import AboutMetric
from plainlaw.delivery.data_format import DataFormat
from plainlaw.delivery.download import metric_csv
from plainlaw.delivery.envelope import to_json
from plainlaw.delivery.open_columns import Column, open_columns
from plainlaw.delivery.open_table import OpenTable
from plainlaw.delivery.table_schema import PROFILES, field, resource
from plainlaw.problems import Message


def _write(table: OpenTable, tag: str) -> bytes:
    about = table.about(tag)
    package: dict[str, Any] = {
        "$schema": f"{PROFILES}/datapackage.json",
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
    path, columns = metric_csv(table.metric.id), open_columns(table)
    fields = [_field(column, about) for column in columns]
    key = [column.name for column in columns if column.role == "key"]
    return resource(path, about.title, table.files[path], fields, key)


def _field(column: Column, about: AboutMetric) -> dict[str, Any]:
    said = column.choices
    choices = {value: words[about.lang] for value, words in said.items()} if said is not None else None
    found = field(column.name, column.titles[about.lang], is_number=column.role == "number", choices=choices)
    return found | ({"description": f"{about.definition} ({about.unit})"} if column.name == "value" else {})


FORMAT = DataFormat(Message.of("Data Package"), ".datapackage.json", "application/json", "JSON",
                    "https://datapackage.org/standard/data-package/", _write, by_language=True, order=10)  # fmt: skip
