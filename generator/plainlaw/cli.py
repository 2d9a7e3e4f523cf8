"""The command line: words in, exit code out.

Exit codes: 0 fine (warnings may have been said), 1 errors were found and nothing was published, 2 wrong usage,
3 the program or its surroundings failed.
"""

import os
import sys
from pathlib import Path
from typing import Any

import click

from plainlaw.cli_documents import addresses, import_law, new
from plainlaw.cli_options import (
    PROBLEMS,
    answers,
    as_of_option,
    day,
    format_option,
    lang_option,
    moment,
    quiet_option,
    report,
    root_option,
)
from plainlaw.failures import FAILURE, failures


@click.group()
@click.version_option(package_name="plainlaw")
def main() -> None:
    """From Markdown and statistical returns to a public portal."""


for command in (new, import_law, addresses):
    main.add_command(command)


@main.command()
@root_option
@lang_option
@format_option
@as_of_option
@quiet_option
@click.option("--without-search", is_flag=True, help="Make no index: quicker, but nothing can be found.")
def build(root: Path, lang: str | None, format_: str, as_of: Any, **flags: bool) -> None:
    """Build the portal into build/site."""
    from plainlaw.folders import SITE
    from plainlaw.looking import begin_looking

    with failures():
        looking = begin_looking(root)
        # imported now: loading what builds takes as long as looking at what was built
        from plainlaw.build import build as run
        from plainlaw.progress import progress

        with progress(5, flags["quiet"]) as tell:
            loaded = run(root, moment(root, as_of), tell, searchable=not flags["without_search"], looking=looking)
        report(loaded.problems, format_, lang)
        if loaded.has_errors:
            sys.exit(PROBLEMS)
        if format_ == "text":
            click.echo(f"{root / SITE / 'index.html'}")
            due = loaded.site.site.next_build_in_zone if loaded.site is not None else None
            if due is not None:
                click.echo(f"下次构建 / next build due: {due}")


@main.command()
@root_option
@lang_option
@format_option
@as_of_option
@quiet_option
def check(root: Path, lang: str | None, format_: str, as_of: Any, quiet: bool) -> None:
    """Read and check everything; write nothing."""
    from plainlaw.build import load
    from plainlaw.progress import progress

    with failures():
        with progress(2, quiet) as tell:
            loaded = load(root, moment(root, as_of), tell)
        report(loaded.problems, format_, lang)
        sys.exit(PROBLEMS if loaded.has_errors else 0)


@main.command()
@root_option
@lang_option
@as_of_option
@click.option("--port", type=int, default=8000, help="Where the portal is served on this machine.")
@click.option("--open", "open_", is_flag=True, help="Open it in a browser.")
def serve(root: Path, lang: str | None, as_of: Any, port: int, open_: bool) -> None:
    """Serve the portal on this machine; rebuild on save, reload the browser."""
    from plainlaw.serve import serve as run

    with failures():
        run(root, lambda: moment(root, as_of), port, lang, open_)


@main.command()
@root_option
@lang_option
@as_of_option
@click.option("--since", required=True, metavar="REV", help="A revision of the portal's Git repository, such as main.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "markdown", "json"]), default="text", help="How it is said."
)
def changes(root: Path, lang: str | None, as_of: Any, since: str, format_: str) -> None:
    """Say which figures, sentences and pages have changed since a revision.

    Ends with 1 when a direction word that somebody typed is false now, or when a published value was changed without
    a reason: in its own file, not in a later vintage.
    """
    from plainlaw.changes import changes_since, say
    from plainlaw.report import LANGUAGES

    with failures():
        found = changes_since(root, since, moment(root, as_of))
        click.echo(say(found, format_, (lang,) if lang is not None else LANGUAGES))
        sys.exit(PROBLEMS if found.has_false_words or found.unexplained else 0)


