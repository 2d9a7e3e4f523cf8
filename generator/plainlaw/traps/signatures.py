"""Lines with who filled in or checked the form, and notes: left out, and the names in them never shown."""

from plainlaw.problems import Message
from plainlaw.sheet.around import is_signature
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Table
from plainlaw.trap import Trap

_SIGNED = Message.of(
    "a line with names, telephone numbers or dates of signing is left out; personal names are not kept, nor shown here"
)
_NOTE = Message.of("a note below the table is left out")


def _shape(table: Table, desk: Desk) -> Table:
    for row in (*table.above, *table.below):
        first = next((cell for cell in row if not cell.is_blank), None)
        if first is None:
            continue
        if is_signature(row):
            desk.repair(first.place, "…", "", _SIGNED)
        elif row in table.below:
            text = " ".join(cell.text for cell in row if not cell.is_blank)
            desk.repair(first.place, text, "", _NOTE)
    return table


TRAP = Trap(
    about=Message.of("Signatures, telephone numbers and notes around the table are left out; names are never shown."),
    bad="审核人：…　填表人：…　电话：…",
    good="no such line",
    shape=_shape,
)
