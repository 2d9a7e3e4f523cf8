"""Addresses of links to other pages of the tree, as MkDocs rewrites them.

In: a page and the addresses in it. Out: addresses for the site. Those that lead from the index of one folder to the
index of another are worked out here; MkDocs is asked about all others, and says what is wrong with them.
"""

import re
from typing import TYPE_CHECKING

from markdown.serializers import _escape_attrib_html  # type: ignore[import-untyped]
from mkdocs.structure.pages import _RelativePathTreeprocessor

from plainlaw.render.tree_files import TreeFiles

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

_INDEX = re.compile(r"((?:\.\./)*)((?:[A-Za-z0-9_~-]+/)*)index\.md")
_FOLDER = re.compile(r"(?:[A-Za-z0-9_~-]+/)*index\.md")


class FastLinks:
    """Links of the pages of a tree."""

    def __init__(self, config: "MkDocsConfig", files: TreeFiles) -> None:
        self._config, self._files = config, files

    def resolve(self, file: "File", addresses: list[str]) -> tuple[list[str], dict[str, dict[str, str]]]:
        """The addresses as they stand in HTML, and links to places within pages (Converted.links)."""
        parts = file.src_uri.split("/")[:-1] if _FOLDER.fullmatch(file.src_uri) else None
        asked = None
        found = []
        for address in addresses:
            known = self._index(parts, address) if parts is not None and self._config.use_directory_urls else None
            if known is None:
                asked = asked or _RelativePathTreeprocessor(file, self._files, self._config)
                known = _escape_attrib_html(asked.path_to_url(address))
            found.append(known)
        links = asked.links_to_anchors if asked is not None else {}
        return found, {target.src_uri: dict(places) for target, places in links.items()}

    def _index(self, parts: list[str], address: str) -> str | None:
        """The address of a page that is an index, when nothing about it needs to be said."""
        found = _INDEX.fullmatch(address)
        if found is None:
            return None
        up, down = len(found[1]) // 3, found[2]
        above = len(parts) - up
        if above < 0 or not (up or down) or (up and down and down.partition("/")[0] == parts[above]):
            return None
        target = "/".join([*parts[:above], f"{down}index.md"])
        return found[1] + down if self._files.is_plain_page(target) else None
