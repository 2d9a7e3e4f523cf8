"""Links of a document: to other documents, metrics and regions of the portal, or out of it.

In: prose. Out: the same prose with links that lead to files of the generated tree, HTML made harmless, and findings for
links that lead nowhere and for addresses that could run a program. What the renderer might read as a link and this
module cannot is a finding too.
"""

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import quote

from msgspec import Struct

from plainlaw.problems import Kind, Message, Place, Problem
from plainlaw.problems.shortcodes import BROKEN_LINK, RAW_HTML, REMOTE_IMAGE, UNSAFE_LINK
from plainlaw.resolve.targets import Targets, plain_address

_LINK = re.compile(
    r"\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*+)\]"
    r"\(\s*+(?P<target><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)"
    r"(?P<title>\s++(?:\"[^\"]*\"|'[^']*'))?+\s*+\)",
    re.DOTALL,
)
_UNREAD = re.compile(r"(?<!\\)(?:\\\\)*\]\((?P<target>[^)\n]*)")
_IMAGE = re.compile(r"(?<!\\)(?:\\\\)*!(?P<bracket>\[)[^\]\n]*(?:\](?:\((?P<target>[^)\s]*))?)?")
# where a definition can stand: alone, in a quotation, an entry of a list, a note or a definition
_DEFINITION = re.compile(
    r"^(?P<head>(?:[ \t>]|[-+*][ \t]|[0-9]+\.[ \t]|:[ \t]|\[\^[^\[\]\n]*\]:)*\[(?!\^)[^\[\]]*\]:[ \t]*\n?[ \t>]*)"
    r"(?P<target>\S+)",
    re.MULTILINE,
)
_ANY_DEFINITION = re.compile(r"(?=\]:[\s>]*(?P<target>\S+))")
_AUTOLINK = re.compile(
    r"(?P<bang>!?)<(?P<target>(?:https?|mailto|tel):[^\s<>]+|(?P<mail>[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+))>"
)
_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]*|!--(?:(?!<!--|-->).)*--|![A-Za-z\[][^<>]*|\?[^<>]*)>", re.DOTALL)
_NAME = re.compile(r"</?([A-Za-z]+)")
_OPENS = re.compile(r"<(?=[A-Za-z/!?])")
_RUNS = re.compile(r"(?:javascript|vbscript)\s*:\s*\S", re.IGNORECASE)
_NOT_IN_AN_ADDRESS = re.compile(r"[\s()<>\"'\\`\[\]|]")
_NOT_IN_A_TEXT = re.compile(r"([\\`*_\[\]])")
_MARKED = re.compile(r"\x00[\x01\n]*\x01")
# whatever stands between the name of such a program and its colon is dropped before it is looked for
_MAY_RUN = re.compile(r"[tT][\s\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]*:")


class Links(Struct, frozen=True):
    """Rewrites the links of one document."""

    targets: Targets
    found: list[Problem]

    def rewrite(self, text: str, line: int) -> str:
        """`text` with its links resolved; `line` is where it begins in the file.

        Calls and code stand in it as marks, which come out as often and in the same order as they went in.
        """
        return _Run(self.targets, self.found, text, line).rewritten()


