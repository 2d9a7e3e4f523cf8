"""What changed between two texts of a legal document, article by article, in HTML.

In: two texts and the voice of a page. Out: HTML without blank lines. What was put in is underlined (`ins`), what was
taken out is struck through (`del`), and each article says in words what became of it: nothing is told by colour alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

from plainlaw.law.comparison import Fate, Pair, compare
from plainlaw.law.edits import Edit, edits
from plainlaw.law.structure import parse
from plainlaw.problems import Message
from plainlaw.voice import Voice

FATES = {
    Fate.CHANGED: Message.of("changed"),
    Fate.NEW: Message.of("new"),
    Fate.DROPPED: Message.of("dropped"),
    Fate.RENUMBERED: Message.of("other number, same words"),
    Fate.IDENTICAL: Message.of("unchanged"),
}
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_MARKS = {"inserted": "ins", "deleted": "del"}


def comparison_html(before: str, after: str, ways: tuple[str, str], voice: Voice) -> str:
    """The changes from one body to another, both Markdown. `ways` lead to the pages of the two texts."""
    old, new = (parse(_LINK.sub(r"\1", body)) for body in (before, after))
    if not old.articles() and not new.articles():
        return _whole(edits(old.source.strip(), new.source.strip()))
    pairs = compare(old, new)
    blocks = [_article(pair, ways, voice) for pair in pairs]
    return "\n".join((_counts(pairs, voice), *blocks))


def _counts(pairs: Iterable[Pair], voice: Voice) -> str:
    counts = Counter(pair.fate for pair in pairs)
    items = (
        f"<li>{escape(voice.text(words))}: {escape(voice.locale.number(counts[fate]))}</li>"
        for fate, words in FATES.items() if counts[fate]
    )  # fmt: skip
    return f'<ul class="changes__counts">\n{"".join(items)}\n</ul>'


def _article(pair: Pair, ways: tuple[str, str], voice: Voice) -> str:
    fate = escape(voice.text(FATES[pair.fate]))
    head = (f'<h2 class="changes__article">{_name(pair, ways, voice)} '
            f'<span class="changes__fate changes__fate--{pair.fate.value}">{fate}</span></h2>')  # fmt: skip
    if pair.fate in (Fate.IDENTICAL, Fate.RENUMBERED):
        return f'<section class="changes changes--same">\n{head}\n</section>'
    return f'<section class="changes">\n{head}\n{_whole(pair.edits)}\n</section>'


def _name(pair: Pair, ways: tuple[str, str], voice: Voice) -> str:
    """The number of the article, linked to its place; both where it has another one now."""
    before, after = pair.before, pair.after
    old = f'<a href="{escape(ways[0])}#{before.eid}">{escape(before.label)}</a>' if before else ""
    new = f'<a href="{escape(ways[1])}#{after.eid}">{escape(after.label)}</a>' if after else ""
    if before and after and before.number != after.number:
        return voice.text("{new} (before: {old})", new=new, old=old)
    return new or old


def _whole(found: Iterable[Edit]) -> str:
    """The words with their marks; what ends a line in the text ends one here."""
    return f'<p class="changes__words">{"".join(_runs(found))}</p>'


def _runs(found: Iterable[Edit]) -> Iterator[str]:
    for edit in found:
        tag = _MARKS.get(edit.kind)
        # a mark does not go on over the end of a line, so that every line is read by itself
        lines = re.split(r"\n+", edit.words)
        yield "<br>\n".join(_marked(line, tag) for line in lines)


def _marked(words: str, tag: str | None) -> str:
    return f"<{tag}>{escape(words)}</{tag}>" if tag and words else escape(words)
