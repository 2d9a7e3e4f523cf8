"""The status of an observation in the words of SDMX's code list CL_OBS_STATUS (version 2.2).

In: what the series answered. Out: one code. This is the one place where a status is said: whatever marks an observation
is to be told apart here, and nowhere else.
"""

from plainlaw.model.figure import Figure, Gap
from plainlaw.problems import Message

NORMAL, PROVISIONAL, MISSING, CANNOT_EXIST = "A", "P", "O", "M"

STATUS_WORDS = {
    NORMAL: Message.of("normal value"),
    PROVISIONAL: Message.of("provisional value"),
    MISSING: Message.of("missing: not reported, or not by all places or for all months"),
    "L": Message.of("missing: was due and has not come in"),
    CANNOT_EXIST: Message.of("missing: there can be no such value, for example when the denominator is zero"),
    "N": Message.of("missing: above zero, but less than the smallest unit"),
    "Q": Message.of("missing: withheld, to protect people and offices"),
}
"""What each code of the list means, for people. Descriptions of data name all of them, so that they stay the same."""


def observation_status(answer: Figure | Gap) -> str:
    """The code of CL_OBS_STATUS: `A` for a figure, `P` for a provisional one, else that of the mark which stands in its
    place. The list has no code for a revised value: that is said by its vintage (`OpenRow`).
    """
    if isinstance(answer, Gap):
        return answer.mark.observation_status
    return PROVISIONAL if answer.status.is_provisional else NORMAL
