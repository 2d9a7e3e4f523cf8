"""Commands about documents: a template for a new one, laws of a collection, and the register of addresses."""

import sys
from pathlib import Path
from typing import Any

import click

from plainlaw.cli_options import PROBLEMS, answers, as_of_option, day, in_both, lang_option, moment, report, root_option
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


@click.command("import-law")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--office", required=True, help="The office that is responsible for them here (organisations.yml).")
@click.option("--source", default="", help="Where the collection comes from; the path of each file is added.")
@click.option("--topic", "topics", multiple=True, help="A topic of all of them (topics.yml).")
@click.option("--key", "keys", multiple=True, metavar="FILE=KEY", help="The address of a file, instead of its name.")
@click.option("--replace", is_flag=True, help="Write over documents that are there already.")
@click.option("--dry-run", is_flag=True, help="Report only; write nothing.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How the report is said."
)
@root_option
@lang_option
@as_of_option
def import_law(folder: Path, root: Path, lang: str | None, as_of: Any, **options: Any) -> None:
    """Make policy documents of the laws in FOLDER, Markdown files of a public collection.

    Ends with 1 when a file was not imported; the others are written.
    """
    from plainlaw.edit.import_law import CannotImportLawError, Wish, take_laws, write_laws
    from plainlaw.edit.law_report import law_json, law_text

    with failures():
        try:
            keys = answers(options["keys"], "--key 统计法.md=statistics-law", lang)
            said = {name: options[name] for name in ("office", "source", "topics", "replace")}
            laws = take_laws(root, folder, Wish(day(root, as_of), keys=keys, **said))
            written = not options["dry_run"]
            if written:
                write_laws(laws)
        except CannotImportLawError as error:
            raise click.UsageError(in_both(error.message, lang)) from error
        click.echo((law_json if options["format_"] == "json" else law_text)(laws, lang, written=written))
        sys.exit(PROBLEMS if laws.problems else 0)
