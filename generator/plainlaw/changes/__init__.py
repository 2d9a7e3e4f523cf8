"""What changed between two states of a portal, for its readers and for whoever approves a merge request.

In: a portal's folder and a revision of its Git repository. Out: `Changes`: every figure, sentence, table, chart and
page that says something else now because the returns do, and every direction word that has turned false.
"""

from datetime import date
from pathlib import Path

from plainlaw.changes.compare import Changes, compare
from plainlaw.changes.say import FORMATS, say
from plainlaw.changes.state import state_of, tree_at

__all__ = ["FORMATS", "Changes", "changes_since", "say"]


def changes_since(root: Path, revision: str, as_of: date) -> Changes:
    """What differs between `revision` and what lies in the portal's folder now, both as of one day.

    Raises UnknownRevisionError, and BrokenStateError when either state has errors.
    """
    after = state_of(root, as_of, "now")
    with tree_at(root, revision) as tree:
        return compare(state_of(tree, as_of, revision), after)
