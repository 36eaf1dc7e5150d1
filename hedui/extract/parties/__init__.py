"""Parties: who they are, where they can be reached, their accounts, and how they sign."""
