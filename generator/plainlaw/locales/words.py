"""Words for values that are said as they stand: the weight of a finding, the level of a place.

In: nothing. Out: messages. They stand here because a message id must be a literal to be collected; a level of
stats/regions.csv that is not among them is said as it was written.
"""

from plainlaw.problems import Message, Severity

SEVERITIES = {
    Severity.ERROR: Message("error"),
    Severity.WARNING: Message("warning"),
}
"""The weight of a finding."""

LEVELS = (
    Message("province"),
    Message("prefecture"),
    Message("county"),
    Message("township"),
    Message("village"),
)
"""The levels of administrative division that GB/T 2260 and GB/T 10114 give codes to."""
