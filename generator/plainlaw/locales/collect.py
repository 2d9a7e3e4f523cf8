"""Collects every message id of the program.

In: the package's modules and templates. Out: message ids with the files that say them. Looking for `_("…")`
would not do: most texts stand in declarations (findings, sections, fields), not in calls.
"""

import ast
import importlib
import pkgutil
import typing
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from jinja2 import Environment, nodes

import plainlaw
from plainlaw.model.document import Document, Part
from plainlaw.problems import Kind

PACKAGE = Path(plainlaw.__file__).parent
# Which argument of which call is a message id.
_CALLS = {"text": 0, "t": 0, "Message": 0, "Message.of": 0, "Argument": 1, "Banner": 1, "BodyPart": 0}
_MODELS = ("model/", "content_types/")

Found = Iterator[str]


def collect() -> dict[str, tuple[str, ...]]:
    """Every message id with the files that say it, as paths within the package, in alphabetical order."""
    found: dict[str, set[str]] = defaultdict(set)
    for origin, texts in _origins():
        for text in texts:
            if text:
                found[text].add(origin)
    return {text: tuple(sorted(found[text])) for text in sorted(found)}


def _origins() -> Iterator[tuple[str, Iterable[str]]]:
    for module in _modules():
        path = Path(str(module.__file__))
        origin, source = path.relative_to(PACKAGE).as_posix(), path.read_text("utf-8")
        yield origin, in_models(module)
        # A module that only imports a kind of finding does not say its texts.
        if " = Kind(" in source:
            yield origin, in_kinds(module)
        # What a model refuses is said to the author in the words of its ValueError.
        calls = _CALLS | {"ValueError": 0} if origin.startswith(_MODELS) else _CALLS
        yield origin, in_python(source, calls)
    for path in sorted(PACKAGE.glob("templates/**/*.j2")):
        yield path.relative_to(PACKAGE).as_posix(), in_template(path.read_text("utf-8"))


def _modules() -> Iterator[ModuleType]:
    yield plainlaw
    for name in sorted(found.name for found in pkgutil.walk_packages(plainlaw.__path__, "plainlaw.")):
        # Importing a __main__ would run the program.
        if not name.endswith("__main__"):
            yield importlib.import_module(name)


def in_models(module: ModuleType) -> Found:
    """The texts of the content types and parts that a module declares: sections, fields, choices."""
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, Part) and value.__module__ == module.__name__:
            yield from _in_fields(value)
            if issubclass(value, Document) and "section" in vars(value):
                yield from (value.section.label, value.section.one, value.section.description)


def in_kinds(module: ModuleType) -> Found:
    """The texts of the kinds of finding among a module's constants."""
    for value in _constants(module):
        if isinstance(value, Kind):
            yield from (value.what, value.mend, value.why, value.authority)


def _constants(module: ModuleType) -> Iterator[object]:
    for value in vars(module).values():
        if isinstance(value, tuple | list | frozenset | set):
            yield from value
        elif isinstance(value, dict):
            yield from value.values()
        else:
            yield value


def _in_fields(model: type[Part]) -> Found:
    for name in vars(model).get("__annotations__", {}):
        field = model.model_fields.get(name)
        if field is None:
            continue
        yield from (field.title or "", field.description or "")
        extra = field.json_schema_extra
        if isinstance(extra, dict) and extra.get("x-widget") == "select":
            yield from _choices(field.annotation)


def _choices(annotation: Any) -> Found:
    if typing.get_origin(annotation) is Literal:
        yield from (str(choice) for choice in typing.get_args(annotation))
    else:
        for part in typing.get_args(annotation):
            yield from _choices(part)


def in_python(source: str, calls: Mapping[str, int] = _CALLS) -> Found:
    """The literals among the message ids of `calls`, and what classes say as their `help`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            at = calls.get(_name(node.func), len(node.args))
            for argument in node.args[at : at + 1]:
                yield from _literals(argument)
        elif isinstance(node, ast.ClassDef):
            yield from _help(node)


def _help(declared: ast.ClassDef) -> Found:
    for line in declared.body:
        if isinstance(line, ast.Assign) and any(_name(target) == "help" for target in line.targets):
            yield from _literals(line.value)


def put_together(source: str) -> list[int]:
    """The lines of calls whose message id is put together at run time, so that it cannot be collected."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and _name(node.func) in _CALLS
        and any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in node.args)
    ]  # fmt: skip


def _name(called: ast.expr) -> str:
    if isinstance(called, ast.Name):
        return called.id
    if isinstance(called, ast.Attribute):
        is_message = isinstance(called.value, ast.Name) and called.value.id == "Message"
        return f"Message.{called.attr}" if is_message else called.attr
    return ""


def _literals(argument: ast.expr) -> Found:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from _literals(argument.body)
        yield from _literals(argument.orelse)


def in_template(source: str) -> Found:
    """The literal first argument of each call of `t` or `text` in a Jinja template."""
    for call in Environment().parse(source).find_all(nodes.Call):  # noqa: S701 - parsed, never rendered
        called = call.node
        name = called.name if isinstance(called, nodes.Name) else getattr(called, "attr", "")
        if name in _CALLS and call.args:
            yield from _literals_in_template(call.args[_CALLS[name]])


def _literals_in_template(argument: nodes.Expr) -> Found:
    if isinstance(argument, nodes.Const) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, nodes.CondExpr):
        yield from _literals_in_template(argument.expr1)
        if argument.expr2 is not None:
            yield from _literals_in_template(argument.expr2)
