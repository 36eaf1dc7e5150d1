"""How the text behind a label is read: one function a type, each finding the value in a stretch of folded text.

A reader gets the text behind the label up to the next label, and gives the parts it recognised: for each the last step
of the field (empty: the label's own), the value and its interval in the text. Nothing recognised is an empty tuple; a
value is never invented. Whether it is *valid* is not asked here: a telephone that is none is still what the page says.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from hedui.extract.values.contacts import (
    read_address,
    read_address_and_postcode,
    read_address_and_telephone,
    read_contact,
    read_email,
    read_person_and_telephone,
    read_telephone_of,
)
from hedui.extract.values.looks import looks
from hedui.extract.values.names import read_name
from hedui.extract.values.people import read_person
from hedui.extract.values.pieces import BESIDE, EDGES, SENTENCE, Part, Reader, free_text, read_text, trim
from hedui.extract.values.quantities import read_count, read_duration, read_percent
from hedui.extract.values.sums import read_figures, read_sum, read_words
from hedui.normalize import punctuation

_LOOKS = looks("codes")

_LONGEST_WORD = 30
_BROKEN_OFF = _LOOKS["broken_off"]
"""Behind figures that are not all of a number: 1101011990|0307231."""
_CITIZENS = (15, 18)
"""Characters of the whole number of a citizen."""
_COMPANYS = _LOOKS["company_code"]
"""A company's code where any document's number may stand."""
_HONG_KONG = _LOOKS["hong_kong_card"]
_CODE = _LOOKS["code"]
_ACCOUNT = _LOOKS["account"]
BANK_ENDS = "银行|[支分]行|信用社|合作社|营业[部室厅]|清算中心|分理处"
"""How the name of a bank, or of its office, ends, in a pattern."""
_BRACKET_ENDS = regex.compile(r"(?P<before>(?:[^()（）]|[(（][^()（）]*[)）])*)[)）]")
"""A bracket that closes and was not opened."""
_WHOLE_NUMBER = 12
"""Digits that no group within a number has."""
_SWIFT = _LOOKS["swift"]
_DIGITS = _LOOKS["digits"]
_POSTCODE = _LOOKS["postcode"]
_DIVIDERS, _SLOT = str.maketrans("", "", " -"), str.maketrans("【】_", "   ")
"""What stands between the digits of a number, and around those of a date."""
_LEAST_OF_CODE = 3
"""Characters of a number, and blanks in it, that are none: 0 1 fills a form's boxes."""
_MISREAD = _LOOKS["misread_letter"]
"""Letters amid the figures of an account that are figures misread; which, the bank alone knows."""


def _matcher(pattern: regex.Pattern[str]) -> Reader:
    """A reader of what the pattern matches at the start of the text, given without blanks and hyphens.

    Two numbers side by side are nobody's.
    """

    def read(text: str) -> tuple[Part, ...]:
        start, _ = trim(text, edges=EDGES + "(（¥￥")
        found = pattern.match(text, start)
        if found is None or _is_two(found[0]) or (" " in found[0] and text[found.end() : found.end() + 1].isdigit()):
            return ()
        return (Part(found[0].translate(_DIVIDERS), found.start(), found.end()),)

    return read


def _is_two(text: str) -> bool:
    """Whether two whole numbers stand side by side: both parties' in one row."""
    groups = text.split()
    return len(groups) > 1 and min(map(len, groups)) >= _WHOLE_NUMBER


def read_id_number(text: str) -> tuple[Part, ...]:
    """The number of an identity card or a passport; one of Hong Kong ends with its check digit in brackets."""
    start, _ = trim(text, edges=EDGES + "(（")
    found = _HONG_KONG.match(text, start)
    if found is not None:
        return (Part(found[0], *found.span()),)
    parts = [part for part in READERS["tax_id"](text) if any(map(str.isdigit, part.value))]
    if any(len(part.value) not in _CITIZENS and _BROKEN_OFF.match(text, part.end) for part in parts):
        return ()
    return tuple(replace(p, step="tax_id") if _COMPANYS.fullmatch(p.value) else p for p in parts)


def read_bank(text: str) -> tuple[Part, ...]:
    """Free text that is no sentence and names a bank, up to the end of a bracket that it stands in, and the account's
    number where that stands behind it."""
    closed = _BRACKET_ENDS.match(text)
    text = closed["before"] if closed is not None else text
    number = _LOOKS["number_behind_bank"].search(text)
    behind = number or _LOOKS["bank_ends"].search(text)
    found = read_text(text[: behind.start()] if behind is not None else text)
    if found and (SENTENCE.search(found[0].value) or _LOOKS["no_bank"].fullmatch(found[0].value)):
        return ()
    if number is None:
        return found
    start, end = number.span("number")
    return (*found, Part(number["number"].translate(_DIVIDERS), start, end, "number"))


