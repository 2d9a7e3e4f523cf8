"""Headings with their ids and the table of contents, as the extension `toc` makes them of plain text.

In: level and text of each heading in turn. Out: HTML, and Python-Markdown's toc_tokens.
"""

from typing import Any

from markdown.extensions.toc import nest_toc_tokens, unique  # type: ignore[import-untyped]

_KNOWN = frozenset({"slugify", "permalink", "permalink_title", "toc_depth"})
_KEPT = 10_000


class TocStyle:
    """How mkdocs.yml wants it. The names of headings that occur on many pages are made once."""

    def __init__(self, slugify: Any, permalink: str, depth: tuple[int, int]) -> None:
        self.slugify, self.permalink, self.depth = slugify, permalink, depth
        self._slugs: dict[str, str] = {}

    def slug(self, name: str) -> str:
        """The id that a name asks for."""
        found = self._slugs.get(name)
        if found is None:
            if len(self._slugs) >= _KEPT:
                self._slugs.clear()
            found = self._slugs[name] = self.slugify(name, "-")
        return found


def toc_style(options: dict[str, Any]) -> TocStyle | None:
    """The style, when these options are understood."""
    permalink, depth = options.get("permalink"), str(options.get("toc_depth", ""))
    first, dash, last = depth.partition("-")
    if set(options) != _KNOWN or options["permalink_title"] != "" or not (first.isdigit() and last.isdigit() and dash):
        return None
    plain = isinstance(permalink, str) and permalink and not set(permalink) & set("<>&\"'\x02\x03\n")
    if not plain or str(permalink).lower() in ("true", "yes", "y", "on", "1", "false", "no", "n", "off", "0", "none"):
        return None
    return TocStyle(options["slugify"], str(permalink), (int(first), int(last)))


class FastToc:
    """The headings of one page."""

    def __init__(self, style: TocStyle) -> None:
        self._style = style
        self._ids: set[str] = set()
        self._counters: dict[str, int] = {}
        self._tokens: list[dict[str, Any]] = []

    def heading(self, level: int, text: str, out: list[str]) -> None:
        """Write one heading, of plain text."""
        style, name = self._style, " ".join(text.split())
        mark = style.slug(name)
        if mark and mark not in self._ids:
            self._ids.add(mark)
        else:
            mark = unique(mark, self._ids, self._counters)
        out.append(
            f'<h{level} id="{mark}">{text}<a class="headerlink" href="#{mark}">{style.permalink}</a></h{level}>\n'
        )
        if style.depth[0] <= level <= style.depth[1]:
            self._tokens.append({"level": level, "id": mark, "name": name, "html": text, "data-toc-label": ""})

    def tokens(self) -> list[dict[str, Any]]:
        """The table of contents."""
        return list(nest_toc_tokens(self._tokens))
