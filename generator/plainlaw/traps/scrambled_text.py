"""Text that was copied from a scrambled mirror page: 发(fā)律 with the pronunciation behind a character."""

import re

from plainlaw.problems import Message
from plainlaw.sheet.cell import Grid
from plainlaw.sheet.desk import Desk
from plainlaw.trap import Trap

_PINYIN = re.compile(r"(?<=[\u4e00-\u9fff])[(（][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*[)）]")
_RULE = Message.of(
    "the pronunciation behind a character is taken out; such text comes from a scrambled copy, so look for the original"
)


def _grid(grid: Grid, desk: Desk) -> Grid:
    rows = []
    for row in grid.rows:
        cells = list(row)
        for n, cell in enumerate(row):
            clean = _PINYIN.sub("", cell.text)
            if clean != cell.text:
                cells[n] = desk.mend(cell, clean, _RULE)
        rows.append(tuple(cells))
    return grid.with_rows(rows)


TRAP = Trap(
    about=Message.of("The pronunciation that scrambled pages put behind characters is taken out, and said."),
    bad="云麓(lù)镇",
    good="云麓镇",
    grid=_grid,
)
