"""Stages: tables that say what is paid at which stage (阶段, 比例, 金额, 付款条件), as steps."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from hedui.extract.candidates.convert import scaled
from hedui.extract.candidates.money import read_figure
from hedui.extract.choices.find import flow_offset
from hedui.extract.dues.portions import Interval, Portion
from hedui.extract.dues.steps import Step, Steps
from hedui.extract.text.layout import Layout
from hedui.extract.text.rows import is_parted
from hedui.normalize import figures, punctuation
from hedui.normalize.amount import AmountError
from hedui.normalize.percent import PercentError, parse_percent

_LONGEST_HEADER = 14
_WRAPPED = 16
"""Characters of a lone piece that may be the rest of a cell above."""
_FEWEST_OF_OTHERS, _MOST_OF_OTHERS = 3, 12
_CELL = regex.compile(r"[^\s](?:[^\t ]| (?! ))*+(?<! )")
_NUMBER = regex.compile(r"(?<share>\d{1,3}(?:\.\d{1,2})?)%?(?:[,;(，；（]\D*)?")
"""A share that a column of percentages holds, with or without its sign, and what is done besides."""
_TEN_THOUSAND = 10000


@dataclass(frozen=True, slots=True)
class _Header:
    """Which column holds what; None where none does."""

    cells: tuple[str, ...]
    share: int | None
    amount: int | None
    when: tuple[int, ...]
    heads_stages: bool = True
    """False where it heads goods, rates or people, whose rows are no steps."""


class Stages:
    """Reads the tables of stages, row by row."""

    def __init__(self, layout: Layout, steps: Steps) -> None:
        self._layout = layout
        self._flow = layout.text.flow.text
        self._phrases = layout.catalogue.phrases
        self._steps = steps
        self._found: list[Step] = []
        self._covered: list[int] = []
        """Where in the flow the lines of tables begin."""
        header: _Header | None = None
        for line in layout.text.lines:
            header = self._read(layout.text.rows.text[line.start : line.end], line.start, header)

    @property
    def is_empty(self) -> bool:
        """Whether there is no table."""
        return not self._covered

    def within(self, start: int, end: int) -> list[Step]:
        """The steps of the rows that begin in the flow's interval."""
        low = bisect_left(self._found, start, key=lambda step: step.start)
        high = bisect_left(self._found, end, key=lambda step: step.start)
        return self._found[low:high]

    def covers(self, start: int, end: int) -> bool:
        """Whether a line of a table begins in the flow's interval."""
        index = bisect_left(self._covered, start)
        return index < len(self._covered) and self._covered[index] < end

    def _read(self, row: str, start: int, header: _Header | None) -> _Header | None:
        """Take in one line of ``rows`` below a header; the header of the lines that follow."""
        if header is None and not is_parted(row):
            return None
        pieces = [m.span() for m in _CELL.finditer(row)]
        texts = [row[low:high] for low, high in pieces]
        if (fresh := self._as_any_header(texts)) is not None:
            self._covered.append(self._in_flow(start, start + 1)[0])
            return fresh
        if header is None or _is_wrapped(texts):
            return header
        if self._ends(texts):
            return None
        self._take([self._in_flow(start + low, start + high) for low, high in pieces], header)
        return header

    def _take(self, cells: Sequence[Interval], header: _Header) -> None:
        """Note the row of a table, and the step that it states if it is one of stages."""
        self._covered.append(cells[0][0])
        if header.heads_stages:
            self._found.append(self._step(cells, header))

    def _ends(self, cells: Sequence[str]) -> bool:
        """Whether a table ends with the line: the row of its sum, or no row."""
        return len(cells) < 2 or self._phrases["sum_row"].match(cells[0]) is not None

    def _in_flow(self, start: int, end: int) -> Interval:
        """The interval of ``rows`` as one of the flow."""
        offsets = self._layout.text.rows.offsets
        return flow_offset(self._layout, offsets[start]), flow_offset(self._layout, offsets[end - 1]) + 1

    def _as_any_header(self, cells: Sequence[str]) -> _Header | None:
        return self._as_header(cells) or self._as_other_header(cells)

    def _as_header(self, cells: Sequence[str]) -> _Header | None:
        if not self._heads_stages(cells):
            return None
        share = _only(cells, self._phrases["column_share"])
        amount = _only([cell if i != share else "" for i, cell in enumerate(cells)], self._phrases["column_amount"])
        others = {i: cell for i, cell in enumerate(cells) if i not in (share, amount)}
        when = self._when(others)
        if len(others) == len(cells) or when is None:
            return None
        return _Header(tuple(cells), share, amount, when)

    def _when(self, cells: Mapping[int, str]) -> tuple[int, ...] | None:
        """The columns that say when a stage is paid, conditions first; None where not even its name is asked for."""
        phrases = self._phrases
        when = [i for i, cell in cells.items() if phrases["column_when"].search(cell)]
        if not when and not any(map(phrases["column_name"].search, cells.values())):
            return None
        return tuple(sorted(when, key=lambda i: phrases["column_condition"].search(cells[i]) is None))

    def _heads_stages(self, cells: Sequence[str]) -> bool:
        """Whether a line of so many short cells says that stages of payment stand below it."""
        if not 2 <= len(cells) <= 8 or any(len(cell) > _LONGEST_HEADER or cell[:1].isdigit() for cell in cells):
            return False
        whole = "\t".join(cells)
        return bool(self._phrases["stage_table"].search(whole) and not self._phrases["no_stage_table"].search(whole))

    def _as_other_header(self, cells: Sequence[str]) -> _Header | None:
        short = _FEWEST_OF_OTHERS <= len(cells) <= _MOST_OF_OTHERS and all(
            len(cell) <= _LONGEST_HEADER for cell in cells
        )
        whole = "\t".join(cells)
        if not short or punctuation.has_digit(whole) or not self._phrases["no_stage_table"].search(whole):
            return None
        return _Header(tuple(cells), None, None, (), heads_stages=False)

    def _step(self, cells: Sequence[Interval], header: _Header) -> Step:
        start, end = cells[0][0], cells[-1][1]
        portion = Portion(start, end, doubtful=len(cells) != len(header.cells))
        if portion.doubtful:
            return self._steps.of_words(start, end, portion)
        if header.share is not None:
            portion = self._with_share(portion, cells[header.share])
        if header.amount is not None:
            portion = self._with_amount(portion, cells[header.amount], "万元" in header.cells[header.amount])
        step = self._steps.of_words(start, end, portion)
        for column in header.when:
            condition, days = self._steps.due(*cells[column])
            step = replace(step, condition=step.condition or condition, days=step.days or days)
        return step

    def _with_share(self, portion: Portion, cell: Interval) -> Portion:
        text = self._flow[slice(*cell)]
        number = _NUMBER.fullmatch(text)
        try:
            share = parse_percent(f"{number['share']}%" if number is not None else text)
        except PercentError:
            return replace(portion, doubtful=True)
        return replace(portion, share=share, share_at=cell, doubtful=share > 1 or not share)

    def _with_amount(self, portion: Portion, cell: Interval, tenfold: bool) -> Portion:
        match = figures.PAID.fullmatch(self._flow, *cell)
        if match is None or match["per"]:
            return portion
        try:
            amount = read_figure(match["figure"] + "元")
        except AmountError:
            return portion
        if tenfold or match["scale"]:
            amount = scaled(amount, _TEN_THOUSAND)
        return replace(portion, amount=amount, amount_at=cell)


def _is_wrapped(texts: Sequence[str]) -> bool:
    """Whether a line may be the rest of a cell above."""
    return len(texts) == 1 and len(texts[0]) <= _WRAPPED and not texts[0].endswith(("。", ";", ":"))


def _only(cells: Sequence[str], pattern: regex.Pattern[str]) -> int | None:
    found = [i for i, cell in enumerate(cells) if pattern.search(cell)]
    return found[0] if len(found) == 1 else None
