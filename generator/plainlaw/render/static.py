"""Everything in the site that is no page of the tree.

In: a renderer, the folder of the site, and what the site map says of each page. Out: files of the tree (hard links:
they are our own, and the tree replaces files rather than writing into them), files of the theme (copies), the templates
of the theme that become pages (404.html), sitemap.xml and its compressed form.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import _build_extra_template, _build_theme_template

from plainlaw.render.net import RenderError
from plainlaw.render.sitemap import ListedPages
from plainlaw.render.tree_files import is_included, theme_files
from plainlaw.render.writing import link_file

if TYPE_CHECKING:
    from plainlaw.render.renderer import Renderer


def write_static(renderer: "Renderer", into: Path, facts: Mapping[str, Mapping[str, Any]] | None) -> None:
    """Write them, in the order of MkDocs: what comes later replaces what came before."""
    config, files = renderer.config, renderer.files
    for path in renderer.files.tree_paths():
        file = files.get_file_from_path(path) if not files.is_plain_page(path) else None
        if file is None or not is_included(file):
            continue
        if not file.is_documentation_page():
            link_file(Path(str(file.abs_src_path)), into / file.dest_uri)
    for path in theme_files(config):
        file = files.get_file_from_path(path)
        if file is not None and file.src_dir != config.docs_dir and is_included(file):
            _copy(str(file.abs_src_path), into / file.dest_uri)
    write_templates(renderer, into, facts)


def write_templates(renderer: "Renderer", into: Path, facts: Mapping[str, Mapping[str, Any]] | None) -> None:
    """Write what becomes a page without being one of the tree: 404.html, sitemap.xml and its compressed form."""
    config = renderer.config
    listed = ListedPages(renderer, list(filter(renderer.is_page, renderer.files.tree_paths())), facts)
    site, config.site_dir = config.site_dir, str(into)
    try:
        for name in config.theme.static_templates:
            with named(name):
                _build_theme_template(name, renderer.env, listed, config, renderer.navigation)
        for name in config.extra_templates:
            with named(name):
                _build_extra_template(name, listed, config, renderer.navigation)
    finally:
        config.site_dir = site


@contextmanager
def named(path: str) -> Iterator[None]:
    """Whatever goes wrong is said with the name of the page."""
    try:
        yield
    except RenderError:
        raise
    except Exception as error:
        raise RenderError(f"{path} could not be rendered: {type(error).__name__}: {error}") from error


def _copy(source: str, path: Path) -> None:
    os.makedirs(path.parent, exist_ok=True)  # noqa: PTH103
    path.unlink(missing_ok=True)
    shutil.copyfile(source, path)
