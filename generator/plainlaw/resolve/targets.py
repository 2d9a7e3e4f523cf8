"""What the target of a link stands for: a page of the portal, a place within a page, or an allowed address elsewhere.

In: the target as it was typed. Out: an address relative to the document's page, or a finding without its place.
"""

import posixpath
import re
from functools import cached_property
from html import unescape
from urllib.parse import unquote

from msgspec import Struct, field

from plainlaw.model.address import Address, Addresses, relative_path
from plainlaw.model.document import Entry
from plainlaw.model.site import Site
from plainlaw.nearest import closest, nearest
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.releases import EMBARGOED_LINK
from plainlaw.problems.shortcodes import BROKEN_ANCHOR, BROKEN_LINK, UNSAFE_LINK
from plainlaw.resolve.pages import Pages

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PLAIN = re.compile(r"(?:\.\./([a-z0-9-]+)/)?([a-z0-9-]+)\.md")
_ALLOWED = ("https:", "http:", "mailto:", "tel:")
_OTHERS = ("metrics", "regions")
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]")
_LONGEST = 200


def plain_address(text: str) -> str:
    """The text as a browser might read an address in it: entities decoded, invisible characters gone."""
    return _INVISIBLE.sub("", unescape(text))


class Targets(Struct, frozen=True, dict=True):
    """The targets of one document's links. `unread` are documents that are there but have errors of their own."""

    site: Site
    addresses: Addresses
    entry: Entry
    unread: frozenset[tuple[str, str]] = frozenset()
    hints: dict[str, Message] = field(default_factory=dict)
    shared: Pages | None = None
    """What is known about the portal, for all of its documents; without it, each document finds it out anew."""

    @cached_property
    def pages(self) -> Pages:
        """What the portal's links can lead to."""
        return self.shared or Pages(self.site)

    def resolve(self, target: str) -> str | Problem:
        """The address that a link target stands for, or a finding without its place."""
        known = self._plainly(target)
        if known is not None:
            return known
        plain = plain_address(target)
        if plain.startswith("#"):
            return self._wrong_anchor(target, plain[1:], self.entry) or target
        scheme = _SCHEME.match(plain)
        if plain.startswith(("//", "\\")) or (scheme and not plain.lower().startswith(_ALLOWED)):
            return UNSAFE_LINK.at(Place(self.entry.path), target=target[:80])
        return target if scheme else self._within(plain)

    def _plainly(self, target: str) -> str | None:
        """The address of another document in this language, when the target is written as most are."""
        found = _PLAIN.fullmatch(target)
        if found is None:
            return None
        own, key = self.entry, found[2]
        folder = found[1] or own.section.folder
        if own.base != own.section.folder or own.parent:
            return None
        document = self.site.documents.readable(folder, key, own.lang)
        # what is none, or may be something else, is for the general way, and so is the document itself
        if document is None or document.lang != own.lang or folder in _OTHERS:
            return None
        if (folder, key) == (own.section.folder, own.key):
            return None
        return f"../{key}/index.md" if folder == own.section.folder else f"../../{folder}/{key}/index.md"

    def _within(self, target: str) -> str | Problem:
        path, _, fragment = target.partition("#")
        inside = posixpath.normpath(posixpath.join(self.entry.base, path))
        folder, _, name = inside.rpartition("/")
        key = name.removesuffix(".md")
        document = self._document(folder, key) if key != name else None
        address = self._address(folder, key, document) if key != name else None
        if address is None:
            if (folder, name.split(".")[0]) in self.unread:
                return target
            release = self.site.documents.withheld.get((folder, name.split(".")[0]))
            if release is not None:
                return EMBARGOED_LINK.at(Place(self.entry.path), target=target[:80], release=release)
            return BROKEN_LINK.at(Place(self.entry.path), target=target[:80], hint=self.hint(inside))
        wrong = self._wrong_anchor(target, fragment, document)
        if wrong is not None:
            return wrong
        relative = relative_path(address.file, self._here)
        return relative + (f"#{fragment}" if fragment else "")

    @cached_property
    def _here(self) -> str:
        return posixpath.dirname(self.addresses.of(self.entry).file)

    def _wrong_anchor(self, target: str, fragment: str, document: Entry | None) -> Problem | None:
        """A finding for a place that a page does not have; metrics and regions have none that a text can name."""
        known = self._headings(document) if document is not None and fragment else ()
        if not fragment or known is None or unquote(fragment) in known:
            return None
        near = nearest(unquote(fragment), known)
        written = f"{target.partition('#')[0]}#{near}"
        hint = Message.of("Did you mean “{near}”?", near=written) if near is not None else Message("")
        page = target.partition("#")[0][:80] or Message.of("this page")
        places = ", ".join(f"#{place}" for place in closest(unquote(fragment), known)) or "—"
        said = {"anchor": unquote(fragment)[:80], "page": page, "near": places}
        return BROKEN_ANCHOR.at(Place(self.entry.path), hint=hint, **said)

    def _headings(self, document: Entry) -> tuple[str, ...] | None:
        needs = self.site.documents.needs
        if needs is not None and document is not self.entry:
            needs.headings.add(f"{document.folder}/{document.key}")
        return self.pages.anchors(document)

    def _document(self, folder: str, key: str) -> Entry | None:
        """The document of this name in the language of this one, else in its first; None when it is none."""
        key = key.rsplit(".", 1)[0] if key.endswith(self.pages.suffixes) else key
        return self.site.documents.readable(folder, key, self.entry.lang)

    def _address(self, folder: str, key: str, document: Entry | None) -> Address | None:
        lang = self.entry.lang
        if folder == "metrics" and key in self.site.metrics:
            return self.addresses.metric(lang, key)
        if folder == "regions" and self.pages.has_region(key):
            return self.addresses.region(lang, key)
        return self.addresses.of(document) if document is not None else None

    def hint(self, inside: str) -> Message:
        """The nearest file, as it would be written in this document."""
        inside = inside[:_LONGEST]
        if inside not in self.hints:
            near = nearest(inside, self.pages.files)
            written = posixpath.relpath(near, self.entry.base) if near is not None else ""
            self.hints[inside] = Message.of("Did you mean “{near}”?", near=written) if written else Message("")
        return self.hints[inside]
