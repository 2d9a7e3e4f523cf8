"""Addresses that were public once: where they lead now, or what a reader finds in their place.

In: what documents say of their former addresses, and site_config/gone.yml. Out: `Former`, from which pages and lists
for web servers are made. An address is a path from the root of the portal, without the first slash, ending in one.
"""

import re

from msgspec import Struct
from pydantic import field_validator

from plainlaw.model.day import Day
from plainlaw.model.document import Part
from plainlaw.model.text import Localised

REGISTER_FILE = "site_config/addresses.txt"
"""Every address that was ever public, one a line; written by `plainlaw addresses record`."""
GONE_FILE = "site_config/gone.yml"
"""What was taken away for good, and why; written by editors."""

_ADDRESS = re.compile(r"[a-z]+/[a-z0-9]+([_-][a-z0-9]+)*")


class Gone(Part):
    """A document (or the page of a metric) that was taken away, in all its languages and versions.

    After GOV.UK's `gone` (an explanation, an alternative): what it was, since when it is gone, why, and what to read
    instead.
    """

    document: str
    title: Localised
    since: Day
    reason: Localised
    instead: str | None = None

    @field_validator("document", "instead")
    @classmethod
    def _is_section_and_key(cls, said: str | None) -> str | None:
        if said is not None and not _ADDRESS.fullmatch(said):
            raise ValueError("it is not section and key, such as policies/grid-plan, without a language or .md")
        return said


class Moved(Struct, frozen=True):
    """An address that leads to another one. `lang` is the language of the page there, `path` the document's file."""

    address: str
    to: str
    lang: str
    path: str


class Buried(Struct, frozen=True):
    """An address at which something stood that is gone; `lang` is the language in which that is said, and `below` the
    address without the prefix of that language.
    """

    address: str
    lang: str
    below: str
    gone: Gone


class Former(Struct, frozen=True):
    """All former addresses, in their order; and those that were published and are not in the register yet."""

    moved: tuple[Moved, ...] = ()
    buried: tuple[Buried, ...] = ()
    unrecorded: tuple[str, ...] = ()
    recorded: tuple[str, ...] = ()
