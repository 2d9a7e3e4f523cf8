"""What pages are made of: their head, facts, cards, bodies and provenance records, and the templates that hold them."""
