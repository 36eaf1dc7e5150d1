"""Records beside the truth about their agreements: how much is read, how much of it rightly, and what is noticed."""

from __future__ import annotations
