"""Names of parties: what can be one, and where one stands in the text behind a label."""

from __future__ import annotations

from functools import lru_cache

import regex

from hedui.extract.values.looks import looks
from hedui.extract.values.people import SURNAME, is_person
from hedui.extract.values.pieces import SEAL, Part, free_text, is_blank
from hedui.normalize import punctuation

_LOOKS = looks("names")

CALLED_END = _LOOKS["called_end"]
"""What a name is called for short, in a bracket at the end of its line."""
PRONOUNCED = _LOOKS["pronounced"]
"""How the characters before it are said, printed among them: 川泽chuānzé科技, 青岚(Qinglan)信息."""
LEGAL_FORM_AT_END = _LOOKS["legal_form_at_end"]
"""The legal form of a foreign organisation that ends with its full stop."""
_ENCLOSED = regex.compile(r"\s*[(（](?<name>[^()（）]+|[^()（）]*[(（][^()（）]*[)）][^()（）]*)[)）]\s*$")
_BESIDE = regex.compile(r"(?<=\p{Han})\s+(?=\p{Han})")
"""What alone stands between two names side by side."""
_NUMBERED = regex.compile(r"\s*[(（]\d{1,2}[)）]\s*")
_BESIDE_NAME = 90
_LEAST_OF_SEVERAL = 6
"""Characters of each of several organisations' names."""
_LEADS = (_LOOKS["head"], _NUMBERED, *map(_LOOKS.__getitem__, ("sealed_before", "clause_before", "english_before")))
"""What leads to a name, in this order, each of it or none."""


def read_name(text: str) -> tuple[Part, ...]:
    """The name of an organisation or a person: free text that is no sentence, without （盖章） and 以下简称."""
    return _recent_name(text) if len(text) <= _LONGEST else _read_name(text)


def _read_name(text: str) -> tuple[Part, ...]:
    if text.lstrip()[:1] in (";", "；", "。"):
        return ()  # nothing stands before the mark, and what is behind it is something else
    if (led := _LOOKS["led"].match(text)) is not None:
        return (Part(led["name"], *led.span("name")),)
    start, end = _bounds(text)
    if (several := _LOOKS["several"].fullmatch(text.rstrip(), start)) is not None:
        return (Part(several[0], *several.span()),)
    found = free_text(text, start, end)
    if found and _LOOKS["clause_behind"].match(text, start) is None and is_name(found[0].value):
        return (_with_full_stop(text, found[0]),)
    named = _LOOKS["sentence_behind"].match(text, start + len(text[start:]) - len(text[start:].lstrip()))
    if named is None or not is_organisation(named["name"]):
        named = _LOOKS["person_first"].match(text, start)
    return (Part(named["name"], *named.span("name")),) if named is not None else ()


_recent_name = lru_cache(maxsize=4096)(_read_name)
"""What is behind one label is read for whose it is, for how it goes on, and for what it is."""


def english_names(text: str) -> list[str]:
    """The names of organisations in English by their legal forms: 蓝岭贸易有限公司（Blue Ridge Trading Co., Ltd.）."""
    return [found[0] for found in _LOOKS["english_name"].finditer(text)] if not text.isascii() else []


def english_beside(raw: str, start: int, end: int) -> list[str]:
    """The English names on the line of a name in ``[start, end)``, close before it and behind it."""
    before = raw[max(0, start - _BESIDE_NAME) : start].rpartition("\n")[2]
    return english_names(before + raw[start:end] + raw[end : end + _BESIDE_NAME].partition("\n")[0])


def is_left_open(text: str) -> bool:
    """Whether a form's room for a name was left open, though it prints what kind of party is named there."""
    return _LOOKS["left_open"].match(text) is not None


def is_unfilled(text: str) -> bool:
    """Whether nothing was filled in behind a party's label but places for a seal and what the party is called."""
    return is_blank(SEAL.sub("", text[slice(*_bounds(text))]))


def told_apart(name: str) -> str:
    """Several people's names side by side with a mark between them: 何静 陶小满 is no 何静陶小满."""
    return _BESIDE.sub("、", name) if _LOOKS["several"].fullmatch(name.strip()) else name


