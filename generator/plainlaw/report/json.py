"""For programs: an object with every problem, its texts in each language."""

import json

from plainlaw.locales.locale import locale_of
from plainlaw.problems import Problem
from plainlaw.report_format import Format


def render(problems: tuple[Problem, ...], languages: tuple[str, ...]) -> str:
    """`{errors, warnings, problems: [{code, severity, file, line, column, cell, what, mend}]}`, texts by language."""
    errors = sum(problem.is_error for problem in problems)
    listed = [_object(problem, languages) for problem in problems]
    report = {"errors": errors, "warnings": len(problems) - errors, "problems": listed}
    # some CI services take ##[ anywhere in a line for a command of the build
    return json.dumps(report, ensure_ascii=False, indent=1).replace("##[", "##\\u005b")


def _object(problem: Problem, languages: tuple[str, ...]) -> dict[str, object]:
    place = problem.place
    return {
        "code": problem.kind.code,
        "severity": str(problem.kind.severity),
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "cell": place.cell,
        "what": {tag: locale_of(tag).text(problem.what).strip() for tag in languages},
        "mend": {tag: locale_of(tag).text(problem.mend).strip() for tag in languages},
    }


FORMAT = Format(render)
