"""A strict, fast reader for plain headers: lines `key: value`, lists and small mappings, nothing that YAML reads twice.

In: a header and where it stands in its file. Out: the same values and places as plainlaw.sources.placed_yaml finds,
at a quarter of its time, or None where anything is not certainly plain: then that reader has the word.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from plainlaw.problems import Place
from plainlaw.sources.placed_yaml import Path, PlacedYaml
from plainlaw.sources.plain_value import FIRST, QUOTED, NotPlainError, plain_value

# characters that a YAML reader refuses, replaces or takes for line ends, tabs, and what lies beyond the first plane
_UNUSUAL = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\xa0\u2000-\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ufeff\uff00\ufff0-\uffff]"
    r"|[\U00010000-\U0010ffff]"
)
_LINE = re.compile(
    r"^(?:( *)(- )?(?:([A-Za-z_][A-Za-z0-9_-]{0,99}):(?: ([^ \n].*))?|([^ \n].*)))?$",
    re.MULTILINE,
)
_ITEM = re.compile(rf"(?P<text>{QUOTED}|{FIRST}[^,\[\]{{}}:#?]*(?<! ))(?P<end>, ?|[\]}}])")
_KEY = re.compile(r"(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,99}): ")
_DEEPEST = 6

_Row = tuple[int, int, str, str, str]
"""A line: its number in the file, indentation, dash or nothing, key or nothing, and what stands there beside."""


class HeaderPlaces(Mapping[Path, Place]):
    """The places of a header by path. Most are never asked for, so a `Place` is made only when one is."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.points: dict[Path, tuple[int, int]] = {}

    def __getitem__(self, path: Path) -> Place:
        return Place(self.file, *self.points[path])

    def __iter__(self) -> Iterator[Path]:
        return iter(self.points)

    def __len__(self) -> int:
        return len(self.points)


def plain_header(text: str, path: str, first_line: int) -> PlacedYaml | None:
    """The header as values and places; None when it is not certainly plain."""
    if _UNUSUAL.search(text):
        return None
    places = HeaderPlaces(path)
    try:
        rows = _rows(text, first_line)
        places.points[()] = (rows[0][0], 1)
        reader = _Reader(rows, places.points)
        value = reader.mapping((), 0)
    except NotPlainError:
        return None
    return PlacedYaml(value, path, places) if reader.at == len(rows) else None


def _rows(text: str, first_line: int) -> list[_Row]:
    """The lines of the header that say something."""
    found = _LINE.findall(text)
    if len(found) <= text.count("\n"):
        raise NotPlainError
    rows = [
        (number, len(indent), dash, key, value or item)
        for number, (indent, dash, key, value, item) in enumerate(found, start=first_line)
        # a remark that fills its line ends nothing and begins nothing
        if key or (item and (item[0] != "#" or indent or dash))
    ]
    if not rows:
        raise NotPlainError
    return rows


class _Reader:
    """Goes through the lines of a header once; `at` is the line that is read next."""

    def __init__(self, rows: list[_Row], points: dict[Path, tuple[int, int]]) -> None:
        self.rows, self.points, self.at = rows, points, 0

    def mapping(self, path: Path, indent: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while self.at < len(self.rows):
            line, own, dash, key, value = self.rows[self.at]
            if own < indent:
                break
            if own > indent or dash or not key or key in values:
                raise NotPlainError
            self.at += 1
            inner = (*path, key)
            self.points[inner] = (line, indent + 1)
            column = indent + len(key) + 2
            values[key] = self.leaf(value, inner, line, column) if value else self.block(inner, indent)
        return values

    def block(self, path: Path, indent: int) -> Any:
        """What stands below a key that has nothing beside it. A list may be indented as its key is."""
        _, own, dash, *_ = self.rows[self.at] if self.at < len(self.rows) else (0, -1, "")
        if len(path) > _DEEPEST or own < indent + (not dash):
            raise NotPlainError
        return self.sequence(path, own) if dash else self.mapping(path, own)

    def sequence(self, path: Path, indent: int) -> list[Any]:
        values: list[Any] = []
        while self.at < len(self.rows):
            line, own, dash, key, value = self.rows[self.at]
            if own != indent or not dash:
                break
            inner = (*path, len(values))
            self.points[inner] = (line, indent + 3)
            if key:
                # an entry that is a mapping begins on the line of its dash and goes on below its first key
                self.rows[self.at] = (line, indent + 2, "", key, value)
                values.append(self.mapping(inner, indent + 2))
            else:
                self.at += 1
                values.append(self.leaf(value, inner, line, indent + 2))
        return values

    def leaf(self, text: str, path: Path, line: int, column: int) -> Any:
        if text[0] == "[":
            return self.flow_list(text, path, line, column)
        if text[0] == "{":
            return self.flow_mapping(text, path, line, column)
        return plain_value(text)

    def flow_list(self, text: str, path: Path, line: int, column: int) -> list[Any]:
        values: list[Any] = []

        def item(at: int) -> int:
            self.points[*path, len(values)] = (line, column + at + 1)
            value, end = _item(text, at)
            values.append(value)
            return end

        _all_items(text, "]", item)
        return values

    def flow_mapping(self, text: str, path: Path, line: int, column: int) -> dict[str, Any]:
        values: dict[str, Any] = {}

        def item(at: int) -> int:
            key = _KEY.match(text, at)
            if key is None or key["key"] in values:
                raise NotPlainError
            self.points[*path, key["key"]] = (line, column + at + 1)
            values[key["key"]], end = _item(text, key.end())
            return end

        _all_items(text, "}", item)
        return values


def _all_items(text: str, last: str, item: Callable[[int], int]) -> None:
    """Call `item` with the beginning of each part between the brackets of `text`; it returns where the part ends."""
    at = 2 if text[1:] == last else 1
    while at == 1 or text[at - 1] not in "]}":
        at = item(at)
    if at != len(text) or text[-1] != last:
        raise NotPlainError


def _item(text: str, at: int) -> tuple[Any, int]:
    """A value between brackets that begins at `at`, and where what ends it is over."""
    found = _ITEM.match(text, at)
    if found is None:
        raise NotPlainError
    return plain_value(found["text"]), found.end()
