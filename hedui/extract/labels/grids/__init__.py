"""Tables about the parties: a column for each party or state of things, or a row for each."""
