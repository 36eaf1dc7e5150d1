"""What a document is read from: a file, or several files that make one agreement."""

from __future__ import annotations

from pathlib import Path

Original = Path | tuple[Path, ...]
"""A file, or files of which the nth is the nth page."""


def files_of(original: Original) -> tuple[Path, ...]:
    """The files that it consists of."""
    return (original,) if isinstance(original, Path) else original


def page_in(original: Original, number: int) -> tuple[Path, int]:
    """The file that shows a page, counted from 1, and which page of the file it is."""
    return (original, number) if isinstance(original, Path) else (original[number - 1], 1)


def name_of(original: Original) -> str:
    """What it is called: the file's name, or that of the files' folder."""
    return original.name if isinstance(original, Path) else original[0].absolute().parent.name
