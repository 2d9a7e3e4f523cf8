"""Step 1, READ: files become raw records. Sources know places (file, line, cell), never meanings."""
