"""How rows of totals are called: 合计, 总计, 小计, 全县, total.

In: a label. Out: what kind of total it is.
"""

from plainlaw.sheet.words import plain

SUBTOTALS = frozenset({"小计", "subtotal"})
TOTALS = SUBTOTALS | frozenset(
    {
        "合计",
        "总计",
        "共计",
        "累计",
        "总和",
        "全县",
        "全县合计",
        "全市",
        "全区",
        "全镇",
        "全省",
        "total",
        "totals",
        "sum",
        "grandtotal",
    }
)


def is_total(label: str) -> bool:
    """Whether the label is that of a total, whatever spaces stand within it."""
    return plain(label).rstrip(":") in TOTALS


def is_subtotal(label: str) -> bool:
    """Whether it is a total of the rows just above only."""
    return plain(label).rstrip(":") in SUBTOTALS
