"""Findings about the life of legal documents: numbers, versions, relations, status. Raised by plainlaw.validate and
checks.
"""

from plainlaw.problems.problem import Kind, Severity

_LAYOUT = "GB/T 9704-2012, 7.2.5: Arabic numerals, the year in full and in brackets 〔〕, no 第, no leading zeros."
_MARKED = (
    "Guidelines on government websites (2017): documents that are repealed or no longer in force are marked as such."
)
_ELI = "European Legislation Identifier (ELI): relations between acts are stated with their dates and portions."

TYPED_STATUS = Kind(
    code="typed-status",
    what="The status “{value}” is typed here. Nobody types a status.",
    mend="Delete the line. The status follows from in_force_from and expires, and from what other documents do to this "
    "one: write “relations” into the document that amends or repeals it.",
    why="A typed status is true on the day on which it is typed, and goes on being shown when it is not any more.",
    authority=_MARKED,
    bad="status: 有效",
    good="in_force_from: 2024-03-01",
)
VERSION_WITHOUT_DATE = Kind(
    code="version-without-date",
    what="This version does not say the first day on which it is in force.",
    mend="Name the file after that day, such as {folder}/2021-07-01.md, or add a line “date: 2021-07-01”.",
    why="Nobody can tell which text was in force on a day when a text has no day.",
    authority=_ELI,
    bad="content/policies/village-rules/old.md without date",
    good="content/policies/village-rules/2021-07-01.md",
)
VERSION_WITHOUT_HEADER = Kind(
    code="version-without-header",
    what="This version has no header, or its header does not end: it begins with a line --- and ends with another.",
    mend="Put a line “date: 2021-07-01” between two lines of --- at the top of the file, with the first day on which "
    "the text is in force.",
    why="Where the header does not end, nobody can tell where the text begins.",
    bad="---\ndate: 2021-07-01\n第一条 …",
    good="---\ndate: 2021-07-01\n---\n第一条 …",
)
VERSION_TWICE = Kind(
    code="version-twice",
    what="There is another version of {date}: {first}.",
    mend="Give one of the two the day on which it came into force. The present text lies in {main}; its day is "
    "version_date there, else in_force_from.",
    why="On each day one text is in force; two of one day would share one address.",
    authority=_ELI,
    bad="two files with date: 2021-07-01",
    good="date: 2021-07-01 and date: 2023-01-01",
)
VERSION_OF_NOTHING = Kind(
    code="version-of-nothing",
    what="This is a version of “{key}”, and there is no document content/policies/{key}.md. {hint}",
    mend="Rename the folder to the name of the document, or add the document.",
    why="A version has title, number and office from its document.",
    bad="content/policies/vilage-rules/2021-07-01.md beside village-rules.md",
    good="content/policies/village-rules/2021-07-01.md beside village-rules.md",
)
VERSION_BEFORE_DOCUMENT = Kind(
    code="version-before-document",
    what="This version is in force from {date}, before the document itself, which is in force from {begins}.",
    mend="Correct one of the two days. in_force_from of {main} is the first day of the document, whatever was changed "
    "in it since; the day of its present text is version_date.",
    why="A text cannot be in force before the document that it is a text of.",
    authority=_ELI,
    bad="in_force_from: 2023-01-01 and a version of 2021-07-01",
    good="in_force_from: 2021-07-01\nversion_date: 2023-01-01",
)
RELATION_UNDATED = Kind(
    code="relation-undated",
    what="Nothing says since when “{target}” is changed by this relation ({relation}).",
    mend="Add “effective: 2024-03-01” with the first day on which it holds, or in_force_from to the document "
    "that acts.",
    why="The status of a document follows from the days on which others change it.",
    authority=_ELI,
    bad="relations:\n  - {rel: replaced_by, target: new-rules}",
    good="relations:\n  - {rel: replaced_by, target: new-rules, effective: 2024-03-01}",
)
RELATION_CONTRADICTS = Kind(
    code="relation-contradicts",
    what="The relation to “{target}” ({relation}) contradicts what is said elsewhere: {reason}.",
    mend="Look at the originals and correct one of the two. A relation needs to be declared in one document only.",
    why="Readers would be told two things about one document, and its status would follow from the wrong one.",
    authority=_ELI,
    bad="a document that repeals another, and is repealed by it",
    good="relations in the later of the two documents only",
)
UNKNOWN_PORTION = Kind(
    code="unknown-portion",
    what="“{target}” has no portion “{portion}” on {day}. {hint}",
    mend="Write article 24 as art_24, its second paragraph as art_24__para_2; the anchors on its page "
    "have the same names.",
    why="A repeal of an article that is not there leaves open what is still in force.",
    authority="Akoma Ntoso Naming Convention 1.0, 5: identifiers of portions.",
    bad="portions: [art_99]",
    good="portions: [art_24]",
)
LANGUAGES_DISAGREE = Kind(
    code="languages-disagree",
    what="“{field}” is not what {first} says, the same document in another language.",
    mend="Say it in {first} only, or say the same in both.",
    why="Whether a document is in force does not depend on the language in which one reads about it.",
    bad="expires: 2025-12-31 in one language and 2026-12-31 in the other",
    good="the same day in both, or no such line in the second",
)
NUMBER_FORM = Kind(
    code="number-form",
    what="The document number “{number}” does not have the form of the layout standard.",
    mend="Write {mended}.",
    why="A number is searched for as it is written; programs take it apart into office, year and sequence.",
    authority=_LAYOUT,
    bad="document_number: 云示政发[2026]015号",
    good="document_number: 云示政发〔2026〕15号",
)
NUMBER_YEAR = Kind(
    code="number-year",
    what="The document number “{number}” gives the year as {year}.",
    mend="Look at the original and write the year in full, such as 〔2023〕.",
    why="Which century is meant would be a guess.",
    authority=_LAYOUT,
    bad="document_number: 云示政办发〔23〕15号",
    good="document_number: 云示政办发〔2023〕15号",
)
NUMBER_UNKNOWN = Kind(
    code="number-unknown",
    severity=Severity.WARNING,
    what="“{number}” is no form of a document number that is known.",
    mend="Look at the original. Known are 云示政发〔2023〕15号, 国务院令第711号, 公告2023年第1号 and HFGS—2017—9. "
    "If it is right as it is, nothing is to be done; it is shown as it stands, and not taken apart.",
    why="Most unknown forms are slips of the keyboard.",
    authority=_LAYOUT,
    bad="document_number: 云示政发2023-15",
    good="document_number: 云示政发〔2023〕15号",
)
UNUSUAL_GENRE = Kind(
    code="unusual-genre",
    severity=Severity.WARNING,
    what="“{genre}” is none of the fifteen kinds of official document, and site_config/portal.yml does not "
    "list it. {hint}",
    mend="Correct it; or, when your offices have this kind, add it under “genres” in site_config/portal.yml.",
    why="Readers narrow lists by the kind of document; a misspelt kind is one more that nobody looks for.",
    authority="Rules on official documents of party and government organs (2012), art. 8.",
    bad="genre: 通之",
    good="genre: 通知",
)
REVIEW_DUE = Kind(
    code="review-due",
    severity=Severity.WARNING,
    what="This document was to be reviewed by {day}.",
    mend="Review it, and write the day of the next review into next_review, or delete the line.",
    why="A review that is promised to the public and forgotten is worse than none.",
    bad="next_review: 2023-12-31, in 2025",
    good="next_review: 2026-12-31",
)
