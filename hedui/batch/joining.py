"""Pictures, or texts, of one folder that make one agreement, as one input instead of many."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from hedui.batch.found import Found
from hedui.divide.following import are_of_one
from hedui.export.layout import part_of
from hedui.models.page import Page
from hedui.read.counted import PageSet
from hedui.read.loose import all_texts, is_text, may_be_page, text_sets
from hedui.read.pictures import all_pictures, is_picture, picture_sets
from hedui.settings import Joining

IsSingle = Callable[[str], bool]
"""Whether the picture of that path holds one page."""
ReadPage = Callable[[str], Page | None]
"""The page that the text file of that path holds; None where it is none."""

_State = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Joiner:
    """Joins the files of one folder. ``root`` is what the imported folder is called."""

    root: str
    pictures: Joining
    texts: Joining
    is_single: IsSingle
    read_page: ReadPage
    _told: dict[_State, bool] = field(default_factory=dict)
    """Which texts were of one agreement when they were as they are."""

    def waits(self, names: Sequence[str]) -> bool:
        """Whether some of a folder's files may have to be joined."""
        if any(map(is_picture, names)):
            return True
        if self.texts is Joining.NUMBERED:
            return bool(text_sets(names))
        return self.texts is Joining.FOLDER and any(map(is_text, names))

    def __call__(self, found: Sequence[Found], folder: str, below: Collection[str]) -> Iterator[Found]:
        """The files of one folder, with those that make one agreement as one input.

        ``folder`` is its path below the imported one, empty for that itself; ``below`` holds the paths of the folders
        in it. Files that are all that a folder holds bear its name, others what their names share, texts where nothing
        is shared its name as well; where something else bears that name they stay apart.
        """
        by_name = {PurePosixPath(each.path).name: each for each in found}
        folders = {PurePosixPath(path).name for path in below}
        inputs = {each.path: each for each in found}
        taken = {*inputs}
        for pages in (*self._pictures(by_name), *self._texts(by_name)):
            files = [by_name[name] for name in pages.files]
            path = self._path(pages, folder, folders, len(files) == len(found))
            if path is not None and path in taken:  # the pages in another form
                path += PurePosixPath(pages.files[0]).suffix
            if path is not None and path not in taken and not any(each.problem for each in files):
                taken.add(path)
                inputs[files[0].path] = _as_one(path, files)
                for each in files[1:]:
                    del inputs[each.path]
        yield from inputs.values()

    def _pictures(self, by_name: Mapping[str, Found]) -> Sequence[PageSet]:
        def single(name: str) -> bool:
            return self.is_single(by_name[name].path)

        if self.pictures is Joining.NUMBERED:
            return picture_sets(list(by_name), single)
        return _whole(all_pictures(by_name, single)) if self.pictures is Joining.FOLDER else ()

    def _texts(self, by_name: Mapping[str, Found]) -> Sequence[PageSet]:
        if self.texts is Joining.NUMBERED:
            sets = text_sets(name for name, each in by_name.items() if not each.problem)
            return [each for each in sets if self._are_of_one([by_name[name] for name in each.files])]
        if self.texts is Joining.SEPARATE:
            return ()
        texts = [name for name, each in by_name.items() if not each.problem]
        return _whole(all_texts(texts, lambda name: self.read_page(by_name[name].path) is not None))

    def _are_of_one(self, files: Sequence[Found]) -> bool:
        state = tuple((each.path, each.size, each.changed, each.touched) for each in files)
        if state not in self._told:
            small = all(may_be_page(each.path, each.size) for each in files)
            self._told[state] = small and are_of_one(self.read_page(each.path) for each in files)
        return self._told[state]

    def _path(self, pages: PageSet, folder: str, below: Collection[str], whole: bool) -> str | None:
        """What the files go by; None where nothing is left to call them by, or only what a further agreement of a file
        goes by (2024.5)."""
        if folder and (whole or not pages.name):
            return folder if _can_name(PurePosixPath(folder).name) else None
        name = pages.name or self.root
        if not _can_name(name) or name in below:
            return None
        return f"{folder}/{name}" if folder else name


def _whole(files: tuple[str, ...]) -> Sequence[PageSet]:
    return (PageSet("", files),) if len(files) > 1 else ()


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
