"""hedui (核对): turns Chinese agreements into structured, checked records."""

from __future__ import annotations

__version__ = "0.1.0"
