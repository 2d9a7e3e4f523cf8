"""The fixed parts of a body, such as those of a bulletin: found by their headings, completed, and put in order.

In: Markdown with second-level headings, and the parts that the type of document has. Out: the same Markdown with
the parts that the program writes itself put where they belong.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plainlaw.locales.locale import Locale
from plainlaw.model.document import BodyPart

_HEADING = re.compile(r"^##[ \t]+(?P<words>[^\n]*?)[ \t]*#*[ \t]*$")


@dataclass(frozen=True)
class Heading:
    """A second-level heading of a body: its words and the line of the body on which it stands (from 0)."""

    words: str
    line: int


def headings(markdown: str) -> list[Heading]:
    """The second-level headings outside fences."""
    found: list[Heading] = []
    fence = ""
    for number, line in enumerate(markdown.split("\n")):
        if line.startswith(("```", "~~~")):
            fence = "" if fence and line.startswith(fence) else fence or line[:3]
            continue
        heading = _HEADING.match(line)
        if heading is not None and not fence:
            found.append(Heading(heading["words"], number))
    return found


def completed(markdown: str, parts: tuple[BodyPart, ...], written: Mapping[str, str], locale: Locale) -> str:
    """The body with the generated parts in their places. `written` holds the Markdown of each by its name."""
    lines = markdown.split("\n")
    found = headings(markdown)
    starts = [heading.line for heading in found] + [len(lines)]
    theirs = [
        (heading.words, "\n".join(lines[starts[index] : starts[index + 1]]).strip())
        for index, heading in enumerate(found)
    ]
    blocks: list[str] = ["\n".join(lines[: starts[0]]).strip()]
    for part in parts:
        words = locale.text(part.heading)
        own = [block for heading, block in theirs if heading == words]
        if not own and part.generated and written.get(part.generated):
            own = [f"## {words}\n\n{written[part.generated]}"]
        blocks += own
    known = {locale.text(part.heading) for part in parts}
    return _joined([*blocks, *(block for heading, block in theirs if heading not in known)])


def _joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"
