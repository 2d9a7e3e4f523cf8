"""The status of a legal document in words: a badge for lists, and a sentence at the top of its page.

In: the life of a document and the voice of a page. Out: mappings for templates/_macros.md.j2. The sentence gives days,
not the day of the build, so that a page stays as it is until something about the document changes.
"""

from collections.abc import Iterable
from datetime import timedelta
from functools import reduce
from html import escape

from plainlaw.law.life import Life
from plainlaw.law.status import Standing, Status
from plainlaw.model.legal import LegalFacts
from plainlaw.model.version import POLICIES
from plainlaw.page.dates import day_html
from plainlaw.page.foreign import title_in
from plainlaw.page.portions import portions_words
from plainlaw.problems import Message
from plainlaw.voice import Voice

STATUS_WORDS = {
    Status.CONSULTATION: Message.of("Draft for consultation"),
    Status.NOT_YET_IN_FORCE: Message.of("Not yet in force"),
    Status.IN_FORCE: Message.of("In force"),
    Status.AMENDED: Message.of("In force, amended"),
    Status.PARTLY_REPEALED: Message.of("Repealed in part"),
    Status.REPEALED: Message.of("Repealed"),
    Status.EXPIRED: Message.of("Expired"),
    Status.UNKNOWN: Message.of("Status unknown"),
}
TONES = {
    Status.CONSULTATION: "info",
    Status.NOT_YET_IN_FORCE: "info",
    Status.IN_FORCE: "good",
    Status.AMENDED: "good",
    Status.PARTLY_REPEALED: "warning",
    Status.REPEALED: "danger",
    Status.EXPIRED: "danger",
    Status.UNKNOWN: "info",
}
_SENTENCES = {
    Status.NOT_YET_IN_FORCE: Message.of("It comes into force on {day}."),
    Status.IN_FORCE: Message.of("In force since {day}."),
    Status.AMENDED: Message.of("In force in its amended form since {day}."),
    Status.PARTLY_REPEALED: Message.of("Since {day} a part of it is no longer in force; the rest is."),
    Status.REPEALED: Message.of("No longer in force since {day}."),
    Status.EXPIRED: Message.of("Its term is over; no longer in force since {day}."),
    Status.UNKNOWN: Message.of("Whether and since when it is in force is not known here."),
}


_BY = {
    Status.AMENDED: Message.of("Amended by {documents}."),
    Status.PARTLY_REPEALED: Message.of("Repealed in part by {documents}."),
    Status.REPEALED: Message.of("Repealed by {documents}."),
}
_CAME_OF_IT = Message.of("The document that came of it: {documents}.")


def policy_link(key: str, voice: Voice) -> str:
    """The title of a policy as a link, in the language of the page if there is one; its key where it is not known."""
    entry = voice.site.documents.readable(POLICIES.folder, key, voice.locale.tag)
    if entry is None:
        return escape(key)
    href = voice.page.to(voice.addresses.of(entry))
    return f'<a href="{escape(href)}">{title_in(entry.lang, entry.title, voice)}</a>'


def badge(life: Life | None, voice: Voice) -> dict[str, dict[str, str]]:
    """The `status` of a card: the value for programs, and words; nothing for what is no legal document."""
    if life is None:
        return {}
    status = life.standing(voice.site.as_of).status
    return {"status": {"value": status.value, "words": voice.text(STATUS_WORDS[status])}}


def status_banner(life: Life, voice: Voice) -> dict[str, str]:
    """The sentence at the top of the page of a document."""
    now = life.standing(voice.site.as_of)
    words = f"<strong>{escape(voice.text(STATUS_WORDS[now.status]))}</strong>"
    sentences = reduce(lambda first, next_one: voice.text("{outer} {inner}", outer=first, inner=next_one),
                       _sentences(life, now, voice))  # fmt: skip
    return {"tone": TONES[now.status], "html": f"<p>{words} {sentences}</p>"}


def excerpt_words(voice: Voice) -> str:
    """That a text is a part of a whole, in a sentence."""
    return voice.text("This is an excerpt: articles that are not here may still exist in the whole text.")


def excerpt_banner(voice: Voice) -> dict[str, str]:
    """The same at the top of the page."""
    return {"tone": "info", "html": f"<p>{escape(excerpt_words(voice))}</p>"}


def _sentences(life: Life, now: Standing, voice: Voice) -> Iterable[str]:
    if now.status is Status.CONSULTATION:
        yield from _consultation(life.facts, voice)
        final = [each.target for each in life.effects if each.source == life.key and each.rel == "consultation_of"]
        if final:
            yield _said(voice, _CAME_OF_IT, final)
        return
    day = day_html(now.since, voice) if now.since is not None else ""
    yield voice.text(_SENTENCES[now.status].text, day=day)
    if now.by:
        yield _said(voice, _BY[now.status], now.by)
    gone = [name for each in life.suffered if each.rel == "repeals" and each.effective == now.since
            for name in each.portions]  # fmt: skip
    if gone and now.status is Status.PARTLY_REPEALED:
        yield voice.text("No longer in force: {portions}.", portions=escape(portions_words(gone, voice)))
    end = life.end
    if now.status.holds and end is not None and end.since is not None:
        yield voice.text("Last day in force: {day}.", day=day_html(end.since - timedelta(days=1), voice))


def _consultation(facts: LegalFacts, voice: Voice) -> Iterable[str]:
    today = voice.site.as_of
    if facts.opens is None or facts.closes is None:
        return
    days = {"opens": day_html(facts.opens, voice), "closes": day_html(facts.closes, voice)}
    if today < facts.opens:
        yield voice.text("It is not in force. Opinions are received from {opens} to {closes}.", **days)
    elif today <= facts.closes:
        yield voice.text("It is not in force. Opinions are received until {closes}.", **days)
    else:
        yield voice.text("It is not in force. Opinions were received from {opens} to {closes}.", **days)


def _said(voice: Voice, sentence: Message, keys: Iterable[str]) -> str:
    links = escape(voice.text(", ")).join(policy_link(key, voice) for key in keys)
    return voice.text(sentence.text, documents=links)
