"""Why a return was handed in again: an entry of stats/<dataset>/revisions.yml.

Policies of statistical offices tell revisions, planned or for better quality, from corrections of errors (UK Office for
National Statistics, Revisions and corrections policy). Revised figures are published with the basis and the
circumstances of the revision (Regulation implementing the Statistics Act of China, art. 26).
"""

from enum import StrEnum

from pydantic import ConfigDict, Field, model_validator

from plainlaw.model.day import Day
from plainlaw.model.document import Part
from plainlaw.model.text import Localised
from plainlaw.problems import Message


class RevisionType(StrEnum):
    """What happened: better data or methods, or a mistake that was put right."""

    REVISION = "revision"
    CORRECTION = "correction"

    @property
    def name_for_readers(self) -> Message:
        """What it is called on a page."""
        return _TYPES[self]


class RevisionKind(StrEnum):
    """What a revision that is no correction follows from."""

    NEW_DATA = "new-data"
    RECALCULATION = "recalculation"
    METHOD = "method"

    @property
    def name_for_readers(self) -> Message:
        """What it is called on a page."""
        return _KINDS[self]


class Revision(Part):
    """One later vintage of a return: which one (`2024-03.v2`), its type, its reason for readers, and the day on which
    it was handed in. `kind` says more of a revision; a correction has none.
    """

    # the word that people write is one of Python's own
    vintage: str = Field(alias="return", pattern=r"^[^/\\]+\.v[1-9][0-9]*$")
    type: RevisionType
    reason: Localised
    date: Day
    kind: RevisionKind | None = None

    model_config = ConfigDict(populate_by_name=True)

    @model_validator(mode="after")
    def _only_revisions_have_a_kind(self) -> "Revision":
        if self.kind is not None and self.type is RevisionType.CORRECTION:
            raise ValueError("only a revision has a kind; a correction puts a mistake right")
        return self

    @property
    def called(self) -> Message:
        """The type, and the kind where there is one."""
        if self.kind is None:
            return self.type.name_for_readers
        return Message.of("{type}: {kind}", type=self.type.name_for_readers, kind=self.kind.name_for_readers)


_TYPES = {
    RevisionType.REVISION: Message.of("Revision"),
    RevisionType.CORRECTION: Message.of("Correction"),
}
_KINDS = {
    RevisionKind.NEW_DATA: Message.of("new data came in"),
    RevisionKind.RECALCULATION: Message.of("routine recalculation"),
    RevisionKind.METHOD: Message.of("other method"),
}
