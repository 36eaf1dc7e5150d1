"""Candidates: stretches that can be a value by their type, before anything says of what."""
