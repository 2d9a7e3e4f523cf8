"""Findings about addresses that were public: none may vanish. Raised by plainlaw.permanence."""

from plainlaw.problems.problem import Kind, Severity

_PERMANENT = (
    "GOV.UK publishing: a page is never deleted silently. What has moved is redirected; what is gone says so, with an "
    "explanation and an alternative (schemas “redirect” and “gone”)."
)

ADDRESS_VANISHED = Kind(
    code="address-vanished",
    what="/{address} was public, and nothing stands there any more. {hint}",
    mend="If the document has another address now, write “redirect_from: [/{address}]” in its header. If it is gone "
    "for good, add an entry “- document: {document}” with title, since and reason to site_config/gone.yml.",
    why="People have cited, printed and saved the address. Whoever follows it must be told where the text went, or why "
    "it is gone.",
    authority=_PERMANENT,
    bad="content/policies/grid-plan.md renamed to grid-service-plan.md, and nothing else",
    good="redirect_from: [/policies/grid-plan/] in the header of grid-service-plan.md",
)
ADDRESS_NOT_RECORDED = Kind(
    code="address-not-recorded",
    severity=Severity.WARNING,
    what="Public addresses that are not in the register yet: {count}, such as {examples}.",
    mend="Run “plainlaw addresses record”, and commit site_config/addresses.txt.",
    why="An address that is not in the register could vanish without anybody noticing.",
    authority=_PERMANENT,
    bad="a document published a month ago, and a register of last year",
    good="plainlaw addresses record after each publication",
)
ADDRESS_UNREADABLE = Kind(
    code="address-unreadable",
    what="This line is no address: “{line}”.",
    mend="Restore the file from Git (git checkout -- {path}); after a merge, keep the lines of both sides. Nobody "
    "needs to edit it by hand: “plainlaw addresses record” writes it.",
    why="A register with a hole in it guards nothing.",
    bad="<<<<<<< HEAD",
    good="policies/grid-plan/",
)
GONE_NEVER_THERE = Kind(
    code="gone-never-there",
    severity=Severity.WARNING,
    what="“{document}” is said to be gone, and the register does not know that it ever was public. {hint}",
    mend="Correct the name: section and key, such as policies/grid-plan, as they stood in the address. If nothing was "
    "ever public there, delete the entry.",
    why="The old address would still lead to nothing, and a page would explain the end of something that never was.",
    authority=_PERMANENT,
    bad="document: policies/gird-plan",
    good="document: policies/grid-plan",
)
GONE_WITHOUT_LANGUAGE = Kind(
    code="gone-without-language",
    severity=Severity.WARNING,
    what="“{field}” is not said in {lang}, the first language of the portal; it is said in: {written}.",
    mend="Add “{lang}: …” to it.",
    why="The page at the old address speaks that language; a reader would find other words there.",
    bad="title: {en: Grid plan}",
    good="title: {zh-Hans: 网格工作方案, en: Grid plan}",
)
REDIRECT_FROM_LIVING = Kind(
    code="redirect-from-living",
    what="A page stands at /{address}, so it cannot lead to this document as well.",
    mend="Delete the address from redirect_from. If the other page is to go, remove it and keep this line.",
    why="One address would say two things.",
    authority=_PERMANENT,
    bad="redirect_from: [/policies/grid-plan/] while content/policies/grid-plan.md is there",
    good="redirect_from: [/policies/grid-plan/] after that file is gone",
)
REDIRECT_TWICE = Kind(
    code="redirect-twice",
    what="{first} claims the former address /{address} as well.",
    mend="Keep it in the one document that readers of the old page look for, and delete it from the other.",
    why="A reader who follows an old address can be led to one page only.",
    authority=_PERMANENT,
    bad="the same redirect_from in two documents",
    good="redirect_from in the newer one, which links to the other",
)
REDIRECT_IMPOSSIBLE = Kind(
    code="redirect-impossible",
    what="/{address} cannot be a former address of a document: the program makes that page or folder itself.",
    mend="Delete it. A document can take over addresses such as /policies/old-name/, or one from an earlier site.",
    why="What is written there would be replaced by what the program makes, or the other way round.",
    bad="redirect_from: [/policies/year/2024/]",
    good="redirect_from: [/policies/grid-plan/]",
)
GONE_BUT_THERE = Kind(
    code="gone-but-there",
    what="“{document}” is said to be gone, but {place}.",
    mend="Delete the entry here, or take away what is still there. An address that was given up is not used again: "
    "choose another file name for a new document.",
    why="A reader would be told that what stands there is gone; and old citations would lead to another text.",
    authority=_PERMANENT,
    bad="document: policies/grid-plan, and content/policies/grid-plan.md",
    good="the file, or the entry",
)
