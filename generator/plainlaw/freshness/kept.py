"""Values of the model as bytes, and back again without trusting the bytes.

In: documents, dictionaries, observations, findings. Out: bytes for the ledger. What is read back can only be made of
the model's own classes and of plain values: a ledger that somebody else wrote can be wrong, but it cannot run anything.
"""

import copyreg
import io
import pickle  # noqa: S403 - only ever read through the narrow door below
from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from typing import Any

from plainlaw.problems import PlainlawError

_MODULES = tuple(f"plainlaw.{room}." for room in ("model", "content_types", "problems", "validate", "sources"))
_OTHERS = {
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("fractions", "Fraction"),
    ("decimal", "Decimal"),
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("builtins", "range"),
    ("collections", "OrderedDict"),
}


class NotKeptError(PlainlawError):
    """Bytes that are not what was kept."""


class _Door(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Only classes of the model; never a function, never anything of another library."""
        if (module, name) not in _OTHERS and not f"{module}.".startswith(_MODULES):
            raise NotKeptError(f"{module}.{name} is not of the model")
        found = super().find_class(module, name)
        if not isinstance(found, type):
            raise NotKeptError(f"{module}.{name} is no class")
        return found


def dumps(value: Any) -> bytes:
    """`value` as bytes."""
    content = io.BytesIO()
    pickler = pickle.Pickler(content, protocol=5)
    # some versions of Python write a member of an enumeration as a call of getattr, which the door does not let in
    pickler.dispatch_table = {
        **copyreg.dispatch_table,
        **dict.fromkeys(_enumerations(StrEnum), _by_value),
        # there may be a million cells: what `fractions` writes takes several times as long to read
        range: lambda lines: (range, (lines.start, lines.stop, lines.step)),
        Fraction: lambda value: (Fraction, (value.numerator, value.denominator)),
    }
    pickler.dump(value)
    return content.getvalue()


def _enumerations(above: type[StrEnum]) -> Iterator[type[StrEnum]]:
    for kind in above.__subclasses__():
        yield kind
        yield from _enumerations(kind)


def _by_value(member: StrEnum) -> tuple[type[StrEnum], tuple[str]]:
    return type(member), (member.value,)


def loads(content: bytes) -> Any:
    """The value again. Raises NotKeptError when the bytes are anything else."""
    try:
        return _Door(io.BytesIO(content)).load()
    except NotKeptError:
        raise
    except Exception as error:  # noqa: BLE001 - damaged bytes can raise anything
        raise NotKeptError(str(error)) from error
