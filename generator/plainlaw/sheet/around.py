"""Lines around a table that are no data: who signed it, where to call, notes.

In: a row of cells. Out: whether it is such a line. The same words decide what is dropped and what may hold a telephone
number without making the file one about persons.
"""

import re

from plainlaw.sheet.cell import Row
from plainlaw.sheet.words import plain

_SIGNED = re.compile(
    r"^(?:(?:单位|统计|部门|分管)?(?:审核|填表|填报|制表|报送|复核|负责|联系|经办|签发)(?:人|者|人员|单位|部门|日期|时间|领导)"
    r"|制表|审核|联系电话|联系方式|电话|签字|签名|盖章|\(?公章\)?|领导签字"
    r"|(?:prepared|checked|compiled|signed|approved)by|contact|phone|tel\b)"
    r"(?:\(.{0,8}\))?(?:$|[:].*)"
)
_NOTE = re.compile(r"^(?:注|说明|备注|附注|资料来源|数据来源|来源|note|notes|source)\d*[:.、]")


def is_signature(row: Row) -> bool:
    """Whether the row says who filled in or checked the form, or where to call."""
    return any(_SIGNED.match(plain(cell.text)) for cell in row if cell.text)


def is_note(row: Row) -> bool:
    """Whether the row is a note below a table."""
    first = next((cell.text for cell in row if not cell.is_blank), "")
    return bool(_NOTE.match(plain(first)))
