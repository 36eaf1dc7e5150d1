"""What stands on the page, as values: pure functions that return a value or raise a ``NormalizeError``; no guesses."""
