"""Labels that run into their values and into each other, without colons: 税号91…电话0899-6612345地址东山市学府路12号.

Recognition and forms that were printed over lose colons and blanks. Such a label is known by its value: digits, a
code, a place or a person right behind it. One alone may be a sentence's word; several on one line, or one behind a
party's name, are details.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from hedui.extract.labels.in_cells import is_within
from hedui.extract.text.hit import Hit
from hedui.extract.values.looks import looks
from hedui.extract.values.names import is_organisation
from hedui.extract.values.people import SURNAME, is_person
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.meanings import Kind
from hedui.extract.words.vocabulary import Vocabulary
from hedui.normalize import grammar, punctuation

_BEHIND = looks("begins")
"""Type of a label → how its value begins, so that no colon is needed."""
_SURE = frozenset({"tax_id", "id_number", "telephone", "account", "email"})
"""Types of which one value makes a line one of details."""
_FEWEST = 2
_LONGEST_LINE = 400
_LONGEST_BEFORE = 40
_LONGEST_ALONE = 80
"""Characters of a line that is nothing but such labels with their values."""
_SENTENCE = "。;；!?:："
_GAP = regex.compile(r"[\s,，、|/]*")
PERSONAL = looks("labels")["personal"]
"""What forms ask of persons besides, and no field is."""
_NOTHING = regex.compile(r"(?:\s*[(（]\p{Han}{2,8}[)）])?[\s,，、_]*")
_EXPLAINED = regex.compile(r"\p{Han}{2,6}\s?[(（]\s?\p{Han}{2,6}\s?[)）]")
_EDGE = " \t,，、|/"
_BODIES = ("医院", "学校")
_UNITS = ("公司", "单位", "企业", "机构", *_BODIES)


class Glued:
    """Finds such labels on single lines; offsets count from the line's start."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._heads, self._begun, self._closed, self._spaced = _patterns(vocabulary.catalogue)

    def beside(self, line: str, hits: Sequence[Hit]) -> list[Hit]:
        """The labels that were lost on the line, with the party or the name that it begins with."""
        found = self._verified(line, hits) if len(line) <= _LONGEST_LINE else []
        if not found:
            return []
        if not hits and _are_all(found, line):
            return found
        if not any(hit.words.labels[0].type in _SURE for hit in found):
            return []
        if hits:
            return found if self._belong(line, found, hits) else []
        between = line[found[0].start : found[-1].start]
        return [] if punctuation.holds(between, _SENTENCE) else self._details(line, found)

    def _belong(self, line: str, found: Sequence[Hit], hits: Sequence[Hit]) -> bool:
        """Whether the labels that were lost go with those of the line: several, behind one, or behind a party."""
        return len(found) >= _FEWEST or hits[-1].start < found[0].start or self._opens(line, found[0].start)

    def _details(self, line: str, found: list[Hit]) -> list[Hit]:
        """Such labels on a line without others, with whom it begins with; none where it begins with something else."""
        before = line[: found[0].start].strip(_EDGE)
        opening = self._opening(line, found[0].start)
        if not opening and (before or len(found) < _FEWEST):
            return []
        return [*opening, *found] if before or len(found) >= _FEWEST else []

    def _verified(self, line: str, hits: Sequence[Hit]) -> list[Hit]:
        """The words of labels with such a value right behind them, where no other label is."""
        found: list[Hit] = []
        if not self._heads.stand_in(line):
            return found
        for match in self._words_on(line, hits[0].start if hits else 0):
            words = self._vocabulary.field(match["word"])
            value = _GAP.match(line, match.end()).end()
            if words is None or is_within(match.start(), hits) or is_within(value, hits):
                continue
            empty = bool(found) and _NOTHING.fullmatch(line, match.end()) is not None
            if empty or _begins(words.labels[0].type, line, value):
                found.append(Hit(words, 0, match.start(), match.end(), 0, False))
        return found

    def _words_on(self, line: str, start: int) -> Iterator[regex.Match[str]]:
        """The words of labels on a line, each with the party's own before it; tried only where words begin so."""
        pattern = self._spaced if " " in line else self._closed
        for place in self._begun.places(line):
            if place >= start and (match := pattern.match(line, place)) is not None:
                yield match
                start = match.end()

    def _opens(self, line: str, first: int) -> bool:
        """Whether a party, or an organisation's name, is all that stands before the first label."""
        return bool(line[:first].strip(_EDGE)) and bool(self._opening(line, first))

    def _opening(self, line: str, first: int) -> list[Hit]:
        """The party or the name that the line begins with."""
        before = line[:first]
        if len(before) > _LONGEST_BEFORE or punctuation.holds(before, _SENTENCE):
            return []
        name = before[: personal.start()] if (personal := PERSONAL.search(before)) is not None else before
        if (party := self._party(name)) is not None:
            return [party]
        label = self._vocabulary.words("名称")
        if (
            label is not None
            and not any(word in name for word in ("银行", "支行", "分行", "信用社"))
            and is_organisation(name.strip(_EDGE))
        ):
            return [Hit(label, 0, 0, 0, 0, True)]
        return []

    def _party(self, name: str) -> Hit | None:
        """The party's word and, without a colon, its name: 乙方许文, 承租方（乙方） 许文."""
        for match in (_EXPLAINED.match(name), self._vocabulary.catalogue.role_prefix.match(name)):
            words = self._vocabulary.meaning(match[0]) if match is not None else None
            if match is None or words is None or words.kind is not Kind.ROLE:
                continue
            rest = name[match.end() :].strip(_EDGE)
            if is_organisation(rest) or (is_person(rest) and SURNAME.match(rest)):
                return Hit(words, 0, 0, match.end(), 0, True)
        return None


def _are_all(found: Sequence[Hit], line: str) -> bool:
    """Whether a short line begins with the first label, and is no sentence."""
    return found[0].start == 0 and len(line) <= _LONGEST_ALONE and not punctuation.holds(line, _SENTENCE)


def _begins(kind: str, line: str, at: int) -> bool:
    """Whether a value of the type begins there."""
    return kind in _BEHIND and _BEHIND[kind].match(line, at) is not None


@lru_cache(maxsize=64)
def _patterns(catalogue: Catalogue) -> tuple[grammar.Heads, grammar.Heads, regex.Pattern[str], regex.Pattern[str]]:
    """The catalogue's words for what is said of a party: how they begin, the same with the party's own word before
    them, and what they are with or without it, on a line without blanks and where blanks may part their characters."""
    words = {
        key
        for key, labels in catalogue.labels.items()
        if all(x.field.startswith(("account.", "party.")) and not x.needs_role for x in labels)
        and labels[0].type in _BEHIND
    }
    whose = f"(?:(?:{catalogue.role_prefix.pattern}) {{0,2}}的?)?"
    before = "(?<!投诉|客服|监督|举报|服务|咨询|报修|救援|交货|送货|项目)"
    closed, spaced = (
        regex.compile(f"{before}(?P<word>{whose}(?:{grammar.one_of(words, between)}))(?:为|是)?")
        for between in ("", " {0,2}")
    )
    return grammar.Heads(words), grammar.Heads(words.union(catalogue.roles)), closed, spaced


def ends_name(before: str, core: str) -> bool:
    """Whether a label's first word ends the name that stands before it: …有限公司地址."""
    if not grammar.HAN.match(before[-1:]) or not core.startswith(_UNITS):
        return False
    return is_organisation(before + core[:2]) and (core.startswith(_BODIES) or not is_organisation(before))
