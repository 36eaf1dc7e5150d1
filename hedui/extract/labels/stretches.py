"""What stands behind a label: on its own line, and on the next where the value begins or goes on there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from hedui.extract.labels.listed import NUMBERED
from hedui.extract.labels.openings import ARTICLE
from hedui.extract.mention import Place
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.text.outline import Outline
from hedui.extract.text.regions import Regions
from hedui.extract.values.contacts import OF_ADDRESS, PLACE, REST_OF_PLACE
from hedui.extract.values.cut_numbers import DIGITS, digits_go_on
from hedui.extract.values.looks import looks
from hedui.extract.values.names import CALLED_END, is_name, is_organisation, is_sentence, opens_as_name, read_name
from hedui.extract.values.pieces import SEAL, Part
from hedui.extract.values.readers import READERS, STRICT
from hedui.extract.words.entries import Label
from hedui.normalize import grammar, punctuation
from hedui.normalize.placeholder import is_placeholder

_LOOKS = looks("labels")

_SHORT = 6
_NAME_LINE = 40
_VALUE_LINE = 60
_WIDE = 22
_WIDE_IN_COLUMN = 10
"""Characters of a value from which it may have been cut by the paper's width, or by its column's."""
_LONGEST_PERSON = 6
_BRANCH = _LOOKS["branch"]
_DAY = grammar.pattern(r"[\d〇零○一二三四五六七八九]{2,4}年{number}{1,2}月(?:{number}{1,3}[日号])?")
_LEFT_BLANK = regex.compile(r"[(（]\s*[)）]")
"""Brackets for what a form asks: 姓名（）身份证号（）."""
_UNUSUAL = _LOOKS["unusual_name"]
_BELOW = STRICT | {"code", "name", "person", "contact", "person_and_telephone", "bank", "address", "figures", "place"}
"""Types whose values may stand on the line below their label."""
_CUT = {
    "telephone": regex.compile(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4}"),
    "postcode": regex.compile(r"\d{6}"),
}
"""Type → what is whole again where the end of the line cut it."""
_FIRST_HALF, _SECOND_HALF = regex.compile(r"(?<![\d-])\d[\d-]*$"), regex.compile(r"[\d-]*\d(?![\d-])")
_HOUSE = _LOOKS["house"]
_REST_OF_ADDRESS = _LOOKS["rest_of_address"]
"""The street and the house, where the line above ends with the district."""
_PUBLISHED = _LOOKS["published"]
_PUBLISHERS = 3
"""Lines that may name who made a form."""
_OPENS, _OPENING_BELOW, _OF_BANK = _LOOKS["agreement_opens"], _LOOKS["opening_below"], _LOOKS["bank_below"]
_CLOSED = "。;】"
_PARTED = tuple(",;，；")
"""What parts the labels of a list within a sentence."""
_SPACED = frozenset({"account", "tax_id", "id_number"})
"""Types whose values may have blanks inside."""
_LISTED = frozenset({"account", "bank", "name", "address", "person"})

Found = tuple[str, tuple[Part, ...]]
"""The stretch that was read, and the parts of the value in it."""
_LABELLED = _LOOKS["unknown_label"]
_GLOSS = _LOOKS["english_label_line"]
"""A label of an agreement in two languages, said again in English on the line below: 受让方（甲方）： / Transferee:"""


class Stretches:
    """The stretches of an agreement's lines behind its labels; parts count from the label's ``value``."""

    def __init__(self, text: AgreementText, hits: Sequence[Hit], outline: Outline, regions: Regions) -> None:
        self._text, self._outline, self._regions = text, outline, regions
        self._first = {hit.line: hit.start for hit in reversed(hits)}
        """Line → where its first label begins."""
        filled = {hit.line for hit in hits if not hit.elsewhere and SEAL.sub("", self.on_line(hit)).strip("\t _(（)）")}
        self._shared = {one.line for one, other in pairwise(hits) if one.line == other.line} - filled
        """Lines of several labels with nothing behind any: what stands below is another's, or may be any one's."""

    def on_line(self, hit: Hit) -> str:
        """The text behind the label on its own line, up to the next label; a cell's with what of it is wrapped."""
        rows = self._text.rows.text
        return rows[hit.value : hit.end] + "".join(rows[start:end] for start, end in hit.more)

    def value(self, label: Label, hit: Hit) -> Found:
        """What the label's reader finds on the line, or with the next line where the value stands or goes on there."""
        text = self.on_line(hit)
        parts = READERS[label.type](text)
        if (whole := self._whole_code(label, text, hit)) is not None:
            return whole
        if (rest := self._rest_of_list(hit)) is not None and label.type in _LISTED:
            return self._with_rest(label, text, rest) or (text, parts)
        if label.type == "name" and text.strip():
            return self.name(hit)
        following = self._following(hit)
        found = self._with_following(label, hit, (text, parts), following) if following is not None else None
        return found or (text, parts)

    def _with_following(self, label: Label, hit: Hit, stated: Found, following: str) -> Found | None:
        """What the label's reader finds with the next line; None where that has nothing of the value."""
        text, parts = stated
        if not text.strip() and label.type in _BELOW and len(following) < _VALUE_LINE and not ARTICLE.match(following):
            return self._below(label, text, following)
        if not parts or not self._goes_on(text, following, label, hit):
            return None
        joined = text + "\n" + following
        return joined, READERS[label.type](joined.replace("\n", " ") if label.type in _SPACED else joined)

    def _with_rest(self, label: Label, text: str, rest: str) -> Found | None:
        """The value of a list with what of it stands on the next line, where both together are more of one."""
        if label.type == "person":
            return self._whole_person(text, rest)
        joined = text + "\n" + rest
        longer = READERS[label.type](joined.replace("\n", " ") if label.type == "account" else joined)
        return (joined, longer) if longer and longer[0].end > len(text) else None

    def _whole_code(self, label: Label, text: str, hit: Hit) -> Found | None:
        """A telephone or a postcode that the end of the line cut in two: neither half is one, both are."""
        if label.type not in _CUT or hit.end != self._text.lines[hit.line].end or hit.line + 1 >= len(self._text.lines):
            return None
        following = self._text.line_text(self._text.lines[hit.line + 1])
        first, second = _FIRST_HALF.search(text), _SECOND_HALF.match(following)
        if first is None or second is None or _CUT[label.type].fullmatch(first[0]):
            return None
        value = first[0] + second[0]
        if _CUT[label.type].fullmatch(value) is None:
            return None
        return text + "\n" + second[0], (Part(value, first.start(), len(text) + 1 + second.end()),)

    def _whole_person(self, text: str, rest: str) -> Found | None:
        """A person's name that the end of the line cut in two."""
        person = READERS["person"](text.rstrip() + rest.lstrip())
        if not person or person[0].end <= len(text.rstrip()):
            return None
        blanks = len(text) - len(text.rstrip()) + 1 + len(rest) - len(rest.lstrip())
        return text + "\n" + rest, (replace(person[0], end=person[0].end + blanks),)

    def _below(self, label: Label, text: str, following: str) -> Found | None:
        """The value on the line below a label with nothing behind it."""
        parts = READERS[label.type](text + " " + following)
        alone = "".join(SEAL.sub("", following).split())
        if not parts or (label.type in ("person", "contact") and len(alone) > _LONGEST_PERSON):
            return None
        if not _fits(label.type, following, parts[0].value) or _OPENING_BELOW.search(following):
            return None
        return text + "\n" + following, parts

    def _goes_on(self, text: str, following: str, label: Label, hit: Hit) -> bool:
        """Whether the next line is the rest of the value."""
        if label.type in DIGITS:
            return digits_go_on(label.type, text, following)
        if label.type == "place":
            return REST_OF_PLACE.fullmatch(following) is not None
        if label.type not in ("address", "text", "bank") or _is_closed(text, following):
            return False
        if label.type == "bank":
            return _BRANCH.match(following) is not None
        if label.type == "address" and _REST_OF_ADDRESS.fullmatch(following) and not _HOUSE.search(text):
            return True
        return self._is_wide(text, following, hit) and not _OPENS.match(following)

    def _is_wide(self, text: str, following: str, hit: Hit) -> bool:
        """Whether a value is as wide as its column, a narrow one among the signatures."""
        narrow = self._regions.place(hit.line) is Place.SIGNATURE and len(following) < len(text)
        return len(text) >= (_WIDE_IN_COLUMN if narrow else _WIDE)

    def name(self, hit: Hit) -> Found:
        """A party's name behind its label, with the next line where it begins or goes on there."""
        text = self.on_line(hit)
        parts = read_name(text)
        if not text.strip() and (first := self._first_of_several(hit)) is not None:
            return first
        if not parts or self._name_goes_on(hit, text, parts[0]):
            return self._joined_name(hit, text, parts)
        return text, parts

    def _first_of_several(self, hit: Hit) -> Found | None:
        """The first of those who are one party, numbered below its label: 甲方： / 1、A公司 / 2、B公司."""
        if hit.end != self._text.lines[hit.line].end or hit.line + 1 >= len(self._text.lines):
            return None
        row = self._text.line_text(self._text.lines[hit.line + 1])
        numbered = NUMBERED.match(row)
        if numbered is None or hit.line + 1 in self._first:
            return None
        parts = read_name(row[numbered.end() :])
        if not parts or not is_organisation(parts[0].value):
            return None
        text, part = self.on_line(hit) + "\n" + row, parts[0]
        shift = len(text) - len(row) + numbered.end()
        return text, (replace(part, start=part.start + shift, end=part.end + shift),)

    def _name_goes_on(self, hit: Hit, text: str, part: Part) -> bool:
        following = self._following(hit)
        if following is None or part.end < len(text.rstrip()):
            return False
        rest = following.strip()
        if CALLED_END.search(rest) and not CALLED_END.search(text) and not is_organisation(part.value):
            return True
        if not is_organisation(part.value) and is_organisation(part.value + rest):
            return not is_organisation(rest) or len(rest) < _SHORT
        return _BRANCH.match(following) is not None

    def _joined_name(self, hit: Hit, text: str, parts: tuple[Part, ...]) -> Found:
        """The name with the next line, or as it was where both make none."""
        following, alone = self._following(hit), not text.strip()
        if following is None or not self._may_name(following, hit, alone):
            return text, parts
        joined = text + "\n" + following
        longer = read_name(joined.replace("\n", " " if alone else ""))
        first_letter = not parts and len(text.strip()) == 1
        if not longer or (first_letter and not is_organisation(longer[0].value)):
            return text, parts
        part = longer[0]
        start = part.start + (not alone and part.start >= len(text))
        end = part.end + (not alone and part.end > len(text))
        return joined, (Part(part.value, start, end),)

    def _may_name(self, following: str, hit: Hit, alone: bool) -> bool:
        """Whether the next line may be of a name: all of it, where it stands ``alone``, or its rest."""
        if ":" in following or "  " in following.strip():
            return False
        if not alone:
            return len(following) <= _NAME_LINE
        signs = self._regions.place(hit.line) is Place.SIGNATURE
        return not self._is_published(hit.line + 1) and not (signs and not read_name(following))

    def _is_published(self, line: int) -> bool:
        """Whether the lines from here on name who made a model form: 某局 / 某委员会 制定."""
        lines = self._text.lines[line : line + _PUBLISHERS]
        return any(_PUBLISHED.search(self._text.line_text(one)) for one in lines)

    def _rest_of_list(self, hit: Hit) -> str | None:
        """What a full line's last value goes on with below, where the next label of a list follows: 商银行；账号：…"""
        index = hit.line + 1
        if hit.end != self._text.lines[hit.line].end or index not in self._first or not self.on_line(hit).strip():
            return None
        span = self._text.lines[hit.line]
        before = self._text.rows.text[self._text.lines[index].start : self._first[index]].rstrip()
        if span.end - span.start < _WIDE or not before.endswith(_PARTED) or punctuation.holds(before, ":。"):
            return None
        if punctuation.WIDE_GAP.search(before):
            return None
        clause = self._outline.at_line(index)
        return None if clause is not None and clause.line == index else before.rstrip(",;，；")

    def _following(self, hit: Hit) -> str | None:
        """The next line where it can belong to the hit's value: no label, no clause and no table row."""
        index = hit.line + 1
        if hit.end != self._text.lines[hit.line].end or index >= len(self._text.lines) or hit.line in self._shared:
            return None
        index += bool(gloss := self._gloss(hit))
        row: str | None = gloss + self._text.line_text(self._text.lines[index])
        if index in self._first:
            row = self._before_label(hit, index)
        clause = self._outline.at_line(index)
        if row is None or "\t" in row or _LABELLED.match(row) or _GLOSS.match(row):
            return None
        return None if clause is not None and clause.line == index else row

    def _gloss(self, hit: Hit) -> str:
        """Blanks as wide as the next line, where that says in English again what a label alone on its line asks for."""
        below = [self._text.line_text(line) for line in self._text.lines[hit.line + 1 : hit.line + 3]]
        glossed = len(below) > 1 and _GLOSS.fullmatch(below[0]) and not self.on_line(hit).strip()
        return " " * (len(below[0]) + 1) if glossed else ""

    def _before_label(self, hit: Hit, index: int) -> str | None:
        """What stands before the first label of a line, where it can belong to the value of the line above."""
        above, line = self._text.lines[hit.line], self._text.lines[index]
        row = self._text.line_text(line)[: self._first[index] - line.start]
        full = above.end - above.start >= _WIDE
        apart = (full and len(row) > 1) or opens_as_name(row)
        if (len(row) < _SHORT and not apart) or self.on_line(hit).strip():
            return None
        return row.rstrip(" ,;。，；")


def _fits(kind: str, line: str, value: str) -> bool:
    """Whether the line below a label, and the value in it, may be what it asks for."""
    placed, addressed = PLACE.fullmatch(line) is not None, OF_ADDRESS.search(value) is not None
    banked = _OF_BANK.search(line) is not None
    return {"name": is_name(value), "place": placed, "address": addressed, "bank": banked}.get(kind, True)


def unusual_name(text: str) -> tuple[Part, ...]:
    """A name by its place alone: Chinese characters behind a party's label, where no name's last word is known."""
    match = _UNUSUAL.match(text)
    if match is None or match[1][0] in "(（" or is_sentence(match[1]) or is_placeholder(match[1]):
        return ()
    if SEAL.fullmatch(match[1]) or _DAY.fullmatch(match[1]) or _LEFT_BLANK.search(match[1]):
        return ()
    return (Part(match[1], match.start(1), match.end(1)),)


def _is_closed(text: str, following: str) -> bool:
    """Whether a value ends with its line: it is closed there, or a sentence follows."""
    sentence = punctuation.holds(following, "。;:：") or _DAY.match(following) is not None
    return sentence or len(following) > _VALUE_LINE or text.rstrip()[-1:] in _CLOSED
