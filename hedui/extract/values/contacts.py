"""How addresses, telephones, e-mail addresses and persons are read behind a label, alone or together."""

from __future__ import annotations

from dataclasses import replace

import regex

from hedui.extract.values.garbage import UNREAD
from hedui.extract.values.looks import looks
from hedui.extract.values.people import has_surname, read_person
from hedui.extract.values.pieces import BESIDE, HAN, SENTENCE, Part, free_text, is_not_applicable, read_text, trim

_LOOKS = looks("contacts")


PLACE = _LOOKS["place"]
"""A place on a line of its own, below its label."""
REST_OF_PLACE = _LOOKS["rest_of_place"]
"""The district or the street, where the line above ends with the town."""

OF_ADDRESS = _LOOKS["of_address"]
"""What an address has, and a heading below an empty label has not: 地址： / 正文."""
_BEHIND_ADDRESS = tuple(_LOOKS[look] for look in ("called", "in_english", "then_person", "then_clause"))
_WORDS = regex.compile(rf"[{HAN}]{{4}}")


def read_address(text: str) -> tuple[Part, ...]:
    """Free text that is no sentence, once where English follows, without what is said behind it of its party, and the
    telephone number behind it."""
    behind = next((found for look in _BEHIND_ADDRESS if (found := look.search(text)) is not None), None)
    number = _LOOKS["telephone_behind_address"].search(text) if behind is None else None
    stop = behind or number
    found = read_text(text[: stop.start()] if stop is not None else text)
    value = found[0].value if found else ""
    if not found or SENTENCE.search(value) or len(value) < 2 or value.replace("-", "").isdecimal():
        return ()
    return (
        found
        if number is None
        else (*found, Part(number["number"], number.start("number"), number.end("number"), "telephone"))
    )


def read_telephone(text: str) -> tuple[Part, ...]:
    """The first telephone number; digits that are none are given too, for the reader to judge."""
    if is_not_applicable(text) or (found := _LOOKS["telephone"].search(text)) is None:
        return ()
    if _WORDS.search(text, 0, found.start()):
        return ()
    return (Part(text[found.start() : found.end()].strip(), found.start(), found.end()),)


def read_telephone_of(text: str) -> tuple[Part, ...]:
    """A telephone, and who is called by it where his name is all that stands before: 郭老师 0899-6612345."""
    telephone = read_telephone(text)
    before = text[: telephone[0].start] if telephone else ""
    who = _titled(before) or _whole_person(before)
    return (*telephone, *(replace(part, step="contact") for part in who))


def _whole_person(before: str) -> tuple[Part, ...]:
    """The person that is all of what stands before a telephone; no office and no time of the day."""
    start, end = trim(before, edges=BESIDE)
    name = before[start:end]
    named = has_surname(name) and not _LOOKS["called_at"].fullmatch(name)
    return (Part(name, start, end),) if named else ()


def read_email(text: str) -> tuple[Part, ...]:
    """An e-mail address, or what stands at the start of the text in the place of one."""
    start, _ = trim(text)
    found = _LOOKS["email"].search(text) or _LOOKS["email_like"].match(text, start)
    if found is None or found[0].isdigit() or text[found.end() : found.end() + 1] in tuple(UNREAD):
        return ()
    return (Part(found[0].replace(" ", ""), found.start(), found.end()),)


def read_address_and_telephone(text: str) -> tuple[Part, ...]:
    """An address and a telephone behind one label, in either order."""
    numbers = list(_LOOKS["plain_telephone"].finditer(text)) or list(_LOOKS["telephone"].finditer(text))
    number = numbers[-1] if numbers and sum(c.isdigit() for c in numbers[-1][0]) >= 7 else None
    first, last = (0, number.start()) if number else (0, len(text))
    if number and not text[:last].strip(BESIDE) and _WORDS.search(text, number.end()):
        first, last = number.end(), len(text)
    parts = free_text(text, *trim(text, first, last, BESIDE))
    found = tuple(Part(p.value, p.start, p.end, "address") for p in parts if not p.value.replace("-", "").isdecimal())
    if number is not None:
        found += (Part(number[0].strip(), number.start(), number.end(), "telephone"),)
    return found


def read_address_and_postcode(text: str) -> tuple[Part, ...]:
    """An address and a postcode behind one label."""
    number = _LOOKS["postcode_behind"].search(text)
    found = tuple(
        Part(p.value, p.start, p.end, "address") for p in read_address(text[: number.start()] if number else text)
    )
    return (*found, Part(number["code"], number.start("code"), number.end("code"), "postcode")) if number else found


def read_person_and_telephone(text: str) -> tuple[Part, ...]:
    """A contact's name and telephone behind one label, in either order."""
    telephone = tuple(Part(p.value, p.start, p.end, "telephone") for p in read_telephone(text))
    person = _titled(text) or read_person(text)
    if not person and telephone:
        rest = telephone[0].end + len(text[telephone[0].end :]) - len(text[telephone[0].end :].lstrip(" ,;/、(（"))
        found = _titled(text[rest:]) or read_person(text[rest:])
        person = tuple(Part(p.value, p.start + rest, p.end + rest) for p in found)
    return tuple(Part(p.value, p.start, p.end, "contact") for p in person) + telephone


def _titled(text: str) -> tuple[Part, ...]:
    """Who is called by surname and title alone: 王经理, 李工."""
    start, _ = trim(text)
    found = _LOOKS["titled"].match(text, start)
    return (Part(found["who"], *found.span("who")),) if found is not None else ()


def read_contact(text: str) -> tuple[Part, ...]:
    """A contact's name, and the telephone that stands right behind it: 何静（13900001234）, 何静，电话 0899-6612345."""
    person = _titled(text) or read_person(text)
    behind = _LOOKS["own_telephone"].match(text, person[0].end) if person else None
    if behind is None:
        return person
    return (*person, Part(behind["number"], behind.start("number"), behind.end("number"), "telephone"))
