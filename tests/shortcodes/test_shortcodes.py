"""Each shortcode: what it says, what it inherits from its document, and what it refuses."""

import html
import re
from datetime import date

import pytest

from plainlaw.model.call import Call
from plainlaw.model.document import Entry
from plainlaw.problems import Place, Problem
from plainlaw.resolve import ResolvedSite
from plainlaw.resolve.calls import Grammar, read_call
from plainlaw.shortcode import Resolved
from plainlaw.shortcodes import shortcodes
from sites.bodies import page, resolve_text, site

BULLETIN = page("bulletins", "2024-q2")
ENGLISH = page("bulletins", "2024-q2", "en")
PRACTICE = page("practices", "elm-tree-talks")
Q2 = 'period="2024-Q2"'


def words(markdown: str) -> str:
    """What a reader sees."""
    return html.unescape(re.sub(r"<[^>]+>", "", markdown)).strip()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (f'{{{{ figure("disputes_received", {Q2}) }}}}', "112件"),
        (f'{{{{ figure("disputes_received", {Q2}, unit="no") }}}}', "112"),
        (f'{{{{ figure("disputes_received", {Q2}, unit="yes") }}}}', "112件"),
        (f'{{{{ figure("disputes_received", {Q2}, show="period") }}}}', "112件（2024年第二季度）"),
        (f'{{{{ figure("settlement_rate", {Q2}) }}}}', "95.5%"),
        (f'{{{{ figure("disputes_received", {Q2}, region="990177101") }}}}', "52件"),
        (f'{{{{ figure("disputes_received", {Q2}, region="榆影镇") }}}}', "52件"),
        (f'{{{{ figure("disputes_received", {Q2}, region="Elmshade Town", dispute_kind="邻里") }}}}', "22件"),
        (f'{{{{ figure("disputes_received", {Q2}, dispute_kind="neighbour") }}}}', "50件"),
        ('{{ figure("disputes_received", period="2024-H1") }}', "224件"),
        ('{{ figure("disputes_received", period="2024年上半年") }}', "224件"),
        ('{{ figure("disputes_received", period="latest") }}', "112件"),
        (f'{{{{ change("disputes_received", {Q2}) }}}}', "下降13.8%"),
        (f'{{{{ change("disputes_received", {Q2}, against="year-before") }}}}', "下降13.8%"),
        (f'{{{{ change("disputes_received", {Q2}, against="previous") }}}}', "持平"),
        (f'{{{{ change("settlement_rate", {Q2}) }}}}', "上升7.1个百分点"),
        ('{{ metric("settlement_rate") }}', "调解成功率"),
        ('{{ target("settlement_rate", period="2024") }}', "95.5%"),
        ('{{ target("settlement_rate", period="2024-Q2", region="榆影镇") }}', "95.5%"),
    ],
)
def test_what_is_said(call: str, said: str) -> None:
    body = resolve_text(call)
    assert body.problems == ()
    assert words(body.markdown) == said


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('{{ figure("disputes_received") }}', "112 disputes"),
        ('{{ change("disputes_received") }}', "fell by 13.8%"),
        ('{{ change("settlement_rate") }}', "rose by 7.1 percentage points"),
        ('{{ metric("settlement_rate") }}', "Settlement rate"),
    ],
)
def test_a_bulletin_lends_its_period_and_every_page_its_language(call: str, said: str) -> None:
    assert words(resolve_text(call, ENGLISH).markdown) == said


def test_a_document_lends_its_place() -> None:
    call = f'{{{{ figure("disputes_received", {Q2}) }}}}'
    assert words(resolve_text(call, PRACTICE).markdown) == "52件"
    assert words(resolve_text(call.replace(") }}", ', region="990177") }}'), PRACTICE).markdown) == "112件"


def part_of(call: str) -> Resolved:
    part = resolve_text(call, BULLETIN).parts[0]
    assert isinstance(part, Resolved)
    return part


