"""What a handed-in sheet is made of: cells, tables, words, and what is noted, asked or refused on the way in."""
