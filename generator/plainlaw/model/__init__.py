"""The nouns of plainlaw: frozen and typed, with no input or output, no clock and no HTML."""
