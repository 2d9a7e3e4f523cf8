"""The invented returns of the sample portal, the same bytes on every run.

In: stats/regions.csv, for the codes and names of the townships. Out: every stats/<dataset>/<period>.csv,
written below the folder on the command line (stats/ of this repository when there is none). A second folder on the
command line gets the returns that are not public: `plainlaw protect --from FOLDER` makes tables of them.

Totals are set per half-year, so that the county figures which the sample's texts rely on come out exactly;
a seeded random stream and fixed seasons share them out over months, townships and kinds. All sharing is done
with whole numbers, because the last bit of a floating-point sum differs between Python versions.
"""

import csv
import io
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
COUNTY = "990124"
NOTE = "虚构数据"
YEARS = (2022, 2023, 2024)
HALVES = [(year, half) for year in YEARS for half in (1, 2)]

# Residents of each township in 2022 and villages, in the order of regions.csv.
RESIDENTS_2022 = (41283, 29847, 26512, 24368, 22180, 20950, 19460, 18230, 17120, 15870, 14690, 13540,
                  12310, 11480, 10260, 9370, 8640, 7920)  # fmt: skip
VILLAGES = (18, 19, 17, 18, 16, 17, 15, 16, 14, 15, 13, 14, 12, 12, 11, 10, 9, 9)
# People move from the small places to the county seat: change in each year, per thousand.
GROWTH = (9, 4, 3, 1, 0, -1, -2, -2, -4, -5, -5, -6, -8, -9, -10, -11, -12, -13)

# Weight of each kind of dispute, its seasons (January to December), and how hard it is to resolve.
KINDS = {
    "邻里": (25, (8, 8, 10, 11, 11, 10, 11, 11, 10, 9, 9, 8), 2),
    "婚姻家庭": (21, (11, 13, 11, 9, 9, 9, 9, 9, 9, 10, 10, 9), 4),
    "征地拆迁": (15, (6, 6, 12, 14, 13, 11, 9, 9, 11, 11, 9, 7), 9),
    "劳动争议": (15, (16, 12, 7, 7, 7, 8, 8, 8, 9, 10, 13, 18), 6),
    "消费": (13, (10, 10, 13, 9, 9, 9, 9, 9, 9, 9, 12, 10), 3),
    "其他": (14, (10, 9, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10), 4),
}
# Disputes screened in the county in each half-year, and how many of them stayed unresolved.
SCREENED = (2238, 2301, 2364, 2419, 2462, 2507)
UNRESOLVED = (97, 88, 79, 68, 56, 51)
# No dispute cell is smaller: single cases in a small place could be recognised.
SMALLEST_CELL = 2

# Assigned and resolved backlog petitions: at the beginning of 2022, then at the end of each half-year.
ASSIGNED = (64, 78, 92, 104, 116, 124, 128)
RESOLVED = (11, 25, 48, 73, 94, 109, 119)

# County totals in each half-year, and seasons: warnings peak with shopping festivals, brawls in warm months.
PUBLIC_ORDER = {
    "刑事案件": ((571, 583, 558, 527, 481, 462), (10, 9, 10, 10, 10, 10, 10, 10, 10, 10, 10, 11)),
    "治安案件": ((1182, 1204, 1113, 1046, 906, 881), (9, 9, 9, 10, 11, 12, 13, 13, 11, 10, 9, 9)),
    "电信网络诈骗案件": ((149, 163, 168, 151, 111, 98), (10, 9, 10, 10, 10, 11, 10, 10, 10, 10, 12, 10)),
    "预警劝阻次数": ((2205, 2690, 3120, 3644, 4087, 4390), (10, 9, 10, 10, 10, 12, 10, 10, 10, 11, 14, 12)),
}

# Legal aid cases by matter: weight, and seasons (quarters), because wages are claimed before Spring Festival.
AID_MATTERS = {
    "劳动报酬": (34, (13, 8, 8, 11)), "婚姻家庭": (27, (9, 10, 10, 9)), "人身损害赔偿": (22, (9, 10, 11, 10)),
    "其他": (17, (10, 10, 10, 10)),
}  # fmt: skip
AID_CASES = 640

# Visits are fewer around Spring Festival; legal education peaks in March and in December (Constitution Day).
VISIT_SEASON = (90, 82, 104, 106, 103, 99, 96, 98, 102, 101, 105, 108)
EDUCATION_SEASON = (80, 70, 150, 100, 105, 110, 85, 85, 105, 100, 110, 190)

# A return that was handed in again: two events that one township had counted twice were taken out of it.
CORRECTED = ("legal-education", "2024-10", "2024-10.v2", "禾安镇", {"普法活动场次": 4, "参加人次": 154})

Row = Sequence[str | int]
Returns = Iterator[tuple[str, list[Row]]]


