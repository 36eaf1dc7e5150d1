"""The desk: people look at agreements in the browser, decide and correct; programs get what was decided."""
