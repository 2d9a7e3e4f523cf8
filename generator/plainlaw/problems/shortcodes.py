"""Findings about shortcodes and text in the body of a document. Raised by plainlaw.shortcodes and plainlaw.resolve."""

from plainlaw.problems.problem import Kind

TEMPLATE_TAG = Kind(
    code="template-tag",
    what="“{tag}” is a template tag; documents hold text and shortcodes only.",
    mend="Delete it. To show it to readers as it is, put it into a code span: `…`.",
    why="Documents are read, never executed.",
    bad="{% if x %}",
    good="`{% if x %}`",
)
BROKEN_SHORTCODE = Kind(
    code="broken-shortcode",
    what="This shortcode cannot be read: {reason}.",
    mend='Write it as {{ name("value", other="value") }}: one call, texts in quotation marks, nothing else. To '
    "show it to readers as it is, put it into a code span: `…`.",
    why="Shortcodes are parsed and never executed: only a call with plain values is accepted.",
    bad="{{ figure(disputes_resolved) }}",
    good='{{ figure("disputes_resolved") }}',
)
UNKNOWN_SHORTCODE = Kind(
    code="unknown-shortcode",
    what="There is no shortcode “{name}”. {hint}",
    mend="Use one of: {known}.",
    why="A word in double braces that nothing reads would stand on the page as it is.",
    bad='{{ figur("disputes_resolved") }}',
    good='{{ figure("disputes_resolved") }}',
)
UNKNOWN_ARGUMENT = Kind(
    code="unknown-argument",
    what="{shortcode} has no argument “{argument}”. {hint}",
    mend="Correct the name of the argument, or leave it out.",
    why="An argument that is passed over would change nothing, and the figure would not be the one that was meant.",
    bad='{{ figure("disputes_resolved", perod="2024-Q3") }}',
    good='{{ figure("disputes_resolved", period="2024-Q3") }}',
)
BAD_ARGUMENT = Kind(
    code="bad-argument",
    what="{shortcode}: the argument “{argument}” cannot be {value}: {reason}.",
    mend="Correct the value.",
    why="The shortcode cannot tell what was meant.",
    bad='{{ table("disputes_screened", by="colour") }}',
    good='{{ table("disputes_screened", by="region") }}',
)
MISSING_ARGUMENT = Kind(
    code="missing-argument",
    what="{shortcode} needs {argument} here: {reason}.",
    mend="Add it, as in {example}.",
    why="A figure always says what it is of, where and when.",
    bad='{{ figure("disputes_resolved") }} on a page that states no period',
    good='{{ figure("disputes_resolved", period="2024-Q3") }}',
)
NOT_ALONE = Kind(
    code="block-in-sentence",
    what="{shortcode} draws a block and must stand alone on its line, with an empty line above and below.",
    mend="Put it on a line of its own.",
    why="A table or chart inside a sentence breaks the sentence.",
    bad='See {{ table("disputes_screened", by="region") }} for more.',
    good='See below for more.\n\n{{ table("disputes_screened", by="region") }}',
)
RAW_HTML = Kind(
    code="raw-html",
    what="“{tag}” is HTML, which documents may not hold.",
    mend="Use Markdown instead. To show it to readers as it is, put it into a code span: `…`.",
    why="HTML can carry programs and hidden text; what is approved must be what is seen.",
    bad="<b>important</b>",
    good="**important**",
)
UNSAFE_LINK = Kind(
    code="unsafe-link",
    what="The address “{target}” is not allowed: only https, http, mailto, tel and files of this portal are.",
    mend="Link to a page, or delete the link.",
    why="Other kinds of address can run programs in a reader's browser.",
    bad="[here](javascript:alert(1))",
    good="[here](../guides/legal-aid.md)",
)
BROKEN_ANCHOR = Kind(
    code="broken-anchor",
    what="This link leads to the place “#{anchor}” of {page}, which has no such place. {hint}",
    mend="Write the heading or the article as it stands there now; without the # and what follows, the link leads to "
    "the top of the page. Places that are near: {near}.",
    why="The reader would land at the top of a long text and look for what is not there.",
    bad="[第三条](village-rules.md#第三十条)",
    good="[第三条](village-rules.md#第三条)",
)
BROKEN_LINK = Kind(
    code="broken-link",
    what="This link leads to “{target}”, which does not exist. {hint}",
    mend="Correct the link, or add the document.",
    why="A dead link is the end of the road for a reader who needs help.",
    bad="[legal aid](../guides/legalaid.md)",
    good="[legal aid](../guides/legal-aid.md)",
)
REMOTE_IMAGE = Kind(
    code="remote-image",
    what="Documents cannot show images such as “{target}”.",
    mend="Delete the image and say in words what it shows; draw figures with the shortcode chart.",
    why="An image on another host tells that host who reads the page, and may change after approval; people who cannot "
    "see an image need its words.",
    bad="![map](https://example.org/map.png)",
    good="a chart made with {{ chart(…) }}",
)
UNCLEAR_FENCE = Kind(
    code="unclear-fence",
    what="It is not clear where this code begins and ends.",
    mend="Begin a block of code with a line of exactly ``` at the left edge and end it with another; put code within a "
    "sentence between two backticks ` on one line.",
    why="What one program takes for code another takes for text; what is approved must be what is seen.",
    bad="```{.python}\ncode",
    good="```\ncode\n```",
)
