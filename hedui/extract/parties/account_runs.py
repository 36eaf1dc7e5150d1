"""Accounts told in a run, without a word for each part: 乙方账户：B公司，A银行，62… in whichever order."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from hedui.extract.values.looks import looks
from hedui.extract.values.names import is_organisation
from hedui.extract.values.people import SURNAME, is_person
from hedui.extract.values.pieces import Part
from hedui.extract.values.readers import READERS
from hedui.normalize import punctuation

_LOOKS = looks("accounts")

_LONGEST = 140
_LATIN = r"(?:\p{Lu}[\w&.'-]*|of|and|de|for)"
_PARTS = 2
"""What stands beside the number at most: the holder's name and the bank, each once."""


def account_runs(line: str) -> Iterator[tuple[int, dict[str, Part]]]:
    """Where each run's account is spoken of on the line, and its parts: the number, and a name, a bank or both."""
    for opening in _LOOKS["opens"].finditer(line):
        end = _end(line, opening)
        number = _LOOKS["number"].search(line, opening.end(), end)
        if number is None:
            continue
        around = (opening.end(), number.start()), (number.end(), end)
        pieces = [piece for low, high in around for piece in _pieces(line, low, high)]
        parts = dict(map(_told, pieces)) if 0 < len(pieces) <= _PARTS else {}
        read = READERS["account"](number["number"])
        if len(parts) == len(pieces) > 0 and "" not in parts and read:
            parts["number"] = Part(read[0].value, *number.span("number"))
            yield opening.start(), parts


def _end(line: str, opening: regex.Match[str]) -> int:
    """Where the run ends: with its sentence, or with the bracket that it stands in."""
    end = punctuation.first(line, "。\n", opening.end(), min(len(line), opening.end() + _LONGEST))
    closing = _LOOKS["closed"].search(line, opening.end(), end) if opening["mark"] == "(" else None
    return end if closing is None else int(closing.end()) - 1


def _pieces(line: str, low: int, high: int) -> Iterator[Part]:
    for cut in _LOOKS["apart"].splititer(line[low:high]):
        start = line.index(cut, low)
        low = start + len(cut)
        bare = cut.strip(" :")
        named = _LOOKS["named"].match(bare)
        bare = bare[named.end() :] if named is not None else bare
        if bare and _LOOKS["code_behind"].fullmatch(bare) is None:
            start += cut.index(bare)
            yield Part(bare, start, start + len(bare))


def _told(piece: Part) -> tuple[str, Part]:
    """What of the account the piece is, ``""`` where nothing."""
    if _LOOKS["bank"].fullmatch(piece.value) is not None:
        return "bank", piece
    person = is_person(piece.value) and SURNAME.match(piece.value) is not None
    named = (person or is_organisation(piece.value)) and _LOOKS["cut_off"].fullmatch(piece.value) is None
    return ("name" if named else ""), piece
