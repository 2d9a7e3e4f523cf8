"""Finds every file on a shelf and says kindly what a file lacks.

In: the dotted name of a package that is a shelf. Out: what its modules hold, by module name.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import TypeVar

from plainlaw.problems import PlainlawError

T = TypeVar("T")


class ShelfError(PlainlawError):
    """A file on a shelf does not hold what the shelf is for."""


def modules_on_shelf(package: str) -> Iterator[tuple[str, ModuleType]]:
    """The name and module of each file on the shelf, in alphabetical order."""
    shelf = importlib.import_module(package)
    names = sorted(found.name for found in pkgutil.iter_modules(shelf.__path__))
    return ((name, importlib.import_module(f"{package}.{name}")) for name in names)


def subclasses_on_shelf(package: str, base: type[T]) -> dict[str, type[T]]:
    """The one subclass of `base` that each file defines. Raises ShelfError when a file has none or several."""
    found: dict[str, type[T]] = {}
    for name, module in modules_on_shelf(package):
        own = [
            value
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, base) and value.__module__ == module.__name__
        ]
        leaves = [cls for cls in own if not any(cls is not other and issubclass(other, cls) for other in own)]
        if len(leaves) != 1:
            raise ShelfError(
                f"{package}.{name}: a file on this shelf defines exactly one subclass of {base.__name__}, "
                f"this one defines {len(leaves)}"
            )
        found[name] = leaves[0]
    return found


def constants_on_shelf(package: str, wanted: type[T]) -> dict[str, tuple[T, ...]]:
    """Every module-level value of type `wanted` in each file of the shelf, by file name."""
    return {
        name: tuple(value for value in vars(module).values() if isinstance(value, wanted))
        for name, module in modules_on_shelf(package)
    }


def one_on_shelf(package: str, constant: str, wanted: type[T]) -> dict[str, T]:
    """The value called `constant` in each file. Raises ShelfError when a file lacks it."""
    found: dict[str, T] = {}
    for name, module in modules_on_shelf(package):
        value = getattr(module, constant, None)
        if not isinstance(value, wanted):
            raise ShelfError(f"{package}.{name}: a file on this shelf defines {constant}: {wanted.__name__}")
        found[name] = value
    return found
