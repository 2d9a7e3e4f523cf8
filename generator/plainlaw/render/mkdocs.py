"""The generated tree rendered by MkDocs itself.

In: the portal's mkdocs.yml and the folder to render into. Out: the site in that folder.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from plainlaw.model.day import noon
from plainlaw.render.net import RenderError, catch

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class _Warnings(logging.Handler):
    """Collects what MkDocs warns about; in a tree that we generate, each warning is our own mistake."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def render(root: Path, into: Path, as_of: date) -> None:
    """Render the tree of the portal in `root` into the folder `into`. Raises RenderError."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    _quiet_splitter()
    with fixed_clock(as_of), _listening() as warnings:
        try:
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(into), strict=False)
            _without_plugin(config)
            config.plugins.events["page_content"].append(catch)
            build(config)
        except MkDocsException as error:
            raise RenderError(str(error)) from error
    if warnings.said:
        raise RenderError("; ".join(warnings.said))


def _without_plugin(config: "MkDocsConfig") -> None:
    # The tree is there already; the plugin would read and generate everything a second time. MkDocs calls methods that
    # it collected when it loaded the plugin, so these go too.
    plugin = config.plugins.pop("plainlaw", None)
    for methods in config.plugins.events.values():
        methods[:] = [method for method in methods if getattr(method, "__self__", None) is not plugin]


@contextmanager
def fixed_clock(as_of: date) -> Iterator[None]:
    """MkDocs takes the day of the build from SOURCE_DATE_EPOCH (reproducible-builds.org)."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(noon(as_of))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _quiet_splitter() -> None:
    # the splitter of Chinese words, which the theme's search uses when it is there, announces its dictionary each time
    with suppress(ImportError):
        import jieba

        jieba.setLogLevel(logging.WARNING)


@contextmanager
def _listening() -> Iterator[_Warnings]:
    handler, logger = _Warnings(), logging.getLogger("mkdocs")
    logger.addHandler(handler)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield handler
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
