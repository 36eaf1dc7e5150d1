"""From a file's pages to its parts: what is the agreement, what stands around it, and where another one begins."""

from hedui.divide.parts import divide
from hedui.divide.several import Section, agreements

__all__ = ["Section", "agreements", "divide"]
