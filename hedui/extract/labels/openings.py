"""Labels that lost their colon: at the start of a line or a cell, or alone on it."""

from __future__ import annotations

import regex

from hedui.extract.text.hit import Hit
from hedui.extract.values.looks import looks
from hedui.extract.values.names import CALLED_END, begins_with_name, is_name
from hedui.extract.values.people import has_surname
from hedui.extract.values.pieces import SEAL
from hedui.extract.values.readers import STRICT
from hedui.extract.words.meanings import Kind, Words
from hedui.extract.words.vocabulary import Vocabulary
from hedui.models.codes import ROLES
from hedui.normalize import grammar, punctuation

_LOOKS = looks("labels")

NUMBERING = grammar.pattern(
    r"^\s*(?:\d+(?:\.\d+)+[、.．]?|[(（]?{number}{1,3}[)）]|{number}{1,3}[、.．]"
    r"|[·●■◆※○*☆\-])\s*"
)
ARTICLE = grammar.pattern(
    r"\s*(?:第\s?{number}{1,3}\s?[条章]|{numeral}{1,3}、"
    r"|\d{1,2}(?:[.．]\d{1,2}){0,3}(?:[.．](?!\d)|(?<=[.．]\d{1,2})\s?|\s)(?=\p{Han})(?!百?千?[万亿元圆佰仟]|人民币|美元|整|[号楼层室栋幢座个年月日天]))"
)
"""A line that opens an article or a paragraph, and no value that stands there: 第四条, 四、, 4.2 费用, 5 付款."""
INTO = ("至", "到", "入")
"""How a sentence ends that the account follows which is paid into."""
LONGEST_LONE = 24
_LONGEST_LABEL = 24
_LONGEST_APART, _LONGEST_GLUED = 60, 40
"""Characters of a value that a blank sets apart from its label, and of one that nothing does."""
_LONGEST_PERSON = 4
"""Characters of a person's name."""
_ENCLOSED = regex.compile(r"[【\[〔](?P<label>[\p{Han} ]{2,12})[】\]〕][:：]?(?=\s*[^\s【\[〔])")
"""【合同编号】QC-2024-018: the label in brackets, the value behind it."""
_BEHIND_LABEL = tuple(
    map(
        grammar.pattern,
        (
            r"[^:：【】]{2,16}?(?=【)",
            r"\p{Han}{2,10}(?=[0-9A-Za-z])",
            r"\p{Han}{2,8}(?:\s?[(（][^()（）]{1,8}[)）]){1,3}(?=\s?\p{Han})",
            r"\p{Han}{2,8}[(（]{lettered}[)）](?=\p{Han})",
        ),
    )
)
"""A label at the start of a line, before a bracket or a code; 客户（甲方）（盖章）南川热力有限公司 lost its colon."""
_STATED = _LOOKS["stated_of_it"]
_CODE = regex.compile(r"\d[\d -]{7,30}\d[,;，；]")
_ROOM = " _"
"""What a form leaves room for a value with; a label that has no colon ends there: 住所____云谷路12号____."""
_MISREAD = "、.·"
"""What a colon behind a party's word may have been read as."""
_CALLED_BEHIND = regex.compile(r"[(（]\s*(?P<word>\p{Han}{2,6})\s*[)）]")
_NAME_ASKED = _LOOKS["name_asked"]


