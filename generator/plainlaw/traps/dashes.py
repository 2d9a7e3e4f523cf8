"""Dashes and words for nothing: — － 无 N/A. In some yearbooks they mean that there is no such figure; never 0."""

from dataclasses import replace

from plainlaw.problems import Message
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.question import REFUSE, Choice, Question
from plainlaw.sheet.table import Seen
from plainlaw.trap import Trap

_DASHES = frozenset(["-", "--", "—", "——", "―", "–", "−", "－", "─", "/", "／"])
_WORDS = frozenset(["无", "没有", "暂无", "不详", "缺", "n/a", "na", "null", "nil", "none", "x"])
_ONE = "一"
_UNKNOWN = Choice("unknown", Message.of("there is no figure: the row is left out"))
_IS_ONE = Choice("one", Message.of("it is the number one: 1"))
_RULE = Message.of("“{mark}” stands for no figure; it is left out, and never taken for 0")
_AS_ONE = Message.of("the character 一 is the number one")


def _value(seen: Seen, desk: Desk) -> Cell | None:
    if seen.text == _ONE:
        return _one(seen, desk)
    key = "dash" if seen.text in _DASHES else "no-figure"
    if key != "dash" and seen.text.casefold() not in _WORDS:
        return None
    what = Message.of("This cell holds “{mark}”. What does it mean in this return? 0 counts only where it is written.",
                      mark=seen.text)  # fmt: skip
    if desk.ask(Question(key, what, seen.cell.place, (_UNKNOWN, REFUSE), _UNKNOWN.value)) is not None:
        desk.repair(seen.cell.place, seen.text, "", Message.of(_RULE.text, mark=seen.text))
    return replace(seen.cell, kind="absent")


def _one(seen: Seen, desk: Desk) -> Cell | None:
    what = Message.of("This cell holds 一, which may be a dash or the number one. Which is it?")
    question = Question("dash-or-one", what, seen.cell.place, (_UNKNOWN, _IS_ONE, REFUSE), "")
    answer = desk.ask(question)
    if answer == _IS_ONE.value:
        return desk.mend(seen.cell, "1", _AS_ONE)
    if answer is not None:
        desk.repair(seen.cell.place, seen.text, "", Message.of(_RULE.text, mark=_ONE))
    return replace(seen.cell, kind="absent")


TRAP = Trap(
    about=Message.of("A dash is never 0. What it means is asked once for each dataset; 一 may be the number one."),
    bad="禾安镇,邻里,—",
    good="no row",
    value=_value,
)
