"""The declared fields of a document as readers see them: facts, a lead, and sections.

In: a model instance and the voice of its page. Out: mappings for templates, in the order in which fields are
declared. A new field of a content type appears here by its declaration alone.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from html import escape
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from plainlaw.model.document import Document, Part
from plainlaw.model.period import Period
from plainlaw.page.dates import day_html
from plainlaw.page.foreign import marked, title_in
from plainlaw.page.head import office_name
from plainlaw.page.phones import in_words
from plainlaw.voice import Voice

_Said = Mapping[tuple[str | int, ...], str]
_NOTHING: _Said = MappingProxyType({})


def facts(fields: BaseModel, voice: Voice, said: _Said = _NOTHING) -> list[dict[str, str]]:
    """Label and HTML of each field that is shown as a fact and has a value; parts are taken apart.

    `said` is the HTML of values that are to be shown otherwise than they are written, by their paths.
    """
    found: list[dict[str, str]] = []
    own = fields.labels() if isinstance(fields, Document) else {}
    for name, info in _shown(type(fields), "fact"):
        value = getattr(fields, name)
        if value is None or value == ():
            continue
        if isinstance(value, BaseModel):
            found += facts(value, voice, _within(said, name))
        else:
            label = voice.text(own.get(name, info.title or name))
            found.append({"label": label, "html": said.get((name,)) or value_html(value, info, voice)})
    return found


def lead_html(fields: BaseModel, voice: Voice) -> Iterator[str]:
    """The texts of the fields that are shown below the title, as plain text."""
    for name, _ in _shown(type(fields), "lead"):
        value = getattr(fields, name)
        if isinstance(value, str):
            yield value


def _within(said: _Said, name: str) -> _Said:
    return {path[1:]: html for path, html in said.items() if path[0] == name}


def sections(fields: BaseModel, voice: Voice, said: _Said = _NOTHING) -> list[dict[str, Any]]:
    """Heading and HTML of each field that has a section of its own and a value; `said` as of facts."""
    found: list[dict[str, Any]] = []
    for name, info in _shown(type(fields), "section"):
        value = getattr(fields, name)
        if not value:
            continue
        html = _table(value, voice, _within(said, name)) if isinstance(value[0], Part) else _list(value, info, voice)
        found.append({"heading": voice.text(info.title or name), "html": html})
    return found


def value_html(value: Any, info: FieldInfo, voice: Voice) -> str:
    """One value as HTML: dates and periods in words, references as links, choices in the page's language."""
    if isinstance(value, date):
        return day_html(value, voice)
    if isinstance(value, Period):
        return escape(voice.locale.period(value))
    if isinstance(value, tuple):
        return escape(voice.text(", ")).join(value_html(item, info, voice) for item in value)
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    relation = extra.get("x-relation")
    if isinstance(relation, str):
        return _reference(relation, str(value), voice)
    return marked(voice.text(str(value)) if extra.get("x-widget") == "select" else str(value), voice)


def _reference(relation: str, key: str, voice: Voice) -> str:
    lang, addresses, site = voice.locale.tag, voice.addresses, voice.site
    if relation == "organisations":
        return escape(office_name(voice, key))
    if relation == "topics":
        return escape(site.topics[key].name.get(lang))
    if relation == "regions":
        return _link(voice.page.to(addresses.region(lang, key)), escape(voice.region_name(key)))
    if relation == "metrics":
        return voice.metric_link(key)
    entry = site.documents.readable(relation, key, lang)
    if entry is None:
        return escape(key)
    return _link(voice.page.to(addresses.of(entry)), title_in(entry.lang, entry.title, voice))


def _link(href: str, html: str) -> str:
    return f'<a href="{escape(href)}">{html}</a>'


def _list(values: tuple[Any, ...], info: FieldInfo, voice: Voice) -> str:
    items = "".join(
        f"<li>{in_words(value, voice) if _is_text(info) else value_html(value, info, voice)}</li>" for value in values
    )
    return f"<ul>{items}</ul>"


def _is_text(info: FieldInfo) -> bool:
    """Whether the values are sentences of the author, in which telephone numbers may stand."""
    extra = info.json_schema_extra
    return isinstance(extra, dict) and extra.get("x-widget") == "list" and "x-relation" not in extra


def _table(parts: tuple[Part, ...], voice: Voice, said: _Said) -> str:
    """The parts as a table whose cells say their column, for screens on which rows are stacked."""
    declared = type(parts[0]).model_fields
    used = {name: info for name, info in declared.items() if any(getattr(part, name) is not None for part in parts)}
    labels = {name: escape(voice.text(info.title or name)) for name, info in used.items()}
    heads = "".join(f'<th scope="col" role="columnheader">{label}</th>' for label in labels.values())
    rows = "\n".join(
        '<tr role="row">'
        + "\n".join(
            f'<td role="cell" data-label="{labels[name]}">{_values(cells[name], info, voice)}</td>'
            for name, info in used.items()
        )
        + "</tr>"
        for cells in _joined(parts, tuple(used), said)
    )
    return (
        f'<table class="parts" role="table"><thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n'
        f'<tbody role="rowgroup">{rows}</tbody></table>'
    )


_Cell = tuple[tuple[Any, str], ...]
"""Values, and the HTML of those that are not shown as they are written."""


def _joined(parts: tuple[Part, ...], names: tuple[str, ...], said: _Said) -> Iterator[dict[str, _Cell]]:
    """The values of each row by field; parts that differ in one declared field only share a row."""
    rows: dict[tuple[Any, ...], dict[str, _Cell]] = {}
    for number, part in enumerate(parts):
        same = tuple(getattr(part, name) for name in names if name != part.joined)
        key = same if part.joined else (number,)
        row = rows.setdefault(key, dict.fromkeys(names, ()))
        for name in names:
            cell = (getattr(part, name), said.get((number, name), ""))
            if cell not in row[name]:
                row[name] += (cell,)
    yield from rows.values()


def _values(cells: _Cell, info: FieldInfo, voice: Voice) -> str:
    shown = (html or value_html(value, info, voice) for value, html in cells if value is not None)
    return escape(voice.text(", ")).join(shown)


@cache
def _shown(model: type[BaseModel], where: str) -> tuple[tuple[str, FieldInfo], ...]:
    """The fields of a model that are shown there, in the order in which they are declared."""
    return tuple((name, info) for name, info in model.model_fields.items() if _place_of(info) == where)


def _place_of(info: FieldInfo) -> str:
    extra = info.json_schema_extra
    return str(extra.get("x-shown", "fact")) if isinstance(extra, dict) else "fact"