class _Run:
    """One run of prose, with the offset of everything in it known."""

    def __init__(self, targets: Targets, found: list[Problem], text: str, line: int) -> None:
        self.targets, self.found, self.text, self.line = targets, found, text, line
        self.unsafe: set[int] = set()
        self.images: set[int] = set()

    def rewritten(self) -> str:
        # Most prose holds few of the characters that these passes look for; a pass without its character is none.
        text = self.text
        if "<" in text:
            self._refuse_html()
        if "![" in text:
            self._refuse_images()
        if "<" in text or "]:" in text:
            self._check_definitions()
        targets = "".join(self._inline(text, 0)) if "](" in text else text
        if "]:" in targets:
            targets = _DEFINITION.sub(self._defined, targets)
        if "<" in targets:
            targets = _AUTOLINK.sub(_auto, targets)
        if _MAY_RUN.search(unescape(text)):
            self._look_for_hidden_programs()
        # Findings have been made already; this keeps a tag harmless should one ever pass unseen.
        return _OPENS.sub("&lt;", targets) if "<" in targets else targets

    def _refuse_html(self) -> None:
        begun: set[str] = set()
        for tag in _TAG.finditer(self.text):
            name = _NAME.match(tag[0])
            is_link = _AUTOLINK.match(self.text, tag.start()) is not None
            if is_link or (tag[0][1] == "/" and name is not None and name[1] in begun):
                continue  # <b> and </b> are one mistake
            begun.add(name[1] if name is not None else "")
            self._report(RAW_HTML, tag.start(), tag=tag[0][:40].replace("\n", " "))
            if tag[0].startswith("<!["):
                self.images.add(tag.start() + 2)  # not an image as well

    def _refuse_images(self) -> None:
        for image in _IMAGE.finditer(self.text):
            bracket = image.start("bracket")
            if bracket not in self.images:
                self.images.add(bracket)
                self._report(REMOTE_IMAGE, image.start(), target=_MARKED.sub("…", image["target"] or image[0])[:80])

    def _inline(self, text: str, offset: int) -> Iterator[str]:
        at = 0
        for link in _LINK.finditer(text):
            yield self._unread(text[at : link.start()], offset + at)
            at = link.end()
            if offset + link.start() in self.images:
                yield link[0]
                continue
            shown = link["text"]
            if "](" in shown:
                shown = "".join(self._inline(shown, offset + link.start("text")))
            target, title = link["target"].strip("<>"), link["title"] or ""
            if "\x00" in target + title:
                self._report_marks(target, offset + link.start())
            else:
                target = self._target(target, offset + link.start())
            yield f"[{shown}]({target}{title})"
        yield self._unread(text[at:], offset + at)

    def _unread(self, text: str, offset: int) -> str:
        if "](" not in text:
            return text
        lines: set[int] = set()
        for link in _UNREAD.finditer(text):
            line = text.count("\n", 0, link.start())
            if line not in lines:
                lines.add(line)
                target = _MARKED.sub("…", link["target"])[:80]
                inside = posixpath.normpath(posixpath.join(self.targets.entry.base, target))
                self._report(BROKEN_LINK, offset + link.start(), target=target, hint=self.targets.hint(inside))
        return text

    def _check_definitions(self) -> None:
        known: set[int] = set()
        links = (link for link in _AUTOLINK.finditer(self.text) if not link["mail"])
        for found in (*_DEFINITION.finditer(self.text), *links):
            target, at = found["target"].strip("<>"), found.start("target")
            known.add(at)
            if "\x00" in target:
                self._report_marks(target, at)
            else:
                self._target(target, at)
        for found in _ANY_DEFINITION.finditer(self.text):
            refused = self.targets.resolve(found["target"].strip("<>"))
            # whatever else stands there need not be an address
            if isinstance(refused, Problem) and refused.kind is UNSAFE_LINK and found.start("target") not in known:
                self._refuse(refused, found.start("target"))

    def _report_marks(self, target: str, at: int) -> None:
        self.unsafe.add(self._place(at).line)
        hint = Message.of("An address holds no shortcode and no code.")
        self._report(BROKEN_LINK, at, target=_MARKED.sub("…", target)[:80], hint=hint)

    def _defined(self, match: re.Match[str]) -> str:
        answer = "\x00" if "\x00" in match["target"] else self.targets.resolve(match["target"].strip("<>"))
        return match[0] if isinstance(answer, Problem) or answer == "\x00" else match["head"] + _encoded(answer)

    def _target(self, target: str, at: int) -> str:
        resolved = self.targets.resolve(target)
        if isinstance(resolved, Problem):
            self._refuse(resolved, at)
            return target
        return _encoded(resolved)

    def _look_for_hidden_programs(self) -> None:
        for number, line in enumerate(self.text.split("\n")):
            hidden = _RUNS.search(plain_address(line))
            if hidden is not None and self.line + number not in self.unsafe:
                place = Place(self.targets.entry.path, self.line + number)
                self.found.append(UNSAFE_LINK.at(place, target=hidden[0][:60]))

    def _refuse(self, refused: Problem, at: int) -> None:
        place = self._place(at)
        if refused.kind is UNSAFE_LINK:
            self.unsafe.add(place.line)
        self.found.append(Problem(refused.kind, place, refused.values))

    def _report(self, kind: Kind, at: int, **values: str | Message) -> None:
        self.found.append(kind.at(self._place(at), **values))

    def _place(self, at: int) -> Place:
        line = self.text.count("\n", 0, at)
        column = at - self.text.rfind("\n", 0, at)
        return Place(self.targets.entry.path, self.line + line, column)


def _auto(match: re.Match[str]) -> str:
    if "\x00" in match[0]:
        return match[0]
    address = f"mailto:{match['mail']}" if match["mail"] else match["target"]
    # a ! before a link would make an image of it
    bang = "&#33;" if match["bang"] else ""
    return f"{bang}[{_NOT_IN_A_TEXT.sub(_escaped, match['target'])}]({_encoded(address)})"


def _encoded(address: str) -> str:
    return _NOT_IN_AN_ADDRESS.sub(lambda found: quote(found[0]), address)


def _escaped(found: re.Match[str]) -> str:
    return "\\" + found[0]
