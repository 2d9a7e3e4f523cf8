"""Which program wrote the ledger: another version of it, or of what it rests on, may make other files of the same text.

In: the installed package. Out: a digest.
"""

import hashlib
import os
import sys
from functools import cache
from pathlib import Path

import plainlaw


@cache
def program(root: Path) -> bytes:
    """Changes with the folder of the portal, every file of the program, Python, and every installed package."""
    found = hashlib.sha256(f"{sys.version} {root.resolve()}".encode())
    package = Path(plainlaw.__file__).parent
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            state = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - asked of every file at every start
            found.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    for place in sys.path:
        if place.endswith("-packages") and os.path.isdir(place):  # noqa: PTH112
            names = sorted(name for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208
            found.update("\n".join(names).encode())
    return found.digest()
