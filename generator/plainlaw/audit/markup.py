"""What in a Markdown or plain text file is no prose: headers, code, tables, addresses, tags, shortcodes.

In: text. Out: text of the same length in which all that is blank, so that every place stays what it was. Nothing is
executed. Each step goes through the text once, whatever it holds.
"""

import re

_BETWEEN = (("<!--", "-->"), ("{{", "}}"), ("{%", "%}"))
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_ONE_LINE = re.compile(
    r"^[ \t]*\|.*$"  # a row of a table
    r"|`[^`\n]{1,200}`|</?[A-Za-z][^<>\n]{0,200}>"
    r"|(?<=\])\([^()\n]{0,300}\)"  # where a link leads
    r"|https?://[^\s）)，。]{1,500}|[\w.+-]{1,64}@[\w.-]{1,100}"
    r"|[*_~]{1,3}(?=\S)|(?<=\S)[*_]{1,3}",
    re.MULTILINE,
)
_SEEN = re.compile(r"\S")
_START_OF_BLOCK = re.compile(r"\s*(?:$|[#>|]|[-*+]\s|\d{1,3}[.)、]\s|[（(]?[一二三四五六七八九十]{1,3}[)）、])")
_MARKDOWN = (".md", ".markdown")


def prose_of(text: str, path: str) -> str:
    """`text` with blanks in place of everything that is no prose; lines that were only wrapped are one line."""
    text = _without_header(text)
    text = _without_fences(text)
    for start, end in _BETWEEN:
        text = _without_between(text, start, end)
    text = _ONE_LINE.sub(_blank, text)
    return _unwrapped(text, path.endswith(_MARKDOWN))


def _blank(found: "re.Match[str]") -> str:
    return _blanked(found[0])


def _blanked(text: str) -> str:
    return _SEEN.sub(" ", text)


def _without_header(text: str) -> str:
    if not text.startswith("---\n"):
        return text
    end = text.find("\n---", 3)
    return text if end < 0 else _blanked(text[: end + 4]) + text[end + 4 :]


def _without_fences(text: str) -> str:
    done: list[str] = []
    at, opened, mark = 0, -1, ""
    for found in _FENCE.finditer(text):
        if opened < 0:
            opened, mark = found.start(), found[1]
        elif found[1].startswith(mark):
            done += [text[at:opened], _blanked(text[opened : found.end()])]
            at, opened = found.end(), -1
    if opened >= 0:  # a fence that is never closed reaches to the end
        return "".join([*done, text[at:opened], _blanked(text[opened:])])
    return "".join([*done, text[at:]])


def _without_between(text: str, start: str, end: str) -> str:
    done: list[str] = []
    at = 0
    while (opened := text.find(start, at)) >= 0 and (closed := text.find(end, opened)) >= 0:
        done += [text[at:opened], _blanked(text[opened : closed + len(end)])]
        at = closed + len(end)
    return "".join([*done, text[at:]])


def _unwrapped(text: str, is_markdown: bool) -> str:
    lines = text.split("\n")
    joined = [lines[0]]
    for before, line in zip(lines, lines[1:], strict=False):
        goes_on = is_markdown or (before[-1:].isascii() and before[-1:].strip() and line[:1].islower())
        is_block = _START_OF_BLOCK.match(line) or before.lstrip().startswith("#") or not before.strip()
        joined += ["\n" if is_block or not goes_on else " ", line]
    return "".join(joined)
