"""CSV on the Web: what the CSV file's columns mean, in every language of the portal, at the address that programs try.

The words of closed lists are written as notes; their values are checked by a pattern.
(https://www.w3.org/TR/tabular-metadata/)
"""

import re
from typing import Any

from plainlaw.delivery.data_format import DataFormat
from plainlaw.delivery.download import metric_csv
from plainlaw.delivery.envelope import to_json
from plainlaw.delivery.linked_data import in_languages
from plainlaw.delivery.open_columns import Column, open_columns
from plainlaw.delivery.open_table import OpenTable
from plainlaw.model.period import Period
from plainlaw.problems import Message


def _write(table: OpenTable, tag: str) -> bytes:
    abouts = [table.about(each) for each in table.tags]
    columns = open_columns(table)
    changed = abouts[0].modified
    metadata: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": table.tags[0]}],
        "url": metric_csv(table.metric.id).rpartition("/")[2],
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"', "doubleQuote": True},
        "dc:title": in_languages({about.lang: about.title for about in abouts}),
        "dc:description": in_languages({about.lang: about.description for about in abouts}),
        "dc:publisher": in_languages({about.lang: about.office for about in abouts}),
        "dc:license": {"@id": abouts[0].licence_address},
        "dc:source": in_languages({about.lang: "; ".join(about.sources) or about.office for about in abouts}),
        **({"dc:modified": {"@value": changed.isoformat(), "@type": "xsd:date"}} if changed else {}),
        "tableSchema": {
            "columns": [_column(column) for column in columns],
            "primaryKey": [column.name for column in columns if column.role == "key"],
        },
    }
    return to_json(metadata)


def _column(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        # the header of the file is in no language; how people call the column is a note
        "titles": {"und": [column.name]},
        "dc:title": in_languages(column.titles),
        "datatype": "decimal" if column.role == "number" else "string",
        "required": column.role != "number",
    }
    pattern = _pattern(column)
    if pattern:
        described["datatype"] = {"base": "string", "format": pattern}
    if column.choices is not None:
        described["dc:description"] = [
            {"@value": f"{value}: {word}", "@language": tag}
            for value, said in column.choices.items() for tag, word in said.items()
        ]  # fmt: skip
    return described


def _pattern(column: Column) -> str | None:
    if column.choices is not None:
        return f"^({'|'.join(map(re.escape, column.choices))})$"
    return Period.pattern if column.name == "period" else None


FORMAT = DataFormat(Message.of("CSVW"), ".csv-metadata.json", "application/csvm+json", "JSON_LD",
                    "https://www.w3.org/TR/tabular-metadata/", _write, order=11)  # fmt: skip
