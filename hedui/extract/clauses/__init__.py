"""Clauses: what sentences say: periods, disputes, copies, late payment, titles, and what an agreement is about."""
