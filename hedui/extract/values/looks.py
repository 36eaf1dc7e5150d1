"""What values look like: patterns of names, persons, addresses and numbers, which stand in ``hedui/catalogue/looks``.

One file a topic, one entry a pattern: a regular expression, a list of which one must match, or a table of such
``words`` with ``examples`` in which they are found and ``counterexamples``. What users add
adds nothing here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import regex

from hedui.extract.values.currencies import NAMES, SIGNS
from hedui.normalize import grammar
from hedui.normalize.date import BARE_DATE


@cache
def looks(topic: str) -> Mapping[str, regex.Pattern[str]]:
    """Name, or type of a value → its pattern, of one file; its macros and those of the others written out."""
    macros = {"abroad": grammar.ABROAD, "bare_date": BARE_DATE, "currency": NAMES, "sign": SIGNS}
    for file in files().values():
        macros |= {name: grammar.alternatives(words) for name, words in file.get("macro", {}).items()}
    found = {
        name: regex.compile(grammar.expanded(_words(entry), macros)) for name, entry in files()[topic]["look"].items()
    }
    return MappingProxyType(found)


@cache
def files() -> Mapping[str, Mapping[str, Any]]:
    """Topic → what its file says."""
    folder = resources.files("hedui.catalogue") / "looks"
    return {file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8")) for file in folder.iterdir()}


def _words(entry: Any) -> str:
    return grammar.alternatives(entry["words"] if isinstance(entry, dict) else entry)
