"""Labels without colons beside others on one line: in cells, in columns that a gap divides, in lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import regex

from hedui.extract.labels.openings import Openings
from hedui.extract.text.hit import Hit
from hedui.extract.text.rows import is_parted
from hedui.extract.values.looks import looks
from hedui.extract.words.catalogue import squeeze
from hedui.extract.words.meanings import Kind, Topic, Words
from hedui.extract.words.vocabulary import Vocabulary
from hedui.normalize import punctuation

_CELLS = regex.compile(r"[^\t]+?(?=\t| {2,}|$)")
_LOOKS = looks("labels")
_SIGNED = _LOOKS["signed_in_cells"]
_PLACES = regex.compile(r"\S[^()]*\([^()]*\)(?=\s|\p{Han}|$)")
"""Words with a bracket behind them."""
_TABLE = 3
"""Labels that fill a line from which they are the heads of columns, the last one with nothing behind it too."""
_IN_BANKS_NAME = _LOOKS["bank_in_name"]
"""The word within a bank's name, where it is no label: Deutsche Bank, Bank of China."""


class InCells:
    """Finds such labels; offsets count from the line's start, ``hits`` are those known before."""

    def __init__(self, vocabulary: Vocabulary, openings: Openings) -> None:
        self._words, self._field = vocabulary.meaning, vocabulary.field
        self._catalogue, self._openings = vocabulary.catalogue, openings

    def whole(self, line: str, hits: Sequence[Hit]) -> list[Hit]:
        """Cells that are a label and nothing else, with a cell behind them."""
        if not is_parted(line):
            return self._seals(line)
        cells = list(self._cells(line))
        heads = self._are_heads(cells)
        found: list[Hit] = []
        for label in self._labels(cells):
            last = label.value >= len(line) and not (heads or _goes_with(label.words, found))
            if not (last or is_within(label.start, hits) or _is_named(label.words, found)):
                found.append(label)
        return found or self._headings_beside(line)

    def _labels(self, cells: Sequence[regex.Match[str]]) -> Iterator[Hit]:
        """Those of the cells that are labels, and no headings nor the heads of a table of items."""
        columns = [cell for cell in cells if squeeze(cell[0]) in self._catalogue.columns]
        for cell in () if len(columns) >= _TABLE and 2 * len(columns) > len(cells) else cells:
            words = self._words(cell[0])
            if words is not None and words.kind is not Kind.HEADING:
                yield _in_cell(words, cell)

    def _seals(self, line: str) -> list[Hit]:
        """The places for the parties' seals, where they are all of a line without gaps: 甲方（盖章） 乙方（盖章）."""
        places = list(_PLACES.finditer(line)) if line.count(")") > 1 and line.endswith(")") else []
        words = (self._words("".join(place[0].split())) for place in places)
        return _of_each(places, (one for one in words if one is not None and one.kind is Kind.ROLE and one.sealed))

    def _are_heads(self, cells: Sequence[regex.Match[str]]) -> bool:
        return len(cells) >= _TABLE and all(_is_detail(self._words(cell[0])) for cell in cells)

    def signed(self, line: str, last: Sequence[Hit], above: int) -> list[Hit]:
        """Those who signed side by side, each behind a bracket that says so: （签字） 何静    （签字） 周明远.

        They are the values of the ``last`` labels where those stand beside each other on the line ``above``.
        """
        signed = _SIGNED.fullmatch(line) if "(签" in line and not _are_beside(last, above) else None
        words = self._words(signed["word"]) if signed is not None else None
        if signed is None or words is None:
            return []
        return [Hit(words, 0, start, end, 0, False) for start, end in signed.spans("mark")]

    def _cells(self, line: str) -> Iterable[regex.Match[str]]:
        """The line's cells: what stands between tabs where all of it is labels, else between wide gaps too."""
        whole = list(punctuation.CELL.finditer(line)) if "\t" in line else []
        parted = len(whole) > 1 and all(self._words(cell[0]) for cell in whole)
        return whole if parted else _CELLS.finditer(line)

    def _headings_beside(self, line: str) -> list[Hit]:
        """Cells of which each heads the details of another party: 甲方账户    乙方账户."""
        cells = list(_CELLS.finditer(line))
        words = map(_as_heading, filter(None, (self._words(cell[0]) for cell in cells)))
        return _of_each(cells, (one for one in words if one.kind is Kind.HEADING))

    def listed(self, line: str, hits: Sequence[Hit]) -> list[Hit]:
        """户名 A，开户行 B，账号 C: labels without a colon behind a heading about an account on the same line."""
        found = []
        first = min(hit.value for hit in hits)
        for match in self._catalogue.account_words.finditer(line, max(0, first - 1)):
            start, end = match.span("word")[0], match.end()
            words = self._field(match["word"])
            if words is None or is_within(start, hits):
                continue
            if match["word"] == "Bank" and _IN_BANKS_NAME.match(line, start):
                continue
            if start > first or line[end : end + 1] == " " or _is_of_account(words):
                found.append(Hit(words, 0, start, end, 0, False))
        return found

    def beside(self, line: str, hits: Sequence[Hit]) -> list[Hit]:
        """Labels that lost their colon at the start of the other columns: 住所 A路1号    住所 B路2号."""
        found: list[Hit] = []
        for start, end in _columns(line, hits[0].value) if hits else ():
            if is_within(start, hits) or any(start <= hit.start < end for hit in hits):
                continue
            hit = self._openings.at_start(line[start:end]) or self._openings.lone(line[start:end])
            if hit is not None and (hit.value < end - start or hit.words.text == hits[0].words.text):
                found.append(replace(hit, start=start + hit.start, value=start + hit.value))
        return found


