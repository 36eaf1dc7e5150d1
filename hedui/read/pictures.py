"""Pictures that make one agreement, told by their names alone: 1.jpg … 9.jpg in a folder, 合同_001.jpg, 合同_002.jpg ….

A page that goes astray does more harm than pages that stay apart: a missing number, a name that a camera gives, a word
that is followed by a bare figure (合同1.jpg and 合同2.jpg may well be two agreements) join nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from pathlib import Path, PurePosixPath

import regex

from hedui.read.counted import APART, PageSet, in_common, in_turn, natural, numbered
from hedui.read.sniff import SUFFIXES, Kind

_KINDS = frozenset({Kind.PNG, Kind.JPEG, Kind.BMP, Kind.WEBP, Kind.TIFF, Kind.HEIC})
_PAGES = regex.compile(r"(?:扫描件?|图片|图|照片|影印件|页|(?i:page|pg|p|scan|image))$")
"""Words behind which a bare figure counts pages."""
_RESULT = ("_res", "_result", "_ocr", "-res", "-result", "-ocr")
"""How programs for recognition call the pictures in which they marked what they saw."""
_CAMERA = regex.compile(
    r"(?i)(?:IMG|DSC[NF]?|PXL|VID|P_|MVIMG|mmexport|screenshot|wechat|wx_camera|qq|微信图片|屏幕截图|截图|截屏)[\s_\-]?.*"
)
"""What cameras and telephones call pictures; their numbers count pictures, not pages."""


def is_picture(name: str) -> bool:
    """Whether a file of this name is a picture."""
    return SUFFIXES.get(PurePosixPath(name).suffix.lower()) in _KINDS


def picture_sets(names: Sequence[str], is_single: Callable[[str], bool]) -> list[PageSet]:
    """The sets of pictures among all the names in one folder; each picture belongs to one set at most.

    ``is_single`` says whether a file holds one page only, which not every TIFF file does.
    """
    pictures, others = (
        {PurePosixPath(name).stem for name in names if is_picture(name) is kind} for kind in (True, False)
    )
    return [each for each in _counted(names, is_single) if _is_clear(each, len(names), pictures, others)]


def _counted(names: Sequence[str], is_single: Callable[[str], bool]) -> Iterator[PageSet]:
    """The pictures whose names are the same but for a number that counts pages from 0 or 1 on, each number once."""
    for (before, _), pages in sorted(numbered(names, _is_numbered).items()):
        files = in_turn(pages) if min(pages) in (0, 1) else ()
        if files and _counts_pages(before, files) and all(map(is_single, files)):
            yield PageSet(in_common(before), files)


def _is_numbered(name: str) -> bool:
    """Whether a file is a picture whose name neither a camera gave nor a program for recognition."""
    stem = PurePosixPath(name).stem
    return is_picture(name) and not stem.lower().endswith(_RESULT) and not _CAMERA.fullmatch(stem)


def _is_clear(found: PageSet, count: int, pictures: Set[str], others: Set[str]) -> bool:
    """Whether nothing in the folder makes it doubtful whose pages these are; ``others`` are stems of no pictures."""
    if not found.name:
        return count == len(found.files)
    return found.name not in pictures and others <= {found.name}


def _counts_pages(before: str, files: Sequence[str]) -> bool:
    """Whether what stands before the number leads to a page's number."""
    if not before or APART.search(before) or _PAGES.search(before):
        return True
    return PurePosixPath(files[0]).stem[len(before) :].startswith("0")


def all_pictures(names: Iterable[str], is_single: Callable[[str], bool]) -> tuple[str, ...]:
    """All pictures of a folder in natural order, as pages of one agreement; none where one holds several pages."""
    found = sorted(filter(is_picture, names), key=natural)
    return tuple(found) if all(map(is_single, found)) else ()


def is_single(path: Path) -> bool:
    """Whether an image file holds one page; of one that cannot be opened nothing else is known."""
    if SUFFIXES.get(path.suffix.lower()) is not Kind.TIFF:
        return True
    from PIL import Image

    try:
        with Image.open(path) as image:
            return int(getattr(image, "n_frames", 1)) == 1
    except Exception:  # whatever is wrong with the file, its reader will say
        return True
