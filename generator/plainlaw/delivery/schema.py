"""The JSON Schema of a collection, from the declarations that also parse its front matter.

In: a content type. Out: a JSON Schema (draft 2020-12) of an API record, of that of a dated text, or of the front matter
alone. Each field carries its label and help in every language (`x-label`, `x-help`), its widget and its relation, which
is what a form needs.
"""

from collections.abc import Iterable
from typing import Any, Literal

from plainlaw.delivery.attachment_record import attachment_schema
from plainlaw.delivery.citation_record import citation_schema
from plainlaw.delivery.envelope import schema_address, versions_schema_address
from plainlaw.delivery.json_schema import object_of
from plainlaw.delivery.legal_record import legal_schema
from plainlaw.law.status import TextStatus
from plainlaw.locales.locale import Locale, locale_of
from plainlaw.model.document import Document
from plainlaw.model.site import Portal

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def front_matter_schema(
    model: type[Document], tags: Iterable[str], mode: Literal["validation", "serialization"]
) -> dict[str, Any]:
    """The schema of the fields, with labels and help in the languages `tags`."""
    schema = model.model_json_schema(mode=mode)
    _translate(schema, [locale_of(tag) for tag in tags], schema.get("$defs", {}))
    return schema


def record_schema(model: type[Document], name: str, portal: Portal) -> dict[str, Any]:
    """The schema of an API record of this type."""
    fields = front_matter_schema(model, portal.tags, "serialization")
    definitions = fields.pop("$defs", {})
    definitions["fields"] = fields
    properties = _about(name, portal) | {"fields": {"$ref": "#/$defs/fields"}} | _said_by_text()
    if model.has_attachments:
        properties["attachments"] = attachment_schema()
    if model.has_versions:
        properties["legal"] = legal_schema()
    definitions["figure"] = _figure()
    head = _head(portal, schema_address(model.section.folder), model.section.folder)
    return head | object_of(properties) | {"$defs": definitions}


def versions_schema(model: type[Document], portal: Portal) -> dict[str, Any]:
    """The schema of the API record of one dated text of a document of this type."""
    day, address = {"type": "string", "format": "date"}, {"type": "string", "format": "uri"}
    properties = _about("version", portal) | {
        "date": day,
        "until": {"anyOf": [{"type": "null"}, day]},
        "status": {"enum": [status.value for status in TextStatus]},
        "title": {"type": "string", "minLength": 1},
        "note": {"type": ["string", "null"]},
        "excerpt": {"type": "boolean"},
        "amended_by": {"type": "array", "items": {"type": "string"}},
        "document": address,
        "files": {"type": "array", "items": object_of({"media_type": {"type": "string"}, "url": address})},
    }
    head = _head(portal, versions_schema_address(model.section.folder), f"{model.section.folder}: versions")
    return head | object_of(properties | _said_by_text()) | {"$defs": {"figure": _figure()}}


def _head(portal: Portal, path: str, title: str) -> dict[str, Any]:
    return {"$schema": DIALECT, "$id": portal.url + path, "title": title}


def _about(name: str, portal: Portal) -> dict[str, Any]:
    """What every record says before all else."""
    text = {"type": "string"}
    return {
        "type": {"const": name},
        "key": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "locale": {"enum": list(portal.tags)},
        "available_locales": {"type": "array", "items": text},
        "url": {"type": "string", "format": "uri"},
        "notice": {"type": ["string", "null"]},
        "source": object_of({"path": text, "commit": {"type": ["string", "null"], "pattern": "^[0-9a-f]{40}$"}}),
    }


def _said_by_text() -> dict[str, Any]:
    figures = {"type": "array", "items": {"$ref": "#/$defs/figure"}}
    return {"body": {"type": "string"}, "figures": figures, "citations": citation_schema()}


def _figure() -> dict[str, Any]:
    text = {"type": "string"}
    return object_of(
        dict.fromkeys(("metric", "region", "period", "value", "unit", "text", "status", "provenance"), text)
        | {"vintage": {"type": "integer", "minimum": 1}}
        | {"dimensions": {"type": "object", "additionalProperties": text}}
    )


def _translate(node: Any, locales: list[Locale], definitions: dict[str, Any]) -> None:
    if isinstance(node, list):
        for item in node:
            _translate(item, locales, definitions)
    if not isinstance(node, dict):
        return
    if "x-widget" in node:
        for name, words in (("title", "x-label"), ("description", "x-help")):
            said = str(_said(node, name, definitions))
            node[words] = {locale.tag: locale.text(said) for locale in locales}
    for value in node.values():
        _translate(value, locales, definitions)


def _said(node: dict[str, Any], name: str, definitions: dict[str, Any]) -> Any:
    # beside a $ref, pydantic leaves out what the definition says in the same words
    definition = definitions.get(str(node.get("$ref", "")).rpartition("/")[2], {})
    return node.get(name) or definition.get(name, "")
