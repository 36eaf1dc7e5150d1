"""Resolve: from all mentions of a field to one value, and the contract that they make."""
