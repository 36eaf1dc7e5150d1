"""Where things lie in the output folder. Names are relative to it, with ``/`` between their parts."""

from __future__ import annotations

PAGE_BREAK = "\f"
"""Stands between the pages in a file of page texts: page n is ``text.split("\\f")[n - 1]``."""


def record_name(path: str) -> str:
    """The record of the input ``path``."""
    return f"records/{path}.json"


def text_name(path: str) -> str:
    """The page texts that the record's evidence points into."""
    return f"records/{path}.txt"


def picture_name(path: str, page: int) -> str:
    """The picture of one page, counted from 1, for the report."""
    return f"pictures/{path}/{page}.jpg"
