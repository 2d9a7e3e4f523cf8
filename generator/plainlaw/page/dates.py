"""Days in HTML: in words for people, as a date for programs.

In: a day, or the first and last of several. Out: HTML.
"""

from datetime import date
from html import escape

from plainlaw.voice import Voice


def day_html(day: date, voice: Voice) -> str:
    """A day."""
    return f'<time datetime="{day.isoformat()}">{escape(voice.locale.date(day))}</time>'


def interval_html(begins: date | None, ends: date | None, voice: Voice) -> str:
    """From a day to a day, both included; None where there is none or none is known."""
    if begins is None:
        return voice.text("until {last}", last=day_html(ends, voice)) if ends else escape(voice.text("days not known"))
    if ends is None:
        return voice.text("from {first}", first=day_html(begins, voice))
    return voice.text("from {first} to {last}", first=day_html(begins, voice), last=day_html(ends, voice))
