"""What of the returns may be public now: the last stage of reading them, after which nothing can be given away.

In: the `Ground` of a portal and the moment of the build. Out: the ground without what may not be public. Every page,
chart, download, record and index is made of what comes out here, so nothing needs to be hidden later.
"""

from plainlaw.disclosure.attacks import Attacks
from plainlaw.embargo import embargo
from plainlaw.model.moment import Moment
from plainlaw.problems import Problem
from plainlaw.validate import Ground


def withhold(ground: Ground, moment: Moment, found: list[Problem], attacks: Attacks) -> Ground:
    """The same ground with only the cells and returns that may be public at that moment."""
    # with what comes out later on: a table must be safe then, too
    found += list(attacks.on(ground, found))
    return embargo(ground, moment, found)
