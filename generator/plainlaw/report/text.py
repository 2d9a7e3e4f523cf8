"""For people at a terminal: place, what, mend, and where to read more; the count at the end."""

from plainlaw.locales.locale import Locale, locale_of
from plainlaw.problems import Problem
from plainlaw.report_format import Format


def render(problems: tuple[Problem, ...], languages: tuple[str, ...]) -> str:
    """One block a problem, each language in turn."""
    locales = [locale_of(tag) for tag in languages]
    blocks = [_block(problem, locales) for problem in problems]
    return "\n\n".join([*blocks, *(_total(problems, locale) for locale in locales)])


def _block(problem: Problem, locales: list[Locale]) -> str:
    severity = " / ".join(locale.text(str(problem.kind.severity)) for locale in locales)
    lines = [f"{_said(str(problem.place))}  {severity}  {problem.kind.code}"]
    for locale in locales:
        lines.append(f"  {_said(locale.text(problem.what))}")
        lines.append(f"  → {_said(locale.text(problem.mend))}")
    return "\n".join(lines)


def _said(text: str) -> str:
    # some CI services take a line that begins with :: and ##[ anywhere for a command of the build
    text = text.strip().replace("##[", "##\\[")
    return f"\\{text}" if text.startswith("::") else text


def _total(problems: tuple[Problem, ...], locale: Locale) -> str:
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    said = {
        "errors": locale.text("1 error") if errors == 1 else locale.text("{count} errors", count=errors),
        "warnings": locale.text("1 warning") if warnings == 1 else locale.text("{count} warnings", count=warnings),
    }
    return locale.text("{errors}, {warnings}", **said)


FORMAT = Format(render)
