"""The accelerations by name, so that each can be turned off and compared with what stock MkDocs writes.

In: nothing. Out: `Switches`. Whatever is switched off is done by MkDocs's, Jinja's and Python-Markdown's own code.
"""

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True)
class Switches:
    """Which accelerations are used."""

    kept_markdown: bool = True
    """One Python-Markdown instance for all pages of a process (kept_markdown.py)."""

    @classmethod
    def none(cls) -> Self:
        """Every acceleration off."""
        every = cls()
        return replace(every, **dict.fromkeys(every.__dataclass_fields__, False))


ALL = Switches()
