"""Attachments: as the agreement lists them, as its clauses cite them, and those that are in the file."""
