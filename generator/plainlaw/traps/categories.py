"""Words of categories and metrics: other spellings of known words, and slips."""

from collections.abc import Mapping

from plainlaw.nearest import nearest
from plainlaw.problems import Message
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.desk import Desk, key_of
from plainlaw.sheet.question import REFUSE, Choice, Question
from plainlaw.sheet.table import Seen
from plainlaw.sheet.total_words import is_total
from plainlaw.sheet.words import plain, without_marks
from plainlaw.trap import Trap

_RULE = Message.of("the word is written as it stands in the dictionary of the dataset")
_SHOWN = 30


def _label(seen: Seen, desk: Desk) -> Cell | None:
    if seen.column.role not in ("dimension", "metric") or not seen.text or is_total(seen.text):
        return None
    words = _words(seen, desk)
    if seen.text in words:
        return None
    # spellings that mean the same thing are one thing; two things with one plain spelling are asked about
    spellings = {plain(seen.text), plain(without_marks(seen.text))}
    meant = {thing for word, thing in words.items() if plain(word) in spellings}
    if len(meant) == 1:
        return desk.mend(seen.cell, _word(meant.pop(), words), _RULE)
    answer = _asked(seen, words, desk)
    return desk.mend(seen.cell, answer, _RULE) if answer is not None else None


def _words(seen: Seen, desk: Desk) -> Mapping[str, str]:
    """What each known word means: a metric or a code."""
    dataset, known = desk.target.dataset, desk.target.known
    if seen.column.role == "metric":
        return dataset.metric_names
    dimension = next(name for name, header in dataset.columns.dimensions.items() if header == seen.column.name)
    return {
        word: code.id
        for code in known.dimensions[dimension].codes
        for word in (code.name.get(desk.target.lang), code.id, *code.name.root.values(), *code.aliases)
    }


def _word(thing: str, words: Mapping[str, str]) -> str:
    return next(word for word, meant in words.items() if meant == thing)


def _asked(seen: Seen, words: Mapping[str, str], desk: Desk) -> str | None:
    names = {_word(thing, words): thing for thing in dict.fromkeys(words.values())}
    near = nearest(seen.text, words)
    suggested = _word(words[near], words) if near is not None else ""
    what = Message.of("“{word}” is not a word of the column “{column}”. Which one is meant?",
                      word=seen.text, column=seen.column.name)  # fmt: skip
    shown = sorted(names, key=lambda name: name != suggested)[:_SHOWN]
    choices = tuple(Choice(name, Message.of("the entry {id}", id=names[name])) for name in shown)
    key = key_of(seen.column.name, seen.text)
    answer = desk.ask(Question(key, what, seen.cell.place, (*choices, REFUSE), suggested))
    return answer if answer in names else None


TRAP = Trap(
    about=Message.of(
        "Categories and metrics are found in every spelling of the dictionary; what is not found is asked once."
    ),  # fmt: skip
    bad="鄰里糾紛",
    good="邻里",
    label=_label,
)
