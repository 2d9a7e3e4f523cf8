"""Findings about laws that are to be imported from a collection. Raised by plainlaw.law and plainlaw.edit."""

from plainlaw.problems.problem import Kind

LAW_WITHOUT_TITLE = Kind(
    code="law-without-title",
    what="This file does not begin with a title, a line “# …”.",
    mend="Write the title of the law as the first line behind the header: “# 中华人民共和国…法”.",
    why="A law without its name cannot be found or cited; a name is never made up.",
    bad="**第一条**　为了……",
    good="# 中华人民共和国人民调解法\n\n**第一条**　为了……",
)
LAW_WITHOUT_TEXT = Kind(
    code="law-without-text",
    what="Behind its title, this file has no text.",
    mend="Look whether it is the right file; a list of contents is not imported.",
    why="A document without text would look like a law that says nothing.",
    bad="# 中华人民共和国人民调解法",
    good="# 中华人民共和国人民调解法\n\n**第一条**　为了……",
)
LAW_UNCLOSED = Kind(
    code="law-unclosed",
    what="A block begins or ends here that is not whole: “{what}”.",
    mend="Close the block, or delete its mark. The information block ends with a line <!-- INFO END -->.",
    why="Where a block has no end, nobody can say what belongs to the law.",
    bad="<!-- INFO",
    good="<!-- INFO END -->",
)
LAW_MARKUP = Kind(
    code="law-markup",
    what="“{what}” cannot be carried over: a portal shows no HTML, images, links to files elsewhere, templates or "
    "second titles in a law.",
    mend="Take it out of the file, keeping the words of the law; or split the file where a second title begins.",
    why="What is dropped in silence may be a table or a formula that belongs to the law.",
    bad="<table>…</table>",
    good="a table of Markdown",
)
LAW_WITHOUT_KEY = Kind(
    code="law-without-key",
    what="No address can be made of the name of this file.",
    mend='Say which one it gets: --key "{path}=statistics-law", small Latin letters, digits and single hyphens.',
    why="The address is permanent; one that a program made of Chinese characters would mean nothing to anybody.",
    bad="统计法.md",
    good="--key 统计法.md=statistics-law",
)
LAW_KEY_TWICE = Kind(
    code="law-key-twice",
    what="{first} would get the same address, {key}.",
    mend='Give one of the two another one: --key "{path}=…".',
    why="One of the two would be lost.",
    bad="civil/README.md and civil.md",
    good="--key civil.md=civil-notes",
)
LAW_THERE_ALREADY = Kind(
    code="law-there-already",
    what="{target} is there already and says something else.",
    mend="Compare the two. To write this file in its place, import it again with --replace; to keep both, use --key.",
    why="Somebody may have corrected what stands there; it is never overwritten unless somebody asks for it.",
    bad="an import for the second time, after an editor has added topics",
    good="the same with --replace",
)
