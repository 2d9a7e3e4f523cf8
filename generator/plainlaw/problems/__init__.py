"""Findings: what an author did that must be mended, as values with many voices.

In: nothing. Out: `Kind`, `Problem`, `Place`, `Message`, and the root of the exceptions that developers see.
"""

from plainlaw.problems.problem import Kind, Message, Place, Problem, Severity, causes_only, mistaken_files, printable

__all__ = [
    "Kind",
    "Message",
    "Place",
    "PlainlawError",
    "Problem",
    "Severity",
    "causes_only",
    "mistaken_files",
    "printable",
]


class PlainlawError(Exception):
    """Root of plainlaw's exceptions: a developer's or operator's mistake, never an author's."""
