"""Addresses within the site as MkDocs writes them, without loading MkDocs where that is plain to see.

In: addresses from the root of the site. Out: the same as `get_relative_url` and `normalize_url` of mkdocs.utils. Those
of plain folders and files are worked out here; MkDocs is asked about all others.
"""

import re
from typing import Any

# folders and a file by names in which nothing needs to be resolved, or nothing at all
_PLAIN = re.compile(r"(?:[A-Za-z0-9_~%-][A-Za-z0-9_.~%-]*/)*(?:[A-Za-z0-9_~%-][A-Za-z0-9_.~%-]*)?")
# addresses that are the same from every page
_FIXED = re.compile(r"https?://[a-z0-9.-]+(?:/[A-Za-z0-9_.~%/-]*)?|#[A-Za-z0-9_-]*|/[A-Za-z0-9_.~%/-]*")
_HERE = ("", ".")


def relative_url(address: str, page: str) -> str:
    """The way from one address to another (mkdocs.utils.get_relative_url)."""
    if address in _HERE:
        parts: list[str] = []
    elif _PLAIN.fullmatch(address):
        parts = address.rstrip("/").split("/")
    else:
        return str(_asked("get_relative_url", address, page))
    if not _PLAIN.fullmatch(page):
        return str(_asked("get_relative_url", address, page))
    here = _folder(page)
    common = 0
    for own, other in zip(here, parts, strict=False):
        if own != other:
            break
        common += 1
    found = "/".join([".."] * (len(here) - common) + parts[common:]) or "."
    return f"{found}/" if address.endswith("/") else found


def _folder(page: str) -> list[str]:
    # an address that ends in a file is taken by its folder
    above, _, name = page.rpartition("/")
    place = above if "." in name else page.rstrip("/")
    return place.split("/") if place else []


def link_from(address: str, page: Any, base: str) -> str:
    """What a page, which has a `url`, writes to link to an address (mkdocs.utils.normalize_url)."""
    if _FIXED.fullmatch(address):
        return address
    if _PLAIN.fullmatch(address):
        return relative_url(address or ".", page.url)
    return str(_asked("normalize_url", address, page, base))


def steps_of(address: str) -> list[str] | None:
    """The names of folders and file that an address leads through; None when it does not start from the page."""
    if _FIXED.fullmatch(address):
        return None
    if address in _HERE:
        return []
    if _PLAIN.fullmatch(address):
        return address.rstrip("/").split("/")
    path, level = _asked("_get_norm_url", address)
    return None if level == -1 else list(_asked("_norm_parts", path))


def _asked(function: str, *arguments: Any) -> Any:
    # imported here: loading MkDocs takes longer than rendering a hundred pages
    from mkdocs import utils

    return getattr(utils, function)(*arguments)
