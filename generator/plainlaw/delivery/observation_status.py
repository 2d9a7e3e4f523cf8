"""The status of an observation in the words of SDMX's code list CL_OBS_STATUS (version 2.2).

In: what the series answered. Out: one code. This is the one place where a status is said: whatever marks an observation
is to be told apart here, and nowhere else.
"""

from plainlaw.model.figure import Figure, Gap
from plainlaw.problems import Message

NORMAL, MISSING, CANNOT_EXIST = "A", "O", "M"

STATUS_WORDS = {
    NORMAL: Message.of("normal value"),
    "P": Message.of("provisional value"),
    MISSING: Message.of("missing: not reported, or not by all places or for all months"),
    "L": Message.of("missing: was due and has not come in"),
    CANNOT_EXIST: Message.of("missing: there can be no such value, for example when the denominator is zero"),
    "N": Message.of("missing: above zero, but less than the smallest unit"),
    "Q": Message.of("missing: withheld, to protect people and offices"),
}
"""What each code of the list means, for people. Descriptions of data name all of them, so that they stay the same."""


def observation_status(answer: Figure | Gap) -> str:
    """The code of CL_OBS_STATUS: `A` for a figure, else that of the mark which stands in its place."""
    return NORMAL if isinstance(answer, Figure) else answer.mark.observation_status
