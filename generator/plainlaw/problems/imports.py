"""Findings about a file that is to be imported as a whole. Raised by plainlaw.ingest; each trap declares its own."""

from plainlaw.problems.problem import Kind

DECLINED = Kind(
    code="import-declined",
    what="The answer to “{key}” is “{answer}”, so nothing was imported. The question was: {question}",
    mend="Have the file mended by the office that handed it in, or give another answer with --answer.",
    why="A file that leaves a question open is sent back rather than guessed at.",
    bad="--answer blank=refuse, and a file with blank cells",
    good="--answer blank=unknown",
)
UNKNOWN_ANSWER = Kind(
    code="unknown-answer",
    what="“{answer}” is no answer to “{key}”. The question was: {question}",
    mend="Answer with {choices}.",
    why="An answer is kept and used again; a slip of the keyboard would be, too.",
    bad="--answer blank=nothing",
    good="--answer blank=unknown",
)
ANSWER_FOR_ALL = Kind(
    code="answer-for-all-files",
    what="“{key}” is answered here for every file of the dataset. It is about one file only: {question}",
    mend="Delete the line under answers. Answer with --answer when the file is imported; the answer is kept under that "
    "file.",
    why="An answer that stands here would approve files that nobody has seen yet, such as the replacement of a return.",
    bad="answers: {replace: correction}",
    good="--answer replace=correction",
)
IMPORT_WITHOUT_REASON = Kind(
    code="import-without-reason",
    what="{path} was handed in before and is never changed; {count} of its rows are not in this file, or differ. "
    "This file would become {next}, and nobody says why.",
    mend="Import it again with --type correction (a mistake was put right) or --type revision (new data, another "
    "method), and --reason with a sentence for readers.",
    why="Who reads a changed figure must be told why it changed, and whether the first one was a mistake.",
    bad="plainlaw import 2024-03.xlsx --dataset disputes, when March was handed in already",
    good="the same with --type correction --reason 一个乡镇重复计了一次。",
)
NO_TABLE = Kind(
    code="no-table",
    what="No row of this file has the column words of the dataset: {words}.",
    mend="Look whether the file belongs to this dataset. If it does, write these words above the columns.",
    why="Columns are found by their words. A file that is read in the wrong encoding or sent for the wrong dataset has "
    "none of them.",
    bad="a return on population, imported as one on disputes",
    good="plainlaw import 2024.xlsx --dataset population",
)
UNKNOWN_ENCODING = Kind(
    code="unknown-encoding",
    what="This file is neither UTF-8, UTF-16 with a byte order mark nor GB18030 (GBK) text: {reason}.",
    mend="Open it in the program that made it, and save it as “CSV UTF-8” or as .xlsx.",
    why="An encoding that is guessed at turns names into other names without anybody noticing.",
    bad="a file saved as Big5",
    good="the same file saved as “CSV UTF-8 (comma delimited)”",
)
EMPTY_IMPORT = Kind(
    code="empty-import",
    what="No row with a value is left of this file.",
    mend="Look at the file: it may be a blank form, or all its values may stand on another sheet.",
    why="A return without a row would look like a period in which everything was reported.",
    bad="a form in which nobody has filled in a value",
    good="the form with its values",
)
