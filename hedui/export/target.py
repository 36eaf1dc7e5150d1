"""Where exports go, and what they are to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hedui.export.cache import Cache
from hedui.export.folder import OutputFolder
from hedui.models.custom import CustomField
from hedui.settings import Language

SameNumbers = Callable[[], Iterable[tuple[str, Sequence[str]]]]
"""Contract numbers that several agreements bear, each with their paths."""


def none() -> Iterable[tuple[str, Sequence[str]]]:
    """No number is borne by several."""
    return ()


@dataclass(frozen=True, slots=True)
class Target:
    """The output folder, the language, and what stands before an input's path in a link from the folder to it."""

    folder: OutputFolder
    lang: Language
    base: str
    state: str
    """A hash of all that the exports depend on; equal states have equal exports."""
    cache: Cache
    same_numbers: SameNumbers = none
    own: tuple[CustomField, ...] = ()
    """The user's own fields."""
