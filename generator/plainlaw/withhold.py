"""What of the returns may be public now: the last stage of reading them, after which nothing can be given away.

In: the `Ground` of a portal and the day of the build. Out: the ground without what may not be public. Every page,
chart, download, record and index is made of what comes out here, so nothing needs to be hidden later.
"""

from datetime import date

from plainlaw.problems import Problem
from plainlaw.validate import Ground


def withhold(ground: Ground, as_of: date, found: list[Problem]) -> Ground:
    """The same ground with only the cells and returns that may be public on that day."""
    if any(dataset.protection is not None for dataset in ground.datasets.values()):
        # imported here: it loads SciPy, which a portal without protected datasets need not wait for
        from plainlaw.disclosure.findings import attack_tables

        found += list(attack_tables(ground, found))
    return ground
