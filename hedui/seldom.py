"""Garbage is looked for seldom while values are extracted: what is made for an agreement holds hardly any cycles.

Python looks for cycles after every 700 new objects, and each time through more of those that are kept; of the time that
a long agreement takes that was an eighth.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = (50_000, 20, 20)
"""New objects after which cycles among these are looked for, and how often that is before one looks further."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Within it cycles are looked for after many more new objects; as before where somebody set another number."""
    ordinary = gc.get_threshold()
    if not 0 < ordinary[0] < _MANY[0]:
        yield
        return
    gc.set_threshold(*_MANY)
    try:
        yield
    finally:
        gc.set_threshold(*ordinary)
