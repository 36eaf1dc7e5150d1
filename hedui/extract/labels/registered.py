"""The row of a register of agreements: 合同名称|甲方|乙方|金额|签订时间 above what one agreement says.

Of several rows none is the agreement of the file.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import regex

from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.values.looks import looks
from hedui.extract.values.pieces import is_blank
from hedui.extract.words.entries import Label
from hedui.extract.words.meanings import Kind, Words
from hedui.extract.words.vocabulary import Vocabulary
from hedui.normalize.fold import fold

_LOOKS = looks("registers")
_AS = {"title": "合同名称", "total": "合同金额", "first": "甲方", "second": "乙方"}
"""What a head looks like → the label that says the same."""
_DURATION = Label(field="period.duration", type="duration", spellings=("履行期限",))
_CELL = regex.compile(r"[^|\t\n]+")
_FEWEST, _MOST = 4, 40
_LONGEST_LINE, _LONGEST = 800, 60
"""Characters of a line of heads, and of one of them."""
_BOTH = frozenset({"甲方", "乙方"})


class _Cell(NamedTuple):
    """A cell of a raw line: its words, and where they stand."""

    words: str
    start: int
    end: int


_Register = tuple[Sequence[_Cell], Sequence[Words | None], Sequence[_Cell]]


def with_register(text: AgreementText, hits: Sequence[Hit], vocabulary: Vocabulary) -> tuple[Hit, ...]:
    """The labels; those of a register's head with what stands in their columns, if one row stands below it.

    Nothing around it asks for what it lacks, nor tells more of its parties: a page has a form to search it, and a
    telephone of its office.
    """
    register = next(_registers(text, vocabulary), None)
    if register is None:
        return tuple(hits)
    heads, meanings, row = register
    asked = {label.field for words in meanings if words is not None for label in words.labels}
    first, last = _offset(text, heads[0].start), _offset(text, row[-1].end)
    outside = [
        hit
        for hit in hits
        if not (
            first <= hit.start <= last
            or is_blank(text.rows.text[hit.value : hit.end])
            or any(map(hit.words.asks, asked))
        )
    ]
    nobodys = Hit(Words(Kind.OTHER, ""), text.line_at(last), last, last, last, colon=True)
    return tuple(sorted((*outside, *_placed(text, *register), nobodys), key=lambda hit: hit.start))


def _registers(text: AgreementText, vocabulary: Vocabulary) -> Iterator[_Register]:
    """The heads of each register of one row, what they label, and the row."""
    lines = [line for line in _raw_lines(text.raw) if not text.raw[slice(*line)].isspace()]
    for at, (start, end) in enumerate(lines):
        may_head = end - start <= _LONGEST_LINE and _LOOKS["asked"].search(text.raw, start, end) is not None
        heads = _cells(text, start, end) if may_head else []
        meanings = [_meaning(head.words, vocabulary) for head in heads] if _FEWEST <= len(heads) <= _MOST else []
        if _is_register(meanings):
            row, *more = [_cells(text, *line) for line in lines[at + 1 : at + 3]] or [[]]
            if len(row) == len(heads) and not any(len(other) == len(row) for other in more):
                yield heads, meanings, row


def _raw_lines(raw: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in raw.split("\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1


def _cells(text: AgreementText, start: int, end: int) -> list[_Cell]:
    """The cells of a raw line, of which none is empty but those at its edges."""
    found = _CELL.finditer(text.raw, start, end)
    return [
        _Cell(words, cell.start() + cell[0].index(words), cell.start() + cell[0].index(words) + len(words))
        for cell in found
        if (words := cell[0].strip())
    ]


def _meaning(words: str, vocabulary: Vocabulary) -> Words | None:
    """What a head labels."""
    bare = "".join(fold(words).text.split())
    bare = _LOOKS["unit"].sub("", bare) if len(bare) <= _LONGEST else ""
    for look, label in _AS.items():
        if _LOOKS[look].fullmatch(bare) is not None:
            found = vocabulary.meaning(label)
            return replace(found, text=words) if found is not None else None
    if _LOOKS["duration"].fullmatch(bare) is not None:
        return Words(Kind.FIELD, words, labels=(_DURATION,))
    known = vocabulary.meaning(bare) if bare else None
    return replace(known, text=words) if known is not None and known.kind is not Kind.HEADING else None


def _is_register(meanings: Sequence[Words | None]) -> bool:
    """Whether heads ask for both parties, each once, and for what the agreement is called, costs, or when it began."""
    known = [words for words in meanings if words is not None]
    roles = [words.role for words in known if words.kind is Kind.ROLE]
    asked = sum(words.asks(field) for words in known for field in ("title", "number", "total.amount", "signed"))
    return len(roles) == len(_BOTH) and set(roles) == _BOTH and asked > 1


def _placed(
    text: AgreementText, heads: Sequence[_Cell], meanings: Sequence[Words | None], row: Sequence[_Cell]
) -> Iterator[Hit]:
    for head, words, cell in zip(heads, meanings, row, strict=True):
        if words is not None:
            start = _offset(text, head.start)
            line = text.line_at(start)
            yield Hit(words, line, start, _offset(text, cell.start), _offset(text, cell.end), True, elsewhere=True)


def _offset(text: AgreementText, raw: int) -> int:
    """Where a raw offset stands in the rows."""
    return bisect_left(text.rows.offsets, raw)
