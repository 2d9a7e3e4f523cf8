"""The navigation, made by MkDocs, of which only those pages are made that mkdocs.yml names.

In: the configuration and the files. Out: MkDocs's `Navigation`. When mkdocs.yml has no navigation, or wants to hear of
pages that are in none, every page has to be made first.
"""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from plainlaw.render.tree_files import TreeFiles

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def build_navigation(config: "MkDocsConfig", files: TreeFiles, adopt: Callable[[Page], Page]) -> Navigation:
    """The navigation of the portal; `adopt` is told of each page in it."""
    every = config["nav"] is None or config.validation.nav.omitted_files >= logging.WARNING
    files.in_navigation = not every
    try:
        navigation = get_navigation(files, config)
    finally:
        files.in_navigation = False
    for page in navigation.pages:
        adopt(page)
    return navigation
