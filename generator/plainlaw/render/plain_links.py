"""Links from the index of one folder to the index of another, which need no asking.

In: the folders of a page of the tree, and an address in it. Out: the address for the site.
"""

import re
from collections.abc import Callable, Sequence

_INDEX = re.compile(r"((?:\.\./)*)((?:[A-Za-z0-9_~-]+/)*)index\.md")
_FOLDER = re.compile(r"(?:[A-Za-z0-9_~-]+/)*index\.md")


def folders_of(path: str) -> list[str] | None:
    """The folders in which a page lies; None when it is not the index of folders with plain names."""
    return path.split("/")[:-1] if _FOLDER.fullmatch(path) else None


def index_address(folders: Sequence[str], address: str, is_page: Callable[[str], bool]) -> str | None:
    """The address of a page that is an index, when nothing about it needs to be said."""
    found = _INDEX.fullmatch(address)
    if found is None:
        return None
    up, down = len(found[1]) // 3, found[2]
    above = len(folders) - up
    if above < 0 or not (up or down) or (up and down and down.partition("/")[0] == folders[above]):
        return None
    target = "/".join([*folders[:above], f"{down}index.md"])
    return found[1] + down if is_page(target) else None
