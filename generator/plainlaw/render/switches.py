"""The accelerations by name, so that each can be turned off and compared with what stock MkDocs writes.

In: nothing. Out: `Switches`. Whatever is switched off is done by MkDocs's, Jinja's and Python-Markdown's own code.
"""

from typing import Self

from msgspec import Struct
from msgspec.structs import replace


class Switches(Struct, frozen=True):
    """Which accelerations are used."""

    kept_markdown: bool = True
    """One Python-Markdown instance for all pages of a process (kept_markdown.py)."""

    shells: bool = True
    """The theme's templates as texts with holes (shell.py)."""

    fast_markdown: bool = True
    """Plain Markdown converted by a small grammar of our own (fast_markdown.py)."""

    fast_header: bool = True
    """Front matter in JSON read without YAML (fast_header.py)."""

    plain_files: bool = True
    """What MkDocs works out about the file of a page, where it follows from the path at once (tree_files.py)."""

    template_cache: bool = True
    """Compiled templates kept in build/cache (plainlaw.template_cache)."""

    @classmethod
    def none(cls) -> Self:
        """Every acceleration off."""
        every = cls()
        return replace(every, **dict.fromkeys(every.__struct_fields__, False))


ALL = Switches()
