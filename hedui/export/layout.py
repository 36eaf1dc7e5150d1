"""Where things lie in the output folder. Names are relative to it, with ``/`` between their parts."""

from __future__ import annotations

PAGE_BREAK = "\f"
"""Stands between the pages in a file of page texts: page n is ``text.split("\\f")[n - 1]``."""


RECORDS = "records"


def record_name(path: str) -> str:
    """The record of the input ``path``."""
    return f"{RECORDS}/{path}.json"


def text_name(path: str) -> str:
    """The page texts that the record's evidence points into."""
    return f"{RECORDS}/{path}.txt"


def picture_name(sha256: str, page: int) -> str:
    """The picture of one page, counted from 1, of the content with this hash, for the report."""
    return f"pictures/{sha256}/{page}.jpg"
