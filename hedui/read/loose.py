"""Pages of one agreement that lie in text files of their own: 1.txt … 9.txt, page_001.md …, 合同_0_res.json …."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from hedui.errors import DocumentError
from hedui.models.page import Page, Reading
from hedui.read.counted import PageSet, in_common, in_turn, natural, numbered
from hedui.read.placed import read_result
from hedui.read.sniff import SUFFIXES, Kind
from hedui.read.text import read_text
from hedui.settings import Settings

AreOfOne = Callable[[Iterable[Page | None]], bool]
"""Whether pages are proved to be one agreement's; None stands for what is no page."""

_MOST_PAGES = 500
_MOST_BYTES = {Kind.RESULT: 4 << 20}
_MOST_BYTES_OF_TEXT = 1 << 18
"""A page that is larger is none."""


def is_text(name: str) -> bool:
    """Whether a file of this name holds text, or what a program for recognition wrote."""
    kind = SUFFIXES.get(PurePosixPath(name).suffix.lower())
    return kind is not None and (kind.is_text or kind is Kind.RESULT)


def text_sets(names: Iterable[str]) -> list[PageSet]:
    """The sets of text files of one form among the names of a folder that number consecutively.

    Their names prove nothing: whether they are the pages of one agreement their texts must show.
    """
    by_form: dict[str, list[str]] = {}
    for name in filter(is_text, names):
        by_form.setdefault(PurePosixPath(name).suffix.lower(), []).append(name)
    return [
        PageSet(in_common(before), files)
        for _, own in sorted(by_form.items())
        for (before, _), pages in sorted(numbered(own, is_text).items())
        if 1 < len(files := in_turn(pages)) <= _MOST_PAGES
    ]


def all_texts(names: Iterable[str], is_single: Callable[[str], bool]) -> tuple[str, ...]:
    """All text files of a folder in natural order, as pages of one agreement; none where one holds several pages."""
    found = sorted(filter(is_text, names), key=natural)
    return tuple(found) if all(map(is_single, found)) else ()


def may_be_page(name: str, size: int) -> bool:
    """Whether a file of so many bytes can be a single page."""
    kind = SUFFIXES.get(PurePosixPath(name).suffix.lower(), Kind.TEXT)
    return size <= _MOST_BYTES.get(kind, _MOST_BYTES_OF_TEXT)


def loose_pages(data: bytes, name: str, settings: Settings) -> tuple[Page, ...]:
    """The pages that a file's bytes hold, one that is blank where they hold nothing. Raises what its reader raises."""
    kind = SUFFIXES.get(PurePosixPath(name).suffix.lower())
    read = read_result if kind is Kind.RESULT else read_text
    return (read(data, name, settings) if data.strip() else ()) or (Page(1, "", Reading.PLAIN_TEXT),)


def single_page(path: Path, settings: Settings) -> Page | None:
    """The page that a file holds; None where it holds several, is too large for one, or cannot be read."""
    try:
        if not may_be_page(path.name, path.stat().st_size):
            return None
        pages = loose_pages(path.read_bytes(), path.name, settings)
    except (DocumentError, OSError):
        return None
    return pages[0] if len(pages) == 1 else None


def read_loose(paths: Sequence[Path], settings: Settings) -> tuple[Page, ...]:
    """The pages that files hold, one each. Raises what their readers raise."""
    return tuple(
        _as_one(loose_pages(path.read_bytes(), path.name, settings), number) for number, path in enumerate(paths, 1)
    )


def _as_one(pages: tuple[Page, ...], number: int) -> Page:
    """The page of that number; of a file that holds several by now, all their text, without places."""
    if len(pages) == 1:
        return replace(pages[0], number=number)
    return Page(number, "\n".join(page.text for page in pages), Reading.PLAIN_TEXT)
