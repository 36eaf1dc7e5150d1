"""How addresses, telephones, e-mail addresses and persons are read behind a label, alone or together."""

from __future__ import annotations

import regex

from hedui.extract.values.garbage import UNREAD
from hedui.extract.values.people import SURNAME, read_person
from hedui.extract.values.pieces import HAN, SENTENCE, Part, free_text, is_not_applicable, read_text, trim
from hedui.normalize import grammar

_ABROAD = r"(?:[(](?:\+|00)?86[)]|(?:\+|00)86)[- ]?"
"""The country's code."""
_FROM_ABROAD = r"(?<!\d)(?:\+|00(?=[2-9]))[1-9]\d{0,2}"
"""The code of any country."""
_TELEPHONE = grammar.pattern(
    r"区号\+?\d{3,8}",
    rf"(?:{_ABROAD}|86[- ]?)?1[3-9]\d(?:[- ]?\d){{8}}(?!\d)",
    rf"(?:{_ABROAD})?[(]?0\d{{2,3}}[)]?[- —–]{{0,3}}\d{{3,4}}[- ]?\d{{4}}(?:\s*[-—转]\s*\d{{1,6}})?(?!\d)",
    r"[48]00[- ]?\d{3,4}[- ]?\d{3,4}(?!\d)",
    rf"{_FROM_ABROAD}[- ]?(?:[(]\d{{1,4}}[)]|\d{{1,4}})(?:[- ]{{0,2}}\d{{2,8}}){{1,4}}(?:\s*转\s*\d{{1,6}})?(?!\d)",
    r"\d[\d \-—()转/]{3,24}\d",
)
_PLAIN_TELEPHONE = regex.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[- —–]?\d{7,8})(?!\d)(?=\W*$)")
_ADDRESS = "先生|女士|同志|经理|主任|老师"
_CALLS = "(?:联系|办公)?(?:电话|方式)|手机号?码?"
_OWN_TELEPHONE = regex.compile(
    rf"[】\s]*(?:{_ADDRESS})?[】\s]*[,;/、(（]?(?:\p{{Han}}{{2,8}}[,;/、])?[\s【]*(?:{_CALLS})?\s*[:：]?[\s【]*"
    r"(?<number>1[3-9]\d(?:[- ]?\d){8}|0\d{2,3}[- —–]{0,3}\d{3,4}[- ]?\d{4})(?![\dXx])[】\s]*[)）]?"
)
_TITLED = regex.compile(
    rf"(?<who>{SURNAME.pattern}(?:先生|女士|小姐|老师|医生|总?经理|主任|主管|总监?|工|科长|处长|部长|校长|院长|店长|站长|所长|队长|书记|会计))"
    r"(?!\p{Han})"
)
_POSTCODE_BEHIND = regex.compile(
    r"[,;/、(（\s]*(?:邮政编码|邮编)?[:：]?\s*(?<![\d号])(?<code>\d{6})(?!\d)\s*[)）]?[。\s]*$"
)
_EMAIL = regex.compile(r"[\w.+\-]+ ?@ ?[\w\-]+(?: ?\. ?[\w\-]+)+")
_EMAIL_LIKE = regex.compile(r"[A-Za-z0-9][\w.+\-@#()（）,，]{4,60}")
_CALLED = regex.compile(r"[(（][^()（）]{0,20}(?:简称|称为|统称)[^()（）]{1,30}[)）]\s*$")

PLACE = regex.compile(
    r"\s*\p{Han}{2,12}(?:[省市区县州旗镇乡]|街道|新区|开发区|(?:[路街道巷].{0,12}[号室楼层栋幢座院厦]))\s*"
)
"""A place on a line of its own, below its label."""
REST_OF_PLACE = regex.compile(
    r"\s*(?:(?:\p{Han}{1,6})?[市区县镇乡]|\p{Han}{2,6}(?:新区|街道|开发区))?(?:\p{Han}{1,8}[路街道巷村大道].{0,12}[号室楼层栋幢座院厦])?\s*"
)
"""The district or the street, where the line above ends with the town."""

OF_ADDRESS = regex.compile(r"[\dA-Za-z省市区县旗盟州镇乡村组路街道巷弄里号园楼座室栋厦院湾港]")
"""What an address has, and a heading below an empty label has not: 地址： / 正文."""


def read_address(text: str) -> tuple[Part, ...]:
    """Free text that is no sentence, without what its party is called for short."""
    called = _CALLED.search(text)
    found = read_text(text[: called.start()] if called is not None else text)
    value = found[0].value if found else ""
    return () if not found or SENTENCE.search(value) or len(value) < 2 or value.replace("-", "").isdecimal() else found


def read_telephone(text: str) -> tuple[Part, ...]:
    """The first telephone number; digits that are none are given too, for the reader to judge."""
    if is_not_applicable(text) or (found := _TELEPHONE.search(text)) is None:
        return ()
    if regex.search(rf"[{HAN}]{{4}}", text[: found.start()]):
        return ()
    return (Part(text[found.start() : found.end()].strip(), found.start(), found.end()),)


def read_email(text: str) -> tuple[Part, ...]:
    """An e-mail address, or what stands at the start of the text in the place of one."""
    start, _ = trim(text)
    found = _EMAIL.search(text) or _EMAIL_LIKE.match(text, start)
    if found is None or found[0].isdigit() or text[found.end() : found.end() + 1] in tuple(UNREAD):
        return ()
    return (Part(found[0].replace(" ", ""), found.start(), found.end()),)


def read_address_and_telephone(text: str) -> tuple[Part, ...]:
    """An address and a telephone behind one label."""
    numbers = list(_PLAIN_TELEPHONE.finditer(text)) or list(_TELEPHONE.finditer(text))
    number = numbers[-1] if numbers and sum(c.isdigit() for c in numbers[-1][0]) >= 7 else None
    parts = free_text(text, 0, number.start() if number else len(text))
    found = tuple(Part(p.value, p.start, p.end, "address") for p in parts)
    if number is not None:
        found += (Part(number[0].strip(), number.start(), number.end(), "telephone"),)
    return found


def read_address_and_postcode(text: str) -> tuple[Part, ...]:
    """An address and a postcode behind one label."""
    number = _POSTCODE_BEHIND.search(text)
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
    found = _TITLED.match(text, start)
    return (Part(found["who"], *found.span("who")),) if found is not None else ()


def read_contact(text: str) -> tuple[Part, ...]:
    """A contact's name, and the telephone that stands right behind it: 何静（13900001234）, 何静，电话 0899-6612345."""
    person = _titled(text) or read_person(text)
    behind = _OWN_TELEPHONE.match(text, person[0].end) if person else None
    if behind is None:
        return person
    return (*person, Part(behind["number"], behind.start("number"), behind.end("number"), "telephone"))
