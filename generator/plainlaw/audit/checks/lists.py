"""Lists that do not count up: “in five ways”, and four are named."""

from collections.abc import Iterator

from plainlaw.audit.enumeration import enumerated
from plainlaw.audit.mention import MentionKind
from plainlaw.audit.reading import AuditCheck, Reading
from plainlaw.problems import Kind, Problem

LIST_MISCOUNTED = Kind(
    code="list-miscounted",
    what="“{count}” is said, but the list has {found}.",
    mend="Count again: one was forgotten, added or split.",
    why="Readers look for the one that is missing.",
    bad="聚焦“党建引领、网格建设、多方联动、法治保障”五个方面",
    good="聚焦“党建引领、网格建设、多方联动、法治保障、德治教化”五个方面",
)


def run(reading: Reading) -> Iterator[Problem]:
    """A finding for each list of another length than is said."""
    for number, passage in enumerate(reading.passages):
        for mention in passage.mentions:
            if mention.kind is MentionKind.LIST or (mention.kind is MentionKind.LEVELS and mention.unit == "级"):
                following = [later.sentence for later in reading.passages[number : number + 40]]
                lengths = enumerated(mention, following, reading.article.text)
                if lengths and mention.value not in lengths:
                    said = " / ".join(str(length) for length in sorted(lengths))
                    yield LIST_MISCOUNTED.at(reading.place(mention), count=reading.typed(mention), found=said)


CHECK = AuditCheck((LIST_MISCOUNTED,), run)
