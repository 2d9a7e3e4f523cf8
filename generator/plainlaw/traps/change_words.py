"""Changes in words: 下降13.8% is −13.8, 持平 is 0, 翻一番 is 100 per cent; a fall of minus 13.8 is nothing."""

import re

from plainlaw.model.metric import MetricKind
from plainlaw.problems import Kind, Message
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Seen
from plainlaw.trap import Trap

SIGN_TWICE = Kind(
    code="sign-twice",
    what="“{value}” says twice in which direction it goes: by a word and by a sign.",
    mend="Write the number with its sign only: -13.8 for a fall.",
    why="A fall of minus 13.8 per cent could be a fall or a rise.",
    bad="下降-13.8%",
    good="-13.8",
)
_UP = "同比增长|同比上升|增长|上升|提高|增加|上涨|rose by|up"
_DOWN = "同比下降|同比减少|下降|减少|降低|回落|下跌|fell by|down"
_SAID = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s*(?P<sign>[-+－＋−])?(?P<rest>\s*[0-9０-９].*)")
_SAME = frozenset({"持平", "与上年持平", "同比持平", "无变化", "unchanged"})
_DOUBLED = frozenset({"翻一番", "翻番", "doubled"})
_RULE = Message.of("the word for the direction is written as a sign")


def _value(seen: Seen, desk: Desk) -> Cell | None:
    # a count has no direction: there, such words are no number, and are refused as that
    if seen.metric is None or seen.metric.kind is not MetricKind.INDEX:
        return None
    if seen.text in _SAME:
        return desk.mend(seen.cell, "0", _RULE)
    if seen.text in _DOUBLED:
        return desk.mend(seen.cell, "100%", _RULE)
    found = _SAID.fullmatch(seen.text)
    if found is None:
        return None
    if found["sign"]:
        desk.refuse(SIGN_TWICE.at(seen.cell.place, value=seen.text))
        return None
    return desk.mend(seen.cell, ("-" if found["down"] else "") + found["rest"].strip(), _RULE)


TRAP = Trap(
    about=Message.of("Words for a direction are written as a sign; a word and a sign together are refused."),
    bad="下降13.8%",
    good="-13.8%",
    kinds=(SIGN_TWICE,),
    value=_value,
)
