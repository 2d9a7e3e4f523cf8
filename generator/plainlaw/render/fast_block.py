"""Blocks of Markdown of which it is certain what Python-Markdown makes of them.

In: a block, that is lines without a blank one among them. Out: HTML in pieces, or Doubt. Understood are headings,
paragraphs, lists of one level, tables, admonitions, and blocks of HTML.

Right because each block is one that a single block processor of Python-Markdown takes, and takes whole: every processor
that is asked before it has a test which the block certainly fails (`_OF_OTHERS` holds what those tests look for,
generously), and the parts it is cut into are again such blocks, or plain lines.
"""

import re

from plainlaw.render.fast_inline import Doubt, inline
from plainlaw.render.fast_toc import FastToc
from plainlaw.render.html_block import opens_block, raw_block
from plainlaw.render.plain_tag import is_plain

# headings, quotations, definitions, underlines of headings, rules, admonitions, definitions of links and notes
_OF_OTHERS = re.compile(r"#| {0,3}>| {0,3}: |=+ *$|[-_* ]+$", re.MULTILINE)
_OF_OTHERS_BELOW = re.compile(r"\n(?:#| {0,3}>| {0,3}: |=+ *$|[-_* ]+$)", re.MULTILINE)
# a line that can be nothing but a paragraph of plain text
_TEXT = re.compile(r"[^\x00-\x2f0-9:<=>\[\\\]`_|\s][^&*<>\[\\\]`_|!\n]*+")
_HEADING = re.compile(r"(#{1,6})(?!#)([^#\\`\[\]<>&*_\n]+)")
_LIST = re.compile(r"(?:[-*+]|\d+\.) ")
_BULLET = re.compile(r"[-*+] +(\S.*)")
_NUMBER = re.compile(r"([0-9]+)\. +(\S.*)")
_ADMONITION = re.compile(r'!!! ([\w-]+(?: [\w-]+)*)(?: "([^"\n`\\\[\]<>&*_]*)")?(?:\n|$)')
_ALIGNED = {(True, True): "center", (True, False): "left", (False, True): "right"}
_INDENT = "    "


