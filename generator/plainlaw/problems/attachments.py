"""Findings about files that belong to documents. Raised by plainlaw.validate.attachments and plainlaw.take_in."""

from plainlaw.problems.problem import Kind, Message, Severity

NOT_OPENED = Message.of("it cannot be opened, or it is protected by a password")

ATTACHMENT_MISSING = Kind(
    code="attachment-missing",
    what="The header names “{name}”, and there is no file {path}. {hint}",
    mend="Put the file there, or correct its name in this line.",
    why="Readers would click a link to nothing.",
    bad="attachments:\n  - {file: aplication-form.pdf, title: Application form}",
    good="attachments:\n  - {file: application-form.pdf, title: Application form}",
)
ATTACHMENT_UNNAMED = Kind(
    code="attachment-unnamed",
    severity=Severity.WARNING,
    what="No header names this file, so it is not published.",
    mend="Add an entry with “file: {name}” and a title under “attachments” in the header of content/{document}.md, or "
    "delete the file.",
    why="A file without a title is found by nobody, and one that was put there by mistake should not become public.",
    bad="content/policies/legal-aid/form.pdf, and no attachments in legal-aid.md",
    good="attachments:\n  - {file: form.pdf, title: Application form}",
)
ATTACHMENT_NAME = Kind(
    code="attachment-name",
    what="“{name}” cannot be the name of a file that is published.",
    mend="Rename the file: small Latin letters, digits, single hyphens and one full stop, such as "
    "application-form.pdf, without a folder. What readers see is its title, which can be in any language.",
    why="The name becomes part of a permanent address; other characters are spelled differently by each program that "
    "copies the address, and a name with a folder could lead out of the portal.",
    bad="file: ../附件 1.docx",
    good="file: annex-1.docx",
)
ATTACHMENT_KIND = Kind(
    code="attachment-kind",
    what="A file of the kind “.{ending}” cannot be attached. {reason}",
    mend="Save it as one of these: {endings}.",
    why="What is attached must open on any machine, for years, and must not run anything.",
    bad="file: budget.xlsm",
    good="file: budget.xlsx",
)
ATTACHMENT_CONTENT = Kind(
    code="attachment-content",
    what="“{name}” is not what the end of its name says: {reason}.",
    mend="Open the file in the program that made it, and save it again as {wanted}; do not only rename it.",
    why="A browser goes by the name; who downloads the file gets an error, or something else than the title says.",
    bad="a web page saved as form.pdf",
    good="a PDF saved as form.pdf",
)
ATTACHMENT_MACROS = Kind(
    code="attachment-macros",
    what="“{name}” holds macros: {part}.",
    mend="Save it as a document without macros, and look whether it still does what it should.",
    why="Macros are programs. A citizen who opens a file of an authority runs them in good faith.",
    bad="form.docx with word/vbaProject.bin",
    good="form.docx saved without macros",
)
ATTACHMENT_ACTIVE = Kind(
    code="attachment-active",
    what="“{name}” does something by itself when it is opened: it has {what}.",
    mend="Make it again without that: open it and print it to a new PDF, or export it anew from the program in which "
    "it was written.",
    why="What a file of an authority does on a machine, citizens allow in good faith.",
    authority="ISO 19005-1 (PDF/A), 6.6.1, forbids such actions in files that are to be kept.",
    bad="form.pdf with a script that runs when it is opened",
    good="the same form, printed to a new PDF",
)
ATTACHMENT_PERSONAL = Kind(
    code="attachment-personal",
    what="“{name}” holds the identity number of a person. {where}",
    mend="Take the number and what belongs to it out of the file, also from comments and hidden rows. If the file was "
    "already committed, tell whoever looks after the repository: it keeps each version.",
    why="Whatever is attached is public. An identity number can be misused for the whole of a life.",
    authority="Personal Information Protection Law of the People's Republic of China, articles 10 and 25.",
    bad="a list of applicants with their identity numbers",
    good="an empty form, or totals",
)
ATTACHMENT_TOO_LARGE = Kind(
    code="attachment-too-large",
    what="“{name}” has {size} MB; at most {limit} MB are allowed.",
    mend="Make it smaller (scans as black and white, images at 150 dpi), or split it. The bound is attachment_mb in "
    "site_config/portal.yml.",
    why="Many readers have a slow connection and pay for what they load; the repository keeps each version for ever.",
    bad="a scan of 80 MB",
    good="the same pages as text, 300 kB",
)
ATTACHMENT_TWICE = Kind(
    code="attachment-twice",
    what="This header names “{name}” twice.",
    mend="Delete one of the two entries.",
    why="Readers would look for a difference that is not there.",
    bad="two entries with file: form.pdf",
    good="one entry with file: form.pdf",
)
