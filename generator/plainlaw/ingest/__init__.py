"""A file of an office becomes a return: read, mended by rules, asked about, checked. Nothing is written here."""

from plainlaw.ingest.pipeline import HandedIn, Ingested, ingest

__all__ = ["HandedIn", "Ingested", "ingest"]
