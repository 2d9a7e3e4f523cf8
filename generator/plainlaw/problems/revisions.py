"""Findings about returns that were handed in again. Raised by plainlaw.validate and plainlaw.take_in."""

from plainlaw.problems.problem import Kind, Severity

_REVISED = (
    "Regulation implementing the Statistics Act of China, art. 26: revised figures are published with the basis and "
    "the circumstances of the revision."
)

WRONG_VINTAGE = Kind(
    code="wrong-vintage",
    what="“.v{number}” is not the next vintage of {period}: {reason}.",
    mend="Rename the file to {expected}.",
    why="Vintages are counted without a gap, so that nobody can take one away unseen.",
    bad="stats/disputes/2024-03.csv and stats/disputes/2024-03.v3.csv",
    good="stats/disputes/2024-03.csv and stats/disputes/2024-03.v2.csv",
)
REVISION_WITHOUT_REASON = Kind(
    code="revision-without-reason",
    what="Nobody says why {name} was handed in after {before}.",
    mend="Add an entry “- return: {name}” to {file}, with type (revision or correction), reason and date.",
    why="Who reads a changed figure must be told why it changed, and whether the first one was a mistake.",
    authority=_REVISED,
    bad="a file 2024-03.v2.csv of which revisions.yml says nothing",
    good="- return: 2024-03.v2\n  type: correction\n  reason: {en: One township counted twice.}\n  date: 2024-06-10",
)
REVISION_OF_NOTHING = Kind(
    code="revision-of-nothing",
    what="There is no return “{name}” here. {hint}",
    mend="Correct the name: that of the file, without “.csv”. If the file is missing, add it.",
    why="A reason without its file explains a change that nobody can see.",
    bad="- return: 2024-3.v2",
    good="- return: 2024-03.v2",
)
REVISION_TWICE = Kind(
    code="revision-twice",
    what="{name} is explained a second time; the first time in line {first}.",
    mend="Keep one of the two entries.",
    why="Of two reasons readers are shown one, and nobody can say which.",
    bad="two entries “- return: 2024-03.v2”",
    good="one entry “- return: 2024-03.v2”",
)
REVISION_DATE = Kind(
    code="revision-date",
    what="{name} cannot have been handed in on {day}: {reason}.",
    mend="Correct the date: it is the day on which this return was handed in.",
    why="Vintages follow one another in time; the page of the metric shows them in that order.",
    bad="date: 2042-06-10",
    good="date: 2024-06-10",
)
REVISION_CHANGES_NOTHING = Kind(
    code="revision-changes-nothing",
    severity=Severity.WARNING,
    what="This return says the same as the one that it supersedes ({before}).",
    mend="Look whether it is the right file. If nothing has changed, delete it and its entry in revisions.yml.",
    why="A revision that revises nothing makes readers look for a change that is not there.",
    bad="2024-03.v2.csv, a copy of 2024-03.csv",
    good="2024-03.v2.csv with another number in it",
)
PUBLISHED_VALUE_CHANGED = Kind(
    code="published-value-changed",
    what="{what} was handed in as {before} (commit {commit}); the file now says {after}.",
    mend="Save the file as {next}, then put back what was handed in (git checkout -- {path}), and give a reason in "
    "revisions.yml.",
    why="A value that was public is never changed in place: readers are shown what it was, what it is, and why.",
    authority=_REVISED,
    bad="another number typed into stats/disputes/2024-03.csv",
    good="the same number in stats/disputes/2024-03.v2.csv",
)
PUBLISHED_RETURN_REMOVED = Kind(
    code="published-return-removed",
    what="This return was handed in (commit {commit}) and is not there any more.",
    mend="Put it back (git checkout -- {path}). A later vintage stands beside it; it does not replace it.",
    why="Returns are only ever added: what was public stays public, marked as superseded where it is.",
    authority=_REVISED,
    bad="stats/disputes/2024-03.csv deleted or renamed",
    good="stats/disputes/2024-03.csv, and beside it 2024-03.v2.csv",
)
