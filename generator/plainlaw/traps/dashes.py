"""Dashes and words for nothing: — － 无 N/A. In some yearbooks they mean that there is no such figure; never 0."""

from plainlaw.problems import Message
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.no_value import marked, no_value
from plainlaw.sheet.question import Choice
from plainlaw.sheet.table import Seen
from plainlaw.trap import Trap

_DASHES = frozenset(["-", "--", "—", "——", "―", "–", "−", "－", "─", "/", "／"])
_WORDS = frozenset(["无", "没有", "暂无", "不详", "缺", "n/a", "na", "null", "nil", "none", "x"])
_ONE = "一"
_IS_ONE = Choice("one", Message.of("it is the number one: 1"))
_AS_ONE = Message.of("the character 一 is the number one")


def _value(seen: Seen, desk: Desk) -> Cell | None:
    if seen.text == _ONE:
        return _one(seen, desk)
    key = "dash" if seen.text in _DASHES else "no-figure"
    if key != "dash" and seen.text.casefold() not in _WORDS:
        return None
    what = Message.of("This cell holds “{mark}”. What does it mean in this return? 0 counts only where it is written.",
                      mark=seen.text)  # fmt: skip
    return marked(seen.cell, desk.ask(no_value(key, what, seen.cell.place)), desk)


def _one(seen: Seen, desk: Desk) -> Cell | None:
    what = Message.of("This cell holds 一, which may be a dash or the number one. Which is it?")
    answer = desk.ask(no_value("dash-or-one", what, seen.cell.place, _IS_ONE))
    if answer == _IS_ONE.value:
        return desk.mend(seen.cell, "1", _AS_ONE)
    return marked(seen.cell, answer, desk)


TRAP = Trap(
    about=Message.of("A dash is never 0. What it means is asked once for each dataset; 一 may be the number one."),
    bad="禾安镇,邻里,—",
    good="禾安镇,邻里,[x]",
    value=_value,
)
