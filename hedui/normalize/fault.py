"""What every normaliser raises: a ``ValueError`` that says where in the text and why."""

from __future__ import annotations

from enum import Enum

from hedui.messages import Message
from hedui.settings import Language

_AT = Message("“{shown}”第{place}字“{character}”：{reason}", "“{shown}”, character {place} (“{character}”): {reason}")
_AT_ALL = Message("“{shown}”：{reason}", "“{shown}”: {reason}")


class Fault(Enum):
    """Why a text is no value of its kind; members hold the reason in Chinese and in English."""

    @property
    def zh(self) -> str:
        return str(self.value[0])

    @property
    def en(self) -> str:
        return str(self.value[1])


class NormalizeError(ValueError):
    """``text`` cannot be read as a value; ``position`` is the offset, from 0, of the character where that shows.

    ``position == len(text)`` where something is missing at the end.
    """

    def __init__(self, text: str, position: int, fault: Fault) -> None:
        self.text = text
        self.position = position
        self.fault = fault

    @property
    def reason(self) -> str:
        """One phrase in Chinese."""
        return self.why(Language.ZH)

    def why(self, lang: Language) -> str:
        """One phrase."""
        return self.fault.zh if lang is Language.ZH else self.fault.en

    def say(self, lang: Language) -> str:
        """Where and why, in a sentence."""
        shown = self.text if len(self.text) <= 60 else self.text[:60] + "…"
        facts = {"shown": shown, "place": self.position + 1, "character": self.text[self.position : self.position + 1]}
        message = _AT if self.position < len(self.text) else _AT_ALL
        return message.say(lang, reason=self.why(lang), **facts)

    def __str__(self) -> str:
        return self.say(Language.ZH)
