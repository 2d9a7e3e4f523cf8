"""The status of an observation in the words of SDMX's code list CL_OBS_STATUS.

In: what the series answered. Out: one code. This is the one place where a status is said: what later marks an
observation as provisional, revised or held back is to be told apart here.
"""

from plainlaw.model.figure import Figure, Gap
from plainlaw.problems import Message

NORMAL, MISSING, CANNOT_EXIST = "A", "O", "M"

STATUS_WORDS = {
    NORMAL: Message.of("normal value"),
    MISSING: Message.of("missing: not reported, or not by all places or for all months"),
    CANNOT_EXIST: Message.of("missing: there can be no such value, for example when the denominator is zero"),
}
"""What each code means, for people."""

_IMPOSSIBLE = ("zero-denominator", "not-additive", "no-base")


def observation_status(answer: Figure | Gap) -> str:
    """The code of CL_OBS_STATUS: `A` for a figure, `O` or `M` where there is none."""
    if isinstance(answer, Figure):
        return NORMAL
    return CANNOT_EXIST if answer.reason in _IMPOSSIBLE else MISSING
