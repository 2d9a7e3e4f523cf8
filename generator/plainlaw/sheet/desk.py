"""The desk on which one file is looked at: what was repaired, what must be asked, and what was refused.

In: the file's name, the target and known answers. Out: repairs, questions and findings, in the order of their places.
"""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from plainlaw.model.period import Period, PeriodError
from plainlaw.problems import Message, Place, Problem, printable
from plainlaw.problems.imports import ANSWER_FOR_ALL, DECLINED, UNKNOWN_ANSWER
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.question import REFUSE, Question
from plainlaw.sheet.target import Target
from plainlaw.sources.returns import PROFILE

_A_PERIOD = Message.of("a period such as 2024-09 or 2024-Q3")
_LONGEST = 120


class Repair(Struct, frozen=True):
    """One thing that was put right: where, from what, to what, and by which rule. `trap` is the file of the rule."""

    place: Place
    before: str
    after: str
    rule: Message
    trap: str = ""


class Desk:
    """Collects what is found in one file. `answers` are about this file, `general` about every file of the dataset."""

    def __init__(
        self, file: str, target: Target, answers: Mapping[str, str], general: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.file, self.target = file, target
        self._own, self._general = answers, general
        self.trap = ""
        self.repairs: list[Repair] = []
        self.problems: list[Problem] = []
        self.questions: dict[str, Question] = {}
        self.answered: dict[str, Question] = {}
        self._refused: set[tuple[str, Place]] = set()

    def repair(self, place: Place, before: str, after: str, rule: Message) -> None:
        """Note a repair. What a report shows is cut and printable."""
        self.repairs.append(Repair(place, _shown(before), _shown(after), rule, self.trap))

    def mend(self, cell: Cell, text: str, rule: Message) -> Cell:
        """The cell with another text, noted as a repair at its place."""
        self.repair(cell.place, cell.text, text, rule)
        return cell.saying(text)

    def refuse(self, problem: Problem) -> None:
        """Note why the file cannot be imported. A finding of one kind is noted once a place."""
        key = (problem.kind.code, problem.place)
        if key not in self._refused:
            self._refused.add(key)
            self.problems.append(problem)

    def ask(self, question: Question) -> str | None:
        """The answer that is known; None when it must be asked, or when the file is refused by the answer."""
        if question.of_file and question.key in self._general:
            place = Place(f"{self.target.raw.folder}/{PROFILE}")
            self.refuse(ANSWER_FOR_ALL.at(place, key=question.key, question=question.what))
        answer = self._own.get(question.key) if question.of_file else self.answer(question.key)
        if answer is None:
            self.questions.setdefault(question.key, question)
            return None
        self.answered[question.key] = question
        if answer == REFUSE.value:
            problem = DECLINED.at(question.place, key=question.key, answer=answer, question=question.what)
        elif not _fits(answer, question):
            choices = _A_PERIOD if question.asks_period else ", ".join(choice.value for choice in question.choices)
            problem = UNKNOWN_ANSWER.at(
                question.place, key=question.key, answer=answer, question=question.what, choices=choices
            )
        else:
            return answer
        self.refuse(problem)
        return None

    def answer(self, key: str) -> str | None:
        """What was answered to a question that is not about one file only."""
        return self._own.get(key, self._general.get(key))

    @property
    def is_clear(self) -> bool:
        """Whether nothing stops the import."""
        return not self.questions and not any(problem.is_error for problem in self.problems)


def key_of(kind: str, word: str) -> str:
    """The key of a question about a word of the file: `place.云鹿镇`. It can be typed on a command line."""
    return f"{kind}.{printable(' '.join(word.split()))[:60].replace('=', '＝')}"


def _fits(answer: str, question: Question) -> bool:
    if any(choice.value == answer for choice in question.choices):
        return True
    if not question.asks_period:
        return False
    try:
        Period.read(answer)
    except PeriodError:
        return False
    return True


def _shown(text: str) -> str:
    text = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    text = text.replace("\n", "⏎")
    return "".join(mark if mark.isprintable() or mark == "\u3000" else f"\\u{ord(mark):04x}" for mark in text)
