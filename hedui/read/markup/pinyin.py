"""Pronunciations that some pages put in brackets behind characters: 服務(wù)類(lèi) is 服務類."""

from __future__ import annotations

import unicodedata

import regex

_SYLLABLE = r"[a-zü\u00e0-\u00fc\u0101-\u01dc\u1e3f\u0144\u0148\u01f9]{1,6}"
_BEHIND = regex.compile(rf"(?<=\p{{Han}})[(（]({_SYLLABLE}(?: {_SYLLABLE}){{0,5}})[)）]")
_TONES = frozenset("\u0300\u0301\u0304\u030c")
_FEWEST = 2


def without_pronunciations(text: str) -> str:
    """The text without them; as it is where fewer than two bear a mark of tone."""
    toned = sum(map(_is_toned, {match[1] for match in _BEHIND.finditer(text)})) if "(" in text or "（" in text else 0
    if toned == 0 or sum(_is_toned(match[1]) for match in _BEHIND.finditer(text)) < _FEWEST:
        return text
    return str(_BEHIND.sub(lambda match: "" if _is_toned(match[1]) else match[0], text))


def _is_toned(said: str) -> bool:
    """Whether each syllable has one mark of tone on a vowel."""
    return all(sum(mark in _TONES for mark in unicodedata.normalize("NFD", each)) == 1 for each in said.split())
