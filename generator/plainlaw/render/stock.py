"""The generated tree rendered by MkDocs itself, for portals with plugins or hooks of their own.

In: the portal's mkdocs.yml and the folder to render into. Out: the site in that folder.
"""

from datetime import date
from pathlib import Path

from plainlaw.render.clock import fixed_clock
from plainlaw.render.configuration import without_plugin
from plainlaw.render.listening import listening
from plainlaw.render.net import RenderError, catch


def render_stock(root: Path, into: Path, as_of: date) -> None:
    """Render the tree of the portal in `root` into the folder `into`. Raises RenderError."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    with fixed_clock(as_of), listening() as warnings:
        try:
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(into), strict=False)
            without_plugin(config)
            config.plugins.events["page_content"].append(catch)
            build(config)
        except MkDocsException as error:
            raise RenderError(str(error)) from error
    if warnings.said:
        raise RenderError("; ".join(warnings.said))
