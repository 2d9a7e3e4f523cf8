"""Findings about fields: front matter, settings and dictionaries. Raised by plainlaw.validate."""

from plainlaw.problems.problem import Kind, Message

UNKNOWN_FIELD = Kind(
    code="unknown-field",
    what="There is no field “{field}” here. {hint}",
    mend="Correct the name of the field, or delete the line.",
    why="A misspelt field would be passed over in silence, and the value with it.",
    bad="publishd: 2024-07-15",
    good="published: 2024-07-15",
)
MISSING_FIELD = Kind(
    code="missing-field",
    what="The field “{field}” ({label}) is missing.",
    mend="Add a line “{field}: …”. {help}",
    why="Readers, lists and programs rely on it.",
    bad="a bulletin without period",
    good="period: 2024-H1",
)
WRONG_TYPE = Kind(
    code="wrong-type",
    what="“{field}” should be {expected}, but it is {value}.",
    mend="Write it as {expected}. {note}",
    why="A value of the wrong kind cannot be sorted, compared or checked.",
    bad="published: next week",
    good="published: 2024-07-15",
)
UNKNOWN_CHOICE = Kind(
    code="unknown-choice",
    what="{value} is not one of the values that “{field}” can have. {hint}",
    mend="Choose one of: {choices}.",
    why="Only known values can be translated, filtered and checked.",
    bad="status: finished",
    good="status: final",
)
INVALID_VALUE = Kind(
    code="invalid-value",
    what="“{field}” cannot be {value}: {reason}.",
    mend="Correct the value. {help}",
    why="The value breaks a rule that every document of this kind keeps.",
    bad="goals: []",
    good="goals: [Everybody knows the number of the hotline]",
)
FIELDS_DISAGREE = Kind(
    code="fields-disagree",
    what="The fields that begin here contradict each other: {reason}.",
    mend="Correct one of them.",
    why="Each value may be right alone; together they cannot be.",
    bad="starts: 2024-06-01\nends: 2024-03-01",
    good="starts: 2024-03-01\nends: 2024-06-01",
)
UNREADABLE_PERIOD = Kind(
    code="unreadable-period",
    what="{value} is not a period that can be read: {reason}.",
    mend="Write a month as 2024-03, a quarter as 2024-Q3, a half-year as 2024-H1, a year as 2024, months of a "
    "year as 2024-01--2024-09. 2024年第三季度 and “Q3 2024” are understood too.",
    why="A figure whose period is guessed is compared with the wrong months.",
    bad="period: 2024.9",
    good="period: 2024-09",
)
# the reasons that PeriodError gives, in words
PERIOD_REASONS = {
    "undated": Message.of("it does not say of which year, or up to which month"),
    "ambiguous": Message.of("it may be a month or a decimal number"),
    "impossible": Message.of("no calendar has it"),
    "unknown": Message.of("the form is not known"),
}

UNKNOWN_REFERENCE = Kind(
    code="unknown-reference",
    what="“{field}” names “{value}”, which does not exist in {collection}. {hint}",
    mend="Correct the name, or add the missing entry to {where}.",
    why="A reference that leads nowhere is a dead end for the reader.",
    bad="office: justice-buro",
    good="office: justice-bureau",
)
UNKNOWN_SECTION = Kind(
    code="unknown-section",
    what="content/{folder}/ is not a section. {hint}",
    mend="Move the file into one of the sections: {sections}.",
    why="The folder decides what kind of document a file is.",
    bad="content/campains/spring.md",
    good="content/campaigns/spring.md",
)
UNKNOWN_LANGUAGE = Kind(
    code="unknown-language",
    what="The file name ends in the language “{lang}”, which this portal does not have. {hint}",
    mend="Rename the file to <key>.<language>.md with one of: {languages}; or add the language to "
    "site_config/portal.yml.",
    why="A document in a language that nobody can choose would never be seen.",
    bad="content/terms/mediation.fr.md",
    good="content/terms/mediation.en.md",
)
BAD_KEY = Kind(
    code="bad-key",
    what="“{key}” cannot be part of an address.",
    mend="Rename the file: small Latin letters, digits and single hyphens only, such as spring-campaign.md.",
    why="The name of the file becomes the permanent address of the page; other characters are spelled differently "
    "by each program that copies the address.",
    bad="content/campaigns/春季 活动.md",
    good="content/campaigns/spring-campaign.md",
)
RESERVED_NAME = Kind(
    code="reserved-name",
    what="The program uses the name “{name}” itself.",
    mend="Choose another name.",
    why="An address or a shortcode would mean two things.",
    bad="content/guides/index.md, or a dimension called period",
    good="content/guides/first-steps.md",
)
ID_DIFFERS = Kind(
    code="id-differs",
    what="The languages of this document do not have the same id: “{id}” here, “{other}” in {first}.",
    mend="Give all languages of a document the same id, or none of them.",
    why="Different addresses make two documents out of two languages, and the language switch is lost.",
    bad="id: mediation in mediation.md, and no id in mediation.en.md",
    good="id: mediation in both",
)
DUPLICATE_ID = Kind(
    code="duplicate-id",
    what="“{id}” is used twice; the first time in {first}.",
    mend="Give one of the two another name.",
    why="Two things with one name would share one address, and one of them would be lost.",
    bad="two documents with id: spring-campaign",
    good="id: spring-campaign-2024",
)
