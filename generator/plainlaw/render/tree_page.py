"""A page of the tree as MkDocs knows it, read and converted when it is first asked what it holds.

In: a File. Out: `TreePage`, which templates and MkDocs take for a `Page`. While one page is rendered, templates can
also see the pages of the navigation, and any page when they look at `pages`; stock MkDocs has read all of them by then.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from plainlaw.render.conversion import Converted

if TYPE_CHECKING:
    from mkdocs.structure.files import File

Source = Callable[["File"], tuple[str, dict[str, Any]]]
Convert = Callable[["File", str], Converted]

_READ = ("markdown", "meta")
_CONVERTED = ("content", "toc", "_title_from_render")


class TreePage(Page):
    """A page that fills itself."""

    _read: Source
    _convert: Convert

    @classmethod
    def adopt(cls, page: Page, read: Source, convert: Convert) -> "TreePage":
        """Make a page of MkDocs, on which nothing was read yet, one that fills itself."""
        page.__class__ = cls
        adopted = cast("TreePage", page)
        adopted._read, adopted._convert = read, convert
        adopted.forget()
        return adopted

    def forget(self) -> None:
        """Let go of what the page holds; it is read again when it is asked for."""
        for name in (*_READ, *_CONVERTED):
            self.__dict__.pop(name, None)

    def fill(self) -> Converted:
        """Read and convert the page."""
        body, meta = self._read(self.file)
        converted = self._convert(self.file, body)
        self.filled(body, meta, converted)
        return converted

    def filled(self, body: str, meta: dict[str, Any], converted: Converted) -> "TreePage":
        """The page with what was read and converted already."""
        self.markdown, self.meta = body, meta
        self.content, self.toc = converted.html, get_toc(converted.tokens)  # type: ignore[arg-type] # its own tokens
        self._title_from_render = converted.title
        return self

    def __getattr__(self, name: str) -> Any:
        if name in _READ:
            self.markdown, self.meta = self._read(self.file)
        elif name in _CONVERTED:
            self.fill()
        else:
            raise AttributeError(name)
        return self.__dict__[name]
