"""The fixed parts of a body, such as those of a bulletin: found by their headings, completed, and put in order.

In: Markdown with second-level headings, and the parts that the type of document has. Out: the same Markdown with
the parts that the program writes itself put where they belong.
"""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from plainlaw.locales.locale import Locale
from plainlaw.model.document import BodyPart
from plainlaw.resolve.prose import without_code

_HEADING = re.compile(r"^##[ \t]+(?P<words>[^\n]*?)[ \t]*#*[ \t]*$")


class Heading(Struct, frozen=True):
    """A second-level heading of a body: its words and the line of the body on which it stands (from 0)."""

    words: str
    line: int


def headings(markdown: str) -> list[Heading]:
    """The second-level headings outside fences."""
    # what is code is decided in one place, so that no reader of a body disagrees with another
    shown = zip(markdown.split("\n"), without_code(markdown).split("\n"), strict=True)
    lines = ((number, _HEADING.match(line)) for number, (line, prose) in enumerate(shown) if prose.startswith("##"))
    return [Heading(heading["words"], number) for number, heading in lines if heading is not None]


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
