"""A practice: how one township did it, so that others can."""

from typing import ClassVar

from plainlaw.model.document import Document, Section
from plainlaw.model.field import declare


class Practice(Document):
    """How one township did it."""

    section: ClassVar[Section] = Section(
        "practices",
        "Township practices",
        "Township practice",
        "How single townships went about it, with their own figures.",
        40,
    )

    region: str = declare(
        "Township", "Code of the township.", widget="relation", relation="regions", example="990124101"
    )
    elements: tuple[str, ...] = declare(
        "Elements", "The parts of the practice, a few words each.", widget="list", min_length=1
    )
    metrics: tuple[str, ...] = declare(
        "Metrics", "The figures that show its result.", widget="relation", relation="metrics", default=()
    )
