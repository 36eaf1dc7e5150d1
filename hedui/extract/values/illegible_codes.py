"""Numbers without a unit of which a character was not read: telephones, accounts, cells of a table, sums in words."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from hedui.extract.values.garbage import UNREAD
from hedui.normalize import grammar
from hedui.normalize.amount import AmountError, parse_amount

BOX = "口"
"""What OCR makes of a box; elsewhere a word, so that it counts only where a number is expected."""
LETTERS = {"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "S": "5", "B": "8", "Z": "2"}
"""A letter → the figure that it looks like."""


@dataclass(frozen=True, slots=True)
class Illegible:
    """A number ``[start, end)`` of a text, and what it may have been, as long as it is."""

    start: int
    end: int
    meant: str
    sure: bool = False
    """Whether it can have been nothing else."""


_LOOKS = "lIOoSBZ"
CODE = regex.compile(
    r"(?:[账帐] ?[号户]|电话|手机|传真|热线|联系方式|代码|税 ?号|识别号|证件?号码?|邮编|邮政编码|行号"
    r"|[Tt][Ee][Ll]|编 ?号)"
    rf"[:为是 【〔\[(]{{1,4}}(?P<number>[0-9A-Za-z\-() /<>{UNREAD}{BOX}]{{3,48}}+)"
)
_SIGN = r"(?<=\d)(?:<(?!\d{1,8}>)|(?<!<\d{1,8})>)(?=\d)"
"""A sign that no number holds, amid figures: 20>3; not a pair of them around some."""
_IN_CODE = regex.compile(
    rf"[?□◻☐▢囗�〓]|#{{2,3}}(?!#)|(?<=[0-9A-Z\-])[#{BOX}](?=[0-9A-Z])|{_SIGN}"
    rf"|(?<=[0-9 ]{{12}})#|(?<![0-9A-Za-z])#(?=\d{{6}})"
)
_ANY = rf"0-9{_LOOKS}{UNREAD}{BOX}"
PHONE = regex.compile(
    rf"(?<![0-9A-Za-z\-.])(?P<number>(?=[\d\-]{{0,12}}[{_LOOKS}{UNREAD}{BOX}])"
    rf"(?:[{_ANY}]{{11}}|0[\d{UNREAD}]{{2,3}}-[{_ANY}]{{7,8}}|[48{UNREAD}][{_ANY}]{{9}}))(?![0-9A-Za-z\-.])"
)
CELL = regex.compile(
    rf"(?:(?<=[\t|])|(?<=^)|(?<=\n)|(?<=  )) ?[¥￥]?(?P<number>(?=[0-9.,]{{0,12}}[{UNREAD}{BOX}{_LOOKS}])"
    rf"[0-9.,{_LOOKS}{UNREAD}{BOX}]{{2,16}}+)(?= ?(?:[\t|\n]|$|  ))"
)
_FORMAL = f"零{grammar.FORMAL}佰仟万亿"
SUM = regex.compile(
    rf"(?:(?<![{_FORMAL}\p{{Han}}])|(?<=(?:大写|人民币)[:)】 (【]{{0,3}}))"
    rf"(?P<number>[{_FORMAL}]{{0,16}}[{UNREAD}{BOX}@&^][{_FORMAL}]{{0,16}})(?=[元圆圓])"
)
_HOLE = regex.compile(rf"[{UNREAD}{BOX}@&^]")
_SERVICE = regex.compile(rf"[{UNREAD}{BOX}]00[ \-]?\d")
"""A telephone for service, 400 or 800, of which the first figure was not read."""
_MOBILE, _SERVICE_NUMBER = "13111111111", "4311111111111"
"""What stands in the place of what was not read of a telephone."""
_IS_READ = regex.compile(rf"[^\W_{BOX}]|-")
_LEAST = 3
_LEAST_OF_PHONE = 7
_LEAST_OF_CELL = 2
_FEW_FIGURES = regex.compile(r"[OoIl]{0,2}\d[\dOoIl]{0,3}|[OoIl]{1,2}\d[\d.,OoIl]*")
"""A short cell, or one that begins with a letter, of which no letter is more than a figure: 1O, l2; no S2, B1."""
_LEAST_OF_WORDS = 2


def read_code(text: str, match: regex.Match[str]) -> Illegible | None:
    """A telephone, an account or the like behind its label: figures among which some were not read."""
    start, end = match.span("number")
    code = text[start:end]
    if sum(c.isascii() and c.isalnum() for c in code) < _LEAST or _IN_CODE.search(code) is None:
        return None
    meant = _IN_CODE.sub(lambda m: "1" * len(m[0]), code)
    return Illegible(start, end, "4" + meant[1:] if _SERVICE.match(code) else meant)


def read_phone(text: str, match: regex.Match[str]) -> Illegible | None:
    """What would be a telephone: a mobile's, one with its area code, or 400 and 800."""
    number = match["number"]
    mobile = len(number) == len(_MOBILE)
    begins = number[0] in f"0148{UNREAD}" or (mobile and number[0] in f"lI{BOX}")
    if not begins or sum(map(str.isdigit, number)) < _LEAST_OF_PHONE:
        return None
    instead = _MOBILE if mobile and "-" not in number else _SERVICE_NUMBER
    meant = (LETTERS.get(c, c) if _IS_READ.match(c) else other for c, other in zip(number, instead, strict=False))
    return Illegible(match.start("number"), match.end("number"), "".join(meant))


def read_cell(text: str, match: regex.Match[str]) -> Illegible | None:
    """A cell that holds figures and little else."""
    number = match["number"]
    few = sum(map(str.isdigit, number)) < _LEAST_OF_CELL or number[0] in LETTERS
    if few and _FEW_FIGURES.fullmatch(number) is None:
        return None
    meant = "".join(c if c.isdigit() or c in ".," else LETTERS.get(c, "1") for c in number)
    return Illegible(match.start("number"), match.end("number"), meant)


def read_words(text: str, match: regex.Match[str]) -> Illegible | None:
    """A sum in words, with what makes an amount of it in the place of one character."""
    number = match["number"]
    if len(number) <= _LEAST_OF_WORDS - 1:
        return None
    for character in _FORMAL:
        meant = _HOLE.sub(character, number)
        try:
            parse_amount(f"{meant}元整")
        except AmountError:
            continue
        return Illegible(match.start("number"), match.end("number"), meant)
    return None