class Openings:
    """Finds a vocabulary's words at the start of a line or a cell; offsets count from there."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words, self._catalogue = vocabulary.meaning, vocabulary.catalogue

    def at_start(self, line: str) -> Hit | None:
        """A label at the start of a line that lost its colon: before a blank, a bracket, a code, or a signer's name."""
        bare = line[m.end() :] if (m := NUMBERING.match(line)) else line
        offset = len(line) - len(bare)
        for pattern, is_meant in ((_ENCLOSED, _is_field), (_STATED, _is_about_party)):
            if (match := pattern.match(bare)) is not None and (words := self._words(match["label"])) is not None:
                return Hit(words, 0, offset, offset + match.end(), 0, True) if is_meant(words) else None
        for end in self._ends(bare):
            words = self._words(bare[:end])
            if words is not None and _may_open(words, bare[:end]) and self._is_followed(words, bare, end):
                return Hit(words, 0, offset, offset + end, 0, False)
        return None

    def _is_followed(self, words: Words, line: str, end: int) -> bool:
        """Whether behind the label that ends at ``end`` stands what it may label without a colon."""
        rest, behind = line[end:].strip(_ROOM), line[end : end + 1]
        if _is_party(words):
            return not self._is_called(words, line, end) and _names_party(
                words, line, end, self._cell(rest.lstrip(_MISREAD))
            )
        if words.sealed and line[end - 1] in ")）":
            return _signs(line, end, self._cell(rest))  # 代表人（签字）何静
        if behind in (*_ROOM, "【") and rest:
            coded = _is_strict(words) and _CODE.match(rest) is not None  # 账号 1219 0233，户名…
            return len(rest) <= _LONGEST_APART and (coded or not punctuation.holds(rest, "。;,"))
        return _is_strict(words) and len(rest) <= _LONGEST_GLUED

    def _is_called(self, words: Words, line: str, end: int) -> bool:
        """Whether the bracket of the label says what the name before it is called: A局(甲方) B公司(乙方)."""
        other = _CALLED_BEHIND.search(line, end) if line[end - 1] in ")）" else None
        return other is not None and self._catalogue.roles.get(other["word"], words.role) != words.role

    def _cell(self, rest: str) -> str:
        """What stands behind a label up to the next column, if one begins there and not only a gap in the text."""
        cell, *beside = punctuation.WIDE_GAP.split(rest, maxsplit=1)
        return rest if beside and not (self.at_start(beside[0].strip()) or self.lone(beside[0])) else cell

    def _ends(self, line: str) -> list[int]:
        """Where a label at the start of the line may end."""
        found = [label.match(line) for label in _BEHIND_LABEL]
        if (role := self._catalogue.role_prefix.match(line)) is not None and line.startswith(ROLES):
            found += [role, _NAME_ASKED.match(line, role.end())]
        blanks = punctuation.places(line, _ROOM, 2, _LONGEST_LABEL)
        return sorted({*blanks, *(one.end() for one in found if one is not None)}, reverse=True)

    def lone(self, line: str) -> Hit | None:
        """A line that is a label and nothing else, whose value stands below."""
        bare = "".join(NUMBERING.sub("", line).split())
        is_short = 2 <= len(bare) <= LONGEST_LONE
        words = self._words(bare) if is_short or bare.endswith(INTO) else None
        if words is None or (words.kind is Kind.ROLE and not words.sealed) or _is_row(line):
            return None
        return Hit(words, 0, 0, len(line), 0, False)


def _is_row(line: str) -> bool:
    """Whether the line is several cells of a table, and no label whose characters are set apart: 项目, 金额."""
    cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
    return len(cells) > 1 and all(len(cell) > 1 for cell in cells)


def _is_strict(words: Words) -> bool:
    """Whether the values of a label cannot be mistaken for words."""
    return bool(words.labels) and all(label.type in STRICT for label in words.labels)


def _is_field(words: Words) -> bool:
    return words.kind is Kind.FIELD


def _may_open(words: Words, label: str) -> bool:
    """Whether a label can do without a colon: no heading, and in English none that is also a word of the text."""
    return words.kind is not Kind.HEADING and (not label.isascii() or _is_strict(words))  # Bank code is no bank


def _is_about_party(words: Words) -> bool:
    return _is_field(words) and words.asks_only("party.")


def _is_party(words: Words) -> bool:
    """Whether a label is a party's own, or asks for its name."""
    return words.kind is Kind.ROLE or (words.role is not None and words.asks("party.name"))


def _names_party(words: Words, line: str, end: int, cell: str) -> bool:
    """Whether a party's name, or that of whoever signs for it, follows its label."""
    name = CALLED_END.sub("", SEAL.sub("", cell)).strip(_ROOM)
    if is_name(name) and len(name) > _LONGEST_PERSON:
        return True
    behind = line[end : end + 1]
    if behind in (*_ROOM, "【") and begins_with_name(cell):
        return True
    return (words.sealed and _signs(line, end, cell)) or (behind == "_" and has_surname(name))


def _signs(line: str, end: int, cell: str) -> bool:
    """Whether a person's name follows a label that ends with the bracket of its call for a signature."""
    return line[end - 1] in ")）" and has_surname(cell)
