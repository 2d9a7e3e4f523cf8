"""The checks of the shelf `audit/checks/`.

In: nothing. Out: every check by the name of its file.
"""

from functools import cache

from plainlaw.audit import checks
from plainlaw.audit.reading import AuditCheck
from plainlaw.discover import one_on_shelf


@cache
def audit_checks() -> dict[str, AuditCheck]:
    """Every check by the name of its file."""
    return one_on_shelf(checks.__name__, "CHECK", AuditCheck)
