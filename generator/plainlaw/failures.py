"""Failures of the program or of its surroundings, as the command line says them.

In: an exception. Out: one line that names no folder of this machine, and exit code 3.
"""

import os
import re
import sys
from typing import Any

import click

FAILURE = 3

_FOLDERS = re.compile(r"(?<![\w:/.…-])/(?:[^\s/'\":,;]+/)+")
"""The folders of an absolute path; an address on the web has its // behind a colon."""


class failures:  # noqa: N801 - reads as a statement: with failures()
    """A failure of the program or its surroundings: one line and exit code 3; a trace, too, under PLAINLAW_DEBUG."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        from plainlaw.problems import PlainlawError

        # usage errors and exit codes are click's own; an interrupt is no failure
        of_click = click.ClickException | click.exceptions.Exit | click.Abort
        if not isinstance(error, Exception) or isinstance(error, of_click):
            return
        if os.environ.get("PLAINLAW_DEBUG"):
            import traceback

            traceback.print_exception(kind, error, trace)
        said = _one_line(str(error))
        if not isinstance(error, PlainlawError | OSError):
            said = f"internal failure ({kind.__name__}: {said}). Please report it; PLAINLAW_DEBUG=1 shows where it was."
        click.echo(f"plainlaw: {said}", err=True)
        sys.exit(FAILURE)


def _one_line(said: str) -> str:
    """What an error says, without line ends and without the folders of this machine."""
    from plainlaw.problems import printable

    return printable(_FOLDERS.sub("…/", " ".join(said.split())))
