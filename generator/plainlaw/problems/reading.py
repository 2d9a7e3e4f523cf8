"""Findings about files as such: bytes, YAML, CSV, folders. Raised by plainlaw.sources."""

from plainlaw.problems.problem import Kind, Severity

NOT_UTF8 = Kind(
    code="not-utf8",
    what="This file is not UTF-8 text: the first byte that does not fit is on this line. {hint}",
    mend="Open the file in the program that made it and save it again as “CSV UTF-8” or as UTF-8 text.",
    why="Other encodings look alike to a program; guessing between them turns names into other names.",
    bad="stats/disputes/2024-03.csv saved by a spreadsheet as GBK",
    good="the same file saved as “CSV UTF-8 (comma delimited)”",
)
NO_FRONT_MATTER = Kind(
    code="no-front-matter",
    what="This document has no header: it must begin with a line --- and end its header with another.",
    mend="Put title, summary, published and office between two lines of --- at the top of the file. "
    "The command “plainlaw new {type} my-key” writes a template.",
    why="Without a header, nobody can tell what the document is, who answers for it and since when it is public.",
    bad="# My campaign\n\nText …",
    good="---\ntitle: My campaign\n…\n---\n\nText …",
)
BROKEN_YAML = Kind(
    code="broken-yaml",
    what="The YAML cannot be read here: {reason}.",
    mend="Look at this line and the one before it. A text that holds a colon, a comma, brackets or quotation marks "
    "goes into quotation marks as a whole; entries of a list are indented alike.",
    why="A header that cannot be read in full is not read at all, so that nothing is published by halves.",
    bad="title: Rules: a first part",
    good='title: "Rules: a first part"',
)
DUPLICATE_KEY = Kind(
    code="duplicate-key",
    what="“{key}” is given twice; the first time on line {first}.",
    mend="Keep one of the two lines and delete the other.",
    why="A program would silently keep only one of the two values, and readers would see whichever it was.",
    bad="office: justice-bureau\noffice: court",
    good="office: justice-bureau",
)
YAML_ALIAS = Kind(
    code="yaml-alias",
    what="This uses a YAML anchor or alias (& or *), which is not allowed here.",
    mend="Write the value out in both places. If the text begins with * or &, put quotation marks around it.",
    why="Aliases let a small file grow without bounds, and nobody who edits one place sees the other.",
    bad="summary: *same",
    good="summary: The same words, written out",
)
NOT_A_MAPPING = Kind(
    code="not-a-mapping",
    what="Lines of the form “name: value” were expected here, but there are none.",
    mend="Write one “name: value” on each line.",
    why="Fields are found by their names.",
    bad="---\njust words\n---",
    good="---\ntitle: Just words\n---",
)
EMPTY_FOLDER = Kind(
    code="empty-folder",
    what="The folder {folder} holds no {missing}.",
    mend="Put the missing file there, or delete the folder.",
    why="An empty folder is nearly always a forgotten file; a section without documents would be an empty page.",
    bad="stats/petitions/ without dataset.yml",
    good="stats/petitions/dataset.yml and stats/petitions/2024-03.csv",
)
UNEXPECTED_FILE = Kind(
    code="unexpected-file",
    what="Nothing reads this file: {reason}.",
    mend="Move it to where it belongs, or delete it. {hint}",
    why="A file that is silently passed over looks published to the person who handed it in.",
    bad="content/campains/spring.md",
    good="content/campaigns/spring.md",
)
MISSING_FILE = Kind(
    code="missing-file",
    what="The file {path} is missing.",
    mend="Add it; the handbook for operators shows what it holds.",
    why="The portal cannot be built without it.",
    bad="a portal without site_config/portal.yml",
    good="site_config/portal.yml",
)
BROKEN_CSV = Kind(
    code="broken-csv",
    what="This return cannot be read as CSV: {reason}.",
    mend="Open it in a spreadsheet, look at this row, and save it again as “CSV UTF-8”.",
    why="A quotation mark that is never closed swallows all the rows after it.",
    bad='邻里,"12',
    good="邻里,12",
)
RAGGED_ROW = Kind(
    code="ragged-row",
    what="This row has {found} cells, but the header has {expected}.",
    mend="Look for a comma inside a number (1,024 must be 1024) or for a missing or extra comma.",
    why="One comma too many moves every following value into the wrong column.",
    bad="清河镇,邻里,1,024",
    good="清河镇,邻里,1024",
)
NO_HISTORY = Kind(
    code="no-history",
    severity=Severity.WARNING,
    what="The history of this portal cannot be read ({reason}); provenance records will name no commit.",
    mend="Build from a full Git clone (in CI: fetch the whole history, not only the last commit).",
    why="Each figure names the commit of the return that it comes from, so that anybody can look it up.",
    bad="a shallow clone, or a folder without .git",
    good="git clone without --depth",
)
