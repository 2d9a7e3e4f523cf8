"""What stands in a file that is to be published with a document: identity numbers of persons, and what acts by itself.

In: the bytes of a file that is what its name says. Out: a finding, which never repeats what it is about. Pictures are
not looked at, and of PDF files no text; decision 0034 says why.
"""

import re
from collections.abc import Callable

from plainlaw.archive import DamagedArchiveError
from plainlaw.identity_number import has_identity_number
from plainlaw.office_text import MOST, TooMuchTextError, UnreadableOfficeFileError, words_of
from plainlaw.pdf_actions import UnreadablePdfError, actions_in
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.attachments import ATTACHMENT_ACTIVE, ATTACHMENT_CONTENT, ATTACHMENT_PERSONAL, NOT_OPENED

_NOT_LOOKED_INTO = Message.of("it is encrypted, or packed so that nobody can look whether it holds programs")
_TOO_MUCH = Message.of(
    "it unpacks to more than {limit} MB, so it cannot be looked through", limit=str(MOST // 1_000_000)
)
_LINE = Message.of("It stands in line {line}.")
_WHAT = {
    "JavaScript": Message.of("a script (JavaScript)"),
    "Launch": Message.of("an action that starts another program (Launch)"),
    "XFA": Message.of("a form of the kind XFA, which holds scripts"),
}
_Look = Callable[[bytes, str, Place], Problem | None]


def problem_inside(content: bytes, name: str, ending: str, place: Place) -> Problem | None:
    """Why the content of a file cannot be published; None when nothing was found, or nothing is looked at."""
    look = _LOOKS.get(ending)
    return look(content, name, place) if look is not None else None


def _in_pdf(content: bytes, name: str, place: Place) -> Problem | None:
    try:
        actions = sorted(actions_in(content))
    except UnreadablePdfError:
        return ATTACHMENT_CONTENT.at(place, name=name, reason=_NOT_LOOKED_INTO, wanted="PDF")
    return ATTACHMENT_ACTIVE.at(place, name=name, what=_WHAT[actions[0]]) if actions else None


def _in_text(content: bytes, name: str, place: Place) -> Problem | None:
    text = content.decode("utf-8-sig")
    if not has_identity_number(text):
        return None
    lines = enumerate(re.split(r"\r\n|\r|\n", text), start=1)
    # a number may go on in the next line
    line = next((number for number, words in lines if has_identity_number(words)), None)
    where = Message.of(_LINE.text, line=str(line)) if line is not None else ""
    return ATTACHMENT_PERSONAL.at(place, name=name, where=where)


def _in_office_file(content: bytes, name: str, place: Place) -> Problem | None:
    try:
        has_number = any(map(has_identity_number, words_of(content)))
    except TooMuchTextError:
        return ATTACHMENT_CONTENT.at(place, name=name, reason=_TOO_MUCH, wanted=name.rpartition(".")[2].upper())
    except (DamagedArchiveError, UnreadableOfficeFileError):
        return ATTACHMENT_CONTENT.at(place, name=name, reason=NOT_OPENED, wanted=name.rpartition(".")[2].upper())
    return ATTACHMENT_PERSONAL.at(place, name=name, where="") if has_number else None


_LOOKS: dict[str, _Look] = {
    "pdf": _in_pdf,
    **dict.fromkeys(("csv", "txt"), _in_text),
    **dict.fromkeys(("docx", "xlsx", "odt", "ods", "ofd"), _in_office_file),
}
