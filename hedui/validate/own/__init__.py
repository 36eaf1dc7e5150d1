"""Checks of the user's own: expressions over fields, read, typed and evaluated here; no code is run."""

from hedui.validate.own.checks import compiled, names, own_findings

__all__ = ["compiled", "names", "own_findings"]
