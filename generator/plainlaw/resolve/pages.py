"""What links of one portal can lead to, found out once for all of its documents.

In: a `Site`. Out: `Pages`: regions that have a page, the names of files, and the places within the pages of documents.
"""

from functools import cached_property

from msgspec import Struct, field

from plainlaw.model.document import Entry
from plainlaw.model.site import Site
from plainlaw.resolve.anchors import anchors_of


class Pages(Struct, frozen=True, dict=True):
    """The pages of a portal. Everything is computed when it is first asked for, and kept."""

    site: Site
    _anchors: dict[str, tuple[str, ...] | None] = field(default_factory=dict)

    @cached_property
    def _own_regions(self) -> frozenset[str]:
        """The portal's own region with all around it on the day of the build."""
        regions, own = self.site.regions, self.site.portal.region
        codes, ahead = {own, *(outer.code for outer in regions.ancestors(own))}, [own]
        while ahead:
            within = {child.code for child in regions.children(ahead.pop(), self.site.as_of.year)} - codes
            codes |= within
            ahead += within
        return frozenset(codes)

    def has_region(self, code: str) -> bool:
        """Whether a region has a page: it is one of the portal's own, or a document names it."""
        return code in self._own_regions or code in self.site.documents.places

    @cached_property
    def files(self) -> list[str]:
        """The files that a link can name, as paths below content/."""
        documents = sorted(f"{folder}/{key}.md" for folder, key in self.site.documents.addresses)
        return [*documents, *(f"metrics/{metric}.md" for metric in self.site.metrics)]

    @cached_property
    def suffixes(self) -> tuple[str, ...]:
        """What the names of files end in that are in a language of the portal."""
        return tuple(f".{tag}" for tag in self.site.portal.tags)

    def anchors(self, entry: Entry) -> tuple[str, ...] | None:
        """The places within the page of a document, see `anchors_of`."""
        if entry.path not in self._anchors:
            self._anchors[entry.path] = anchors_of(entry)
        return self._anchors[entry.path]
