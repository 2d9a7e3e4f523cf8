"""What a header cites, as links: to the article as it was in force on the day of the document, as in its text.

In: a resolved document. Out: the HTML of each value of the header in which a law is cited, by its path.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from plainlaw.page.foreign import marked
from plainlaw.resolve import ResolvedEntry
from plainlaw.resolve.citations import Cited, Named, in_html, note_html
from plainlaw.voice import Voice

Path = tuple[str | int, ...]


def header_citations(document: ResolvedEntry, voice: Voice) -> Mapping[Path, str]:
    """Values with their citations as links; those of which no citation leads anywhere are left out."""
    found: dict[Path, list[tuple[Named, Cited]]] = defaultdict(list)
    for one in document.declared:
        if one.named is not None and one.href:
            found[one.named.path].append((one.named, one))
    return {path: _linked(str(_value(document, path)), cited, voice) for path, cited in found.items()}


def _value(document: ResolvedEntry, path: Path) -> Any:
    held: Any = document.entry.fields
    for step in path:
        held = getattr(held, step) if isinstance(step, str) else held[step]
    return held


def _linked(value: str, cited: Iterable[tuple[Named, Cited]], voice: Voice) -> str:
    out, at = [], 0
    for (_, start, end), one in cited:
        link = f'<a href="{escape(in_html(one.href))}">{marked(value[start:end], voice)}</a>'
        out += [marked(value[at:start], voice), link, note_html(one, voice.locale.tag)]
        at = end
    return "".join((*out, marked(value[at:], voice)))
