"""The JSON Schema (draft 2020-12) of a metric's record in the delivery API.

In: the portal. Out: the schema. What a metric has not is null, so that every record has the same fields.
"""

from typing import Any

from plainlaw.delivery.envelope import schema_address
from plainlaw.delivery.json_schema import list_of, object_of, or_null
from plainlaw.delivery.schema import DIALECT
from plainlaw.model.metric import MONTHS, MetricKind
from plainlaw.model.period import Period
from plainlaw.model.site import Portal

_TEXT, _MAYBE = {"type": "string"}, {"type": ["string", "null"]}
_ADDRESS = {"type": "string", "format": "uri"}
_EXACT = {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}


def metric_schema(portal: Portal) -> dict[str, Any]:
    """The schema of a record."""
    target = {"period": {"type": "string", "pattern": Period.pattern}, "value": _EXACT, "source": _TEXT,
              "document": _MAYBE, "each_place": {"type": "boolean"}}  # fmt: skip
    words = {"type": "object", "additionalProperties": _TEXT}
    properties: dict[str, Any] = {
        "key": _TEXT,
        "title": _TEXT,
        "kind": {"enum": [kind.value for kind in MetricKind]},
        "unit": _TEXT,
        "url": _ADDRESS,
        "record": _ADDRESS,
        "series": _ADDRESS,
        "csv": _ADDRESS,
        "formats": list_of(object_of({"label": _TEXT, "media_type": _TEXT, "standard": _TEXT, "url": _ADDRESS})),
        "notice": _MAYBE,
        "definition": _TEXT,
        "office": _TEXT,
        "frequency": {"enum": list(MONTHS)},
        "better": {"enum": ["higher", "lower", "neither"]},
        "decimals": {"type": "integer", "minimum": 0},
        "numerator": _MAYBE,
        "denominator": _MAYBE,
        "per": {"type": ["integer", "null"], "minimum": 1},
        "interval": or_null(object_of({"low": _TEXT, "high": _TEXT})),
        "derived_from": or_null(object_of({"metric": _TEXT, "against": {"enum": ["year-before", "previous", None]}})),
        "targets": list_of(object_of(target)),
        "dimensions": {"type": "object", "additionalProperties": words},
    }
    head = {"$schema": DIALECT, "$id": portal.url + schema_address("metrics"), "title": "metrics"}
    return head | object_of(properties)
