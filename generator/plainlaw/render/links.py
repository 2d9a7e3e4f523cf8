"""Links that lead to a place within a page: whether the place is there, said as MkDocs says it.

In: the links of one page and the anchors of pages. Out: MkDocs's messages. MkDocs checks them when all pages are
rendered; here the anchors of a page are asked for when a link leads to it, so that one page can be rendered alone.
"""

from collections.abc import Callable, Iterator, Mapping


def missing_anchors(
    source: str, links: Mapping[str, Mapping[str, str]], anchors: Callable[[str], set[str] | None]
) -> Iterator[str]:
    """A message for each link of the page `source` that leads nowhere (Page.validate_anchor_links)."""
    for target, found in links.items():
        present = anchors(target)
        if present is None:
            continue
        for anchor, written in found.items():
            if anchor in present:
                continue
            context = ""
            if target == source:
                problem = "there is no such anchor on this page"
                if anchor.startswith("fnref:"):
                    context = " This seems to be a footnote that is never referenced."
            else:
                problem = f"the doc '{target}' does not contain an anchor '#{anchor}'"
            yield f"Doc file '{source}' contains a link '{written}', but {problem}.{context}"
