"""Whether a text is in Chinese: what is written in another language cannot be checked here."""

from __future__ import annotations

from hedui.extract.text.agreement import AgreementText
from hedui.extract.values.looks import looks
from hedui.models.page import Reading
from hedui.normalize import grammar

_LOOKS = looks("told_in_text")
_OTHER = _LOOKS["other_script"]
_WORD = _LOOKS["foreign_word"]
_LEAST_LETTERS = 300
"""A text with fewer tells too little of its language."""
_MOST_HAN = 0.02
"""Share of letters that names of places and persons may make up in a text in another language."""
_LEAST_OTHER = 0.2
_LEAST_WORDS = 12
"""Usual words without which a page read from a picture may be Chinese that was read badly."""


def is_in_another_language(text: AgreementText) -> bool:
    """Whether hardly a character of the text is Chinese, or the letters of another script stand among them."""
    letters = sum(map(str.isalpha, text.source))
    if letters < _LEAST_LETTERS:
        return False
    if len(_OTHER.findall(text.source)) >= _LEAST_OTHER * letters:
        return True
    if len(grammar.HAN.findall(text.source)) > _MOST_HAN * letters:
        return False
    recognised = any(page.reading is Reading.OCR for page in text.pages)
    return not recognised or len(_WORD.findall(text.source)) >= _LEAST_WORDS
