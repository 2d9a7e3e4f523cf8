"""The figures of a metric as the list of JSON objects that its series is in the API, the same in every language.

In: `OpenRow`s. Out: the list as `to_json` would write it, joined of what is the same in many rows.
"""

from collections.abc import Iterable

from plainlaw.delivery.json_lines import Written, json_lines
from plainlaw.delivery.open_rows import TOTAL, OpenRow

_LIST, _ITEM, _FIELD = " " * 2, " " * 3, " " * 4
"""How far the list, its objects and their fields stand to the right: the list is a field of `data`."""


def written_rows(rows: Iterable[OpenRow], dimensions: tuple[str, ...]) -> Written:
    """The rows that have a value; `dimensions` are those of the metric."""
    periods: dict[int, str] = {}
    kinds: dict[tuple[str, ...], str] = {}
    items: list[str] = []
    for region, period, codes, value, _, status, vintage in rows:
        if not value:
            continue
        # rows share their periods, of which there are few
        when = periods.get(id(period))
        if when is None:
            when = periods[id(period)] = json_lines(str(period))
        kind = kinds.get(codes)
        if kind is None:
            kind = kinds[codes] = json_lines(_named(codes, dimensions), _FIELD)
        items.append(
            f'{{\n{_FIELD}"region": "{region}",\n{_FIELD}"period": {when},\n{_FIELD}"dimensions": {kind},\n'
            f'{_FIELD}"value": "{value}",\n{_FIELD}"status": "{status}",\n{_FIELD}"vintage": {vintage}\n{_ITEM}}}'
        )
    between = f",\n{_ITEM}"
    return Written(f"[\n{_ITEM}{between.join(items)}\n{_LIST}]" if items else "[]")


def _named(codes: tuple[str, ...], dimensions: tuple[str, ...]) -> dict[str, str]:
    return {name: code for name, code in zip(dimensions, codes, strict=True) if code != TOTAL}
