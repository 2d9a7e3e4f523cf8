"""A plain page: whatever is none of the other types, such as an explanation or a directory of offices."""

from typing import ClassVar

from plainlaw.model.document import Document, Section


class Page(Document):
    """A plain page."""

    section: ClassVar[Section] = Section(
        "pages",
        "Help",
        "Page",
        "Where to get help, what is on offer, and how this portal works.",
        70,
        is_news=False,
    )
