"""The text of a page and what its front matter says, as MkDocs reads them.

In: the bytes of a Markdown file. Out: its body and its metadata.
"""

from typing import Any

from plainlaw.render.fast_header import fast_header


def decode(source: bytes) -> str:
    """The text of a file as Python's text mode gives it: without a byte order mark, lines end in a newline."""
    text = source.decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read_page(text: str, fast: bool) -> tuple[str, dict[str, Any]]:
    """Body and metadata, by our reader (fast_header.py) or MkDocs's own."""
    found = fast_header(text) if fast else None
    if found is not None:
        return found
    from mkdocs.utils import meta

    return meta.get_data(text)