def _in_cell(words: Words, cell: regex.Match[str]) -> Hit:
    return Hit(words, 0, cell.end() - len(cell[0].lstrip()), cell.end(), 0, False)


def _of_each(cells: Sequence[regex.Match[str]], words: Iterable[Words]) -> list[Hit]:
    """The cells as labels, where each is another party's: as many ``words`` as cells, two at the least."""
    own = [one for one in words if one.role]
    if len({one.role for one in own}) < max(2, len(cells)):
        return []
    return list(map(_in_cell, own, cells))


def _is_detail(words: Words | None) -> bool:
    """Whether a cell is a label of a party's details or account and nothing else."""
    fields = [label.field for label in words.labels] if words is not None and words.kind is Kind.FIELD else []
    return bool(fields) and all(field.startswith(("party.", "account.")) for field in fields)


def _goes_with(words: Words, before: Sequence[Hit]) -> bool:
    """Whether a line's last cell is a label like those before: another party's own, or of an account or field too."""
    if words.kind is Kind.ROLE:
        return bool(before) and all(hit.words.kind is Kind.ROLE for hit in before)
    if before and _is_of_account(words) and all(_is_of_account(hit.words) for hit in before):
        return True
    return any(hit.words.labels == words.labels for hit in before)


def _is_named(words: Words, before: Sequence[Hit]) -> bool:
    """Whether the party that a label is of has its own label before."""
    return words.kind is Kind.ROLE and any(hit.words.role == words.role for hit in before)


def _as_heading(words: Words) -> Words:
    """收款账户 as the heading that it is where nothing stands behind it."""
    return replace(words, kind=Kind.HEADING, topic=Topic.SETTLEMENT, labels=()) if opens_account(words) else words


def opens_account(words: Words) -> bool:
    """收款账户 with nothing but a list behind it is a heading, although 账户 is also a label."""
    return words.text.endswith(("账户", "帐户")) and words.asks("account.number")


def is_within(offset: int, hits: Sequence[Hit]) -> bool:
    """Whether one of the labels stands at the offset."""
    return any(hit.start <= offset < hit.value for hit in hits)


def _are_beside(last: Sequence[Hit], line: int) -> bool:
    """Whether the last labels stand together on the line, each above its own value."""
    return len(last) > 1 and all(hit.line == line for hit in last)


def _is_of_account(words: Words) -> bool:
    return all(label.field.startswith("account.") for label in words.labels)


def _columns(line: str, start: int) -> Iterator[tuple[int, int]]:
    """The intervals between the gaps of a line behind an offset."""
    gaps = list(punctuation.WIDE_GAP.finditer(line, start))
    return zip((gap.end() for gap in gaps), [*(gap.start() for gap in gaps[1:]), len(line)], strict=False)