def townships() -> list[tuple[str, str]]:
    """Code and Chinese name of each township, in the order of stats/regions.csv."""
    with (REPOSITORY / "stats" / "regions.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["parent"] == COUNTY]
    return [(row["code"], row["name_zh-Hans"]) for row in rows]


def share_out(total: int, weights: Sequence[int]) -> list[int]:
    """Split `total` in proportion to `weights` by largest remainders; the shares sum to `total`."""
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return shares


def draw(chance: random.Random, low: int, high: int) -> int:
    """A whole number from `low` to `high`, by `random()`, whose stream no Python version changes."""
    return low + int(chance.random() * (high - low + 1))


def pick(chance: random.Random, times: int, stock: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Take `times` items out of `stock`, one by one, by weight; how many were taken of each."""
    taken = [0] * len(stock)
    for _ in range(times):
        odds = [(held - gone) * weight for held, gone, weight in zip(stock, taken, weights, strict=True)]
        mark = draw(chance, 0, sum(odds) - 1)
        place = 0
        while mark >= odds[place]:
            mark -= odds[place]
            place += 1
        taken[place] += 1
    return taken


def months_of(half: int) -> range:
    """The months of a half-year, 1 to 12."""
    return range(6 * half - 5, 6 * half + 1)


def months() -> list[tuple[int, int]]:
    """Every year and month of the sample."""
    return [(year, month) for year in YEARS for month in range(1, 13)]


def dispute_cells(half: int) -> list[tuple[int, int, str]]:
    """Month, place in the list of townships, and kind of each cell of a half-year, in the order of rows."""
    places = range(len(RESIDENTS_2022))
    return [(month, place, kind) for month in months_of(half) for place in places for kind in KINDS]


def dispute_weight(month: int, place: int, kind: str) -> int:
    """How likely a dispute is to fall into the cell: by residents, kind and season."""
    weight, season, _ = KINDS[kind]
    return (RESIDENTS_2022[place] + 2500) * weight * season[month - 1]


def disputes(chance: random.Random) -> Returns:
    """Tidy returns: one row for each township, kind and metric."""
    names = [name for _, name in townships()]
    for (year, half), screened, unresolved in zip(HALVES, SCREENED, UNRESOLVED, strict=True):
        cells = dispute_cells(half)
        weights = [dispute_weight(*cell) * draw(chance, 400, 1600) for cell in cells]
        shares = share_out(screened - SMALLEST_CELL * len(cells), weights)
        counts = [SMALLEST_CELL + count for count in shares]
        still_open = pick(chance, unresolved, counts, [KINDS[kind][2] for _, _, kind in cells])
        for month in months_of(half):
            rows: list[Row] = [("乡镇", "纠纷类型", "指标", "数值", "说明")]
            for (at, place, kind), count, left in zip(cells, counts, still_open, strict=True):
                if at == month:
                    rows.append((names[place], kind, "排查矛盾纠纷", count, NOTE))
                    rows.append((names[place], kind, "调处成功", count - left, NOTE))
            yield f"{year}-{month:02d}", rows


def petitions(chance: random.Random) -> Returns:
    """Wide returns for the county: running totals, which never fall."""
    assigned, resolved = ASSIGNED[0], RESOLVED[0]
    for i, (year, half) in enumerate(HALVES):
        batches = share_out(ASSIGNED[i + 1] - ASSIGNED[i], [draw(chance, 1, 9) for _ in range(6)])
        solved = share_out(RESOLVED[i + 1] - RESOLVED[i], [draw(chance, 4, 9) for _ in range(6)])
        for month, more, done in zip(months_of(half), batches, solved, strict=True):
            assigned, resolved = assigned + more, resolved + done
            header = ("地区", "交办积案", "化解积案", "说明")
            yield f"{year}-{month:02d}", [header, ("云岭示例县", assigned, resolved, NOTE)]


def public_order(chance: random.Random) -> Returns:
    """Wide returns for the county: the totals of each half-year shared out over its months."""
    for i, (year, half) in enumerate(HALVES):
        columns = []
        for totals, season in PUBLIC_ORDER.values():
            weights = [season[month - 1] * draw(chance, 880, 1120) for month in months_of(half)]
            columns.append(share_out(totals[i], weights))
        for month, values in zip(months_of(half), zip(*columns, strict=True), strict=True):
            header = ("地区", *PUBLIC_ORDER, "说明")
            yield f"{year}-{month:02d}", [header, ("云岭示例县", *values, NOTE)]


def service_centres(chance: random.Random) -> Returns:
    """Wide returns by township code: visits follow residents and grow from year to year."""
    header = ("代码", "接待群众", "受理事项", "办结事项", "网格反映群众意见", "已答复意见", "说明")
    for year, month in months():
        rows: list[Row] = [header]
        pace = VISIT_SEASON[month - 1] * (100 + 7 * (year - 2022))
        for (code, _), people in zip(townships(), RESIDENTS_2022, strict=True):
            visits = (people + 6000) * pace * draw(chance, 850, 1150) // 3_500_000_000 + 10
            received = visits * draw(chance, 46, 58) // 100
            closed = received - received * draw(chance, 0, 20 - 3 * (year - 2022)) // 100
            opinions = visits * draw(chance, 30, 46) // 100
            answered = opinions - opinions * draw(chance, 0, 26 - 5 * (year - 2022)) // 100
            rows.append((code, visits, received, closed, opinions, answered, NOTE))
        yield f"{year}-{month:02d}", rows


def meetings(chance: random.Random) -> Returns:
    """Wide returns by township: meetings against the county standard; fewer are missed every year."""
    header = ("乡镇", "已开乡镇例会", "应开乡镇例会", "已开村级例会", "行政村数", "说明")
    for year, month in months():
        rows: list[Row] = [header]
        for (_, name), villages in zip(townships(), VILLAGES, strict=True):
            held = 0 if draw(chance, 1, 100) <= 10 - 4 * (year - 2022) else 1
            missed = draw(chance, 0, 4 - (year - 2022))
            rows.append((name, held, 1, 2 * villages - missed, villages, NOTE))
        yield f"{year}-{month:02d}", rows


def legal_education(chance: random.Random) -> Returns:
    """Wide returns by township: sessions, the people counted there, advice given, villages visited."""
    header = ("乡镇", "普法活动场次", "参加人次", "法律咨询人次", "送法进乡村到村次数", "说明")
    for year, month in months():
        rows: list[Row] = [header]
        pace = EDUCATION_SEASON[month - 1] * (100 + 5 * (year - 2022))
        for (_, name), people, villages in zip(townships(), RESIDENTS_2022, VILLAGES, strict=True):
            sessions = 1 + (people + 12000) * pace * draw(chance, 700, 1300) // 100_000_000_000
            attendance = sum(draw(chance, 28, 64) for _ in range(sessions))
            advice = 4 + (people + 4000) * pace * draw(chance, 800, 1200) // 12_000_000_000
            visits = 1 + villages * pace * draw(chance, 700, 1300) // 40_000_000
            rows.append((name, sessions, attendance, advice, visits, NOTE))
        yield f"{year}-{month:02d}", rows


def population(chance: random.Random) -> Returns:
    """Wide yearly returns: residents at the middle of the year."""
    people = list(RESIDENTS_2022)
    for year in YEARS:
        rows: list[Row] = [("乡镇", "常住人口", "说明")]
        rows += [(name, count, NOTE) for (_, name), count in zip(townships(), people, strict=True)]
        yield str(year), rows
        people = [
            count * (1000 + growth) // 1000 + draw(chance, -40, 40)
            for count, growth in zip(people, GROWTH, strict=True)
        ]


def legal_aid(chance: random.Random) -> Returns:
    """Tidy quarterly returns by township and matter, many of them small: they are not public as they are."""
    for year in YEARS[1:]:
        for quarter in range(1, 5):
            rows: list[Row] = [("乡镇", "事项", "指标", "数值", "说明")]
            for (_, name), people in zip(townships(), RESIDENTS_2022, strict=True):
                for matter, (weight, season) in AID_MATTERS.items():
                    likely = AID_CASES * (people + 1500) * weight * season[quarter - 1] * draw(chance, 40, 160)
                    rows.append((name, matter, "受理法律援助案件", likely // 35_000_000_000, NOTE))
            yield f"{year}-Q{quarter}", rows


DATASETS: dict[str, Callable[[random.Random], Returns]] = {
    "disputes": disputes,
    "petitions": petitions,
    "public-order": public_order,
    "service-centres": service_centres,
    "meetings": meetings,
    "legal-education": legal_education,
    "population": population,
}
PRIVATE: dict[str, Callable[[random.Random], Returns]] = {"legal-aid": legal_aid}
"""The datasets of which stats/ holds protected tables only."""


def corrected(rows: list[Row], name: str, values: dict[str, int]) -> list[Row]:
    """The return with other values in the row of one township."""
    header = list(rows[0])
    return [
        [values.get(str(word), cell) for word, cell in zip(header, row, strict=True)] if row[0] == name else row
        for row in rows
    ]


def with_later_vintages(dataset: str, returns: Returns) -> Returns:
    """The returns, and after one that was handed in again its later vintage."""
    for period, rows in returns:
        yield period, rows
        if (dataset, period) == CORRECTED[:2]:
            yield CORRECTED[2], corrected(rows, *CORRECTED[3:])


def write_returns(target: Path, datasets: dict[str, Callable[[random.Random], Returns]]) -> None:
    """Write every return below `target`; each dataset has its own stream, so that one can change alone."""
    for dataset, returns in datasets.items():
        folder = target / dataset
        folder.mkdir(parents=True, exist_ok=True)
        chance = random.Random(f"plainlaw sample {dataset}")
        for period, rows in with_later_vintages(dataset, returns(chance)):
            text = io.StringIO()
            csv.writer(text, lineterminator="\n").writerows(rows)
            (folder / f"{period}.csv").write_bytes(text.getvalue().encode("utf-8"))


if __name__ == "__main__":
    write_returns(Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "stats", DATASETS)
    if len(sys.argv) > 2:
        write_returns(Path(sys.argv[2]), PRIVATE)
