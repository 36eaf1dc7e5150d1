"""Pictures of one folder that make one agreement, as one input instead of many."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import PurePosixPath

from hedui.batch.found import Found
from hedui.export.layout import part_of
from hedui.read.pictures import PictureSet, all_pictures, picture_sets
from hedui.settings import Pictures

IsSingle = Callable[[str], bool]
"""Whether the file of that path holds one page."""


def joined(
    found: Sequence[Found], folder: str, root: str, below: Collection[str], mode: Pictures, is_single: IsSingle
) -> Iterator[Found]:
    """The files of one folder, with pictures that make one agreement as one input.

    ``folder`` is its path below the imported one, empty for that itself, whose name is ``root``; ``below`` holds the
    names of the folders in it. Pictures that are all that a folder holds bear its name, others what their names share;
    where something else bears that name they stay apart.
    """
    by_name = {PurePosixPath(each.path).name: each for each in found}
    inputs = {each.path: each for each in found}
    for pictures in _sets(by_name, mode, is_single):
        files = [by_name[name] for name in pictures.files]
        path = _path(pictures, folder, root, below, len(files) == len(found))
        if path is not None and not any(each.problem for each in files):
            inputs[files[0].path] = _as_one(path, files)
            for each in files[1:]:
                del inputs[each.path]
    yield from inputs.values()


def _sets(by_name: dict[str, Found], mode: Pictures, is_single: IsSingle) -> Sequence[PictureSet]:
    def single(name: str) -> bool:
        return is_single(by_name[name].path)

    if mode is Pictures.SEPARATE:
        return ()
    if mode is Pictures.NUMBERED:
        return picture_sets(list(by_name), single)
    every = all_pictures(by_name, single)
    return (PictureSet("", every),) if len(every) > 1 else ()


def _path(pictures: PictureSet, folder: str, root: str, below: Collection[str], whole: bool) -> str | None:
    """What the pictures go by; None where nothing is left to call them by, or only what a further agreement of a file
    goes by (2024.5)."""
    if folder and (whole or not pictures.name):
        return folder if _can_name(PurePosixPath(folder).name) else None
    name = pictures.name or root
    if not _can_name(name) or name in below:
        return None
    return f"{folder}/{name}" if folder else name


def _can_name(name: str) -> bool:
    return bool(name) and part_of(name)[1] == 1


def _as_one(path: str, files: Sequence[Found]) -> Found:
    return Found(
        path,
        size=sum(each.size for each in files),
        changed=max(each.changed for each in files),
        touched=max(each.touched for each in files),
        files=tuple(each.path for each in files),
    )
