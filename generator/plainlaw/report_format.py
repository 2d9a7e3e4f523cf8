"""What a format of reports is.

In: problems and the languages in which they are said. Out: text, without a line end at its end.
"""

from collections.abc import Callable

from msgspec import Struct

from plainlaw.problems import Problem


class Format(Struct, frozen=True):
    """One format. Each file of the report shelf defines one called FORMAT."""

    render: Callable[[tuple[Problem, ...], tuple[str, ...]], str]

    def __call__(self, problems: tuple[Problem, ...], languages: tuple[str, ...]) -> str:
        """The problems in this format."""
        return self.render(problems, languages)