@main.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dataset", required=True, help="The folder of stats/ that it is for.")
@root_option
@lang_option
@as_of_option
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How the report is said."
)
@click.option(
    "--answer", "answers", multiple=True, metavar="KEY=VALUE", help="An answer to a question; kept for next time."
)
@click.option("--type", "type_", type=click.Choice(["correction", "revision"]), help="Of a return handed in again.")
@click.option("--reason", help="Why a return was handed in again: a sentence for readers, in the portal's language.")
@click.option("--dry-run", is_flag=True, help="Report only; write nothing.")
def import_(file: Path, root: Path, lang: str | None, **options: Any) -> None:
    """Make a return of FILE, a CSV or Excel file as an office handed it in."""
    from plainlaw.edit.import_report import as_json, as_text
    from plainlaw.edit.import_return import CannotImportError, take, write

    with failures():
        try:
            today = day(root, options["as_of"])
            imported = take(
                root,
                file,
                options["dataset"],
                answers(options["answers"], "--answer blank=unknown"),
                today,
            )
            if options["type_"] or options["reason"]:
                imported = imported.because(options["type_"] or "", options["reason"] or "")
            if options["format_"] == "text" and _is_terminal():
                imported = _asked(imported, lang)
            written = imported.result.content is not None and not options["dry_run"]
            if written:
                write(imported)
        except CannotImportError as error:
            raise click.UsageError(str(error)) from error
        click.echo((as_json if options["format_"] == "json" else as_text)(imported.result, lang, written=written))
        sys.exit(0 if imported.result.content is not None else PROBLEMS)


@main.command()
@click.option("--dataset", required=True, help="The folder of stats/ that it is for.")
@click.option("--from", "private", type=click.Path(path_type=Path), help="Instead of private_returns in portal.yml.")
@click.option("--dry-run", is_flag=True, help="Report only; exit code 1 when a file of stats/ would change.")
@root_option
@lang_option
@as_of_option
def protect(root: Path, lang: str | None, as_of: Any, **options: Any) -> None:
    """Write the tables of a protected DATASET that may be public, from its returns in the private folder."""
    from plainlaw.edit.protect_report import protect_text, run_protect
    from plainlaw.edit.protect_returns import CannotProtectError

    with failures():
        try:
            run = run_protect(root, day(root, as_of), **options)
        except CannotProtectError as error:
            raise click.UsageError(str(error)) from error
        report(run.done.problems, "text", lang)
        click.echo(protect_text(run, lang))
        sys.exit(run.exit_code)


@main.command()
@click.argument("code")
@lang_option
def explain(code: str, lang: str | None) -> None:
    """Explain the finding CODE: why it is one, a bad example and a good one."""
    from plainlaw.explain import UnknownCodeError
    from plainlaw.explain import explain as run

    with failures():
        try:
            click.echo(run(code, lang))
        except UnknownCodeError as error:
            raise click.UsageError(str(error)) from error


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@lang_option
@format_option
def audit(file: Path, lang: str | None, format_: str) -> None:
    """Check an article from anywhere: its figures, rates, signs, lists. Exit code 1 when anything is found."""
    from plainlaw.audit import audit as run
    from plainlaw.audit.opening import opened
    from plainlaw.audit.said import say_audit

    with failures():
        refused: list[Any] = []
        read = opened(file, refused)
        if read is None:
            report(refused, format_, lang)
            sys.exit(PROBLEMS)
        text, encoding = read
        done = run(text, file.as_posix())
        click.echo(say_audit(done, encoding, format_, lang))
        sys.exit(PROBLEMS if done.problems else 0)


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def _asked(imported: Any, lang: str | None) -> Any:
    """The file with every question answered at the terminal, one after another; Enter takes the suggestion."""
    from plainlaw.edit.import_report import ask_text

    earlier: list[Any] = []
    while imported.result.questions and not imported.result.problems:
        question = imported.result.questions[0]
        click.echo(ask_text(question, lang, earlier))
        earlier.append(question)
        answer = click.prompt(question.key, default=question.suggested or None)
        imported = imported.answered({question.key: str(answer).strip()})
    return imported


def run(name: str | None = None) -> None:
    """The program: runs a command and ends the process. `name` is what usage errors call it.

    All output is written first. What a build has made is not taken apart, which takes a tenth of its time: the system
    takes memory back as a whole.
    """
    code: Any = 0
    try:
        main(prog_name=name)
    except SystemExit as end:
        code = end.code
    if isinstance(code, str):
        click.echo(code, err=True)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = code or FAILURE
    os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    run()
