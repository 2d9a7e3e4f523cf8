"""What a chart kind composes, and the room it has for that.

In: nothing. Out: `ChartKind`, which each file of the charts shelf defines, `Room` and `Picture`.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct

from plainlaw.model.chart import ChartData

if TYPE_CHECKING:
    import altair as alt

Width = Literal["wide", "narrow"]


class Room(Struct, frozen=True):
    """The space for a chart, in pixels. `font` is for names and values, `small` for axes; none below 12."""

    width: int
    plot_height: int
    font: int
    small: int
    value_ticks: int
    direct: bool  # whether there is space beside the plot for the names of series


ROOMS: Mapping[Width, Room] = MappingProxyType(
    {
        "wide": Room(width=680, plot_height=280, font=13, small=12, value_ticks=5, direct=True),
        "narrow": Room(width=320, plot_height=220, font=13, small=12, value_ticks=4, direct=False),
    }
)


class Margins(Struct, frozen=True):
    """The space around the plot, in pixels."""

    left: float
    right: float
    top: float
    bottom: float


class Picture(Struct, frozen=True):
    """Altair layers in light colours, the size of the plot and the margins around it, in pixels."""

    layers: "tuple[alt.Chart, ...]"
    width: float
    height: float
    margins: Margins


class Frame(Protocol):
    """The plot of a chart before anything is drawn in it: its size and the margins around it, in pixels."""

    @property
    def width(self) -> float:
        """The width of the plot."""

    @property
    def height(self) -> float:
        """The height of the plot."""

    @property
    def margins(self) -> Margins:
        """The space around it."""


class ChartKind(Struct, frozen=True):
    """A kind of chart: how clean data become a picture in a given room, and, without loading what draws, how large."""

    compose: Callable[[ChartData, Room], Picture]
    frame: Callable[[ChartData, Room], Frame]

    def size(self, data: ChartData, room: Room) -> tuple[int, int]:
        """The width and height of the picture of clean data, in whole pixels."""
        frame = self.frame(data, room)
        edges = frame.margins
        return round(frame.width + edges.left + edges.right), round(frame.height + edges.top + edges.bottom)
