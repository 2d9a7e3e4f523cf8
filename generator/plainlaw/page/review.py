"""That a page explains law which has changed since: said at its top until somebody has reviewed it.

In: a resolved document. Out: a banner, or nothing.
"""

from collections.abc import Iterator
from html import escape

from plainlaw.law.comparison import Fate
from plainlaw.resolve import ResolvedEntry
from plainlaw.resolve.citations import Cited, flagged, in_html
from plainlaw.voice import Voice


def review_banner(document: ResolvedEntry, voice: Voice) -> Iterator[dict[str, str]]:
    """Which of the articles that the page cites changed after the day on which it describes the law."""
    if not type(document.entry.fields).explains_law:
        return
    changed = list(flagged(document.citations))
    if not changed:
        return
    words = voice.text(
        "This page describes the law of {day}. Since then, what it cites has changed; the page is being reviewed: "
        "{provisions}",
        day=escape(voice.locale.date(document.entry.fields.law_day())),
        provisions=voice.text(", ").join(_shown(one, voice) for one in changed),
    )
    yield {"tone": "warning", "html": f"<p>{words}</p>"}


def _shown(one: Cited, voice: Voice) -> str:
    words, href = escape(one.words), in_html(one.now_href or one.href)
    link = f'<a href="{escape(href)}">{words}</a>' if href else words
    if one.fate is not Fate.DROPPED:
        return link
    return voice.text("{text} ({note})", text=link, note=escape(voice.text("no longer in force")))
