"""Colours: contrast computed as WCAG 2.2 defines it, and series told apart without any colour."""

import pytest
from chart_examples import EXAMPLES, colours

from plainlaw.charts import draw
from plainlaw.drawing.theme import LIGHT, PALETTES, Scheme, style

PAGES = {
    "light": ("#ffffff", "#fafafa"),
    "dark": ("#1b2028", "#1e2129", "#000000"),  # the second is the page of Material's dark scheme
}


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2)."""
    dark, pale = sorted((luminance(one), luminance(other)))
    return (pale + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_and_a_known_grey() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_everything_painted_has_contrast_with_the_page(name: str, scheme: Scheme, width: str) -> None:
    painted = set(colours(draw(EXAMPLES[name], scheme, width)))  # type: ignore[arg-type]
    assert painted
    for tag, colour in painted:
        least = 4.5 if tag == "text" else 3.0
        assert all(contrast(colour, page) >= least for page in PAGES[scheme]), (tag, colour)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_of_the_palette_has_contrast(scheme: Scheme) -> None:
    palette = PALETTES[scheme]
    for page in PAGES[scheme]:
        assert all(contrast(colour, page) >= 4.5 for colour in (palette.text, palette.muted))
        assert all(contrast(colour, page) >= 3 for colour in (palette.rule, *palette.marks))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_neighbouring_series_differ_in_grey(scheme: Scheme) -> None:
    marks = PALETTES[scheme].marks
    assert all(contrast(one, other) >= 1.3 for one, other in zip(marks, marks[1:], strict=False))


def test_schemes_have_as_many_colours_and_none_twice() -> None:
    # The dark chart is the light one with each colour exchanged, which needs a colour for each.
    assert all(len(palette.colours) == len(LIGHT.colours) for palette in PALETTES.values())
    assert len(set(LIGHT.colours)) == len(LIGHT.colours)


def test_36_series_differ_in_dash_and_shape_alone() -> None:
    assert len({(style(index).dash, style(index).shape) for index in range(36)}) == 36


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_scheme_paints_with_its_own_colours_only(name: str) -> None:
    for scheme, palette in PALETTES.items():
        assert {colour for _, colour in colours(draw(EXAMPLES[name], scheme, "wide"))} <= set(palette.colours)
