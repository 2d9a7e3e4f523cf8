"""Numbers of sheets as exact decimals.

In: text. Out: a `Decimal`, or None when it is no plain number. No float comes between a cell and a file.
"""

import re
from decimal import Decimal

NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,20})?")


def amount(text: str) -> Decimal | None:
    """The number that plain text is: ordinary digits, a point, a minus sign."""
    return Decimal(text) if NUMBER.fullmatch(text) else None


def written(value: Decimal) -> str:
    """A number without exponent, and without zeros behind its last decimal that multiplying has left there."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def half_unit(text: str) -> Decimal:
    """Half the unit of the last digit that is written: 0.05 for 3.2."""
    return Decimal(5).scaleb(-len(text.partition(".")[2]) - 1)
