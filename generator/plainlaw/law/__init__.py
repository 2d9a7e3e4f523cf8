"""Legal text: its structure, its numbers, its citations, and what changed between two versions. Pure text work.

In: the text of a document. Out: frozen values. Nothing here reads files, asks the time or knows HTML.
"""
