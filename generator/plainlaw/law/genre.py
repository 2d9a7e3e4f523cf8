"""The fifteen kinds of official document, by art. 8 of the rules on official documents of 2012.

In: a kind as typed. Out: whether it is one of them. The rules say “mainly”: an office may have kinds of its own.
"""

GENRES = {
    "决议": "Resolution",
    "决定": "Decision",
    "命令": "Order",
    "公报": "Communiqué",
    "公告": "Announcement",
    "通告": "Public notice",
    "意见": "Opinion",
    "通知": "Notice",
    "通报": "Circular",
    "报告": "Report",
    "请示": "Request",
    "批复": "Reply",
    "议案": "Bill",
    "函": "Letter",
    "纪要": "Minutes",
}
"""Each kind in Chinese, and as this program says it in English."""
OTHER_NAMES = ("令",)
"""What an order is called in its number."""


def is_official(genre: str) -> bool:
    """Whether it is one of the fifteen, in either language."""
    return genre in GENRES or genre in OTHER_NAMES or genre.casefold() in {name.casefold() for name in GENRES.values()}
