"""For merge requests on GitHub: workflow commands that put each problem beside its line."""

from plainlaw.locales.locale import locale_of
from plainlaw.problems import Problem
from plainlaw.report_format import Format


def render(problems: tuple[Problem, ...], languages: tuple[str, ...]) -> str:
    """One `::error file=…,line=…::message` a problem."""
    return "\n".join(_command(problem, languages) for problem in problems)


def _command(problem: Problem, languages: tuple[str, ...]) -> str:
    place = problem.place
    where = f"file={_property(place.file)},line={place.line or 1}"
    where += f",col={place.column}" if place.column else ""
    said = [
        f"{locale_of(tag).text(problem.what).strip()} → {locale_of(tag).text(problem.mend).strip()}"
        for tag in languages
    ]
    text = "\n".join(said)
    return f"::{problem.kind.severity} {where},title={_property(problem.kind.code)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMAT = Format(render)
