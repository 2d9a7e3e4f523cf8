"""What `plainlaw protect` did, said aloud: how much is withheld, and which files were written.

In: what became of the returns of a dataset. Out: text for a terminal. It tells small cells from those withheld for
their sake, and is for the office alone: in public both bear one mark.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from plainlaw.edit.protect_returns import Protecting, protect_returns, write
from plainlaw.locales.locale import Locale, locale_of
from plainlaw.model.figure import FigureKey
from plainlaw.problems import Message
from plainlaw.report import LANGUAGES


class Run(Struct, frozen=True):
    """What one run came to: `changed` are the files that were not as they had to be."""

    done: Protecting
    changed: tuple[str, ...]
    written: bool

    @property
    def exit_code(self) -> int:
        """1 when nothing may be published, or when a dry run would have written something."""
        return int(not self.done.is_safe or (bool(self.changed) and not self.written))


def run_protect(root: Path, as_of: date, *, dataset: str, private: Path | None, dry_run: bool) -> Run:
    """Protect a dataset, and write its tables unless it is a dry run. Raises CannotProtectError and OSError."""
    done = protect_returns(root, dataset, private, as_of)
    changed = done.changed
    if not dry_run:
        write(done)
    return Run(done, changed, not dry_run)


def protect_text(run: Run, lang: str | None) -> str:
    """For people, in one language or both."""
    locales = [locale_of(tag) for tag in (LANGUAGES if lang is None else (lang,))]
    return "\n\n".join("\n".join(_lines(run, locale)) for locale in locales)


def _lines(run: Run, locale: Locale) -> Iterator[str]:
    protected = run.done.protected
    if protected is None:
        yield locale.text("Nothing was written.")
        return
    yield locale.text(
        "Withheld: {small} small figures, and {others} others so that those cannot be worked out.",
        small=locale.number(len(protected.primary)), others=locale.number(len(protected.secondary)),
    )  # fmt: skip
    if protected.lost:
        yield locale.text("{count} small figures were published before and cannot be protected any more:",
                          count=locale.number(len(protected.lost)))  # fmt: skip
        yield from _names(protected.lost)
    if protected.exposed:
        yield locale.text("Nothing was written: these figures can be worked out whatever is withheld, because of what "
                          "is public already:")  # fmt: skip
        yield from _names(protected.exposed)
        return
    said = Message.of("Written: {path}") if run.written else Message.of("Would be written: {path}")
    yield from (locale.text(said, path=path) for path in run.changed)
    if not run.changed:
        yield locale.text("All files are as they have to be.")


def _names(keys: frozenset[FigureKey]) -> Iterator[str]:
    yield from (f"  {key}" for key in sorted(keys, key=str))
