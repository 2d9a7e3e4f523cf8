"""What a trap is: one way in which real files of offices mislead a program, and what is done about it.

In: a file, a grid, a table or a cell, and the desk on which repairs and questions are noted. Out: the same, mended.
Each file of the traps shelf defines one `Trap` called TRAP. No trap relies on another of the same step: in whatever
order they are tried, the same comes out.
"""

from collections.abc import Callable

from msgspec import Struct

from plainlaw.problems import Kind, Message
from plainlaw.sheet.cell import Cell, Grid
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Seen, Table


def nothing(seen: Seen, desk: Desk) -> Cell | None:
    """What a trap has to say of a cell that it does not look at."""
    return None


class Trap(Struct, frozen=True):
    """One rule, with an example of what is handed in and of what becomes of it.

    `about` says what is done, for people. `file` looks at the bytes, `grid` at each sheet, `gate` at all sheets before
    anything of them is shown, `shape` at lines around a table and at the width of rows, `table` at a table whose rows
    are as wide as its header, `label` at cells that say what values are about,
    `value` at cells that hold numbers, and `rows` at rows whose cells are mended. `label` and `value` return the mended
    cell, or None when the trap has nothing to say.
    """

    about: Message
    bad: str
    good: str
    kinds: tuple[Kind, ...] = ()
    file: Callable[[bytes, Desk], None] = lambda content, desk: None
    grid: Callable[[Grid, Desk], Grid] = lambda grid, desk: grid
    gate: Callable[[tuple[Grid, ...], Desk], None] = lambda grids, desk: None
    shape: Callable[[Table, Desk], Table] = lambda table, desk: table
    table: Callable[[Table, Desk], Table] = lambda table, desk: table
    label: Callable[[Seen, Desk], Cell | None] = nothing
    value: Callable[[Seen, Desk], Cell | None] = nothing
    rows: Callable[[Table, Desk], Table] = lambda table, desk: table
