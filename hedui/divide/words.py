"""Words that tell the parts of a file, as ``headings.toml`` beside this module lists them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import regex

from hedui.normalize import grammar


@cache
def data() -> dict[str, Any]:
    """What the file says, table by table."""
    loaded: dict[str, Any] = tomllib.loads((files("hedui.divide") / "headings.toml").read_text("utf-8"))
    return loaded


@cache
def said(name: str) -> regex.Pattern[str]:
    """The words of ``[said]`` by that name."""
    return grammar.pattern(grammar.alternatives(data()["said"][name]["words"]))
