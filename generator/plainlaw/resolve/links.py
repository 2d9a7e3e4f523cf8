"""Links of a document: to other documents, metrics and regions of the portal, or out of it.

In: prose. Out: the same prose with links that lead to files of the generated tree, HTML made harmless, and findings for
links that lead nowhere and for addresses that could run a program.
"""

import posixpath
import re
from dataclasses import dataclass
from html import unescape

from plainlaw.model.address import Address, Addresses
from plainlaw.model.document import Entry
from plainlaw.model.site import Site
from plainlaw.nearest import suggestion
from plainlaw.problems import Place, Problem
from plainlaw.problems.shortcodes import BROKEN_LINK, RAW_HTML, REMOTE_IMAGE, UNSAFE_LINK

_LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"\(\s*(?P<target><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)(?P<title>\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_DEFINITION = re.compile(r"^(?P<head>[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\n?[ \t]*)(?P<target>\S+)", re.MULTILINE)
_AUTOLINK = re.compile(r"<(?P<target>(?:https?|mailto|tel):[^\s<>]+)>")
_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]*|!--.*?--|![A-Za-z\[][^<>]*|\?[^<>]*)>", re.DOTALL)
_OPENS = re.compile(r"<(?=[A-Za-z/!?])")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ALLOWED = ("https:", "http:", "mailto:", "tel:")
_RUNS = re.compile(r"(?:javascript|vbscript|data)\s*:\s*\S", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]")


@dataclass(frozen=True)
class Links:
    """Rewrites the links of one document."""

    site: Site
    addresses: Addresses
    entry: Entry
    found: list[Problem]

    def rewrite(self, text: str, line: int) -> str:
        """`text` with its links resolved; `line` is where it begins in the file."""

        def place(match: re.Match[str]) -> Place:
            return Place(self.entry.path, line + text.count("\n", 0, match.start()))

        for tag in _TAG.finditer(_AUTOLINK.sub("", text)):
            self.found.append(RAW_HTML.at(place(tag), tag=tag[0][:40].replace("\n", " ")))
        hidden = _RUNS.search(_plain(text))
        targets = _LINK.sub(lambda match: self._inline(match, place(match)), text)
        targets = _DEFINITION.sub(lambda match: self._defined(match, place(match)), targets)
        targets = _AUTOLINK.sub(lambda match: f"[{match['target']}]({match['target']})", targets)
        if hidden is not None and not any(problem.kind is UNSAFE_LINK for problem in self.found):
            self.found.append(UNSAFE_LINK.at(Place(self.entry.path, line), target=hidden[0][:60]))
        # Findings have been made already; this keeps a tag harmless should one ever pass unseen.
        return _OPENS.sub("&lt;", targets)

    def _inline(self, match: re.Match[str], place: Place) -> str:
        target = match["target"].strip("<>")
        if match["image"]:
            self.found.append(REMOTE_IMAGE.at(place, target=target[:80]))
            return match["text"]
        resolved = self.resolve(target, place)
        return f"[{match['text']}]({resolved}{match['title'] or ''})"

    def _defined(self, match: re.Match[str], place: Place) -> str:
        return match["head"] + self.resolve(match["target"].strip("<>"), place)

    def resolve(self, target: str, place: Place) -> str:
        """The address that a link target stands for; the target itself after a finding."""
        plain = _INVISIBLE.sub("", unescape(target))
        if plain.startswith("#"):
            return target
        scheme = _SCHEME.match(plain)
        if plain.startswith(("//", "\\")) or (scheme and not plain.lower().startswith(_ALLOWED)):
            self.found.append(UNSAFE_LINK.at(place, target=target[:80]))
            return "#"
        if scheme:
            return target
        return self._within(plain, place) or target

    def _within(self, target: str, place: Place) -> str | None:
        path, _, fragment = target.partition("#")
        inside = posixpath.normpath(posixpath.join(self.entry.section.folder, path))
        address = self._address(inside)
        if address is None:
            self.found.append(BROKEN_LINK.at(place, target=target[:80], hint=suggestion(inside, self._known())))
            return None
        here = self.addresses.of(self.entry)
        relative = posixpath.relpath(address.file, posixpath.dirname(here.file))
        return relative + (f"#{fragment}" if fragment else "")

    def _address(self, inside: str) -> Address | None:
        folder, _, name = inside.partition("/")
        key = name.removesuffix(".md")
        if not name.endswith(".md"):
            return None
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

    def _known(self) -> list[str]:
        documents = {f"{folder}/{key}.md" for folder, key, _ in self.site.by_address}
        return [*documents, *(f"metrics/{metric}.md" for metric in self.site.metrics)]


def _plain(text: str) -> str:
    """The text as a browser might read an address in it: entities decoded, invisible characters gone."""
    return _INVISIBLE.sub("", unescape(text))
