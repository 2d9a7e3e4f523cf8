"""The register of addresses that were ever public, and what was taken away.

In: the portal's folder. Out: lines of site_config/addresses.txt, and the values of site_config/gone.yml with their
places. Both may be absent: then nothing has been recorded yet, and nothing is gone.
"""

import os
from pathlib import Path

from msgspec import Struct

from plainlaw.problems import Problem
from plainlaw.sources.placed_yaml import PlacedYaml, load_placed
from plainlaw.sources.text import read_text


class RawRegister(Struct, frozen=True):
    """The lines of the register, None when there is none; and the entries of what is gone."""

    lines: tuple[str, ...] | None
    gone: PlacedYaml


def read_register(root: Path, register: str, gone: str, found: list[Problem]) -> RawRegister:
    """Read both files."""
    text = read_text(root, register, found) if os.path.lexists(root / register) else None
    entries = read_text(root, gone, found) if os.path.lexists(root / gone) else None
    values = load_placed(entries, gone, found) if entries is not None else PlacedYaml(None, gone)
    return RawRegister(tuple(text.split("\n")) if text is not None else None, values)
