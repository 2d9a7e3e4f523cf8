"""Findings about returns, metrics and figures. Raised by plainlaw.validate and plainlaw.resolve."""

from plainlaw.problems.problem import Kind, Severity

UNKNOWN_COLUMN = Kind(
    code="unknown-column",
    what="The column “{column}” is not declared in dataset.yml. {hint}",
    mend="Correct the header word, or declare the column in dataset.yml (under ignore, if it is not to be read).",
    why="A column that nobody expects may be a figure that nobody publishes.",
    bad="乡镇,排查数量 where dataset.yml says 排查数",
    good="乡镇,排查数",
)
MISSING_COLUMN = Kind(
    code="missing-column",
    what="The column “{column}” is missing. {hint}",
    mend="Add the column, or correct its header word.",
    why="dataset.yml promises it.",
    bad="a return without the column 数值",
    good="乡镇,纠纷类型,指标,数值",
)
NOT_A_NUMBER = Kind(
    code="not-a-number",
    what="“{value}” in the column “{column}” is not a number.",
    mend="Write digits only, with a point for decimals; no unit, no thousands separator, no remark. Where there is no "
    "number, write [x] (not known), [z] (there can be none) or [low] (less than the smallest unit).",
    why="A guess at what was meant would be published as a fact.",
    bad="约120",
    good="120",
)
FULL_WIDTH_DIGITS = Kind(
    code="full-width-digits",
    what="“{value}” in the column “{column}” is written with full-width digits.",
    mend="Write it with ordinary digits: {plain}.",
    why="Spreadsheets treat full-width digits as text and leave them out of every sum.",
    bad="１２０",
    good="120",
)
EMPTY_CELL = Kind(
    code="empty-cell",
    what="The column “{column}” has an empty cell.",
    mend="Write 0 if nothing happened, [x] if the value is not known, [z] if there can be none.",
    why="An empty cell may mean nothing, not known or not yet due; a zero means zero.",
    bad="清河镇,邻里,收到,",
    good="清河镇,邻里,收到,0",
)
NOT_A_COUNT = Kind(
    code="not-a-count",
    what="“{value}” is not a count: {reason}.",
    mend="Correct the cell. Rates are computed from counts and are never handed in.",
    why="A metric of the kind count counts things; there are no negative things and no halves.",
    bad="-3",
    good="3",
)
UNKNOWN_REGION = Kind(
    code="unknown-region",
    what="“{value}” is not a place in {within}. {hint}",
    mend="Correct the name or code; a new or renamed place goes into stats/regions.csv.",
    why="A figure without a place cannot be added up, and a wrong place spoils two.",
    bad="清合镇",
    good="清河镇",
)
REGION_NOT_VALID = Kind(
    code="region-not-valid",
    what="“{value}” (code {code}) is not in use in {year}. {hint}",
    mend="Name the place that is in use in that year, or correct valid_from and valid_to in stats/regions.csv.",
    why="A place that is not in use in a year is not counted in its sums; the row would be lost without a word.",
    bad="a return of 2024 for a township that was merged in 2023",
    good="the name of the township that it was merged into",
)
TOTAL_ROW = Kind(
    code="total-row",
    what="“{value}” is a total: it is added up from the rows of the places within it.",
    mend="Delete this row, or list its word under “control_totals” in dataset.yml: then it is only compared.",
    why="Counted beside its parts, a total would be taken in their place, or everything would be counted twice.",
    bad="合计,邻里,排查矛盾纠纷,96",
    good="no row for the total",
)
FUTURE_PERIOD = Kind(
    code="future-period",
    what="{period} has not begun yet; this portal is built for {day}.",
    mend="Correct the period; look at the year first.",
    why="The newest period is shown first: a slip of the keyboard would become the latest figure.",
    bad="stats/disputes/2052-01.csv",
    good="stats/disputes/2025-01.csv",
)
INCOMPLETE_RETURN = Kind(
    code="incomplete-return",
    severity=Severity.WARNING,
    what="This return lacks {missing}, which the return before it ({before}) has. "
    "Totals of this period cannot be given.",
    mend="Ask for what is missing and hand it in; write 0 only if nothing happened.",
    why="A sum over returns that are not all there looks like a fall; it is not shown.",
    bad="a return with 17 of 18 townships",
    good="a return with all of them",
)
UNDECLARED_DIMENSION = Kind(
    code="undeclared-dimension",
    what="This dataset breaks “{metric}” down by “{dimension}”, but stats/metrics.yml does not say so.",
    mend="Add “dimensions: [{dimension}]” to {metric} in stats/metrics.yml, or take the column out of dataset.yml.",
    why="Without it, the rows of all categories look like the same row handed in again and again.",
    bad="columns: dimensions: {dispute_kind: 纠纷类型}, and a metric without dimensions",
    good="dimensions: [dispute_kind] in the metric",
)
UNKNOWN_METRIC = Kind(
    code="unknown-metric",
    what="There is no metric “{value}”. {hint}",
    mend="Correct the name; all metrics stand in stats/metrics.yml.",
    why="A figure can only be followed to its definition if it has one.",
    bad='{{ figure("dispute_resolved") }}',
    good='{{ figure("disputes_resolved") }}',
)
UNKNOWN_CODE = Kind(
    code="unknown-code",
    what="“{value}” is not a value of “{dimension}”. {hint}",
    mend="Correct it; all values stand in stats/dimensions.yml.",
    why="A misspelt category would be counted apart.",
    bad="邻居",
    good="邻里",
)
UNKNOWN_DATASET_METRIC = Kind(
    code="unknown-dataset-metric",
    what="dataset.yml names “{value}”, which is not a metric that can be reported. {hint}",
    mend="Correct the name. A rate cannot be reported: report its numerator and denominator.",
    why="Rates are computed from counts, so that they can be checked.",
    bad="metrics: {dispute_resolution_rate: 调处率}",
    good="metrics: {disputes_resolved: 调处数}",
)
WRONG_FREQUENCY = Kind(
    code="wrong-frequency",
    what="{period} is no {expected}, but dataset.yml says that this office reports every {expected}.",
    mend="Rename the file to its {expected}, or correct the frequency in dataset.yml.",
    why="Periods of different length cannot be added or compared.",
    bad="stats/disputes/2024.csv in a monthly dataset",
    good="stats/disputes/2024-03.csv",
)
DUPLICATE_OBSERVATION = Kind(
    code="duplicate-observation",
    what="This row reports {what} a second time; the first stands in {first}.",
    mend="Delete one of the two rows. If the second is a correction, replace the first.",
    why="Two values for one thing: nobody can tell which is right.",
    bad="清河镇,邻里,12\n清河镇,邻里,13",
    good="清河镇,邻里,13",
)
NO_CHANGE = Kind(
    code="no-change",
    what="The change of {metric} in {region}, {period} cannot be given: {reason}.",
    mend="Give both figures instead of their change.",
    why="From nothing to something is no per cent.",
    bad='{{ change("petition_backlog_resolved") }} when there were none a year before',
    good='{{ figure("petition_backlog_resolved") }}, after none a year before',
)
NO_FIGURE = Kind(
    code="no-figure",
    what="There is no figure for {metric} in {region}, {period}: {reason}.",
    mend="Choose a period and a place for which all returns are in, or hand in what is missing.",
    why="A sum over returns that are not all there looks like a fall; it is not shown.",
    bad='{{ figure("disputes_screened", period="2031-Q1") }}',
    good='{{ figure("disputes_screened", period="2024-Q1") }}',
    rests_on="stats/",
)
NO_TARGET = Kind(
    code="no-target",
    what="No target of {metric} is declared for these places and periods.",
    mend="Declare it under “targets” of the metric in stats/metrics.yml, with the document that sets it, or take the "
    "target out of the shortcode.",
    why="A target that nobody declared cannot be followed to the document that sets it.",
    bad='{{ chart("dispute_resolution_rate", against="target") }} where no target is declared',
    good="targets: [{period: 2024, value: 97, source: {zh-Hans: …, en: …}}] in stats/metrics.yml",
)
