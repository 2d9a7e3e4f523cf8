"""The renderer of pages: what all pages share is made once, then page after page, in this process or in several.

In: the portal's folder, the day of the build, and the paths of all files of its generated tree. Out: HTML, byte for
byte what `mkdocs build` writes. `render` writes into a folder that nobody reads yet: when it fails, that folder holds
some pages and not others, and is to be thrown away.
"""

import logging
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plainlaw.render.clock import fixed_clock
from plainlaw.render.configuration import is_plain, load_configuration
from plainlaw.render.links import missing_anchors
from plainlaw.render.listening import deaf, listening
from plainlaw.render.net import RenderError, unsafe
from plainlaw.render.switches import ALL, Switches

if TYPE_CHECKING:
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    from plainlaw.render.conversion import Converted
    from plainlaw.render.fast_toc import TocStyle
    from plainlaw.render.plain_pages import Kept
    from plainlaw.render.shells import Shells
    from plainlaw.render.tree_page import TreePage


# Making shells takes as long as rendering some fifty pages without them.
_MANY = 64


class NotPlainError(RenderError):
    """Plugins or hooks have a say in the pages: only MkDocs itself can render them (stock.py)."""


class Renderer:
    """Renders the pages of one portal as of one day."""

    def __init__(self, root: Path, as_of: date, paths: Collection[str], switches: Switches = ALL) -> None:
        self.root, self.as_of, self.paths, self.switches = root, as_of, paths, switches
        with fixed_clock(as_of), listening() as warnings:
            self.config = load_configuration(root)
            if not is_plain(self.config):
                raise NotPlainError("mkdocs.yml names plugins or hooks")
            self._prepare()
        self.warnings = warnings.take()

    def _prepare(self) -> None:
        from plainlaw.render.fast_markdown import fast_markdown
        from plainlaw.render.kept_markdown import KeptMarkdown
        from plainlaw.render.navigation import build_navigation
        from plainlaw.render.tree_files import AllPages, TreeFiles

        self._sources: dict[str, bytes] = {}
        self._anchors: dict[str, set[str] | None] = {}
        self.files = TreeFiles(self.paths, self.config, self._make, self.switches.plain_files)
        self._slow = KeptMarkdown(self.config, self.files, self.switches.kept_markdown)
        wanted = self.switches.fast_markdown
        self._fast = fast_markdown(self.config, self.files, self._slow.convert) if wanted else None
        self.convert = self._fast.convert if self._fast is not None else self._slow.convert
        self.env = self.config.theme.get_env()
        if self.switches.template_cache:
            from plainlaw.template_cache import TemplateCache

            self.env.bytecode_cache = TemplateCache(self.root / "build" / "cache" / "templates")
        self.navigation = build_navigation(self.config, self.files, self._adopt)
        self._in_navigation = {page.file.src_uri for page in self.navigation.pages}
        self.all_pages = AllPages(self.files)
        self._shells: Shells | None = None
        self._kept_shells: dict[str, str] = {}

    @cached_property
    def shared(self) -> bytes:
        """Digest of all that every page depends on; while it stays, a page changes only with its own Markdown."""
        from plainlaw.render.shared import shared_digest

        return shared_digest(self.config, self.navigation, self.as_of)

    def page(self, path: str, markdown: bytes | None = None) -> tuple[str, bytes]:
        """The path in the site and the HTML of one page. Raises RenderError, also for what MkDocs warns about."""
        self.forget()
        with fixed_clock(self.as_of), listening() as warnings:
            found = self.one(path, markdown)
        if self.warnings or warnings.said:
            raise RenderError("; ".join(self.warnings + warnings.said))
        return found

    def one(self, path: str, markdown: bytes | None = None) -> tuple[str, bytes]:
        """The same within `fixed_clock` and `listening`; warnings are left to them."""
        if markdown is not None:
            self._sources[path] = markdown
        try:
            return self._one(path)
        except RenderError:
            raise
        except Exception as error:
            raise _failed(path, error) from error
        finally:
            self._sources.pop(path, None)

    def used(self) -> dict[str, Any]:
        """How often the accelerations were of use in this process; for tests and measurements."""
        shells = self._shells
        return {
            "shells": shells.hits if shells else 0,
            "shells given up": shells.given_up if shells else "off",
            "doubted": self._fast.doubted if self._fast else 0,
        }

    def kept_shells(self) -> dict[str, str] | None:
        """The shells of this process that were compared, as data; None when they were given up."""
        return self._shells.kept() if self._shells is not None else {}

    def kept(self) -> "Kept | None":
        """What later builds need to render a few pages without a renderer; None when that would not be right."""
        from plainlaw.render.keeping import kept_of

        return kept_of(self, self._kept_shells)

    def heads(self) -> str:
        """Changes with the front matter of the pages in the navigation."""
        from plainlaw.render.keeping import heads_of

        return heads_of(self)

    @property
    def toc_style(self) -> "TocStyle | None":
        """How tables of contents are made of plain Markdown."""
        return self._fast.style if self._fast is not None else None

    def forget(self) -> None:
        """Forget what was read of pages; the tree may have changed since."""
        self._anchors.clear()

    def is_page(self, path: str) -> bool:
        """Whether a file of the tree becomes a page of the site."""
        if self.files.is_plain_page(path):
            return True
        from plainlaw.render.tree_files import is_included

        file = self.files.get_file_from_path(path)
        return file is not None and file.is_documentation_page() and is_included(file)

    def made(self, path: str) -> "TreePage":
        """A page as MkDocs knows it; it fills itself when it is asked what it holds."""
        file = self.files.get_file_from_path(path)
        if file is None:
            raise RenderError(f"{path} is not in the tree")
        return self._make(file)

    def meta(self, path: str) -> dict[str, Any]:
        """What the front matter of a page says."""
        file = self.files.get_file_from_path(path)
        if file is None:
            raise RenderError(f"{path} is not in the tree")
        return self._read(file)[1]

    def _one(self, path: str) -> tuple[str, bytes]:
        file = self.files.get_file_from_path(path)
        if file is None:
            raise RenderError(f"{path} is not in the tree")
        body, meta = self._read(file)
        converted = self.convert(file, body)
        reason = "" if converted.sound else unsafe(converted.html)
        if reason:
            raise RenderError(f"{path} was not published: {reason}")
        self._check_links(path, converted)
        try:
            html = self._html(file, meta, body, converted)
        finally:
            if path in self._in_navigation:
                self._make(file).forget()
            else:
                file.page = None
        return file.dest_uri, html.encode("utf-8", errors="xmlcharrefreplace")

    def _html(self, file: "File", meta: dict[str, Any], body: str, converted: "Converted") -> str:
        def make() -> "TreePage":
            return self._make(file).filled(body, meta, converted)

        if self._shells is not None and file.src_uri not in self._in_navigation:
            from plainlaw.render.facts import Facts

            url = "" if file.url in (".", "./") else file.url
            html = self._shells.fill(Facts(url, self.config.site_url, meta, converted, make))
            if html is not None:
                return html
        return self._template(make())

    def _context(self, page: "TreePage") -> dict[str, Any]:
        from mkdocs.commands.build import get_context

        return dict(get_context(self.navigation, self.all_pages, self.config, page))

    def _template(self, page: "TreePage") -> str:
        page.active = True
        try:
            template = self.env.get_template(page.meta.get("template", "main.html"))
            return str(template.render(self._context(page)))
        finally:
            page.active = False

    def _make(self, file: "File") -> "TreePage":
        from mkdocs.structure.pages import Page

        return self._adopt(file.page or Page(None, file, self.config))

    def _adopt(self, page: "Page") -> "TreePage":
        from plainlaw.render.tree_page import TreePage

        return page if isinstance(page, TreePage) else TreePage.adopt(page, self._read, self.convert)

    def _read(self, file: "File") -> tuple[str, dict[str, Any]]:
        from plainlaw.render.page_source import decode, read_page

        try:
            source = self._sources.get(file.src_uri)
            if source is None:
                with open(str(file.abs_src_path), "rb") as stream:  # noqa: PTH123 - strings, for every page
                    source = stream.read()
            return read_page(decode(source), self.switches.fast_header)
        except (OSError, UnicodeDecodeError) as error:
            raise _failed(file.src_uri, error) from error

    def _check_links(self, path: str, converted: "Converted") -> None:
        if converted.links:
            if converted.anchors is not None:
                self._anchors[path] = converted.anchors
            level = self.config.validation.links.anchors
            for message in missing_anchors(path, converted.links, self._anchors_of):
                logging.getLogger("mkdocs.structure.pages").log(level, message)

    def _anchors_of(self, path: str) -> set[str] | None:
        if path not in self._anchors:
            self._anchors[path] = None
            if self.is_page(path):
                file = self.made(path).file
                with deaf():
                    self._anchors[path] = self._slow.convert(file, self._read(file)[0]).anchors
        return self._anchors[path]

    def render(self, paths: Iterable[str], into: Path, workers: int | None = None) -> None:
        """Render these pages of the tree and write them into the folder `into`. Raises RenderError."""
        from plainlaw.render.workers import render_pages

        self.forget()
        pages = [path for path in paths if self.is_page(path)]
        if self.switches.shells and self._shells is None and len(pages) >= _MANY:
            from plainlaw.render.shells import Shells

            self._shells = Shells(self.env, self._context, self._template)
        self._kept_shells = render_pages(self, pages, into, workers)

    def templates(self, into: Path, facts: Mapping[str, Mapping[str, Any]]) -> None:
        """Write only what lists the pages or stands for none: sitemap.xml and its compressed form, 404.html."""
        from plainlaw.render.static import write_templates

        with fixed_clock(self.as_of), listening() as warnings:
            write_templates(self, into, facts)
        if self.warnings or warnings.said:
            raise RenderError("; ".join(self.warnings + warnings.said))

    def static(self, into: Path, facts: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        """Write everything that is no page of the tree: files of tree and theme, 404.html, sitemap.xml.

        `facts` are the metadata of all pages by their path, of which the site map shows some; without them the
        metadata are read from the tree.
        """
        from plainlaw.render.static import write_static

        with fixed_clock(self.as_of), listening() as warnings:
            write_static(self, into, facts)
        if self.warnings or warnings.said:
            raise RenderError("; ".join(self.warnings + warnings.said))


def _failed(path: str, error: Exception) -> RenderError:
    return RenderError(f"{path} could not be rendered: {type(error).__name__}: {error}")
