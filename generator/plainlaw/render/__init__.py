"""Step 6, RENDER: the one room that knows MkDocs. The generated tree becomes HTML."""
