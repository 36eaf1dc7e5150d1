"""A sentence for the person at the keyboard, in the languages that hedui speaks. Each room keeps its own list.

A long list is data: a TOML file with a table for each sentence, both languages side by side.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

from hedui.settings import Language

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that steer a terminal, or turn around what stands behind them; line feeds and tabs do no harm."""


def plain(text: str) -> str:
    """The text with each control character written out (``\\x1b``), as it may come from a file's name or content."""
    return CONTROL.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence, with ``{names}`` for the facts; both languages name the same facts."""

    zh: str
    en: str

    def say(self, lang: Language, **facts: object) -> str:
        """The sentence in ``lang`` with its facts filled in."""
        template = self.zh if lang is Language.ZH else self.en
        return template.format(**facts)


_COMMA = Message("、", ", ")


def listed(words: Iterable[str], lang: Language) -> str:
    """The words one behind the other, with the mark that the language sets between them."""
    return _COMMA.say(lang).join(words)


def literal(text: str) -> str:
    """Somebody's own words as a template: what looks like a fact in it is none."""
    return text.replace("{", "{{").replace("}", "}}")


def load(package: str, name: str) -> tuple[dict[str, Message], dict[str, dict[str, Message]]]:
    """The sentences in a package's TOML file by the names of their tables, and its groups of such tables."""
    data = tomllib.loads((resources.files(package) / name).read_text("utf-8"))
    groups = {key: table for key, table in data.items() if any(isinstance(each, dict) for each in table.values())}
    sentences = {key: Message(**table) for key, table in data.items() if key not in groups}
    return sentences, {
        key: {inner: Message(**table) for inner, table in group.items()} for key, group in groups.items()
    }
