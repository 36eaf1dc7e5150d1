"""From a file's pages to its parts: what is the agreement, and what stands around it."""

from hedui.divide.parts import divide

__all__ = ["divide"]
