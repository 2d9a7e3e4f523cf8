"""The JSON Schema of a collection, from the declarations that also parse its front matter.

In: a content type. Out: a JSON Schema (draft 2020-12) of an API record, or of the front matter alone. Each field
carries its label and help in every language (`x-label`, `x-help`), its widget and its relation, which is what a
form needs.
"""

from collections.abc import Iterable
from typing import Any, Literal

from plainlaw.delivery.attachment_record import attachment_schema
from plainlaw.delivery.citation_record import citation_schema
from plainlaw.delivery.envelope import schema_address
from plainlaw.delivery.legal_record import legal_schema
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
    text, texts = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    properties: dict[str, Any] = {
        "type": {"const": name},
        "key": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "locale": {"enum": list(portal.tags)},
        "available_locales": texts,
        "url": {"type": "string", "format": "uri"},
        "notice": {"type": ["string", "null"]},
        "source": _object({"path": text, "commit": {"type": ["string", "null"], "pattern": "^[0-9a-f]{40}$"}}),
        "fields": {"$ref": "#/$defs/fields"},
        "body": text,
        "figures": {"type": "array", "items": {"$ref": "#/$defs/figure"}},
    }
    properties["citations"] = citation_schema()
    if model.has_attachments:
        properties["attachments"] = attachment_schema()
    if model.has_versions:
        properties["legal"] = legal_schema()
    definitions["figure"] = _object(
        dict.fromkeys(("metric", "region", "period", "value", "unit", "text", "status", "provenance"), text)
        | {"vintage": {"type": "integer", "minimum": 1}}
        | {"dimensions": {"type": "object", "additionalProperties": text}}
    )
    head = {
        "$schema": DIALECT,
        "$id": portal.url + schema_address(model.section.folder),
        "title": model.section.folder,
    }
    return head | _object(properties) | {"$defs": definitions}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


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
