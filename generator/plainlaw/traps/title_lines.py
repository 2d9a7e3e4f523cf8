"""Title lines above the header: they say period and unit, and are no data."""

from plainlaw.problems import Message
from plainlaw.sheet.around import is_signature
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Table
from plainlaw.trap import Trap

_RULE = Message.of("lines above the header are no data; period and unit are looked for in them")


def _shape(table: Table, desk: Desk) -> Table:
    for row in table.above:
        said = [cell for cell in row if not cell.is_blank]
        if said and not is_signature(row):
            text = " ".join(dict.fromkeys(" ".join(cell.text.split()) for cell in said))
            desk.repair(said[0].place, text, "", _RULE)
    return table


TRAP = Trap(
    about=Message.of("Lines above the header are taken for the title: period and unit are looked for in them."),
    bad="云岭示例县2024年3月矛盾纠纷月报",
    good="stats/disputes/2024-03.csv",
    shape=_shape,
)
