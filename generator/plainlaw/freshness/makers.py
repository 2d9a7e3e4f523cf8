"""The names of makers of files that are neither documents nor tasks of outputs, as the ledger has them."""

CHARTS = "charts"
"""The maker of drawn charts."""
PDFS = "pdf"
"""The maker of PDF files."""
INDEX = "index "
"""How the names of those begin who make the index of the search."""
