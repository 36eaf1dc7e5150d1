"""Words: what the catalogue calls each field and party, hedui's own entries and the user's, read and checked."""
