"""Codes: 统一社会信用代码, 组织机构代码, 联行号, bank accounts and message port numbers.

The unified social credit code (GB 32100-2015) has 18 characters: the registering authority (1-9, A, N or Y), the kind
of body, six figures of the administrative division (GB/T 2260), the nine characters of the organisation code
(GB 11714-1997, the last a check character of its own), and a check character over all before it.

>>> parse_tax_id("9111 0000 6000 3734 1L")
'91110000600037341L'
"""

from __future__ import annotations

import re

from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError

from hedui.normalize.fault import Fault, NormalizeError
from hedui.normalize.plain import PlainTable


class IdentifierFault(Fault):
    EMPTY = ("没有填写", "nothing is filled in")
    LENGTH = ("位数不对", "the wrong number of characters")
    CHARACTER = ("有不该出现的字符", "a character that has no place here")
    AUTHORITY = ("没有这种登记管理部门代码", "no such registering authority")
    CHECK = ("校验码不符", "the check character does not match")
    PREFIX = ("不是106端口号，也不是95、96、1开头的特服号", "neither a 106 port number nor a 95/96/1xx special number")


class IdentifierError(NormalizeError):
    """The text is no such code."""


_TABLE = PlainTable({}, {"-": "‐‑–—―−"}, dropped="-_【】")
_TAX_ID_LENGTH = 18
_AUTHORITIES = "123456789ANY"
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_RESIDENT = re.compile(r"(?:[1-6][1-7]|50|71|8[1-3]|9[0-9])[0-9]{4}(?:19|20)[0-9]{9}[0-9X]")
"""Province, or 9 for foreigners who live here; then the district, the day of birth, and the check character."""
_ACCOUNT = re.compile(r"[A-Z]{0,4}[0-9]{6,32}")
_BANK_CODE_LENGTH = 12
_BANK_CODE = re.compile(r"\d{12}|[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_PORT = re.compile(r"106[0-9]{5,18}")
_SPECIAL = re.compile(r"9[56][0-9]{3,18}|1(?:0(?!6)|[12])[0-9]{1,4}")


def parse_tax_id(text: str) -> str:
    """The taxpayer's number, upper case, without blanks, hyphens and brackets.

    A unified social credit code, or the resident's identity number (GB 11643-1999) that a natural person uses in its
    place. The organisation code inside is not checked here: see ``organisation_code_matches``. Raises
    ``IdentifierError``.
    """
    code = _plain(text)
    if is_resident_number(code):
        return code
    _check_characters(text, code, _ALPHABET)
    if len(code) != _TAX_ID_LENGTH:
        raise IdentifierError(text, len(text), IdentifierFault.LENGTH)
    if code[0] not in _AUTHORITIES:
        raise IdentifierError(text, _TABLE.raw_position(text, 0), IdentifierFault.AUTHORITY)
    _check_characters(text, code[:8], _ALPHABET[:10], start=2)
    # python-stdnum's own validate() refuses the authorities A, N and Y.
    if uscc.calc_check_digit(code[:-1]) != code[-1]:
        raise IdentifierError(text, _TABLE.raw_position(text, _TAX_ID_LENGTH - 1), IdentifierFault.CHECK)
    return code


def is_tax_id(text: str) -> bool:
    """Whether ``parse_tax_id`` takes the text."""
    try:
        parse_tax_id(text)
    except IdentifierError:
        return False
    return True


def is_resident_number(number: str) -> bool:
    """Whether an identity number (GB 11643-1999) has a province, a day of birth and the right check character.

    Codes of districts that are no more, or not yet known, are none of our business.
    """
    if not _RESIDENT.fullmatch(number):
        return False
    try:
        ric.get_birth_date(number)
    except ValidationError:
        return False
    return number[-1] == str(ric.calc_check_digit(number))


def organisation_code_matches(code: str) -> bool:
    """Whether the check character of an organisation code holds (GB 11714-1997).

    ``code``: the nine characters themselves, or the unified social credit code around them.
    """
    inner = _plain(code)[8:17] if len(_plain(code)) == _TAX_ID_LENGTH else _plain(code)
    if not re.fullmatch(r"[0-9A-Z]{8}[0-9X]", inner):
        return False
    total = sum(weight * int(character, 36) for weight, character in zip(_ORGANISATION_WEIGHTS, inner, strict=False))
    return inner[8] == "0123456789X0"[11 - total % 11]


def parse_bank_code(text: str) -> str:
    """The 12 figures of a 联行号 (CNAPS), without blanks and hyphens. Raises ``IdentifierError``."""
    code = _plain(text)
    _check_characters(text, code, _ALPHABET[:10])
    if len(code) != _BANK_CODE_LENGTH:
        raise IdentifierError(text, len(text), IdentifierFault.LENGTH)
    return code


def has_form_of_bank_code(code: str) -> bool:
    """Whether a compact code is as long as a 联行号, or as a SWIFT code is made (ISO 9362).

    >>> has_form_of_bank_code("102290012345"), has_form_of_bank_code("BKCHCNBJ"), has_form_of_bank_code("10229001")
    (True, True, False)
    """
    return _BANK_CODE.fullmatch(code) is not None


def parse_account_number(text: str) -> str:
    """A bank account's 6 to 32 figures, without blanks and hyphens; up to four letters may stand before them (NRA…).

    Raises ``IdentifierError``.
    """
    number = _plain(text)
    if not _ACCOUNT.fullmatch(number):
        _check_characters(text, number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), _ALPHABET[:10], offset_from=number)
        raise IdentifierError(text, len(text), IdentifierFault.LENGTH)
    return number


def parse_access_code(text: str) -> str:
    """A 106 port number (8 to 21 figures) or a special service number beginning with 95, 96 or 1.

    Raises ``IdentifierError``. Source: 工业和信息化部《电信网码号资源管理办法》 and its 分类管理目录.
    """
    code = _plain(text)
    _check_characters(text, code, _ALPHABET[:10])
    if not _PORT.fullmatch(code) and not _SPECIAL.fullmatch(code):
        fault = IdentifierFault.LENGTH if code.startswith(("106", "95", "96")) else IdentifierFault.PREFIX
        raise IdentifierError(text, len(text) if fault is IdentifierFault.LENGTH else 0, fault)
    return code


def _plain(text: str) -> str:
    return text.translate(_TABLE)


def _check_characters(text: str, code: str, alphabet: str, *, start: int = 0, offset_from: str = "") -> None:
    """Every character of ``code`` from ``start`` on is in ``alphabet``, and there is one.

    ``offset_from``: the whole plain text where ``code`` is its end.
    """
    if not code:
        raise IdentifierError(text, len(text), IdentifierFault.EMPTY)
    shift = len(offset_from) - len(code) if offset_from else 0
    for index in range(start, len(code)):
        if code[index] not in alphabet:
            raise IdentifierError(text, _TABLE.raw_position(text, index + shift), IdentifierFault.CHARACTER)
