"""Links of a document: to other documents, metrics and regions of the portal, or out of it.

In: prose. Out: the same prose with links that lead to files of the generated tree, HTML made harmless, and findings for
links that lead nowhere and for addresses that could run a program. What the renderer might read as a link and this
module cannot is a finding too.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from urllib.parse import quote

from plainlaw.model.address import Address, Addresses
from plainlaw.model.document import Entry
from plainlaw.model.site import Site
from plainlaw.nearest import nearest
from plainlaw.problems import Kind, Message, Place, Problem
from plainlaw.problems.shortcodes import BROKEN_LINK, RAW_HTML, REMOTE_IMAGE, UNSAFE_LINK

_LINK = re.compile(
    r"\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*+)\]"
    r"\(\s*+(?P<target><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)"
    r"(?P<title>\s++(?:\"[^\"]*\"|'[^']*'))?+\s*+\)",
    re.DOTALL,
)
_UNREAD = re.compile(r"(?<!\\)(?:\\\\)*\]\((?P<target>[^)\n]*)")
_IMAGE = re.compile(r"(?<!\\)(?:\\\\)*!\[[^\]\n]*(?:\](?:\((?P<target>[^)\s]*))?)?")
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
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ALLOWED = ("https:", "http:", "mailto:", "tel:")
_RUNS = re.compile(r"(?:javascript|vbscript)\s*:\s*\S", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]")
_NOT_IN_AN_ADDRESS = re.compile(r"[\s()<>\"'\\`\[\]|]")
_NOT_IN_A_TEXT = re.compile(r"([\\`*_\[\]])")
_MARKED = re.compile(r"\x00[\x01\n]*\x01")


@dataclass(frozen=True)
class Links:
    """Rewrites the links of one document. `unread` are documents that are there but have errors of their own."""

    site: Site
    addresses: Addresses
    entry: Entry
    found: list[Problem]
    unread: frozenset[tuple[str, str]] = frozenset()
    hints: dict[str, Message] = field(default_factory=dict)

    def rewrite(self, text: str, line: int) -> str:
        """`text` with its links resolved; `line` is where it begins in the file.

        Calls and code stand in it as marks, which come out as often and in the same order as they went in.
        """
        return _Run(self, text, line).rewritten()

    def resolve(self, target: str) -> str | Problem:
        """The address that a link target stands for, or a finding without its place."""
        plain = _INVISIBLE.sub("", unescape(target))
        if plain.startswith("#"):
            return target
        scheme = _SCHEME.match(plain)
        if plain.startswith(("//", "\\")) or (scheme and not plain.lower().startswith(_ALLOWED)):
            return UNSAFE_LINK.at(Place(self.entry.path), target=target[:80])
        return target if scheme else self._within(plain)

    def _within(self, target: str) -> str | Problem:
        path, _, fragment = target.partition("#")
        inside = posixpath.normpath(posixpath.join(self.entry.section.folder, path))
        folder, _, name = inside.partition("/")
        address = self._address(folder, name.removesuffix(".md")) if name.endswith(".md") else None
        if address is None:
            if (folder, name.split(".")[0]) in self.unread:
                return target
            return BROKEN_LINK.at(Place(self.entry.path), target=target[:80], hint=self.hint(inside))
        here = self.addresses.of(self.entry)
        relative = posixpath.relpath(address.file, posixpath.dirname(here.file))
        return relative + (f"#{fragment}" if fragment else "")

    def _address(self, folder: str, key: str) -> Address | None:
        lang = self.entry.lang
        if folder == "metrics" and key in self.site.metrics:
            return self.addresses.metric(lang, key)
        if folder == "regions" and key in self.site.regions.codes:
            return self.addresses.region(lang, key)
        key = key.rsplit(".", 1)[0] if key.endswith(tuple(f".{tag}" for tag in self.site.portal.tags)) else key
        languages = self.site.languages_of(folder, key)
        if not languages:
            return None
        chosen = lang if lang in languages else languages[0]
        return self.addresses.of(self.site.by_address[folder, key, chosen])

    def hint(self, inside: str) -> Message:
        """The nearest file, as it would be written in this document."""
        if inside not in self.hints:
            near = nearest(inside, self._known)
            written = posixpath.relpath(near, self.entry.section.folder) if near is not None else ""
            self.hints[inside] = Message.of("Did you mean “{near}”?", near=written) if written else Message("")
        return self.hints[inside]

    @cached_property
    def _known(self) -> list[str]:
        documents = {f"{folder}/{key}.md" for folder, key, _ in self.site.by_address}
        return [*documents, *(f"metrics/{metric}.md" for metric in self.site.metrics)]


class _Run:
    """One run of prose, with the offset of everything in it known."""

    def __init__(self, links: Links, text: str, line: int) -> None:
        self.links, self.text, self.line = links, text, line
        self.unsafe: set[int] = set()

    def rewritten(self) -> str:
        begun: set[str] = set()
        for tag in _TAG.finditer(self.text):
            name = _NAME.match(tag[0])
            is_link = _AUTOLINK.match(self.text, tag.start()) is not None
            if is_link or (tag[0][1] == "/" and name is not None and name[1] in begun):
                continue  # <b> and </b> are one mistake
            begun.add(name[1] if name is not None else "")
            self._report(RAW_HTML, tag.start(), tag=tag[0][:40].replace("\n", " "))
        for image in _IMAGE.finditer(self.text):
            self._report(REMOTE_IMAGE, image.start(), target=_MARKED.sub("…", image["target"] or image[0])[:80])
        self._check_definitions()
        targets = "".join(self._inline(self.text, 0))
        targets = _DEFINITION.sub(self._defined, targets)
        targets = _AUTOLINK.sub(_auto, targets)
        self._look_for_hidden_programs()
        # Findings have been made already; this keeps a tag harmless should one ever pass unseen.
        return _OPENS.sub("&lt;", targets)

    def _inline(self, text: str, offset: int) -> Iterator[str]:
        at = 0
        for link in _LINK.finditer(text):
            yield self._unread(text[at : link.start()], offset + at)
            shown = "".join(self._inline(link["text"], offset + link.start("text")))
            target, title = link["target"].strip("<>"), link["title"] or ""
            if "\x00" in target + title:
                self._report_marks(target, offset + link.start())
            else:
                target = self._target(target, offset + link.start())
            yield f"[{shown}]({target}{title})"
            at = link.end()
        yield self._unread(text[at:], offset + at)

    def _unread(self, text: str, offset: int) -> str:
        lines: set[int] = set()
        for link in _UNREAD.finditer(text):
            line = text.count("\n", 0, link.start())
            if line not in lines:
                lines.add(line)
                target = _MARKED.sub("…", link["target"])[:80]
                inside = posixpath.normpath(posixpath.join(self.links.entry.section.folder, target))
                self._report(BROKEN_LINK, offset + link.start(), target=target, hint=self.links.hint(inside))
        return text

    def _check_definitions(self) -> None:
        known: set[int] = set()
        for found in (*_DEFINITION.finditer(self.text), *_AUTOLINK.finditer(self.text)):
            target, at = found["target"].strip("<>"), found.start("target")
            known.add(at)
            if "\x00" in target:
                self._report_marks(target, at)
            else:
                self._target(target, at)
        for found in _ANY_DEFINITION.finditer(self.text):
            refused = self.links.resolve(found["target"].strip("<>"))
            # whatever else stands there need not be an address
            if isinstance(refused, Problem) and refused.kind is UNSAFE_LINK and found.start("target") not in known:
                self._refuse(refused, found.start("target"))

    def _report_marks(self, target: str, at: int) -> None:
        hint = Message.of("An address holds no shortcode and no code.")
        self._report(BROKEN_LINK, at, target=_MARKED.sub("…", target)[:80], hint=hint)

    def _defined(self, match: re.Match[str]) -> str:
        answer = "\x00" if "\x00" in match["target"] else self.links.resolve(match["target"].strip("<>"))
        return match[0] if isinstance(answer, Problem) or answer == "\x00" else match["head"] + _encoded(answer)

    def _target(self, target: str, at: int) -> str:
        resolved = self.links.resolve(target)
        if isinstance(resolved, Problem):
            self._refuse(resolved, at)
            return target
        return _encoded(resolved)

    def _look_for_hidden_programs(self) -> None:
        for number, line in enumerate(self.text.split("\n")):
            hidden = _RUNS.search(_INVISIBLE.sub("", unescape(line)))
            if hidden is not None and self.line + number not in self.unsafe:
                place = Place(self.links.entry.path, self.line + number)
                self.links.found.append(UNSAFE_LINK.at(place, target=hidden[0][:60]))

    def _refuse(self, refused: Problem, at: int) -> None:
        place = self._place(at)
        if refused.kind is UNSAFE_LINK:
            self.unsafe.add(place.line)
        self.links.found.append(Problem(refused.kind, place, refused.values))

    def _report(self, kind: Kind, at: int, **values: str | Message) -> None:
        self.links.found.append(kind.at(self._place(at), **values))

    def _place(self, at: int) -> Place:
        line = self.text.count("\n", 0, at)
        column = at - self.text.rfind("\n", 0, at)
        return Place(self.links.entry.path, self.line + line, column)


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
