"""What happened to a legal document, day by day: an ordered list of days, words and links.

In: a document, its life, and the voice of a page. Out: HTML without blank lines. What is still ahead is said to be.
"""

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import NamedTuple

from plainlaw.law.effects import Effect
from plainlaw.law.life import Life
from plainlaw.model.document import Document
from plainlaw.model.legal import LegalFacts
from plainlaw.model.version import POLICIES
from plainlaw.page.dates import day_html
from plainlaw.page.legal_status import policy_link
from plainlaw.page.portions import portions_words
from plainlaw.problems import Message
from plainlaw.voice import Voice

_DOES = {
    "implements": Message.of("Implements {document}"),
    "amends": Message.of("Amends {document}"),
    "repeals": Message.of("Repeals {document}"),
    "interprets": Message.of("Explains {document}"),
    "consultation_of": Message.of("Is the draft of {document}"),
}
_SUFFERS = {
    "implements": Message.of("Implemented by {document}"),
    "amends": Message.of("Amended by {document}"),
    "repeals": Message.of("Repealed by {document}"),
    "interprets": Message.of("Explained in {document}"),
    "consultation_of": Message.of("Its draft was open to consultation: {document}"),
}
_OF_OWN = (
    ("date_made", Message.of("Made")),
    ("published", Message.of("Published here")),
    ("in_force_from", Message.of("Comes into force")),
)
_LAST = date.max


class _Event(NamedTuple):
    day: date
    order: int
    html: str


def timeline_html(fields: Document, life: Life, voice: Voice) -> str:
    """The list. Relations without a day stand where the document that acts was made."""
    events = sorted({*_own(fields, life, voice), *_effects(life, voice)})
    return "\n".join(('<ol class="timeline">', *(_item(event, voice) for event in events), "</ol>"))


def _item(event: _Event, voice: Voice) -> str:
    if event.day == _LAST:
        return f'<li><span class="timeline__day">{escape(voice.text("Day not known"))}</span> {event.html}</li>'
    return f'<li><span class="timeline__day">{day_html(event.day, voice)}</span> {event.html}</li>'


def _own(fields: Document, life: Life, voice: Voice) -> Iterator[_Event]:
    facts = life.facts
    for name, words in _OF_OWN:
        day = getattr(fields, name)
        if day is not None and not (name == "published" and getattr(fields, "record", "") == "title-only"):
            yield _Event(day, 0, escape(voice.text(words)))
    for opened, label in ((facts.opens, "Consultation opens"), (facts.closes, "Consultation closes")):
        if opened is not None:
            yield _Event(opened, 1, escape(voice.text(label)))
    begins = facts.begins
    for text in life.texts:
        if text.begins is not None and text.begins != begins:
            yield _Event(text.begins, 4, escape(voice.text("An amended text comes into force")))
    if facts.ends is not None:
        yield _Event(facts.ends, 5, escape(voice.text("Last day of its term")))


def _effects(life: Life, voice: Voice) -> Iterator[_Event]:
    for effect in life.effects:
        acts = effect.source == life.key
        words = (_DOES if acts else _SUFFERS)[effect.rel]
        link = policy_link(effect.target if acts else effect.source, voice)
        html = voice.text(words.text, document=link)
        if effect.portions:
            portions = escape(portions_words(effect.portions, voice))
            html = voice.text("{relation} (in part: {portions})", relation=html, portions=portions)
        yield _Event(_day(effect, voice), 3, html)


def _day(effect: Effect, voice: Voice) -> date:
    """The day of an effect, else that on which the acting document began to be something."""
    if effect.effective is not None:
        return effect.effective
    card = voice.site.documents.leading(POLICIES.folder, effect.source)
    if card is None:
        return _LAST
    facts = LegalFacts.read(card.legal)
    made = getattr(voice.site.documents.entry(card.path).fields, "date_made", None)
    return made or facts.opens or facts.begins or _LAST
