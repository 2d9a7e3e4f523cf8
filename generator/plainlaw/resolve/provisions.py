"""The legal text of a document: its articles and everything around and within them.

In: a document. Out: a `LegalText`, or None where its type declares no legal text or its body holds none.
"""

from functools import lru_cache

from plainlaw.law.provision import LegalText
from plainlaw.law.structure import parse
from plainlaw.model.document import Entry
from plainlaw.resolve.prose import without_controls


def provisions_of(entry: Entry) -> LegalText | None:
    """The legal text of the body, with every article and paragraph in its place."""
    if not type(entry.fields).legal_text or ("第" not in entry.body and "rticle" not in entry.body):
        return None
    text = _parsed(without_controls(entry.body))
    return text if text.articles() else None


# links, anchors, checks and the page ask for the same body one after another
_parsed = lru_cache(maxsize=64)(parse)
