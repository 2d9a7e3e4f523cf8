"""Shelf: one file a content type. Each file holds one subclass of `Document` with its `section`.

Parsing, messages, the form, the JSON Schema, the API and the handbook page all follow from that one class.
"""

from functools import cache

from plainlaw.discover import subclasses_on_shelf
from plainlaw.model.document import Document


@cache
def content_types() -> dict[str, type[Document]]:
    """Every content type by its name (the name of its file), in the order of its section."""
    found = subclasses_on_shelf(__name__, Document)
    return dict(sorted(found.items(), key=lambda item: item[1].section.order))


def by_folder() -> dict[str, str]:
    """The name of the content type that lives in each folder of content/."""
    return {model.section.folder: name for name, model in content_types().items()}
