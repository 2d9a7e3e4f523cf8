"""Names of places: traditional characters, spaces within, old names, slips. Found through the region table."""

from plainlaw.nearest import nearest
from plainlaw.problems import Message
from plainlaw.problems.statistics import REGION_NOT_VALID
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.desk import Desk, key_of
from plainlaw.sheet.question import REFUSE, Choice, Question
from plainlaw.sheet.table import Seen
from plainlaw.sheet.total_words import is_total
from plainlaw.sheet.words import narrow, plain, without_marks
from plainlaw.trap import Trap
from plainlaw.validate.places import Places

_RULE = Message.of("the place is written as it stands in stats/regions.csv")
_SHOWN = 30


def _label(seen: Seen, desk: Desk) -> Cell | None:
    # codes are looked at by another trap
    if seen.column.role != "region" or not seen.text or narrow(seen.text)[0].isdigit() or is_total(seen.text):
        return None
    places = desk.target.places(seen.year)
    if seen.text in places.codes:
        return None
    codes = _codes(seen.text, places)
    if len(codes) != 1:
        codes = _asked(seen, places, desk)
    if len(codes) != 1:
        return None
    return desk.mend(seen.cell, _name(codes.pop(), places, desk), _RULE)


def _codes(text: str, places: Places) -> set[str]:
    """The codes of the places that bear this name in some spelling, with or without that of their parent before it."""
    parent = places.regions.get(places.within, places.year)
    spellings = {plain(text), plain(without_marks(text))}
    for name in parent.names if parent is not None else ():
        spellings |= {word.removeprefix(plain(name)) for word in tuple(spellings)}
    return {code for word, code in places.codes.items() if plain(word) in spellings}


def _asked(seen: Seen, places: Places, desk: Desk) -> set[str]:
    names = {_name(code, places, desk): code for code in dict.fromkeys(places.codes.values())}
    why = places.why_not(seen.text, seen.cell.place, desk.target.lang)
    follows = _successors(seen.text, places) if why.kind is REGION_NOT_VALID else ()
    after = [name for name, code in names.items() if code in follows]
    near = after[0] if len(after) == 1 else nearest(seen.text, names) if not follows else None
    what = Message.of("“{place}” is not a place of this dataset in {year}. Which one is meant?",
                      place=seen.text, year=str(seen.year))  # fmt: skip
    if follows:
        what = Message.of("“{place}” was no longer in use in {year}. Which place is meant?",
                          place=seen.text, year=str(seen.year))  # fmt: skip
    shown = sorted(names, key=lambda name: name != near)[:_SHOWN]
    choices = tuple(Choice(name, Message.of("code {code}", code=names[name])) for name in shown)
    answer = desk.ask(Question(key_of("place", seen.text), what, seen.cell.place, (*choices, REFUSE), near or ""))
    return {names[answer]} if answer in names else set()


def _successors(text: str, places: Places) -> tuple[str, ...]:
    ever = places.regions.children(places.within)
    return next((region.successors for region in ever if text in (region.code, *region.names)), ())


def _name(code: str, places: Places, desk: Desk) -> str:
    """The name of a place, or its code when another place has the same name."""
    region = places.regions.get(code, places.year)
    name = region.name.get(desk.target.lang) if region is not None else code
    return name if places.codes.get(name) == code else code


TRAP = Trap(
    about=Message.of(
        "Places are found by name, alias or code, in simplified or traditional characters; what is not "
        "found is asked once."
    ),  # fmt: skip
    bad="雲 麓 鎮",
    good="云麓镇",
    label=_label,
)
