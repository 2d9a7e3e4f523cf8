"""The register of public addresses brought up to date: `plainlaw addresses`.

In: a portal without mistakes. Out: site_config/addresses.txt with every address that is public now, and all that were
before. Nothing is ever struck from it.
"""

from pathlib import Path

from msgspec import Struct

from plainlaw.edit.write_files import write_all
from plainlaw.locales.locale import locale_of
from plainlaw.model.former import REGISTER_FILE, Former
from plainlaw.problems import Message, PlainlawError, Problem
from plainlaw.report import LANGUAGES
from plainlaw.sources.files import first_link

_HEAD = (
    "# 曾经公开的全部网址，由 plainlaw addresses record 写入，不要手工修改。\n"
    "# Every address that was ever public, written by plainlaw addresses record; not edited by hand.\n"
)


class LinkError(PlainlawError):
    """The register is not a file of this portal."""


class Recorded(Struct, frozen=True):
    """What was found, how many addresses are new, and whether they were written down."""

    problems: tuple[Problem, ...]
    new: int
    is_written: bool

    @property
    def is_bad(self) -> bool:
        """Whether something is left to be done."""
        return any(problem.is_error for problem in self.problems) or (self.new > 0 and not self.is_written)

    def said(self, lang: str | None) -> str:
        """What was done, in a language or in both."""
        text = Message.of("Addresses that are not in the register: {count}.", count=str(self.new))
        if self.is_written:
            text = Message.of("Addresses added to {path}: {count}.", path=REGISTER_FILE, count=str(self.new))
        if any(problem.is_error for problem in self.problems):
            text = Message.of("There are errors; nothing was written.")
        return "\n".join(locale_of(tag).text(text) for tag in ((lang,) if lang else LANGUAGES))


def record_addresses(root: Path, former: Former | None, problems: tuple[Problem, ...], *, is_written: bool) -> Recorded:
    """Compare the register with the portal; bring it up to date when `is_written`. `former` is None when there is an
    error. Raises LinkError when the register is a link to another place.
    """
    # what is not recorded yet is said by the command itself
    said = tuple(problem for problem in problems if problem.is_error)
    if former is None:
        return Recorded(said, 0, is_written=False)
    if is_written and former.unrecorded:
        if first_link(root, REGISTER_FILE):
            raise LinkError(f"{REGISTER_FILE} is a link to another place. Nothing was written.")
        lines = sorted({*former.recorded, *former.unrecorded})
        write_all(root, {REGISTER_FILE: (_HEAD + "".join(f"{line}\n" for line in lines)).encode()})
    return Recorded(said, len(former.unrecorded), is_written)
