"""One Python-Markdown instance for many pages. MkDocs makes one for each page, which takes as long as a short page.

In: a file of the tree and its Markdown. Out: `Converted`.

Right because everything that an instance learns from a page is forgotten before the next: `reset` is Python-Markdown's
own promise for its parts and extensions, and MkDocs's four processors are registered anew, under their own names and in
MkDocs's order. An instance in which an exception was raised is thrown away.
"""

from typing import TYPE_CHECKING

import markdown  # type: ignore[import-untyped] # there are no types for it
from mkdocs.structure import pages

from plainlaw.render.conversion import Converted

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files


class KeptMarkdown:
    """Converts page after page with one instance; with `keep` off, each with its own."""

    def __init__(self, config: "MkDocsConfig", files: "Files", keep: bool = True) -> None:
        self._config, self._files, self._keep = config, files, keep
        self._instance: markdown.Markdown | None = None

    def convert(self, file: "File", text: str) -> Converted:
        """The content of one page, in the way of `Page.render`."""
        md, self._instance = self._instance, None
        if md is None:
            md = markdown.Markdown(
                extensions=self._config["markdown_extensions"], extension_configs=self._config["mdx_configs"] or {}
            )
        else:
            md.reset()
        raw = pages._RawHTMLPreprocessor()
        anchors = pages._ExtractAnchorsTreeprocessor(file, self._files, self._config)
        paths = pages._RelativePathTreeprocessor(file, self._files, self._config)
        title = pages._ExtractTitleTreeprocessor()
        for processor in (raw, anchors, paths, title):
            processor._register(md)
        html = md.convert(text)
        if self._keep:
            self._instance = md
        links = {target.src_uri: found for target, found in paths.links_to_anchors.items()}
        tokens = list(getattr(md, "toc_tokens", []))
        return Converted(html, tokens, title.title, anchors.present_anchor_ids | raw.present_anchor_ids, links)
