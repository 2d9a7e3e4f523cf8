"""The generated tree rendered as the public site.

In: the portal's folder, the folder to render into, the day of the build. Out: the site in that folder, byte for byte
what stock `mkdocs build` makes of the same tree on the same day. When it fails the folder is to be thrown away.
"""

import os
from datetime import date
from pathlib import Path

from plainlaw.render.renderer import NotPlainError, Renderer
from plainlaw.render.stock import render_stock
from plainlaw.render.switches import ALL, Switches


def render(root: Path, into: Path, as_of: date, *, workers: int | None = None, switches: Switches = ALL) -> None:
    """Render the tree of the portal in `root` into the folder `into`. Raises RenderError."""
    try:
        renderer = Renderer(root, as_of, tree_paths(root), switches)
    except NotPlainError:
        render_stock(root, into, as_of)
        return
    _empty(into)
    renderer.static(into)
    renderer.render(renderer.paths, into, workers)


def tree_paths(root: Path) -> list[str]:
    """Every file of the generated tree."""
    tree = root / "build" / "portal"
    found = []
    for here, folders, names in os.walk(tree):
        folders.sort()
        under = os.path.relpath(here, tree).replace(os.sep, "/")
        found += [name if under == "." else f"{under}/{name}" for name in names]
    return found


def _empty(folder: Path) -> None:
    from mkdocs.utils import clean_directory

    clean_directory(str(folder))
    folder.mkdir(parents=True, exist_ok=True)
