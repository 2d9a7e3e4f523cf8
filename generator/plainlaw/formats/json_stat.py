"""JSON-stat 2.0: the observations as a cube of place, period, categories and measures.

A rate has three measures: itself, its numerator and its denominator. Cells are null where there is no value; `status`
holds the codes of CL_OBS_STATUS of the observations that are missing or marked. A cell that is null without a status is
one that nobody expects. `extension.vintage` has the vintage of each revised value: 2 when it was revised once. (https://json-stat.org/full/)
"""

import json
from itertools import product
from typing import Any, TypeVar

from plainlaw.delivery.data_format import DataFormat
from plainlaw.delivery.observation_status import NORMAL, STATUS_WORDS
from plainlaw.delivery.open_table import OpenTable
from plainlaw.locales.locale import locale_of
from plainlaw.model.metric import Metric
from plainlaw.problems import Message

T = TypeVar("T")
_GEO, _TIME, _MEASURE = "region", "period", "metric"


def _write(table: OpenTable, tag: str) -> bytes:
    about = table.about(tag)
    dimensions = _dimensions(table, tag)
    values, status, vintages = _cells(table)
    cube: dict[str, Any] = {
        "version": "2.0", "class": "dataset", "label": about.title, "source": "; ".join((about.office, *about.sources)),
        **({"updated": about.modified.isoformat()} if about.modified else {}),
        "note": [text for text in (about.definition, about.note, about.notice, about.licence) if text],
        "link": {"license": [{"href": about.licence_address}],
                 "describedby": [{"type": "text/html", "href": about.page}]},
        "id": list(dimensions), "size": [len(each["category"]["index"]) for each in dimensions.values()],
        "role": {"time": [_TIME], "geo": [_GEO], "metric": [_MEASURE]},
        "dimension": dimensions,
        "value": values, "status": status,
        "extension": {"status": {code: locale_of(tag).text(words) for code, words in STATUS_WORDS.items()},
                      **({"vintage": vintages} if vintages else {})},
    }  # fmt: skip
    return (json.dumps(cube, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _dimension_names(table: OpenTable) -> list[str]:
    # a metric's own dimension never hides place, time or measure
    taken = {_GEO, _TIME, _MEASURE}
    own = [f"{name}_" if name in taken else name for name in table.metric.dimensions]
    return [_GEO, _TIME, *own, _MEASURE]


def _dimensions(table: OpenTable, tag: str) -> dict[str, Any]:
    locale = locale_of(tag)
    places = {code: table.region_name(code, tag) for code in table.regions}
    periods = {str(period): locale.period(period) for period in table.periods}
    measures = _measures(table)
    found = [_dimension(locale.text("Place"), places), _dimension(locale.text("Period"), periods)]
    for dimension in table.dimensions:
        words = {code: said[tag] for code, said in table.codes(dimension).items()}
        found.append(_dimension(dimension.name.get(tag), words))
    measure = _dimension(locale.text("Metric"), {name: each.name.get(tag) for name, each in measures.items()})
    measure["category"]["unit"] = {
        name: {"decimals": each.decimals, "label": each.unit.get(tag)} for name, each in measures.items()
    }
    return dict(zip(_dimension_names(table), [*found, measure], strict=True))


def _measures(table: OpenTable) -> dict[str, Metric]:
    own = table.metric.id
    return dict(zip((own, f"{own}.numerator", f"{own}.denominator"), (table.metric, *table.parts), strict=False))


def _dimension(label: str, categories: dict[str, str]) -> dict[str, Any]:
    return {"label": label, "category": {"index": list(categories), "label": categories}}


def _cells(table: OpenTable) -> tuple[list[int | float | None], dict[str, str], dict[str, int]]:
    codes = product(*(table.codes(dimension) for dimension in table.dimensions))
    kinds = {kind: place for place, kind in enumerate(codes)}
    width, regions = 1 + len(table.parts), {code: place for place, code in enumerate(table.regions)}
    step = len(kinds) * width
    values: list[int | float | None] = [None] * (len(regions) * len(table.periods) * step)
    status: dict[int, str] = {}
    vintages: dict[int, int] = {}
    for row, period in zip(table.rows, table.period_places, strict=True):
        at = (regions[row.region] * len(table.periods) + period) * step + kinds[row.codes] * width
        if row.status == NORMAL and row.vintage == "1" and width == 1:
            values[at] = _number(row.value)
            continue
        if row.status != NORMAL:
            # numerator and denominator need none where they are there; where they are not, the rate is missing for that
            of = [n for n, text in enumerate((row.value, *row.parts)) if n == 0 or not text]
            status |= {at + n: row.status for n in of}
        if row.vintage not in ("", "1"):
            vintages[at] = int(row.vintage)
        values[at : at + width] = [_number(text) for text in (row.value, *row.parts)]
    return values, _in_order(status), _in_order(vintages)


def _in_order(said: dict[int, T]) -> dict[str, T]:
    return {str(at): said[at] for at in sorted(said)}


def _number(text: str) -> int | float | None:
    if not text:
        return None
    return float(text) if "." in text else int(text)


FORMAT = DataFormat(Message.of("JSON-stat"), ".json-stat.json", "application/json", "JSON", "https://json-stat.org/full/",
                    _write, by_language=True, order=3)  # fmt: skip
