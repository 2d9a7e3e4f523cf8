"""Step 6b for an edit of a few plain pages: they are rendered from what the last whole build has kept.

In: the ledger, and paths of pages of the tree. Out: their HTML in the staging folder, or nothing, and then the renderer
makes them (plainlaw.site). What is kept is right for the theme, configuration and navigation that the site shows now.
"""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from plainlaw.freshness.ledger import Ledger

if TYPE_CHECKING:
    from plainlaw.render.plain_pages import Kept

_LOOK = "plain pages"
_FEW = 400
"""More pages than these are shared out over processes by the renderer."""


def render_plain(paths: Sequence[str], tree: Path, into: Path, as_of: date, ledger: Ledger) -> bool:
    """Render these pages; whether it could be done. If not, nothing was written."""
    look = ledger.value(_LOOK)
    if not look or not paths or len(paths) > _FEW:
        return False
    from plainlaw.render.plain_pages import PlainPages

    def shell(kind: str) -> str | None:
        found = ledger.rows("SELECT ways FROM shell WHERE kind = ?", kind)
        return str(found[0][0]) if found else None

    def has(path: str) -> bool:
        return bool(ledger.rows("SELECT 1 FROM file WHERE path = ?", path))

    return PlainPages(tree, look.decode(), shell, has).render(paths, into, as_of)


def keep_plain(kept: "Kept | None", ledger: Ledger) -> None:
    """Keep what a build of all pages has learned; nothing when there is nothing to go by."""
    ledger.set(_LOOK, kept.look.encode() if kept is not None else b"")
    ledger.many("DELETE FROM shell WHERE kind != ?", (("",),))
    ledger.many("INSERT INTO shell VALUES (?, ?)", kept.shells.items() if kept is not None else ())


def keep_plain_while(heads: str, ledger: Ledger) -> None:
    """Go on with what is kept only if the pages of the navigation have these front matters (render/keeping.py)."""
    look = ledger.value(_LOOK)
    if look and json.loads(look)["heads"] != heads:
        ledger.set(_LOOK, b"")
