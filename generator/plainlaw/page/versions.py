"""The texts of a legal document one after the other: where each lies, when it is in force, what to compare it with.

In: the life of a document and the voice of a page. Out: HTML without blank lines, and addresses.
"""

from html import escape
from itertools import pairwise

from plainlaw.law.life import Life, Text
from plainlaw.law.status import TextStatus
from plainlaw.model.address import Address
from plainlaw.page.dates import interval_html
from plainlaw.page.legal_status import policy_link
from plainlaw.problems import Message
from plainlaw.voice import Voice

_STATES = {
    TextStatus.NOT_YET_IN_FORCE: Message.of("not yet in force"),
    TextStatus.IN_FORCE: Message.of("in force now"),
    TextStatus.SUPERSEDED: Message.of("earlier text"),
    TextStatus.LAST: Message.of("last text"),
}
_SINCE_LAST = Message.of("What changed since the text before")
_SINCE_FIRST = Message.of("What changed since the first text")


def version_address(life: Life, text: Text, voice: Voice) -> Address | None:
    """The page of a text in the language of the page, else in the first in which it is there; None without a day."""
    if not text.key:
        return None
    documents, lang = voice.site.documents, voice.locale.tag
    folder, key = life.place_of(text)
    entry = documents.readable(folder, key, lang)
    return voice.addresses.section(entry.lang, life.folder, text.key) if entry is not None else None


def comparison_address(life: Life, pair: tuple[Text, Text], voice: Voice) -> Address:
    """The page that compares two texts: the first days of both, as an interval of ISO 8601."""
    return voice.addresses.section(voice.locale.tag, life.folder, f"{pair[0].key}--{pair[1].key}")


def compared(life: Life, lang: str, voice: Voice) -> tuple[tuple[Text, Text], ...]:
    """The pairs of texts that are compared in a language: neighbours, and the first with the one in force."""
    documents = voice.site.documents

    def is_there(text: Text) -> bool:
        folder, key = life.place_of(text)
        return bool(text.key) and lang in documents.languages(folder, key)

    texts = [text for text in life.texts if is_there(text)]
    pairs = list(pairwise(texts))
    now = life.text_on(voice.site.as_of)
    if now in texts[2:]:
        pairs.append((texts[0], now))
    return tuple(pairs)


def versions_html(life: Life, shown: str, voice: Voice) -> str:
    """The list, the newest first; `shown` is the key of the text on the page, "" on the page of the document."""
    pairs = compared(life, voice.locale.tag, voice)
    items = [_item(life, text, shown, pairs, voice) for text in reversed(life.texts)]
    return "\n".join(('<ol class="versions" reversed>', *items, "</ol>"))


def _item(life: Life, text: Text, shown: str, pairs: tuple[tuple[Text, Text], ...], voice: Voice) -> str:
    interval = interval_html(text.begins, text.ends, voice)
    address = version_address(life, text, voice)
    words = f'<a href="{escape(voice.page.to(address))}">{interval}</a>' if address and text.key != shown else interval
    current = ' aria-current="true"' if text.key == shown else ""
    label = f'<span class="versions__state">{escape(state_words(life, text, voice))}</span>'
    by = life.amenders_of(text)
    links = escape(voice.text(", ")).join(policy_link(key, voice) for key in by)
    brought = [voice.text("Amended by {documents}.", documents=links)] if by else []
    before = [_comparison(life, pair, voice) for pair in pairs if pair[1] == text]
    lines = "".join(f'<span class="versions__line">{line}</span>' for line in (*brought, *before))
    return f"<li{current}>{words} {label}{lines}</li>"


def _neighbours(life: Life) -> tuple[tuple[Text, Text], ...]:
    return tuple(pairwise(life.texts))


def _comparison(life: Life, pair: tuple[Text, Text], voice: Voice) -> str:
    words = _SINCE_LAST if pair in _neighbours(life) else _SINCE_FIRST
    href = voice.page.to(comparison_address(life, pair, voice))
    return f'<a href="{escape(href)}">{escape(voice.text(words))}</a>'


def state_words(life: Life, text: Text, voice: Voice) -> str:
    """How a text stands on the day of the build."""
    return voice.text(_STATES[life.status_of(text, voice.site.as_of)])