def test_figures_keep_the_cells_they_rest_on() -> None:
    (figure,) = part_of('{{ figure("settlement_rate") }}').figures
    over, under = figure.parts
    assert [int(part.value) for part in (over, under)] == [107, 112]
    assert figure.value == over.value / under.value * 100
    assert {cell.path for cell in figure.all_cells} == {
        "stats/settled/2024-Q2.csv",
        "stats/received/2024-Q2.csv",
    }
    assert len(figure.all_cells) == 12


def test_a_change_shows_both_its_figures() -> None:
    part = part_of('{{ change("disputes_received") }}')
    assert [int(figure.value) for figure in part.figures] == [112, 130]
    assert part.changes[0].base.key.period.year == 2023


def rows(call: str) -> list[list[str]]:
    body = resolve_text(call, BULLETIN)
    assert body.problems == ()
    table = re.findall(r"<tr>(.*?)</tr>", body.markdown, re.DOTALL)
    return [[words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in table]


def test_a_table_by_place_has_a_total() -> None:
    head, *found = rows('{{ table("disputes_received", "settlement_rate") }}')
    assert head[0] == "地区"
    assert [row[:2] for row in found] == [["榆影镇", "52"], ["柳汀镇", "34"], ["茶岚乡", "26"], ["合计", "112"]]
    assert found[-1][2] == "95.5"


def test_a_table_by_category_has_a_total() -> None:
    _, *found = rows('{{ table("disputes_received", by="dispute_kind", region="榆影镇") }}')
    assert [row[1] for row in found] == ["30", "22", "52"]


def test_a_table_by_period_has_the_last_periods_and_no_total() -> None:
    _, *found = rows('{{ table("disputes_received", by="period", last=2) }}')
    assert [row[1] for row in found] == ["112", "112"]
    _, *found = rows('{{ table("disputes_received", by="period", every="half", period="2024-H1", last=2) }}')
    assert [row[1] for row in found][-1] == "224"


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ('{{ table("disputes_received", by="colour") }}', "bad-argument"),
        ('{{ table("disputes_received", by="period", last=0) }}', "bad-argument"),
        ('{{ table("disputes_received", by="period", last=1000) }}', "bad-argument"),
        ('{{ table("disputes_received", by="period", last="two") }}', "bad-argument"),
        ('{{ table("disputes_received", by="period", every="week") }}', "bad-argument"),
        ('{{ table("disputes_received", region="榆影镇") }}', "bad-argument"),
        ('{{ table("disputes_received", "nothing") }}', "unknown-metric"),
        ('{{ table("disputes_received", period="2030-Q1") }}', "no-figure"),
        ('{{ chart("disputes_received", "settlement_rate") }}', "bad-argument"),
        ('{{ chart("disputes_received", kind="pie") }}', "bad-argument"),
        ('{{ figure("disputes_received", period="2024-04") }}', "no-figure"),
        ('{{ figure("disputes_received", period="2024") }}', "no-figure"),
        ('{{ change("disputes_received", period="2023-Q1") }}', "no-figure"),
        ('{{ change("disputes_received", against="last-week") }}', "bad-argument"),
        ('{{ metric("nothing") }}', "unknown-metric"),
        ('{{ target("settlement_rate", period="2023") }}', "no-target"),
        ('{{ target("disputes_received", period="2024") }}', "no-target"),
        ('{{ target("nothing", period="2024") }}', "unknown-metric"),
        ('{{ chart("disputes_received", against="target") }}', "no-target"),
        ('{{ chart("settlement_rate", by="dispute_kind", against="target") }}', "no-target"),
        ('{{ table("disputes_received", "disputes_settled", against="target") }}', "bad-argument"),
        ('{{ chart("disputes_received", against="plan") }}', "bad-argument"),
        ('{{ chart("disputes_received", "disputes_settled", kind="ranking") }}', "bad-argument"),
        ('{{ chart("disputes_received", "disputes_settled", kind="panels") }}', "bad-argument"),
        ('{{ chart("disputes_received", kind="ranking", by="period") }}', "bad-argument"),
        ('{{ chart("disputes_received", kind="panels", by="period") }}', "bad-argument"),
        ('{{ chart("disputes_received", kind="panels", region="榆影镇") }}', "bad-argument"),
        ('{{ chart("disputes_received", kind="panels", period="2030-Q1", last=2) }}', "no-figure"),
    ],
)
def test_what_is_refused(call: str, code: str) -> None:
    body = resolve_text(call, BULLETIN)
    assert body.codes == [code]
    assert body.parts == ()


