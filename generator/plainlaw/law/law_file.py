"""A law as public collections keep it in Markdown: title, lines that say when what was decided, and the text.

In: the text of a file in one of two conventions: an information block, ended by `<!-- INFO END -->`, with plain
articles (LawRefBook); or lines below the title with bold articles, often behind a header of YAML (sites made with
VuePress). Out: a `LawFile`: every character of the source is in the title, in the body, or among what was left out.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from plainlaw.law.provision import Level, Provision
from plainlaw.law.structure import parse
from plainlaw.problems import Kind, Message, Place, Problem
from plainlaw.problems.laws import LAW_MARKUP, LAW_UNCLOSED, LAW_WITHOUT_TEXT, LAW_WITHOUT_TITLE

_INFO_END = re.compile(r"[ \t]*<!--\s*INFO\s+END\s*-->[ \t]*", re.IGNORECASE)
_COMMENT = re.compile(r"<!--|-->")
_MARKUP = re.compile(r"<[A-Za-z/!?][^>\n]*>?|!\[|\{\{|\{%|\[\[?[^\]\n]*\]\(")
_TITLE = re.compile(r"#[ \t]+(?P<words>.*?)[ \t]*#*[ \t]*$")
_HEADING = re.compile(r"(?P<marks>#{2,6})(?=[ \t])")
_DAY = re.compile(r"(?P<year>(?:19|20)\d{2})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_IN_FORCE = re.compile(r"自(?P<year>(?:19|20)\d{2})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日起(?:施行|实施|生效)")
_ADOPTED = re.compile(r"通过|公布|发布|批准|修订|修正|施行")
_WHOLE = re.compile(r"(?:通过|修订)[。)）]*$")

HEADER = Message.of("header of another program")
INFO_END = Message.of("end of the information block")
TITLE_MARK = Message.of("mark of the title, which stands in the header now")
HEADING_MARK = Message.of("marks of headings, so that no level is left out")


class Left(NamedTuple):
    """What was left out, of which line, and why."""

    line: int
    text: str
    why: Message


class Event(NamedTuple):
    """A line that says when something was decided; `day` is the first day that it names.

    The whole text was made then (通过, 修订), or only changed (修正).
    """

    day: date
    text: str

    @property
    def is_whole(self) -> bool:
        """Whether the text as a whole was decided."""
        return _WHOLE.search(self.text) is not None


class LawFile(NamedTuple):
    """A law. `first_words` are those of the first article, without its label, else of the first paragraph;
    `first_article` is the number of that article, 0 when there is none.
    """

    title: str
    events: tuple[Event, ...]
    body: str
    left: tuple[Left, ...]
    first_words: str
    in_force_from: date | None
    first_article: int = 0

    @property
    def date_made(self) -> date | None:
        """When the text as a whole was decided, the last time."""
        return max((event.day for event in self.events if event.is_whole), default=None)


def read_law(text: str, path: str, found: list[Problem]) -> LawFile | None:
    """The law in a file; None after findings when anything in it could not be carried over."""
    lines = text.split("\n")
    first, left = _header(lines, path, found)
    start = next((n for n in range(first, len(lines)) if _TITLE.match(lines[n])), None)
    if start is None or any(line.strip() for line in lines[first:start]):
        found.append(LAW_WITHOUT_TITLE.at(Place(path, first + 1)))
        return None
    words = _TITLE.match(lines[start])
    title = words["words"] if words is not None else ""
    marks = lines[start].replace(title, "", 1)
    left.append(Left(start + 1, marks.strip(), TITLE_MARK))
    kept = list(_kept(lines, start + 1, left))
    _look_for_markup(kept, path, found)
    kept = list(_without_gaps(kept, left))
    body = "\n".join(line for _, line in kept).strip("\n")
    if not body.strip() or not title:
        found.append(LAW_WITHOUT_TEXT.at(Place(path, start + 1)))
    if any(problem.place.file == path and problem.is_error for problem in found):
        return None
    articles = parse(body).articles()
    events = tuple(_events(body[: articles[0].start] if articles else body))
    first = articles[0].number.main if articles else 0
    return LawFile(
        title, events, body + "\n", tuple(left), _first_words(body, articles), _in_force(body, articles), first
    )


def _header(lines: list[str], path: str, found: list[Problem]) -> tuple[int, list[Left]]:
    """Where the file begins behind a header of YAML, and that header."""
    if lines[0].strip() != "---":
        return 0, []
    end = next((n for n in range(1, len(lines)) if lines[n].strip() == "---"), None)
    if end is None:
        found.append(LAW_UNCLOSED.at(Place(path, 1), what="---"))
        return 1, []
    return end + 1, [Left(n + 1, lines[n].strip(), HEADER) for n in range(end + 1) if lines[n].strip()]


def _kept(lines: list[str], start: int, left: list[Left]) -> Iterator[tuple[int, str]]:
    """The lines of the text with their numbers, without the mark that ends the information block."""
    for number, line in enumerate(lines[start:], start + 1):
        if _INFO_END.fullmatch(line):
            left.append(Left(number, line.strip(), INFO_END))
        else:
            yield number, line.rstrip(" \t")


def _look_for_markup(kept: list[tuple[int, str]], path: str, found: list[Problem]) -> None:
    for number, line in kept:
        comment, markup = _COMMENT.search(line), _MARKUP.search(line)
        kind: Kind | None = LAW_UNCLOSED if comment is not None else LAW_MARKUP if markup is not None else None
        if kind is not None:
            shown = comment or markup
            found.append(kind.at(Place(path, number), what=shown[0] if shown is not None else ""))
        elif number > 1 and _TITLE.match(line):
            found.append(LAW_MARKUP.at(Place(path, number), what=line[:20]))


def _without_gaps(kept: list[tuple[int, str]], left: list[Left]) -> Iterator[tuple[int, str]]:
    """The lines with headings of which none is more than one level below the one above it, as pages need them."""
    levels: list[int] = []
    for number, line in kept:
        heading = _HEADING.match(line)
        if heading is None:
            yield number, line
            continue
        marks = len(heading["marks"])
        levels = [level for level in levels if level < marks]
        spare = marks - 2 - len(levels)
        levels.append(marks)
        if spare > 0:
            left.append(Left(number, "#" * spare, HEADING_MARK))
        yield number, line[max(spare, 0) :]


def _events(text: str) -> Iterator[Event]:
    for line in text.split("\n"):
        day = _day(_DAY.search(line)) if not line.startswith("#") and _ADOPTED.search(line) else None
        if day is not None:
            yield Event(day, line.strip())


def _day(found: "re.Match[str] | None") -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])) if found is not None else None
    except ValueError:
        return None


def _first_words(body: str, articles: list[Provision]) -> str:
    if articles:
        first = articles[0]
        return body[first.words : first.end].strip().split("\n")[0].strip()
    paragraphs = [line.strip() for line in body.split("\n") if line.strip() and not line.startswith("#")]
    events = {event.text for event in _events(body)}
    return next((each for each in paragraphs if each not in events), next(iter(paragraphs), ""))


def _in_force(body: str, articles: list[Provision]) -> date | None:
    """The day that the last article says; nothing when it says another law's words or several days."""
    last = next((each for each in reversed(articles) if each.level is Level.ARTICLE), None)
    said = list(_IN_FORCE.finditer(body, last.start, last.end)) if last is not None else []
    return _day(said[0]) if len(said) == 1 else None
