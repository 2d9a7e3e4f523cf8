"""YAML with the place of every value.

In: YAML text and where it stands in its file. Out: `PlacedYaml`: plain values, and a line for each path into them.
Anchors and aliases are refused: they hide repetition from editors and can be made to grow without bounds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.reading import BROKEN_YAML, DUPLICATE_KEY, YAML_ALIAS

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, the same result
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

Path = tuple[str | int, ...]

# what PyYAML says most often, in words for an editor
_REASONS = {
    "mapping values are not allowed in this context": Message.of("a second colon stands in the line"),
    "could not find expected ':'": Message.of("a line without a colon stands between the fields"),
    "did not find expected key": Message.of("the indentation is not that of the lines around it"),
    "did not find expected <block end>": Message.of("the indentation is not that of the lines around it"),
    "found character that cannot start any token": Message.of("a tab or a special character stands at its beginning"),
    "did not find expected '-' indicator": Message.of("an entry of the list does not begin with -"),
    "found unexpected end of stream": Message.of("a quotation mark is never closed"),
    "did not find expected ',' or ']'": Message.of("a bracket [ is never closed"),
    "did not find expected ',' or '}'": Message.of("a bracket { is never closed"),
    "control characters are not allowed": Message.of("it holds an invisible control character"),
    "day is out of range for month": Message.of("this day does not exist"),
    "month must be in 1..12": Message.of("this month does not exist"),
}


@dataclass(frozen=True)
class PlacedYaml:
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
        self.seen: set[int] = set()

    def at(self, mark: Any) -> Place:
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def value(self, node: Any, path: Path) -> Any:
        self.places.setdefault(path, self.at(node.start_mark))
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if id(node) in self.seen:
            self.found.append(YAML_ALIAS.at(self.at(node.start_mark)))
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return self.mapping(node, path)

    def scalar(self, node: Any) -> Any:
        if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.startswith("tag:yaml.org,2002:python/"):
            # mkdocs.yml names Python objects and environment variables; nothing is ever made of them here
            return str(node.value)
        try:
            return self.loader.construct_object(node)
        except (ValueError, yaml.YAMLError) as error:
            said = str(getattr(error, "problem", None) or error)
            self.found.append(BROKEN_YAML.at(self.at(node.start_mark), reason=_REASONS.get(said, said)))
            return None

    def mapping(self, node: Any, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            if key in values:
                first = self.places[(*path, key)].line
                self.found.append(DUPLICATE_KEY.at(self.at(key_node.start_mark), key=key, first=str(first)))
                continue
            self.places[(*path, key)] = self.at(key_node.start_mark)
            values[key] = self.value(value_node, (*path, key))
        return values


def load_placed(text: str, path: str, found: list[Problem], first_line: int = 1) -> PlacedYaml:
    """Read one YAML document. `first_line` is the line of the file on which `text` begins (from 1).

    When it cannot be read, a finding is added and the value is None.
    """
    loader = None
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            return PlacedYaml(None, path)
        walk = _Walk(loader, path, first_line, found)
        value = walk.value(node, ())
        return PlacedYaml(value, path, walk.places)
    except yaml.YAMLError as error:
        found.append(_broken(error, text, path, first_line))
    except RecursionError:
        found.append(BROKEN_YAML.at(Place(path, first_line), reason=Message.of("it is nested too deeply")))
    finally:
        if loader is not None:
            loader.dispose()
    return PlacedYaml(None, path)


def _broken(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = getattr(error, "problem", None) or getattr(error, "reason", None)
    reason = _REASONS.get(str(said)) or (str(said) if said else Message.of("it is not YAML"))
    if mark is not None:
        return BROKEN_YAML.at(Place(path, mark.line + first_line, mark.column + 1), reason=reason)
    position = int(getattr(error, "position", 0) or 0)
    return BROKEN_YAML.at(Place(path, text.count("\n", 0, position) + first_line), reason=reason)