class Blocks:
    """Writes block after block. `toc` says how headings are written (fast_toc.py)."""

    def __init__(self, toc: FastToc) -> None:
        self.out: list[str] = []
        self.toc = toc
        self.sound = True
        self.title: str | None = None
        self.addresses: list[tuple[int, str]] = []
        self._last = ""
        self._list: list[tuple[str, bool]] = []
        self._within = False

    def add(self, block: str) -> None:
        """Write one block. Raises Doubt."""
        first = block[0]
        if first == "<" and opens_block(block):
            self._html(block)
        elif first == "#":
            self._heading(block)
        elif first == "!" and block.startswith("!!!"):
            self._admonition(block)
        elif first == " ":
            self._continued(block)
        else:
            self._plain(block)

    def end(self) -> None:
        """Nothing follows."""
        self._end_list()
        if self._within:
            self.out.append("</div>\n")
            self._within = False

    def _begin(self, kind: str) -> None:
        if kind != self._last or kind not in ("ul", "ol"):
            self._end_list()
        self._last = kind

    def _top(self, kind: str) -> None:
        """A block that is not part of an admonition follows."""
        if self._within:
            self.end()
        self._begin(kind)

    def _html(self, block: str) -> None:
        found = raw_block(block)
        if found is None:
            raise Doubt
        self._top("raw")
        elements, sound = found
        self.sound = self.sound and sound
        # Python-Markdown begins each element on a line of its own, and keeps the blank line after the last one
        self.out.append("\n".join(elements) + "\n\n")

    def _heading(self, block: str) -> None:
        found = _HEADING.fullmatch(block)
        if found is None or not (text := found[2].strip()):
            raise Doubt
        if len(found[1]) == 1 and not self.out and not self._list:
            self.title = " ".join(text.split())
        self._top("heading")
        self.toc.heading(len(found[1]), text, self.out)

    def _admonition(self, block: str) -> None:
        found = _ADMONITION.match(block)
        if found is None:
            raise Doubt
        kind = found[1].lower()
        title = kind.split(" ", 1)[0].capitalize() if found[2] is None else found[2]
        body = _dedent(block[found.end() :])
        if (not title and not body) or "_" in title:
            raise Doubt
        self._top("admonition")
        self.out.append(f'<div class="admonition {kind}">\n')
        if title:
            self.out.append(f'<p class="admonition-title">{title}</p>\n')
        self._within, self._last = True, "title"
        if body:
            self._inner(body)

    def _continued(self, block: str) -> None:
        if not self._within or not block.startswith(_INDENT):
            raise Doubt
        self._inner(_dedent(block))

    def _inner(self, body: str) -> None:
        if body[0] in " #<" or body.startswith("!!!"):
            raise Doubt
        self._add_plain(body)

    def _plain(self, block: str) -> None:
        if self._within:
            self.end()
            self._last = ""
        if _TEXT.fullmatch(block) is not None:
            self._begin("p")
            self.out.append(f"<p>{block}</p>\n")
        else:
            self._add_plain(block)

    def _add_plain(self, block: str) -> None:
        if "\n" in block:
            if "|" in block:
                self._begin("table")
                self._table(block)
                return
            if _OF_OTHERS_BELOW.search(block) is not None:
                raise Doubt
        if _of_others(block):
            raise Doubt
        if _LIST.match(block) is not None:
            self._items(block.split("\n"))
            return
        text = block.lstrip()
        if not text:
            raise Doubt
        self._begin("p")
        self.out.append("<p>")
        self._inline(text)
        self.out.append("</p>\n")

    def _items(self, lines: list[str]) -> None:
        kind, pattern = ("ul", _BULLET) if lines[0][0] in "-*+" else ("ol", _NUMBER)
        found = [pattern.fullmatch(line) for line in lines]
        items = [match[match.lastindex or 0].lstrip() for match in found if match is not None]
        if len(items) != len(lines) or any(_LIST.match(item) or _of_others(item) for item in items):
            raise Doubt
        if kind == "ol" and lines[0].partition(".")[0] != "1" and self._last != "ol":
            raise Doubt
        follows = self._last == kind
        self._begin(kind)
        if follows:
            # a blank line between items makes paragraphs of the two beside it
            self._list[-1] = (self._list[-1][0], True)
        self._list += [(item, follows and place == 0) for place, item in enumerate(items)]

    def _end_list(self) -> None:
        if not self._list:
            return
        items, self._list = self._list, []
        self.out.append(f"<{self._last}>\n")
        for text, loose in items:
            self.out.append("<li>\n<p>" if loose else "<li>")
            self._inline(text)
            self.out.append("</p>\n</li>\n" if loose else "</li>\n")
        self.out.append(f"</{self._last}>\n")

    def _table(self, block: str) -> None:
        rows = [line.strip(" ") for line in block.split("\n")]
        if "\\" in block or "`" in block or not all(map(_bordered, rows)):
            raise Doubt
        head, rule, *body = [row[1:-1].split("|") for row in rows]
        if len(head) < 2 or len(rule) != len(head) or not set("".join(rule)) <= set("|:- "):
            raise Doubt
        marks = [cell.strip(" ") for cell in rule]
        aligned = [_ALIGNED.get((mark.startswith(":"), mark.endswith(":"))) for mark in marks]
        styles = [f' style="text-align: {align};"' if align else "" for align in aligned]
        self.out.append("<table>\n<thead>\n")
        self._row("th", head, styles)
        self.out.append("</thead>\n<tbody>\n")
        for row in body or [[""] * len(head)]:
            self._row("td", row, styles if body else [""] * len(head))
        self.out.append("</tbody>\n</table>\n")

    def _row(self, element: str, cells: list[str], styles: list[str]) -> None:
        self.out.append("<tr>\n")
        for place, style in enumerate(styles):
            self.out.append(f"<{element}{style}>")
            self._inline(cells[place].strip(" ") if place < len(cells) else "")
            self.out.append(f"</{element}>\n")
        self.out.append("</tr>\n")

    def _inline(self, text: str) -> None:
        inline(text, self.out, self._link, self._tag)

    def _link(self, address: str) -> None:
        self.addresses.append((len(self.out), address))
        self.out.append("")

    def _tag(self, tag: str) -> None:
        self.sound = self.sound and is_plain(tag)


def _dedent(text: str) -> str:
    """The lines of an admonition, of which each is indented."""
    lines = text.split("\n") if text else []
    if not all(line.startswith(_INDENT) for line in lines):
        raise Doubt
    return "\n".join(line[len(_INDENT) :] for line in lines)


def _of_others(line: str) -> bool:
    """Whether another processor may want a block that begins with this line, or holds it."""
    return "!!!" in line or "]:" in line or "[^" in line or _OF_OTHERS.match(line) is not None


def _bordered(row: str) -> bool:
    return len(row) > 1 and row[0] == "|" and row[-1] == "|"
