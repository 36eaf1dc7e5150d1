"""Pictures that make one agreement, told by their names alone: 1.jpg … 9.jpg in a folder, 合同_001.jpg, 合同_002.jpg ….

A page that goes astray does more harm than pages that stay apart: a missing number, a name that a camera gives, a word
that is followed by a bare figure (合同1.jpg and 合同2.jpg may well be two agreements) join nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import regex

from hedui.normalize.numeral import NumeralError, parse_integer
from hedui.read.sniff import SUFFIXES, Kind

_KINDS = frozenset({Kind.PNG, Kind.JPEG, Kind.BMP, Kind.WEBP, Kind.TIFF, Kind.HEIC})
_NUMBERED = regex.compile(
    r"(?<before>.*?)(?<number>\d{1,4}|(?<=第)[一二三四五六七八九十]{1,3}(?=页|$))(?<behind>[)）\]】]?\s?页?)"
)
_DIGITS = regex.compile(r"(\d+)|第([一二三四五六七八九十]{1,3})(?=页)")
_APART = regex.compile(r"[\s_\-—.,、(（\[【#第]+$")
"""How a name goes on to a page's number."""
_PAGES = regex.compile(r"(?:扫描件?|图片|图|照片|影印件|页|(?i:page|pg|p|scan|image))$")
"""Words behind which a bare figure counts pages."""
_CAMERA = regex.compile(
    r"(?i)(?:IMG|DSC[NF]?|PXL|VID|P_|MVIMG|mmexport|screenshot|wechat|wx_camera|qq|微信图片|屏幕截图|截图|截屏)[\s_\-]?.*"
)
"""What cameras and telephones call pictures; their numbers count pictures, not pages."""


@dataclass(frozen=True, slots=True)
class PictureSet:
    """Pictures of one agreement in the order of its pages; ``name`` is what their names have in common, or empty."""

    name: str
    files: tuple[str, ...]


def is_picture(name: str) -> bool:
    """Whether a file of this name is a picture."""
    return SUFFIXES.get(PurePosixPath(name).suffix.lower()) in _KINDS


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """What sorts names as people count: 2.jpg before 10.jpg, 第二页 before 第十页."""
    key: list[tuple[int, str]] = []
    for at, piece in enumerate(_DIGITS.split(name)):
        if piece:
            number = at % 3 != 0
            key.append((int(piece) if piece.isdecimal() else parse_integer(piece), "") if number else (-1, piece))
    return tuple(key)


def picture_sets(names: Sequence[str], is_single: Callable[[str], bool]) -> list[PictureSet]:
    """The sets of pictures among all the names in one folder; each picture belongs to one set at most.

    ``is_single`` says whether a file holds one page only, which not every TIFF file does.
    """
    pictures, others = (
        {PurePosixPath(name).stem for name in names if is_picture(name) is kind} for kind in (True, False)
    )
    return [each for each in _counted(names, is_single) if _is_clear(each, len(names), pictures, others)]


def _counted(names: Sequence[str], is_single: Callable[[str], bool]) -> Iterator[PictureSet]:
    """The pictures whose names are the same but for a number that counts their pages, each number once."""
    for (before, _), pages in sorted(_numbered(names).items()):
        numbers = sorted(pages)
        files = [file for number in numbers for file in pages[number]]
        once = _is_whole(numbers) and len(files) == len(numbers)
        if once and _counts_pages(before, files) and all(map(is_single, files)):
            yield PictureSet(_APART.sub("", before).strip(), tuple(files))


def _numbered(names: Sequence[str]) -> dict[tuple[str, str], dict[int, list[str]]]:
    """The pictures whose names hold a number, by what stands before and behind it, then by the number."""
    found: dict[tuple[str, str], dict[int, list[str]]] = {}
    for name in names:
        stem = PurePosixPath(name).stem
        match = _NUMBERED.fullmatch(stem) if is_picture(name) and not _CAMERA.fullmatch(stem) else None
        if match is not None and (number := _number(match["number"])) is not None:
            found.setdefault((match["before"], match["behind"]), {}).setdefault(number, []).append(name)
    return found


def _is_whole(numbers: Sequence[int]) -> bool:
    """Whether sorted numbers count from 0 or 1 on without a gap."""
    return len(numbers) > 1 and numbers[0] in (0, 1) and numbers[-1] - numbers[0] == len(numbers) - 1


def _is_clear(found: PictureSet, count: int, pictures: Set[str], others: Set[str]) -> bool:
    """Whether nothing in the folder makes it doubtful whose pages these are; ``others`` are stems of no pictures."""
    if not found.name:
        return count == len(found.files)
    return found.name not in pictures and others <= {found.name}


def _number(text: str) -> int | None:
    try:
        return int(text) if text.isdecimal() else parse_integer(text)
    except NumeralError:
        return None


def _counts_pages(before: str, files: Sequence[str]) -> bool:
    """Whether what stands before the number leads to a page's number."""
    if not before or _APART.search(before) or _PAGES.search(before):
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
