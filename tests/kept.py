"""Worker processes that stay: a batch in a test finds them warm, where a fresh one would first load all of hedui.

A test that is about the processes themselves (their limits, their end, their log) starts its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, wait
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from hedui.batch.isolation import IsolatedExecutor, Limits
from hedui.read.advance import Reading

Kept = dict[tuple[int, Limits], IsolatedExecutor]


class _Lent(Executor):
    """Stands where a batch expects an executor of its own; its end is not the end of the processes behind it."""

    def __init__(self, kept: Kept, workers: int, limits: Limits) -> None:
        self._kept, self._key = kept, (workers, replace(limits, log=None))
        self._given: list[Future[Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self._key not in self._kept:
            self._kept[self._key] = IsolatedExecutor(*self._key)
        self._given.append(self._kept[self._key].submit(fn, *args, **kwargs))
        return self._given[-1]

    def shutdown(self, wait_for_all: bool = True, *, cancel_futures: bool = False) -> None:
        if wait_for_all:
            wait(self._given)

    def reading(self) -> list[Reading]:
        return self._kept[self._key].reading() if self._key in self._kept else []

    def kill(self) -> None:
        if any(not future.done() for future in self._given):
            self._kept.pop(self._key).kill()


@contextmanager
def workers_that_stay() -> Iterator[Kept]:
    """Processes that serve every batch until the end."""
    kept: Kept = {}
    try:
        yield kept
    finally:
        for executor in kept.values():
            executor.kill()


@contextmanager
def lent(kept: Kept) -> Iterator[None]:
    """Meanwhile a batch, or a document alone, is given one of the kept processes."""
    with pytest.MonkeyPatch.context() as patch:
        for user in ("crew", "alone"):
            patch.setattr(f"hedui.batch.{user}.IsolatedExecutor", partial(_Lent, kept))
        yield
