"""Commands about documents: a template for a new one, and the register of their addresses."""

import sys
from pathlib import Path
from typing import Any

import click

from plainlaw.cli_options import PROBLEMS, as_of_option, lang_option, moment, report, root_option
from plainlaw.failures import failures


@click.command()
@click.argument("type_", metavar="TYPE")
@click.argument("key")
@root_option
@click.option("--language", help="Tag of the language; without it, the portal's default.")
def new(type_: str, key: str, root: Path, language: str | None) -> None:
    """Write a template for a document of TYPE with the address KEY."""
    from plainlaw.edit.new_document import CannotWriteError, new_document

    with failures():
        try:
            click.echo(new_document(root, type_, key, language))
        except CannotWriteError as error:
            raise click.UsageError(str(error)) from error


@click.command()
@click.argument("what", type=click.Choice(["check", "record"]))
@root_option
@lang_option
@as_of_option
def addresses(what: str, root: Path, lang: str | None, as_of: Any) -> None:
    """Compare the register of public addresses with the portal (check), or write what is new into it (record).

    check ends with 1 when an address is not recorded yet, and both do when one has vanished.
    """
    from plainlaw.build import load
    from plainlaw.edit.record_addresses import record_addresses

    with failures():
        loaded = load(root, moment(root, as_of))
        former = loaded.site.site.former if loaded.site is not None else None
        done = record_addresses(root, former, loaded.problems, is_written=what == "record")
        report(done.problems, "text", lang)
        click.echo(done.said(lang))
        sys.exit(PROBLEMS if done.is_bad else 0)
