"""Tables and charts stand alone on their lines."""

import pytest

from sites.bodies import FIRST_LINE, places, resolve_text

TABLE = '{{ table("disputes_received", by="region", period="2024-Q2") }}'
LONG = '{{ table("disputes_received",\n  by="region",\n  period="2024-Q2") }}'


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        f"{TABLE}\n",
        f"a\n\n{TABLE}\n\nb\n",
        f"a\n\n{TABLE}  \n\nb\n",
        f"{TABLE}\n \n{TABLE}\n",
        f"a\n\n{LONG}\n\nb\n",
    ],
)
def test_alone(text: str) -> None:
    body = resolve_text(text)
    assert body.problems == ()
    assert "<table" in body.markdown


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"见 {TABLE}\n", (0, 3)),
        (f"{TABLE} 见上\n", (0, 1)),
        (f"a\n{TABLE}\n", (1, 1)),
        (f"a\n\n{TABLE}\nb\n", (2, 1)),
        (f"- {TABLE}\n", (0, 3)),
        (f"> {TABLE}\n", (0, 3)),
        (f"    {TABLE}\n", (0, 5)),
        (f"| a |\n| - |\n| {TABLE} |\n", (2, 3)),
        (f"{LONG}\nb\n", (0, 1)),
        (f"`a` {TABLE}\n", (0, 5)),
    ],
)
def test_within_something(text: str, place: tuple[int, int]) -> None:
    body = resolve_text(text)
    assert body.codes == ["block-in-sentence"]
    assert places(body.problems) == [(FIRST_LINE + place[0], place[1])]
