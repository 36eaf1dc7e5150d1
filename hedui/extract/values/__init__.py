"""Values: what a name, a quantity, a currency looks like in a stretch of text, whatever it is the value of."""
