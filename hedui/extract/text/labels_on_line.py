"""The labels that stand within a line, each up to its colon.

Blanks may stand between their characters, as forms have them (电 话, 联 系 人), and some are Latin (E-mail).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from hedui.extract.values.looks import looks
from hedui.extract.words.meanings import Kind, Words
from hedui.extract.words.vocabulary import Vocabulary
from hedui.normalize import grammar, punctuation

_LABEL = regex.compile(r"[\p{Han}()（）/、]{2,24}$")
_SPACED = regex.compile(r"(?:\p{Han}[ \u3000]{1,4}){1,4}\p{Han}$")
_LATIN = regex.compile(r"(?<![A-Za-z\d])[A-Za-z][A-Za-z\- ]{1,12}\p{Han}{0,3}$")
_OF_COMPANY = ("有限", "责任", "股份", "分", "子", "总")
_COMPANY = looks("told_in_text")["company"]
_BODIES = ("医院", "学校", "院校")
"""How names end behind whatever they begin with."""
_BARE = 2
_OF_SENTENCE = ("的", "其", "有效", "确认")
"""What a sentence has before a label's words: 甲方接收通知的地址为, 乙方确认其有效送达地址."""
_LONGEST = 24
_PRICED = ("total.", "rate.", "item.", "payment.")
_GLUED = ("party.address", "party.telephone", "party.fax", "party.postcode", "party.tax_id", "party.email", "account.")
"""What two characters say of a party even right behind other words; 编号, 名称 and 日期 may be of something else."""


@dataclass(frozen=True, slots=True)
class LabelOnLine:
    """A label on a line: where it begins and ends, and what it means."""

    start: int
    end: int
    words: Words
    bracketed: bool = False
    """Whether it is the number's and stands in brackets with it: behind a title, or another agreement's."""

    @property
    def is_role(self) -> bool:
        return self.words.is_role

    @property
    def of_number(self) -> bool:
        """Whether it is that of the agreement's number."""
        return any(label.field == "number" for label in self.words.labels)

    @property
    def divides(self) -> bool:
        """Whether the label begins a line of its own: those of sums stand with their figures and words."""
        priced = all(label.field.startswith(_PRICED) for label in self.words.labels)
        return self.is_role or not (self.bracketed or priced)


def labels_on_line(line: str, vocabulary: Vocabulary) -> Iterator[LabelOnLine]:
    """The labels that end at the line's colons, each as long as it is known."""
    previous = 0
    for end in punctuation.places(line, ":："):
        first = max(previous, end - _LONGEST)
        found = _longest(line, first, end, vocabulary) or _spaced(line, first, end, vocabulary)
        if found is not None:
            yield found
        previous = end + 1


def _longest(line: str, first: int, end: int, vocabulary: Vocabulary) -> LabelOnLine | None:
    stretch = _LABEL.search(line, first, end)
    for start in range(stretch.start(), end - 1) if stretch is not None else ():
        words = vocabulary.words(line[start:end]) if _may_begin(line, start, vocabulary) else None
        if words is None or words.kind is Kind.HEADING or _is_coined(words, vocabulary):
            continue
        if line.endswith(_OF_SENTENCE, 0, start):
            return None
        if not _is_anothers(line, start, end, words) and not _is_in_name(line, start):
            return _in_bracket(line, LabelOnLine(start, end, words))
    return None


def _in_bracket(line: str, label: LabelOnLine) -> LabelOnLine | None:
    """The label, with the bracket that its number stands in; （单位：元） asks for no party's name."""
    if not line.endswith(("(", "（"), 0, label.start):
        return label
    if label.of_number:
        return replace(label, start=label.start - 1, bracketed=True)
    return None if any(one.field == "party.name" for one in label.words.labels) else label


def _may_begin(line: str, start: int, vocabulary: Vocabulary) -> bool:
    """Whether a label may begin with this character: with an opening bracket where it holds a party's word."""
    if line[start] in ")）/、":
        return False
    aside = punctuation.ASIDE.match(line, start)
    if aside is None:
        return line[start] not in "(（"
    words = vocabulary.words(aside[0][1:-1])
    return words is not None and words.is_role


def _spaced(line: str, first: int, end: int, vocabulary: Vocabulary) -> LabelOnLine | None:
    """A label of a party's details with blanks in it, or of Latin letters."""
    stretch = _SPACED.search(line, first, end) or _LATIN.search(line, first, end)
    if stretch is None:
        return None
    begins = (start for start in range(stretch.start(), end - 1) if not line[start].isspace())
    known = ((start, vocabulary.field(line[start:end])) for start in begins)
    return next((LabelOnLine(at, end, words) for at, words in known if words and words.of_party), None)


def _is_in_name(line: str, start: int) -> bool:
    """Whether the name of a company or of a hospital goes on: 有限公司地址 is no 公司地址."""
    if line.startswith(_BODIES, start):
        return start > 0 and grammar.HAN.match(line, start - 1) is not None
    return _COMPANY.match(line, start) is not None and line.endswith(_OF_COMPANY, 0, start)


def _is_anothers(line: str, start: int, end: int, words: Words) -> bool:
    """Whether what stands right before makes another label of the words: 项目编号, 产品名称, QQ账号."""
    if any(x.not_behind and line.endswith(x.not_behind, 0, start) for x in words.labels):
        return True
    behind = start > 0 and grammar.HAN.match(line, start - 1) is not None
    bare = behind and words.kind is Kind.FIELD and end - start <= _BARE
    return bare and not any(label.field.startswith(_GLUED) for label in words.labels)


def _is_coined(words: Words, vocabulary: Vocabulary) -> bool:
    return bool(words.named) and words.named not in vocabulary.catalogue.roles
