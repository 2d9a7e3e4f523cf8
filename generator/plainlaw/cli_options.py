"""What the commands of the command line share: options, the moment of a build, and how findings are said."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import click

from plainlaw.problems import Message

PROBLEMS = 1
"""The exit code when errors were found."""

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The portal's folder.",
)
lang_option = click.option(
    "--lang", type=click.Choice(["zh-Hans", "en"]), help="Language of messages; without it, both."
)
format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How findings are said.",
)
as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d", *(f"%Y-%m-%d{t}%H:%M{z}" for t in "T " for z in ("", ":%S", "%z"))]),
    help="When the portal is built: 2025-01-31, which means its beginning, or 2025-01-31T09:30, in its time zone.",
)
quiet_option = click.option("--quiet", is_flag=True, help="No progress; never shown in CI.")


def day(root: Path, said: Any) -> date:
    """The day of a build."""
    from plainlaw.clock import build_day

    return build_day(root, said, os.environ)


def moment(root: Path, said: Any) -> date:
    """The day of a build, or its time where one was said."""
    from plainlaw.clock import build_moment

    return build_moment(root, said, os.environ)


def report(problems: Any, format_: str, lang: str | None) -> None:
    """Say what was found."""
    from plainlaw.report import say

    if problems or format_ == "json":
        click.echo(say(problems, format_, lang), err=format_ == "text")


def in_both(message: Message, lang: str | None) -> str:
    """A mistake in an option in the language that was asked for, else in both."""
    from plainlaw.locales.locale import locale_of

    return "\n".join(locale_of(tag).text(message) for tag in ((lang,) if lang else ("zh-Hans", "en")))


def answers(said: tuple[str, ...], form: str, lang: str | None = None) -> dict[str, str]:
    """What was said as NAME=VALUE, the name up to the last =; `form` says how it should look, with an example."""
    pairs = [answer.rpartition("=") for answer in said]
    if any(not key for key, _, _ in pairs):
        raise click.UsageError(in_both(Message.of("Write it like this: {form}", form=form), lang))
    return {key.strip(): value.strip() for key, _, value in pairs}
