"""One declaration of a field: its parser, its JSON Schema, its form widget and its documentation.

In: label and help as English message ids (translated from the catalogues), a widget, a relation.
Out: a pydantic field that carries all of them in its schema (`x-widget`, `x-relation`, `x-example`).
"""

from typing import Any, Literal

from pydantic import Field
from pydantic_core import PydanticUndefined

Shown = Literal["fact", "lead", "section", "hidden"]

WIDGETS = frozenset(
    {
        "string",
        "text",
        "markdown",
        "number",
        "boolean",
        "date",
        "period",
        "select",
        "list",
        "object",
        "relation",
    }
)


def declare(  # noqa: PLR0913 - one declaration says all about a field
    label: str,
    help: str,  # noqa: A002 - the word that every form uses
    *,
    widget: str = "string",
    relation: str | None = None,
    example: str = "",
    shown: Shown = "fact",
    **constraints: Any,
) -> Any:
    """Declare a field.

    `relation` names what the value must be a key of: a collection ("policies"), "metrics", "regions",
    "organisations" or "topics". `shown` says where a page shows the value: among the facts, as the lead below the
    title, as a section with a heading of its own, or nowhere. `constraints` are pydantic's (default, min_length,
    pattern …); a field without `default` or `default_factory` must be filled in. Raises ValueError for an unknown
    widget.
    """
    if widget not in WIDGETS:
        raise ValueError(f"unknown widget {widget!r}: one of {sorted(WIDGETS)}")
    extra: dict[str, Any] = {"x-widget": widget, "x-example": example, "x-shown": shown}
    if relation is not None:
        extra["x-relation"] = relation
    default = constraints.pop("default", PydanticUndefined)
    return Field(default, title=label, description=help, json_schema_extra=extra, **constraints)
