"""A page of the built site as a tree of elements, read with the parser of the standard library.

Void elements have no end tag; an end tag that closes nothing is an error, because browsers would guess what is meant.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_HIDDEN = frozenset(("script", "style", "template"))


@dataclass(slots=True, eq=False)
class Element:
    """One element: its tag, attributes, and what it holds, in order."""

    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    def get(self, name: str) -> str:
        """An attribute, empty when it is not there."""
        return self.attributes.get(name, "")

    def has_class(self, name: str) -> bool:
        """Whether the element bears the class."""
        return name in self.get("class").split()

    def walk(self) -> Iterator["Element"]:
        """The element and all below it, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag: str = "", class_: str = "") -> list["Element"]:
        """Every element below (or itself) with this tag and class."""
        return [e for e in self.walk() if (not tag or e.tag == tag) and (not class_ or e.has_class(class_))]

    def one(self, tag: str = "", class_: str = "") -> "Element":
        """The only such element."""
        (found,) = self.all(tag, class_)
        return found

    def by_id(self, id_: str) -> "Element":
        """The only element with this id."""
        (found,) = (element for element in self.walk() if element.get("id") == id_)
        return found

    @property
    def text(self) -> str:
        """The words that a reader sees, spaces as a browser folds them."""
        return " ".join("".join(self._words()).split())

    def _words(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in _HIDDEN:
                yield from child._words()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            raise ValueError(f"<{tag}> at {self.getpos()} has an attribute twice: {names}")
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag != tag:
            raise ValueError(f"</{tag}> at {self.getpos()} closes <{self.open[-1].tag}>")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_html(text: str) -> Element:
    """The page as a tree; its root has no tag. Raises ValueError where tags do not match."""
    builder = _Builder()
    builder.feed(text)
    builder.close()
    if len(builder.open) > 1:
        raise ValueError(f"<{builder.open[-1].tag}> is never closed")
    return builder.root
