"""Statistical disclosure control: which cells of a table are withheld, and what can still be worked out of the others.

Pure: no I/O, no clock. relations.py says how cells hang together, attacker.py bounds what is withheld by everything
that is published, suppress.py chooses what to withhold, protect.py does this for the returns of a dataset, and audit.py
attacks tables that are about to be published. Terms follow the Handbook on Statistical Disclosure Control (ESSnet).
"""
