"""Own: the fields that users declare themselves."""
