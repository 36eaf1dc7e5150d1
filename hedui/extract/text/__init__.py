"""Text: an agreement as its readers see it: folded, unwrapped, with its clauses, regions and columns."""
