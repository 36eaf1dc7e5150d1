"""hedui (核对): turns Chinese agreements into structured, checked records.

From Python, ``hedui.process(path, settings=hedui.Settings(...))`` reads, extracts and checks one agreement and gives
its ``hedui.Record``. What goes wrong with a document is an exception of ``hedui.errors``.

The three names are imported when they are first used, so that ``import hedui`` costs nothing; ``__init__.pyi`` tells
type checkers what they are.
"""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"
__all__ = ["Record", "Settings", "__version__", "process"]

_HOMES = {"Record": "hedui.models.record", "Settings": "hedui.settings", "process": "hedui.pipeline"}
"""Public name → the module that it lives in."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'hedui' has no attribute {name!r}; it has {', '.join(__all__)}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
