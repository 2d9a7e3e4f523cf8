"""The pages as templates such as the site map list them, made from a few facts instead of Page objects.

In: the paths of pages and their metadata. Out: `ListedPages`, which MkDocs takes for `Files`. Address, metadata and day
are answered from the facts; whatever else a template asks for comes from the page itself, which is then made.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_build_date

if TYPE_CHECKING:
    from plainlaw.render.renderer import Renderer


class ListedPage:
    """What a page shows to others."""

    def __init__(self, renderer: "Renderer", path: str, facts: Mapping[str, Any] | None) -> None:
        self._renderer, self._path = renderer, path
        if facts is not None:
            self.meta = facts

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = self._answer(name)
        setattr(self, name, value)
        return value

    def _answer(self, name: str) -> Any:
        renderer, path = self._renderer, self._path
        if name == "meta":
            return renderer.meta(path)
        if name == "file":
            return renderer.files.get_file_from_path(path)
        if name == "url":
            url = self.file.url
            return "" if url in (".", "./") else url
        if name == "update_date":
            # that of every page is the day of the build
            return get_build_date()
        if name == "canonical_url":
            base = renderer.config.site_url
            return urljoin(base if base.endswith("/") else base + "/", self.url) if base else None
        return getattr(renderer.made(path), name)


class Listed:
    """An entry of `pages`: a File whose page is a `ListedPage`."""

    def __init__(self, renderer: "Renderer", path: str, facts: Mapping[str, Any] | None) -> None:
        self.page = ListedPage(renderer, path, facts)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.page.file, name)


class ListedPages(Files):
    """All pages, for templates that list them."""

    def __init__(
        self, renderer: "Renderer", paths: Sequence[str], facts: Mapping[str, Mapping[str, Any]] | None
    ) -> None:
        self._renderer = renderer
        self._listed = [Listed(renderer, path, facts.get(path) if facts else None) for path in paths]

    def get_file_from_path(self, path: str) -> File | None:
        """A file of the tree or of the theme."""
        return self._renderer.files.get_file_from_path(path)

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """Every page, in the order of MkDocs."""
        return self._listed  # type: ignore[return-value] # it is asked as if it were one
