"""A sentence for the person at the keyboard, in the languages that hedui speaks. Each room keeps its own list."""

from __future__ import annotations

from dataclasses import dataclass

from hedui.settings import Language


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence, with ``{names}`` for the facts; both languages name the same facts."""

    zh: str
    en: str

    def say(self, lang: Language, **facts: object) -> str:
        """The sentence in ``lang`` with its facts filled in."""
        template = self.zh if lang is Language.ZH else self.en
        return template.format(**facts)
