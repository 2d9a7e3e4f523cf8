"""YAML with the place of every value.

In: YAML text and where it stands in its file. Out: `PlacedYaml`: plain values, and a line for each path into them.
Anchors and aliases are refused: they hide repetition from editors and can be made to grow without bounds.
"""

import re
from collections.abc import Mapping
from typing import Any

import yaml
from msgspec import Struct, field

from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.reading import BROKEN_YAML, DUPLICATE_KEY
from plainlaw.sources.yaml_mistakes import BRACE, COMMA, broken, reason, refused

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, the same result
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

Path = tuple[str | int, ...]

# libyaml takes these for line ends, which no editor shows as such: the lines of findings would be off
# what no editor types and no reader sees; the last ones turn the direction of writing
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_LINE_ENDS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))


class PlacedYaml(Struct, frozen=True):
    """Plain values (dict, list, str, int, float, bool, date, None) and the place of each path into them."""

    value: Any
    path: str
    places: Mapping[Path, Place] = field(default_factory=dict)

    def place(self, *path: str | int) -> Place:
        """The place of the value at `path`, else of the nearest value around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.path, 1))


class _Walk:
    """Turns YAML nodes into values, and notes places and findings on the way."""

    def __init__(self, loader: Any, path: str, first_line: int, found: list[Problem]) -> None:
        self.loader, self.path, self.first_line, self.found = loader, path, first_line, found
        self.places: dict[Path, Place] = {}

    def at(self, mark: Any) -> Place:
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def value(self, node: Any, path: Path) -> Any:
        self.places.setdefault(path, self.at(node.start_mark))
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return self.mapping(node, path)

    def scalar(self, node: Any) -> Any:
        if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.startswith("tag:yaml.org,2002:python/"):
            # mkdocs.yml names Python objects and environment variables; nothing is ever made of them here
            return str(node.value)
        try:
            value = self.loader.construct_object(node)
            str(value)  # Python refuses to spell out whole numbers of thousands of digits
            if isinstance(value, str) and _CONTROL.search(value):
                self.found.append(
                    BROKEN_YAML.at(self.at(node.start_mark), reason=reason("control characters are not allowed"))
                )
                return None
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, yaml.YAMLError) as error:
            # PyYAML's own constructors stumble over values that do not fit an explicit tag
            said = str(getattr(error, "problem", None) or error)
            self.found.append(BROKEN_YAML.at(self.at(node.start_mark), reason=reason(said)))
            return None
        return value

    def mapping(self, node: Any, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            if key in values:
                first = self.places[(*path, key)].line
                self.found.append(DUPLICATE_KEY.at(self.at(key_node.start_mark), key=key, first=str(first)))
                continue
            self.places[(*path, key)] = self.at(key_node.start_mark)
            is_name = isinstance(key_node, yaml.ScalarNode)
            if not is_name or (node.flow_style and value_node.start_mark.index == key_node.end_mark.index):
                why = COMMA if is_name else BRACE
                self.found.append(BROKEN_YAML.at(self.at(key_node.start_mark), reason=why))
                continue
            values[key] = self.value(value_node, (*path, key))
        return values


def load_placed(text: str, path: str, found: list[Problem], first_line: int = 1) -> PlacedYaml:
    """Read one YAML document. `first_line` is the line of the file on which `text` begins (from 1).

    When it cannot be read, or not in full, findings are added and the value is None.
    """
    text = text.translate(_LINE_ENDS)
    before = len(found)
    loader = None
    try:
        found += refused(_Loader, text, path, first_line)
        if len(found) > before:
            return PlacedYaml(None, path)
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            return PlacedYaml(None, path)
        walk = _Walk(loader, path, first_line, found)
        value = walk.value(node, ())
        return PlacedYaml(value if len(found) == before else None, path, walk.places)
    except yaml.YAMLError as error:
        found.append(broken(error, text, path, first_line))
    except RecursionError:
        found.append(BROKEN_YAML.at(Place(path, first_line), reason=Message.of("it is nested too deeply")))
    finally:
        if loader is not None:
            loader.dispose()
    return PlacedYaml(None, path)
