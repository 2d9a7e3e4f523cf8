"""What a converter makes of a page's Markdown. In: nothing. Out: `Converted`, the same whoever converted."""

from typing import Any

from msgspec import Struct, field


class Converted(Struct):
    """The content of a page and what MkDocs learns by the way.

    `tokens` are Python-Markdown's toc_tokens. `anchors` are the ids that links can lead to; `links` are the links with
    a fragment, as MkDocs keeps them to check later: path of the target → fragment → link as it was written. `anchors`
    is None when nobody has looked for them yet. `sound` says that the last net (net.py) is known to let the content
    through.
    """

    html: str
    tokens: list[dict[str, Any]]
    title: str | None = None
    anchors: set[str] | None = None
    links: dict[str, dict[str, str]] = field(default_factory=dict)
    sound: bool = False
