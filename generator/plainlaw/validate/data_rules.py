"""Values against the rules of their metrics: bounds, parts that exceed their whole, jumps from period to period.

In: every cell of every return. Out: findings at the cells. Values are compared exactly, and only where both are there.
Of very many cells, columns say first which are doubtful (doubtful_cells.py); what is wrong with them is said here.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from plainlaw.model.cell_table import CellTable
from plainlaw.model.decimals import decimal_text
from plainlaw.model.figure import Breakdown, Cell, Observation
from plainlaw.model.metric import Metric
from plainlaw.model.period import Period
from plainlaw.model.rules import Jump
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.data_rules import IMPLAUSIBLE_JUMP, MORE_THAN_WHOLE, OUT_OF_RANGE
from plainlaw.validate.dictionaries import Dictionaries
from plainlaw.validate.doubtful_cells import doubtful_cells

_Key = tuple[str, str, Period, Breakdown]
Say = Callable[[Cell], str]
"""Place, period and categories of a cell in words."""
MANY = 40_000
"""So many cells take as long to be looked at one by one as the library for columns takes to load."""


def check_rules(cells: CellTable, known: Dictionaries, say: Say, found: list[Problem]) -> None:
    """Add the findings about every value whose metric has rules."""
    ruled = {metric.id: metric for metric in known.metrics.values() if metric.rules is not None}
    if not ruled:
        return
    compared = cells.of_metrics(ruled.keys() | {str(m.rules.at_most) for m in ruled.values() if m.rules is not None})
    looked_at, values = _to_look_at(compared, ruled)
    for seen in looked_at:
        metric = ruled.get(seen.metric)
        if metric is not None:
            found += _of_one(seen, metric, values, (known, say))


def _to_look_at(cells: CellTable, ruled: Mapping[str, Metric]) -> tuple[list[Observation], dict[_Key, Observation]]:
    """The values to be looked at, and those and whatever they are compared with by what they are of."""
    rules = {name: metric.rules for name, metric in ruled.items() if metric.rules is not None}
    doubtful = doubtful_cells(cells, rules) if len(cells) >= MANY else None
    if doubtful is None:
        values = {_key(cell): cell for cell in cells if isinstance(cell, Observation)}
        return list(values.values()), values
    own = [cell for cell in doubtful.cells if isinstance(cell, Observation)]
    others = [cell for cell in doubtful.compared if isinstance(cell, Observation)]
    return own, {_key(cell): cell for cell in (*own, *others)}


def _key(cell: Cell) -> _Key:
    return cell.metric, cell.region, cell.period, cell.breakdown


def _of_one(
    seen: Observation, metric: Metric, values: Mapping[_Key, Observation], words: tuple[Dictionaries, Say]
) -> Iterator[Problem]:
    known, say = words
    rules, place = metric.rules, Place(seen.path, seen.row, cell=seen.column)
    name = metric.name.get(known.portal.default_language)
    if rules is None:
        return
    if rules.minimum is not None and seen.value < Fraction(rules.minimum):
        side, bound = Message.of("below"), Message.of("minimum")
        yield OUT_OF_RANGE.at(place, value=decimal_text(seen.value), metric=name, limit=str(rules.minimum), side=side,
                              bound=bound)  # fmt: skip
    if rules.maximum is not None and seen.value > Fraction(rules.maximum):
        side, bound = Message.of("above"), Message.of("maximum")
        yield OUT_OF_RANGE.at(place, value=decimal_text(seen.value), metric=name, limit=str(rules.maximum), side=side,
                              bound=bound)  # fmt: skip
    whole = values.get((rules.at_most or "", seen.region, seen.period, seen.breakdown))
    if whole is not None and seen.value > whole.value:
        yield MORE_THAN_WHOLE.at(
            place, value=decimal_text(seen.value), what=say(seen), limit=decimal_text(whole.value),
            whole=known.metrics[whole.metric].name.get(known.portal.default_language),
            place=str(Place(whole.path, whole.row)),
        )  # fmt: skip
    before = values.get((seen.metric, seen.region, seen.period.previous(), seen.breakdown)) if rules.jump else None
    if rules.jump is not None and before is not None and _is_jump(before.value, seen.value, rules.jump):
        yield IMPLAUSIBLE_JUMP.at(place, before=decimal_text(before.value), period=str(before.period),
                                  value=decimal_text(seen.value), what=say(seen))  # fmt: skip


def _is_jump(before: Fraction, after: Fraction, jump: Jump) -> bool:
    low, high = sorted((before, after))
    return high - low >= Fraction(jump.least) and high > low * Fraction(jump.times)
