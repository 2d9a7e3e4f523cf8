"""Pictures to SVG: drawn by Vega without a browser or the network, then made plain, named and coloured.

In: a `Picture`. Out: SVG text that is the same bytes for the same chart, in either colour scheme.
"""

import re
from typing import Any
from xml.etree import ElementTree

from plainlaw.drawing.picture import Picture
from plainlaw.drawing.theme import FONT, LIGHT, PALETTES, Scheme
from plainlaw.model.chart import ChartData

# Nothing is measured by Vega: no automatic size, no legend, no axis labels. Single marks have no roles
# or labels: the chart is one image with a name, and its numbers stand in the table beside it.
_CONFIG: dict[str, Any] = {
    "aria": False,
    "background": None,
    "view": {"stroke": None},
    "axis": {
        "labels": False,
        "title": None,
        "domain": False,
        "ticks": False,
        "gridColor": LIGHT.rule,
        "gridDash": [1, 3],
        "gridWidth": 1,
        "tickColor": LIGHT.rule,
        "domainColor": LIGHT.rule,
    },
}
_NOISE = frozenset(
    {
        "class",
        "role",
        "pointer-events",
        "font-family",
        "version",
        "aria-hidden",
        "aria-roledescription",
    }
)
_USUAL = (("opacity", "1"), ("font-weight", "normal"))
_LONG = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?|-?\d+e-\d+")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_GEOMETRY = ("d", "transform", "x", "y", "x2", "y2", "width", "height", "viewBox")


def to_svg(picture: Picture) -> str:
    """Vega's own SVG of the picture, in light colours."""
    import altair as alt

    edges = picture.margins
    chart = alt.layer(*picture.layers).properties(
        width=picture.width,
        height=picture.height,
        padding={"left": edges.left, "right": edges.right, "top": edges.top, "bottom": edges.bottom},
        autosize=alt.AutoSizeParams(type="none"),
    )
    # The configuration replaces whatever theme a program around us has enabled in Altair.
    spec = chart.to_dict(validate=False) | {"config": _CONFIG}
    return _converted(spec)


def _converted(spec: dict[str, Any]) -> str:
    import altair as alt
    import vl_convert

    language = _vega_lite(alt.SCHEMA_VERSION)
    svg: str = vl_convert.vegalite_to_svg(spec, vl_version=language, allowed_base_urls=[])
    return svg


def warm_up() -> None:
    """Load what draws, which takes longer than a drawing: for who will draw in a moment."""
    import altair as alt

    _converted(alt.Chart(alt.InlineData(values=[{}])).mark_point().to_dict(validate=False))


def _vega_lite(schema: str) -> str:
    """The Vega-Lite that Altair writes for, as the converter names it: v6.4.1 → 6.4."""
    return ".".join(schema.removeprefix("v").split(".")[:2])


def finish(drawn: str, data: ChartData, scheme: Scheme, name: str) -> str:
    """The SVG as published: named for assistive technology, in the scheme's colours, with ids of its own.

    `name` is unique among the charts of a page. `data` must be clean (plainlaw.drawing.words).
    """
    root = ElementTree.fromstring(drawn)  # noqa: S314 (our own drawing, with no document type)
    _simplify(root)
    _rename_ids(root, name)
    colours = dict(zip(LIGHT.colours, PALETTES[scheme].colours, strict=True))
    for element in root.iter():
        for attribute in ("fill", "stroke"):
            if element.get(attribute) in colours:
                element.set(attribute, colours[element.attrib[attribute]])
    size = {key: root.attrib[key] for key in ("width", "height", "viewBox")}
    root.attrib = {
        "xmlns": "http://www.w3.org/2000/svg",
        **size,
        "role": "img",
        "lang": data.lang,
        "xml:lang": data.lang,
        "font-family": FONT,
    }
    _describe(root, data, name)
    return ElementTree.tostring(root, encoding="unicode")


def _simplify(element: ElementTree.Element) -> None:
    """Leaves out what paints nothing or says nothing, and precision that only differs between machines."""
    element.tag = element.tag.rpartition("}")[2]
    for attribute in [key for key in element.attrib if key in _NOISE]:
        del element.attrib[attribute]
    for attribute, usual in _USUAL:
        if element.get(attribute) == usual:
            del element.attrib[attribute]
    for attribute in _GEOMETRY:
        if attribute in element.attrib:
            element.set(attribute, _LONG.sub(_rounded, element.attrib[attribute]))
    for child in list(element):
        _simplify(child)
        paints = child.tag != "path" or "fill" in child.attrib or "stroke" in child.attrib
        if not paints or (child.tag == "g" and len(child) == 0):
            element.remove(child)


def _rounded(match: re.Match[str]) -> str:
    """A coordinate to a hundredth of a pixel, never minus zero."""
    return f"{round(float(match[0]), 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _rename_ids(root: ElementTree.Element, name: str) -> None:
    """Ids counted from 1 within this chart: Vega goes on counting from one chart to the next."""
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    fresh = {old: f"{name}-{count}" for count, old in enumerate(ids, start=1)}

    def renamed(found: re.Match[str]) -> str:
        return f"url(#{fresh.get(found[1], found[1])})"

    for element in root.iter():
        for key, value in element.attrib.items():
            if key == "id":
                element.set(key, fresh[value])
            elif value.startswith("url("):
                element.set(key, _REFERENCE.sub(renamed, value))


def _describe(root: ElementTree.Element, data: ChartData, name: str) -> None:
    """Puts title and description first, and names the image by them."""
    texts = [(tag, text) for tag, text in (("title", data.title), ("desc", data.description)) if text]
    for place, (tag, text) in enumerate(texts):
        element = ElementTree.Element(tag, {"id": f"{name}-{tag}"})
        element.text = text
        root.insert(place, element)
    if texts:
        root.set("aria-labelledby", " ".join(f"{name}-{tag}" for tag, _ in texts))
