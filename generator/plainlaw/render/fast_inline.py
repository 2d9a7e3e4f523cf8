"""The text of a paragraph, item, cell: the small part of Markdown's inline syntax of which nothing is uncertain.

In: a text. Out: HTML in pieces, or Doubt. Understood are plain text, `code`, [links](address), **strong** and
*emphasis* that neither nest nor touch, whole references (&amp;), and inline tags as our shortcodes write them.

Right because Python-Markdown applies its patterns one after another to the whole text: code, then links, then tags,
then references, then emphasis. Each piece here can be taken by its own pattern only. Emphasis is what
DelimiterProcessor makes of runs that follow each other in pairs of equal length, the first of a pair before and the
second after something that is no space; a run of underscores between letters is nothing to it.
"""

import re
from collections.abc import Callable

_SPECIAL = re.compile(r"[`\\\[\]<>&*_]")
_TOKEN = re.compile(
    r"""(?P<plain>(?:[^`\\\[\]<&*_!]++|!(?!\[))+)
    |(?P<stars>\*{1,2}(?!\*))
    |(?<=\w)(?P<under>_+)(?=\w)
    |`(?P<code>[^`<&\\]+)`(?!`)
    |\[(?P<text>[^\[\]`<&\\]+)\]\((?P<address>[^\s()<>"'\[\]\\`&*|]+)\)
    |(?P<tag></?(?:a|span|abbr|time|strong|em|b|i|small|sub|sup|var)(?:\ [a-z-]+="(?:[^"<>&`\\\[\]\n]|&[#\w]+;)*")*>)
    |(?P<entity>&(?:[a-zA-Z][a-zA-Z0-9]*|\#[0-9]+);)""",
    re.VERBOSE,
)


class Doubt(Exception):  # noqa: N818 - no error: Python-Markdown itself converts the page
    """Something is not certainly understood."""


def escape_text(text: str) -> str:
    """Plain text as the serializer writes it. It holds neither `<` nor `&`."""
    return text.replace(">", "&gt;") if ">" in text else text


def inline(text: str, out: list[str], link: Callable[[str], None], tag: Callable[[str], None]) -> None:
    """Add the HTML of a text to `out`; `link` adds the address of a link, `tag` is told each tag."""
    if "  \n" in text:
        raise Doubt  # a hard break
    if _SPECIAL.search(text) is None:
        out.append(text)
        return
    position, opened = 0, 0
    for found in iter(_TOKEN.scanner(text).match, None):  # type: ignore[attr-defined] # in no stub
        kind, token, position = found.lastgroup, found[0], found.end()
        if kind == "plain":
            out.append(escape_text(token))
            continue
        if kind == "stars":
            opened = _star(text, found.start(), position, opened, out)
        elif kind == "address":
            out.append('<a href="')
            link(found["address"])
            out.append('">')
            _link_text(found["text"], out)
            out.append("</a>")
        elif kind == "code":
            out.append(_code(found["code"].strip()))
        else:
            if kind == "tag":
                tag(token)
            out.append(token)
    if position != len(text) or opened:
        raise Doubt


def _code(code: str) -> str:
    if not code:
        raise Doubt
    return f"<code>{escape_text(code)}</code>"


def _link_text(text: str, out: list[str]) -> None:
    inline(text, out, _no_link, _no_link)


def _no_link(address: str) -> None:
    raise Doubt


def _star(text: str, start: int, end: int, opened: int, out: list[str]) -> int:
    """Open or close emphasis at a run of one or two stars."""
    size = end - start
    name = "strong" if size == 2 else "em"
    if not opened:
        if end == len(text) or text[end].isspace():
            raise Doubt
        out.append(f"<{name}>")
        return size
    if opened != size or text[start - 1].isspace():
        raise Doubt
    out.append(f"</{name}>")
    return 0
