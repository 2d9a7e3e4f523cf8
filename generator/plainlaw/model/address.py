"""Addresses of pages: paths of the generated tree, and how one page points to another.

In: language, section and key. Out: `Address`, whose `file` is the Markdown file in the tree and whose `path` is the
address on the portal (a folder, ending in a slash, empty for the home page).
"""

import posixpath
from functools import lru_cache

from msgspec import Struct

from plainlaw.model.document import Entry


class Address(Struct, frozen=True, order=True):
    """A page of the portal: `lang` prefix ("" for the default language) and path without it, such as `terms/x`."""

    prefix: str
    name: str

    @property
    def file(self) -> str:
        """The Markdown file in the generated tree: the index of a folder of its own.

        So a relative address leads to the same place from the file and from the page, and renderers that rewrite
        addresses in HTML and those that leave them alone agree.
        """
        return posixpath.join(self.prefix, self.name, "index.md")

    @property
    def path(self) -> str:
        """The address below the portal's root: "" or ending in a slash."""
        parts = [part for part in (self.prefix, self.name) if part]
        return "/".join(parts) + "/" if parts else ""

    def to(self, other: "Address | str", fragment: str = "") -> str:
        """The relative address from this page to another, or to a file given by its path below the root."""
        target = other.path if isinstance(other, Address) else other
        relative = relative_path(target, self.path)
        relative += "/" if target.endswith("/") or not target else ""
        return relative + (f"#{fragment}" if fragment else "")


@lru_cache(maxsize=1 << 14)
def relative_path(target: str, start: str) -> str:
    """`posixpath.relpath("/" + target, "/" + start)`; "." when they are the same.

    Every page asks for dozens of these, and the paths of a portal have nothing in them that must be looked up.
    """
    if "." in (target[:1], start[:1]) or "/." in target or "/." in start:
        return posixpath.relpath("/" + target, "/" + start)
    steps = [step for step in target.split("/") if step]
    above = [step for step in start.split("/") if step]
    same = 0
    while same < len(above) and same < len(steps) and steps[same] == above[same]:
        same += 1
    return "/".join([".."] * (len(above) - same) + steps[same:]) or "."


class Addresses(Struct, frozen=True):
    """The addresses of one portal; `default` is the tag of the language without a prefix."""

    default: str

    def prefix(self, lang: str) -> str:
        """The first part of every address in a language."""
        return "" if lang == self.default else lang.lower()

    def home(self, lang: str) -> Address:
        """The home page."""
        return Address(self.prefix(lang), "")

    def of(self, entry: Entry) -> Address:
        """The page of a document."""
        return Address(self.prefix(entry.lang), f"{entry.folder}/{entry.key}")

    def section(self, lang: str, folder: str, *further: str) -> Address:
        """A list of a section: the whole (`metrics`), a page of it (`metrics/page/2`), a year or a topic."""
        return Address(self.prefix(lang), "/".join((folder, *further)))

    def metric(self, lang: str, metric: str) -> Address:
        """The page of a metric."""
        return Address(self.prefix(lang), f"metrics/{metric}")

    def region(self, lang: str, code: str) -> Address:
        """The page of a region."""
        return Address(self.prefix(lang), f"regions/{code}")