def read_account(text: str) -> tuple[Part, ...]:
    """An account's number, and its bank where a bracket behind names it."""
    found = _matcher(_ACCOUNT)(text)
    parts = tuple(part for part in found if punctuation.has_digit(part.value) and not _MISREAD.search(part.value))
    bank = _LOOKS["bank_behind"].match(text, parts[0].end) if parts else None
    return (*parts, Part(bank[1], bank.start(1), bank.end(1), "bank")) if bank is not None else parts


def read_bank_and_account(text: str) -> tuple[Part, ...]:
    """A bank and an account number behind one label, in either order."""
    number = next((m for m in _ACCOUNT.finditer(text) if sum(c.isdigit() for c in m[0]) >= 8), None)
    if number is None:
        return tuple(Part(p.value, p.start, p.end, "bank") for p in read_bank(text))
    parts = [Part(number[0].translate(_DIVIDERS), number.start(), number.end(), "number")]
    before = _LOOKS["account_label"].sub("", text[: number.start()])
    first, last = (0, len(before)) if before.strip(EDGES) else (number.end(), len(text))
    parts += [Part(p.value, p.start, p.end, "bank") for p in free_text(text, *trim(text, first, last, BESIDE))]
    return tuple(parts)


def read_date(text: str) -> tuple[Part, ...]:
    """A date at the start of the text, as it stands there; brackets and underscores around its numbers are dropped."""
    bare = text.translate(_SLOT)
    start = len(bare) - len(bare.lstrip())
    found = _LOOKS["date"].match(bare, start)
    return (Part(bare[found.start() : found.end()], found.start(), found.end()),) if found else ()


def read_code(text: str) -> tuple[Part, ...]:
    """A contract's number: what holds a digit, up to a wide gap, the next label or heading; no sum and no label."""
    if _LOOKS["labelled"].match(text) or _LOOKS["sum"].fullmatch(text.strip(EDGES)):
        return ()
    stop = _LOOKS["code_ends"].search(text)
    text = text[: stop.start()] if stop else text
    found = read_text(text[: words.start()] if (words := _LOOKS["words_behind"].search(text)) else text)
    code = found[0].value if found else ""
    length = len("".join(code.split()))
    if not _LEAST_OF_CODE <= length <= 60 or not punctuation.has_digit(code) or _LOOKS["no_number"].search(code):
        return ()
    value, start, end = _in_brackets(text, found[0])
    return (Part(punctuation.unspaced(value), start, end),)


def _in_brackets(text: str, part: Part) -> tuple[str, int, int]:
    """The part without the bracket that closes it, or with the one that opens it, where it has one half of a pair."""
    value, opening, closing = part.value, part.value.count("【"), part.value.count("】")
    if closing <= opening or text[part.start - 1 : part.start] != "【":
        return value, part.start, part.end
    if value.endswith("】") and closing == opening + 1:
        return value[:-1], part.start, part.end - 1  # the whole stands in brackets
    return "【" + value, part.start - 1, part.end


def read_word(text: str) -> tuple[Part, ...]:
    """A word or a few: free text that is no sentence."""
    found = read_text(text)
    return found if found and len(found[0].value) <= _LONGEST_WORD and not SENTENCE.search(found[0].value) else ()


def read_place(text: str) -> tuple[Part, ...]:
    """The name of a place or an address: a word that is no way of signing."""
    stop = _LOOKS["place_ends"].search(text)
    found = read_word(text[: stop.start()] if stop else text)
    if not found or _LOOKS["no_place"].search(found[0].value):
        return ()
    filled = _LOOKS["unit_twice"].sub(r"\1", _LOOKS["units_printed"].sub("", found[0].value)).strip(" /、")
    return () if _LOOKS["units_alone"].fullmatch(filled) else (replace(found[0], value=filled),)


READERS: dict[str, Reader] = {
    "text": read_text,
    "word": read_word,
    "place": read_place,
    "name": read_name,
    "person": read_person,
    "address": read_address,
    "telephone": read_telephone_of,
    "email": read_email,
    "postcode": _matcher(_POSTCODE),
    "tax_id": _matcher(_CODE),
    "id_number": read_id_number,
    "account": read_account,
    "bank": read_bank,
    "swift": _matcher(_SWIFT),
    "bank_code": _matcher(_DIGITS),
    "code_digits": _matcher(_DIGITS),
    "bank_and_account": read_bank_and_account,
    "address_and_telephone": read_address_and_telephone,
    "address_and_postcode": read_address_and_postcode,
    "contact": read_contact,
    "person_and_telephone": read_person_and_telephone,
    "date": read_date,
    "figures": read_figures,
    "words": read_words,
    "sum": read_sum,
    "duration": read_duration,
    "percent": read_percent,
    "count": read_count,
    "code": read_code,
}
"""Type of a label → how the text behind it is read."""

STRICT = frozenset(
    {
        "telephone",
        "email",
        "postcode",
        "tax_id",
        "id_number",
        "account",
        "bank_code",
        "code_digits",
        "date",
        "words",
        "bank_and_account",
    }
)
"""Types whose values cannot be mistaken for a sentence, so that a label needs no colon before them."""
