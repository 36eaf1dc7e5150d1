"""A folder in, a folder of checked records out: nothing lost, whatever was in the files."""

from __future__ import annotations
