"""What a finding means: `plainlaw explain CODE`.

In: the code of a finding. Out: its text, reason, authority and examples, in one language or in Chinese and English.
"""

from functools import cache

from plainlaw import problems as problems_package
from plainlaw.audit.shelf import audit_checks
from plainlaw.checks import checks
from plainlaw.discover import constants_on_shelf
from plainlaw.locales.locale import Locale, locale_of
from plainlaw.nearest import nearest
from plainlaw.problems import Kind, PlainlawError
from plainlaw.report import LANGUAGES
from plainlaw.traps import traps


class UnknownCodeError(PlainlawError):
    """No finding has this code."""


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of finding by its code."""
    found = [kind for declared in constants_on_shelf(problems_package.__name__, Kind).values() for kind in declared]
    found += [kind for check in checks().values() for kind in check.kinds]
    found += [kind for check in audit_checks().values() for kind in check.kinds]
    found += [kind for trap in traps().values() for kind in trap.kinds]
    return {kind.code: kind for kind in sorted(found, key=lambda kind: kind.code)}


def explain(code: str, lang: str | None) -> str:
    """The explanation of a code. Raises UnknownCodeError, with the nearest code."""
    kind = kinds().get(code)
    if kind is None:
        near = nearest(code, kinds())
        hint = f" Did you mean {near}?" if near else f" Known: {', '.join(kinds())}."
        raise UnknownCodeError(f"no finding has the code {code!r}.{hint}")
    languages = LANGUAGES if lang is None else (lang,)
    return "\n\n".join([kind.code, *(_in_words(kind, locale_of(tag)) for tag in languages), _examples(kind)])


def _in_words(kind: Kind, locale: Locale) -> str:
    lines = [
        f"[{locale.text(str(kind.severity))}] {locale.text(kind.what)}",
        f"→ {locale.text(kind.mend)}",
        locale.text(kind.why),
    ]
    if kind.authority:
        lines.append(locale.text("Authority: {authority}", authority=locale.text(kind.authority)))
    return "\n".join(lines)


def _examples(kind: Kind) -> str:
    bad = "\n".join(f"  - {line}" for line in kind.bad.splitlines())
    good = "\n".join(f"  + {line}" for line in kind.good.splitlines())
    return f"{bad}\n{good}"
