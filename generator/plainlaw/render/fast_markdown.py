"""Plain Markdown converted by a small grammar of our own; everything else goes to Python-Markdown.

In: a file of the tree and its Markdown. Out: `Converted`. The page as a whole is converted by one or the other: as soon
as anything in it is not certainly understood (Doubt), Python-Markdown converts all of it.

Right for the version of Python-Markdown, the extensions and the options that the grammar was written for and is tested
against; with others it is not used.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

import markdown  # type: ignore[import-untyped]

from plainlaw.render.conversion import Converted
from plainlaw.render.fast_block import Blocks
from plainlaw.render.fast_inline import Doubt
from plainlaw.render.fast_toc import FastToc, TocStyle, toc_style
from plainlaw.render.plain_tag import is_plain

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

    from plainlaw.render.tree_files import TreeFiles

_EXTENSIONS = frozenset({"toc", "tables", "fenced_code", "admonition", "footnotes", "def_list", "sane_lists"})
_VERSIONS = frozenset({(3, 11)})
# Tabs and other control characters, which are replaced or taken for spaces; fenced code
_UNUSUAL = re.compile("[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029]")
_BLANK = re.compile(r"\n +(?=\n)")

Convert = Callable[["File", str], Converted]


def fast_markdown(config: "MkDocsConfig", files: "TreeFiles", slow: Convert) -> "FastMarkdown | None":
    """The converter, when it is right for this version and these options."""
    from plainlaw.render.fast_links import FastLinks

    options = dict(config["mdx_configs"] or {})
    style = toc_style(options.pop("toc", {}))
    known = set(config["markdown_extensions"]) == _EXTENSIONS and not any(options.values())
    if style is None or not known or markdown.__version_info__[:2] not in _VERSIONS:
        return None
    return FastMarkdown(style, FastLinks(config, files), slow)


class Links(Protocol):
    """What knows where links lead."""

    def resolve(self, file: "File", addresses: list[str]) -> tuple[list[str], dict[str, dict[str, str]]]:
        """The addresses as they stand in HTML, and links to places within pages (Converted.links)."""


class FastMarkdown:
    """Converts page after page."""

    def __init__(self, style: TocStyle, links: Links, slow: Convert) -> None:
        self.style, self._links, self._slow = style, links, slow
        self.doubted = 0

    def convert(self, file: "File", text: str) -> Converted:
        """The content of one page."""
        try:
            return self.certain(file, text)
        except Doubt:
            self.doubted += 1
            return self._slow(file, text)

    def certain(self, file: "File", text: str) -> Converted:
        """The same, where everything is understood. Raises Doubt."""
        if "```" in text or "~~~" in text or _UNUSUAL.search(text) is not None:
            raise Doubt
        if "\n " in text:
            # Python-Markdown adds an empty line at the end
            text += "\n"
            text = _BLANK.sub("\n", text) if " \n" in text else text
        toc = FastToc(self.style)
        blocks = Blocks(toc)
        for block in text.split("\n\n"):
            if block := block.strip("\n"):
                blocks.add(block)
        blocks.end()
        converted = Converted("", toc.tokens(), title=blocks.title, sound=blocks.sound)
        if blocks.addresses:
            found, converted.links = self._links.resolve(file, [address for _, address in blocks.addresses])
            for (place, _), address in zip(blocks.addresses, found, strict=True):
                blocks.out[place] = address
                converted.sound = converted.sound and is_plain(f'<a href="{address}">')
        converted.html = "".join(blocks.out).strip()
        return converted
