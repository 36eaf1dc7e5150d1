"""What every normaliser raises: a ``ValueError`` that says where in the text and why."""

from __future__ import annotations

from enum import Enum


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
        """One phrase in Chinese; ``fault.en`` is the English one."""
        return self.fault.zh

    def __str__(self) -> str:
        shown = self.text if len(self.text) <= 60 else self.text[:60] + "…"
        if self.position < len(self.text):
            return f"“{shown}”第{self.position + 1}字“{self.text[self.position]}”：{self.reason}"
        return f"“{shown}”：{self.reason}"
