"""The SVG of every kind: well formed, named, of the right size, the same bytes always, and safe."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from chart_examples import EXAMPLES, SVG, parsed, series, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from plainlaw.charts import chart_kinds, draw, drawing_key, size
from plainlaw.drawing import LIGHT, PALETTES, ROOMS, Picture, finish, to_svg
from plainlaw.drawing.marks import data_of
from plainlaw.drawing.picture import Margins
from plainlaw.model.chart import ChartData, ChartError

EVERY = pytest.mark.parametrize("name", EXAMPLES)
WIDTHS = {"wide": "680", "narrow": "320"}


def every_byte() -> str:
    """A digest of all examples in all forms."""
    return sha256(
        "".join(
            draw(data, scheme, width)  # type: ignore[arg-type]
            for data in EXAMPLES.values()
            for scheme in PALETTES
            for width in WIDTHS
        ).encode()
    ).hexdigest()


@EVERY
def test_the_image_has_its_size_name_and_description(name: str) -> None:
    for width, pixels in WIDTHS.items():
        root = parsed(draw(EXAMPLES[name], "dark", width))  # type: ignore[arg-type]
        assert root.tag == f"{SVG}svg"
        assert root.get("width") == pixels
        assert root.get("viewBox") == f"0 0 {pixels} {root.get('height')}"
        assert root.get("role") == "img"
        assert root.get("lang") == "zh-Hans"
        assert root.get("font-family", "").startswith("system-ui")
        title, description = list(root)[:2]
        assert (title.tag, title.text) == (f"{SVG}title", "标题")
        assert (description.tag, description.text) == (f"{SVG}desc", "说明文字")
        assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


@EVERY
def test_nothing_is_behind_outside_or_unreadable(name: str) -> None:
    for width in WIDTHS:
        svg = draw(EXAMPLES[name], "light", width)  # type: ignore[arg-type]
        root = parsed(svg)
        assert all(rect.get("fill") in LIGHT.marks for rect in root.iter(f"{SVG}rect"))
        sizes = [text.get("font-size", "0px").removesuffix("px") for text in root.iter(f"{SVG}text")]
        assert all(float(size) >= 12 for size in sizes)
        names = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert names <= {"svg", "title", "desc", "g", "path", "line", "rect", "text"}
        assert "href" not in svg
        assert "url(" not in svg


def test_ids_differ_between_forms_and_charts() -> None:
    ids = [
        element.get("id")
        for data in EXAMPLES.values()
        for scheme in PALETTES
        for width in WIDTHS
        for element in parsed(draw(data, scheme, width)).iter()
        if element.get("id")  # type: ignore[arg-type]
    ]
    assert len(ids) == len(set(ids)) > 0


def test_without_words_nothing_is_named() -> None:
    root = parsed(draw(ChartData("bars", "", " \n", "en", "", 0, ()), "light", "wide"))
    assert root.get("aria-labelledby") is None
    assert all(element.tag not in (f"{SVG}title", f"{SVG}desc") for element in root)


def test_the_same_bytes_in_another_process_zone_and_order_of_hashes() -> None:
    here = Path(__file__).parent
    code = "from test_chart_svg import every_byte; print(every_byte())"
    found = {every_byte()}
    for zone, seed, lang in (("America/Lima", "1", "C"), ("Asia/Shanghai", "77", "de_DE.UTF-8")):
        environment = os.environ | {
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "LANG": lang,
            "LC_ALL": lang,
            "PYTHONPATH": os.pathsep.join([str(here), *sys.path]),
        }
        run = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        found.add(run.stdout.strip())
    assert len(found) == 1


def test_a_theme_enabled_around_us_changes_nothing() -> None:
    import altair as alt

    data = EXAMPLES["gaps"]
    kind = chart_kinds()["line"]
    before = to_svg(kind.compose(data, ROOMS["wide"]))
    with alt.theme.enable("dark"):
        assert to_svg(kind.compose(data, ROOMS["wide"])) == before


def test_altair_is_not_imported_before_a_chart_is_drawn() -> None:
    code = (
        "import sys, plainlaw.charts as c; c.chart_kinds(); c.drawing_key(); "
        "print(sorted({'altair', 'vl_convert', 'pandas'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert run.stdout.strip() == "[]"


def test_ids_that_vega_counts_through_are_counted_anew() -> None:
    import altair as alt

    clipped = alt.Chart(data_of([{"a": 1, "b": 2}])).mark_line(clip=True).encode(x="a:Q", y="b:Q")
    picture = Picture((clipped,), 100, 50, Margins(10, 10, 10, 10))
    first, second = to_svg(picture), to_svg(picture)
    assert first != second  # Vega goes on counting: if that ends, renaming can go too
    data = EXAMPLES["one point"]
    svg = finish(first, data, "light", "one")
    assert svg == finish(second, data, "light", "one")
    assert 'id="one-1"' in svg
    assert "url(#one-1)" in svg


def test_a_kind_that_is_not_on_the_shelf() -> None:
    with pytest.raises(ChartError, match="'pie'; there are bars, line, panels, ranking"):
        draw(ChartData("pie", "", "", "en", "", 0, ()), "light", "wide")


def test_the_key_of_a_cache_is_stable_within_a_run() -> None:
    assert drawing_key() == drawing_key.__wrapped__()
    assert len(drawing_key()) == 16


HOSTILE = st.one_of(
    st.text(st.characters(), max_size=30),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            "]]>",
            "\"'&<>",
            "\x00\x1b[31m",
            "\ud800",
            "datum.x",
            "\u202eabc",
            "{{ x }}",
            'fill="#0b5cad"',
            "#0b5cad",
            "&#x0;",
            "<!DOCTYPE a>",
            "url(#clip1)",
            "null",
            "\\u0000",
            "$&",
            "🏛️👩‍⚖️",
            "https://example.org/a.json",
            "甲" * 60,
            "W" * 200,
        ]
    ),
)
POINTS = st.lists(st.tuples(HOSTILE, st.one_of(st.none(), st.floats(-1e6, 1e6))), max_size=14)


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(["line", "bars", "panels", "ranking"]),
    points=POINTS,
    names=st.lists(HOSTILE, min_size=1, max_size=4),
    words=st.tuples(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),
    decimals=st.integers(0, 3),
)
def test_no_words_break_a_chart(
    kind: str, points: list[tuple[str, float | None]], names: list[str], words: tuple[str, ...], decimals: int
) -> None:
    labels, values = [label for label, _ in points], [value for _, value in points]
    title, description, lang, unit, no_value = words
    data = ChartData(
        kind,
        title,
        description,
        lang,
        unit,
        decimals,
        tuple(series(name, labels, values) for name in names),
        no_value=no_value,
    )
    for width, pixels in WIDTHS.items():
        root = parsed(draw(data, "dark", width))  # type: ignore[arg-type]
        assert root.get("width") == pixels
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "g", "path", "line", "rect", "text"}


def test_hostile_words_are_shown_as_they_are() -> None:
    label = "<script>alert(\"fill='#0b5cad'\")</script> & ]]>"
    data = ChartData("bars", label, "", "en", "", 0, (series("", (label,), [1]),))
    svg = draw(data, "dark", "wide")
    assert label in texts(svg)
    assert parsed(svg)[0].text == label
    assert "<script" not in svg


@EVERY
def test_its_size_is_known_before_it_is_drawn(name: str) -> None:
    for width in WIDTHS:
        root = parsed(draw(EXAMPLES[name], "light", width))  # type: ignore[arg-type]
        across, down = size(EXAMPLES[name], width)  # type: ignore[arg-type]
        assert (root.get("width"), root.get("height")) == (str(across), str(down))


def test_pages_need_not_load_what_draws_to_know_sizes() -> None:
    code = (
        "import sys; from chart_examples import EXAMPLES; from plainlaw.charts import size;"
        "[size(data, width) for data in EXAMPLES.values() for width in ('wide', 'narrow')];"
        "assert not {'altair', 'vl_convert'} & sys.modules.keys()"
    )
    here = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": here})