def test_a_chart_is_drawn_from_the_figures_it_names() -> None:
    part = part_of('{{ chart("disputes_received", by="dispute_kind") }}')
    body = resolve_text('{{ chart("disputes_received", by="period", last=2, kind="bars") }}', BULLETIN)
    assert {int(figure.value) for figure in part.figures} == {62, 50, 112}
    assert part.draw is not None
    assert body.problems == ()
    assert "<figure" in body.markdown


def alternative(call: str, entry: Entry = BULLETIN) -> str:
    found = re.search(r'alt="([^"]*)"', resolve_text(call, entry).markdown)
    assert found is not None
    return html.unescape(found[1])


def test_a_table_against_a_target_says_it_in_each_row() -> None:
    head, *found = rows('{{ table("settlement_rate", by="region", against="target") }}')
    assert head == ["地区", "调解成功率（%）", "目标（%）"]
    assert {row[2] for row in found} == {"95.5"}
    markdown = resolve_text('{{ table("settlement_rate", against="target") }}', BULLETIN).markdown
    assert "settlement_rate/#target-2024" in markdown


def test_a_ranking_says_ranks_and_how_many_reach_the_target() -> None:
    call = '{{ chart("settlement_rate", kind="ranking", against="target") }}'
    head, *found = rows(call)
    assert head[1] == "位次"
    assert [row[1] for row in found[:-1]] == ["=1", "=1", "3"]
    assert found[-1][0] == "合计"
    values = [float(row[2]) for row in found[:-1]]
    assert values == sorted(values, reverse=True)
    reached = sum(value >= 95.5 for value in values)
    assert alternative(call).endswith(f"目标95.5%：3个中有{reached}个达到")
    assert alternative(call, ENGLISH).endswith(f"target 95.5%: reached by {reached} of 3")


def test_places_that_read_the_same_share_a_rank() -> None:
    _, *found = rows('{{ chart("disputes_received", kind="ranking", by="dispute_kind", period="2024-Q2") }}')
    assert [row[1] for row in found] == ["1", "2", ""]


def test_panels_show_each_place_over_time_and_say_where_it_went() -> None:
    call = '{{ chart("disputes_received", kind="panels", last=2) }}'
    head, *found = rows(call)
    assert head == ["地区", "2024年第一季度", "2024年第二季度"]
    assert [row[0] for row in found] == ["榆影镇", "柳汀镇", "茶岚乡", "合计"]
    part = part_of(call)
    assert part.draw is not None
    said = alternative(call)
    assert "2024年第二季度：最高52件（榆影镇）" in said
    assert "与2024年第一季度相比" in said
    assert "Compared" not in alternative(call, ENGLISH)


def test_over_time_the_last_figure_is_said_against_its_target() -> None:
    call = '{{ chart("settlement_rate", by="period", last=2, against="target") }}'
    assert "95.5%略高于目标95.5%" in alternative(call)
    assert "95.5% is just above the target of 95.5%" in alternative(call, ENGLISH)


@pytest.mark.parametrize("name", sorted(shortcodes()))
def test_every_example_is_right(name: str, resolved: ResolvedSite) -> None:
    # the examples are about the sample portal
    found: list[Problem] = []
    metrics = {metric.id: metric.dimensions for metric in resolved.site.metrics.values()}
    call = read_call(shortcodes()[name].example, Place("x.md", 1), Grammar(shortcodes(), metrics), found)
    assert isinstance(call, Call)
    assert found == []
    assert set(call.positional) <= set(metrics)


def test_the_good_site_says_what_these_tests_rely_on() -> None:
    assert site().as_of == date(2024, 8, 1)
    assert len(site().observations) == 48
