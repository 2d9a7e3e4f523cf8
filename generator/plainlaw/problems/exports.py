"""Findings about files that a portal cannot make. Raised by plainlaw.pdf_files."""

from plainlaw.problems.problem import Kind

PDF_IMPOSSIBLE = Kind(
    code="pdf-impossible",
    what="This portal wants PDF files of legal texts, and the program that makes them is not installed here.",
    mend="Install it: pip install “plainlaw[pdf]”, and of the system Pango and the typeface Noto Serif CJK (on Debian: "
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 fonts-noto-cjk). Or write “legal_pdf: false”.",
    why="Pages would lead to files that are not there.",
    bad="legal_pdf: true on a machine without WeasyPrint",
    good="pip install “plainlaw[pdf]”",
)
