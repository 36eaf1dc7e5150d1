"""Tables: rows of cells under headers that the catalogue knows, ruled, spaced or flattened."""
