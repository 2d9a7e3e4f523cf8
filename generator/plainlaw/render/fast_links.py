"""Addresses of links to other pages of the tree, as MkDocs rewrites them.

In: a page and the addresses in it. Out: addresses for the site. Those that lead from the index of one folder to the
index of another are worked out here; MkDocs is asked about all others, and says what is wrong with them.
"""

from typing import TYPE_CHECKING

from markdown.serializers import _escape_attrib_html  # type: ignore[import-untyped]
from mkdocs.structure.pages import _RelativePathTreeprocessor

from plainlaw.render.plain_links import folders_of, index_address
from plainlaw.render.tree_files import TreeFiles

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File


class FastLinks:
    """Links of the pages of a tree."""

    def __init__(self, config: "MkDocsConfig", files: TreeFiles) -> None:
        self._config, self._files = config, files

    def resolve(self, file: "File", addresses: list[str]) -> tuple[list[str], dict[str, dict[str, str]]]:
        """The addresses as they stand in HTML, and links to places within pages (Converted.links)."""
        folders = folders_of(file.src_uri) if self._config.use_directory_urls else None
        asked = None
        found = []
        for address in addresses:
            known = index_address(folders, address, self._files.is_plain_page) if folders is not None else None
            if known is None:
                asked = asked or _RelativePathTreeprocessor(file, self._files, self._config)
                known = _escape_attrib_html(asked.path_to_url(address))
            found.append(known)
        links = asked.links_to_anchors if asked is not None else {}
        return found, {target.src_uri: dict(places) for target, places in links.items()}
