"""Findings about releases and what waits for them. Raised by plainlaw.validate, embargo, waiting and resolve."""

from plainlaw.problems.problem import Kind, Message, Severity

_UNPUBLISHED = (
    "Regulations for the Implementation of the Statistics Act of China, art. 28 and 45: nobody supplies or makes use "
    "of statistics before they are published."
)
_CODE = (
    "Code of Practice for Statistics (United Kingdom), T3: releases are announced in advance with day and time, and "
    "changes with their reasons."
)

RELEASES_OVERLAP = Kind(
    code="releases-overlap",
    what="“{id}” and “{other}” ({place}) both release {dataset} for {period}.",
    mend="Give each of the two a period of its own, or cancel one of them. A quarter within a year may have its own "
    "release; the return then comes out with the first of the two.",
    why="Two times for the same figures: nobody can tell which of them counts.",
    authority=_CODE,
    bad="two releases of disputes for 2025-Q1",
    good="one for 2025-Q1 and one for 2025-Q2",
)
RELEASE_LATE = Kind(
    code="release-late",
    severity=Severity.WARNING,
    what="“{id}” was due at {at}, and these returns are not in: {missing}.",
    mend="Hand in the returns; or postpone the release: move its time to “previous” with the reason, and give another. "
    "Where the release never was to hold some of them, say with “returns” which periods it holds.",
    why="Readers were promised a time. Until all returns are in, the calendar says which are out and which are "
    "awaited.",
    authority=_CODE,
    bad="at: 2025-04-15 09:30, and no return of March on the 16th",
    good="previous:\n  - at: 2025-04-15 09:30\n    reason: {en: One office has not reported yet.}",
)
RELEASE_NOT_CONFIRMED = Kind(
    code="release-not-confirmed",
    severity=Severity.WARNING,
    what="“{id}” is still provisional, and {at} is over: nothing of it is published.",
    mend="Confirm it with a day and a time (state: confirmed), or postpone or cancel it with the reason.",
    why="A provisional release never comes out by itself; its figures wait until somebody confirms it.",
    authority=_CODE,
    bad="at: 2025-04 and state: provisional, in May",
    good="at: 2025-05-15 09:30\nstate: confirmed",
)
CONFIRMED_TIME_CHANGED = Kind(
    code="confirmed-time-changed",
    what="“{id}” was confirmed for {before} (commit {commit}). Now it is announced for {at}, and nothing says why.",
    mend="Put the old time back; or, if the release is postponed, add it under “previous” with the reason "
    "(at: {before}).",
    why="A confirmed time is a promise: it moves in public only, with the reason, and the old time stays to be seen.",
    authority=_CODE,
    bad="at: 2025-04-22 09:30, where 2025-04-15 09:30 was confirmed",
    good="at: 2025-04-22 09:30\nprevious:\n  - at: 2025-04-15 09:30\n    reason: {en: One office is late.}",
)
CONFIRMED_RELEASE_REMOVED = Kind(
    code="confirmed-release-removed",
    what="“{id}” was confirmed for {before} (commit {commit}), and is not announced any more.",
    mend="Put the entry back under its name, which is its address in the calendar. If it is not to come out, cancel "
    "it: state: cancelled, with reason and cancelled_on.",
    why="Readers were promised figures at a time. That these do not come is said, and so is why.",
    authority=_CODE,
    bad="the entry deleted, or given another id",
    good="state: cancelled\nreason: {en: Part of the annual bulletin.}\ncancelled_on: 2025-04-10",
)
EMBARGOED_FIGURE = Kind(
    code="embargoed-figure",
    what="{metric} in {region}, {period} comes out with the release “{release}” ({at}); there is no such figure yet.",
    mend="Add “embargo: {release}” to the header of this document, so that it comes out at the same minute; or name "
    "an earlier period. To see the page beforehand: plainlaw serve --as-of, with that time.",
    why="No figure is public before its minute, in a sentence as little as in a table.",
    authority=_UNPUBLISHED,
    bad='{{ figure("disputes_screened", period="2025-Q1") }} in March 2025',
    good="embargo: disputes-2025-q1",
    rests_on="stats/",
)
EMBARGOED_LINK = Kind(
    code="embargoed-link",
    what="“{target}” leads to a document that comes out with the release “{release}” and is not there yet.",
    mend="Add “embargo: {release}” to the header of this document, too; or add the link when the release is out.",
    why="A link to a page that nobody can read is broken, and says what was to stay unsaid.",
    authority=_UNPUBLISHED,
    bad="a campaign that links to the bulletin of next week",
    good="embargo: disputes-2025-q1 in both",
)
EMBARGO_DIFFERS = Kind(
    code="embargo-differs",
    what="{other}, the same document in another language, waits for the release “{release}”; this one does not.",
    mend="Write “embargo: {release}” in the header of each language.",
    why="What is withheld in one language would be public in the other.",
    authority=_UNPUBLISHED,
    bad="embargo: disputes-2025-q1 in 2025-q1.md, and not in 2025-q1.en.md",
    good="the same line in both",
)
EMBARGO_MIXED = Kind(
    code="embargo-mixed",
    what="This return holds {period}, which comes out with the release “{release}”, and periods that are public.",
    mend="Hand in the rows of {period} as a return of their own.",
    why="A return is published as it is, every byte of it or none.",
    authority=_UNPUBLISHED,
    bad="the rows of March added to the return that holds January and February",
    good="a file of its own for March",
)
UNSAID = Message.of("(not said before the release)")
"""Stands for what a finding about an embargoed return would say: logs can be public, too."""