def _bounds(text: str) -> tuple[int, int]:
    """Where a name stands in the text: behind what leads to it, before what follows it, within its brackets."""
    start = 0
    for lead in _LEADS:
        start = found.end() if (found := lead.match(text, start)) is not None else start
    end = len(text.rstrip(" \t,;:，；：、(（"))
    if (gap := punctuation.WIDE_GAP.search(text[start:].rstrip())) is not None and gap.start() > 1:
        end = start + gap.start()
    while tail := _LOOKS["tail"].search(text, start, end):
        end = tail.start()
    enclosed = _ENCLOSED.match(text, start, end)
    return enclosed.span("name") if enclosed is not None else (start, end)


def _with_full_stop(text: str, name: Part) -> Part:
    """A foreign organisation's name with the full stop of its legal form: A Trading Co., Ltd."""
    stops = _LOOKS["latin"].fullmatch(name.value) is not None and text[name.end : name.end + 1] == "."
    return Part(text[name.start : name.end + stops], name.start, name.end + stops)


_WRITTEN_APART = (_LOOKS["latin"], _LOOKS["latin_person"], _LOOKS["several"])
_OF_PEOPLE = (_LOOKS["surname_only"], _LOOKS["villagers"])
"""Whole names that no last word shows: with their blanks, and without any."""
_COMMAS = frozenset(",、")
_NO_NAMES = (
    _LOOKS["only_type"].fullmatch,
    *(_LOOKS[look].search for look in ("law_before", "no_part_of_names", "unit")),
)
_LONGEST = 240
"""Characters of a name with what stands in parentheses; a longer text is none, and is not looked at."""


def is_name(text: str) -> bool:
    """Whether the text can be a party's name: an organisation by its last word, or a short word without punctuation."""
    return len(text) <= _LONGEST and _is_name(text)


@lru_cache(maxsize=4096)
def _is_name(text: str) -> bool:
    bare = text.replace("【", "").replace("】", "").replace(" ", "")
    if _is_written_so(text.strip(), bare):
        return True
    if not 2 <= len(bare) <= 60 or any(is_none(bare) for is_none in _NO_NAMES):
        return False
    if _ends_as_organisation(bare):
        return (_COMMAS.isdisjoint(bare) or _are_several(bare)) and not _LOOKS["acts"].search(bare)
    return not _LOOKS["no_name"].search(bare) and len(bare) <= 8 and is_person(bare)


def _is_written_so(text: str, bare: str) -> bool:
    """Whether a text is a name by how it is written, with its blanks or without."""
    whole = any(name.fullmatch(text) for name in _WRITTEN_APART)
    return whole or any(name.fullmatch(bare) for name in _OF_PEOPLE)


def _are_several(bare: str) -> bool:
    """Whether these are several organisations that are one party: A公司、B公司."""
    each = bare.split("、")
    return (
        not _LOOKS["of_a_consortium"].search(bare)
        and _COMMAS.isdisjoint("".join(each))
        and all(len(n) >= _LEAST_OF_SEVERAL and _ends_as_organisation(n) for n in each)
    )


def _ends_as_organisation(bare: str) -> bool:
    """Whether the last word is an organisation's or its legal form, what stands in parentheses behind it left out."""
    if _LOOKS["given_name"].fullmatch(bare) is not None:
        return False
    ends = (bare, punctuation.CLOSING_ASIDE.sub("", bare))
    return _LOOKS["form"].search(bare) is not None or any(_LOOKS["organisation"].search(end) for end in ends)


def is_organisation(text: str) -> bool:
    """Whether the text's last word is an organisation's, what stands in parentheses behind it left out."""
    return len(text) <= _LONGEST and _is_organisation(text)


@lru_cache(maxsize=4096)
def _is_organisation(text: str) -> bool:
    bare = text.replace(" ", "")
    if _LOOKS["latin"].fullmatch(text.strip()):
        return True
    return is_name(text) and _ends_as_organisation(bare)


def begins_with_name(text: str) -> bool:
    """Whether an organisation's name stands first, and a mark behind it: 青岭县水务局，住所地…"""
    return (found := _LOOKS["name_first"].match(text)) is not None and is_organisation(found[0].strip("【 "))


def opens_as_name(text: str) -> bool:
    """Whether a few words before a label are somebody's name: 何静，住所地：…"""
    bare = text.strip(" \t,;。，；、(（")
    return is_organisation(bare) or (is_person(bare) and SURNAME.match(bare) is not None)


def is_sentence(text: str) -> bool:
    """Whether the text says what somebody does, rather than who somebody is."""
    return _LOOKS["acts"].search(text) is not None or _LOOKS["no_name"].search(text) is not None
