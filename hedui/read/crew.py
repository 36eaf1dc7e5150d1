"""Several pages of one document at once: pictures are made one after the other, and read side by side."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hedui.models.page import Page
from hedui.read import advance
from hedui.read.cache import cache_of
from hedui.read.ocr import load_engine
from hedui.read.scan import read_scan
from hedui.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Shot:
    """The picture of the page ``number``, whose width and height in points are ``size``."""

    number: int
    picture: NDArray[np.uint8]
    size: tuple[float, float]


def read_shots(shots: Iterable[Shot | Page], settings: Settings) -> Iterator[Page]:
    """The pages that the pictures show, in order; what is a page already is passed on.

    ``shots`` is advanced in the calling thread, by no more than one picture beyond those being read, so that memory
    stays bounded. Raises ``EngineMissingError`` where the engine of choice is not installed.
    """
    engine, cache = load_engine(settings.ocr, settings.lang), cache_of(settings)
    threads = settings.ocr_threads or os.cpu_count() or 1
    if threads == 1:
        for shot in shots:
            yield _told(
                shot if isinstance(shot, Page) else read_scan(shot.picture, shot.number, shot.size, engine, cache)
            )
        return
    with ThreadPoolExecutor(threads, thread_name_prefix="ocr") as pool:
        waiting: deque[Future[Page] | Page] = deque()
        for shot in shots:
            if isinstance(shot, Page):
                waiting.append(shot)
            else:
                waiting.append(pool.submit(read_scan, shot.picture, shot.number, shot.size, engine, cache))
            while len(waiting) > threads:
                yield _told(_done(waiting.popleft()))
        while waiting:
            yield _told(_done(waiting.popleft()))


def _done(page: Future[Page] | Page) -> Page:
    return page if isinstance(page, Page) else page.result()


def _told(page: Page) -> Page:
    advance.page()
    return page
