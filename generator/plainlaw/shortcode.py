"""What a shortcode is: a call in a document's text that becomes figures, and figures that become text.

In: a `Call` and its `Scope`. Out: `Resolved`, which renders itself for a page. Each file of the shortcodes shelf
defines one instance called SHORTCODE.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import ClassVar

from msgspec import Struct

from plainlaw.model.call import Call
from plainlaw.model.chart import ChartData
from plainlaw.model.figure import Change, Figure
from plainlaw.scope import Scope
from plainlaw.voice import Voice


class Argument(Struct, frozen=True):
    """A named argument. `help` is an English message id; `choices` is closed when not empty."""

    name: str
    help: str
    choices: tuple[str, ...] = ()
    whole_number: bool = False


REGION = Argument("region", "Code or name of the place; without it, the document's own.")
PERIOD = Argument(
    "period", "The period; without it, the document's own. “latest” is the last for which there is a figure."
)


class Resolved(Struct, frozen=True):
    """A shortcode whose figures are known. `render` gives Markdown or HTML for one page."""

    call: Call
    render: Callable[[Voice], str]
    figures: tuple[Figure, ...] = ()
    changes: tuple[Change, ...] = ()
    metrics: tuple[str, ...] = ()
    draw: Callable[[Voice], ChartData] | None = None


class Shortcode(ABC):
    """One shortcode: its arguments, and how a call becomes figures and text.

    The first positional arguments are metric ids, one or `several`. With `dimensions`, names of the metric's dimensions
    are arguments too. A `block` stands alone on its line.
    """

    name: ClassVar[str]
    help: ClassVar[str]
    example: ClassVar[str]
    block: ClassVar[bool] = False
    several: ClassVar[bool] = False
    dimensions: ClassVar[bool] = True
    arguments: ClassVar[tuple[Argument, ...]] = ()

    @abstractmethod
    def resolve(self, call: Call, scope: Scope) -> Resolved | None:
        """The call with its figures; None after findings. Arguments have been checked by name and choice."""
