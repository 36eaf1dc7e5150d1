"""Accounts told in a run, without a word for each part: 乙方账户：B公司，A银行，62… in whichever order."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from hedui.extract.values.names import is_organisation
from hedui.extract.values.people import SURNAME, is_person
from hedui.extract.values.pieces import Part
from hedui.extract.values.readers import BANK_ENDS, READERS
from hedui.normalize import punctuation

_OPENS = regex.compile(
    r"(?:[账帐][户号]|户头)(?:信息)?(?:已?(?:变更|更改|改|调整)?[为是至到]|如下)?(?P<mark>[:(]| {1,4}(?=\S))\s*"
)
_CLOSED = regex.compile(r"(?:[^()]|\([^()]*\))*+\)")
_LONGEST = 140
_NUMBER = regex.compile(
    r"(?<![\dA-Za-z])(?:[账帐]号:?\s*)?(?P<number>(?:[A-Z]{2}(?=\d{2}))?\d(?:[ \-]{0,2}\d){9,29})(?![\dA-Za-z])"
)
_CODE_BEHIND = regex.compile(r"(?i:swift|bic)(?: ?code)?[: ]\s*[A-Z0-9]{8,11}")
"""The bank's code in a run, which is a label's value."""
_APART = regex.compile(r"\s*[,;、/|]\s*|\s{2,}|\t|(?<=\p{Han}) +(?=\p{Han})")
_LATIN = r"(?:\p{Lu}[\w&.'-]*|of|and|de|for)"
_BANK = regex.compile(
    rf"\p{{Han}}[\p{{Han}}()A-Za-z]{{1,40}}(?:{BANK_ENDS})\p{{Han}}{{0,8}}|(?=.*\bBank\b){_LATIN}(?: {_LATIN}){{1,7}}"
)
_PARTS = 2
"""What stands beside the number at most: the holder's name and the bank, each once."""


def account_runs(line: str) -> Iterator[tuple[int, dict[str, Part]]]:
    """Where each run's account is spoken of on the line, and its parts: the number, and a name, a bank or both."""
    for opening in _OPENS.finditer(line):
        end = _end(line, opening)
        number = _NUMBER.search(line, opening.end(), end)
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
    closing = _CLOSED.search(line, opening.end(), end) if opening["mark"] == "(" else None
    return end if closing is None else int(closing.end()) - 1


def _pieces(line: str, low: int, high: int) -> Iterator[Part]:
    for cut in _APART.splititer(line[low:high]):
        start = line.index(cut, low)
        low = start + len(cut)
        bare = cut.strip(" :")
        if bare and _CODE_BEHIND.fullmatch(bare) is None:
            start += cut.index(bare)
            yield Part(bare, start, start + len(bare))


def _told(piece: Part) -> tuple[str, Part]:
    """What of the account the piece is, ``""`` where nothing."""
    if _BANK.fullmatch(piece.value) is not None:
        return "bank", piece
    person = is_person(piece.value) and SURNAME.match(piece.value) is not None
    return ("name" if person or is_organisation(piece.value) else ""), piece
