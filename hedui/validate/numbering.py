"""The numbering of clauses: left-out and repeated numbers, among the clauses of one parent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Place
from hedui.extract.outline import Clause, Level
from hedui.messages import Message
from hedui.validate.draft import Draft, Side
from hedui.validate.quote import quote

_GAP = Message(
    "条款编号不连续：{before}之后是{after}，缺{missing}", "A clause number is missing: {before} is followed by {after}"
)
_DUPLICATE = Message("条款编号重复：{first}与{second}", "A clause number occurs twice: {first} and {second}")
_WIDEST_GAP = 3
_SHOWN = 24


@dataclass(slots=True)
class _Run:
    """Clauses of one style under one parent, since the numbering last began."""

    style: str
    clauses: list[Clause] = field(default_factory=list)


def clause_number_gap(extraction: Extraction) -> Iterator[Draft]:
    """3.13 is followed by 3.15, and 3.14 stands nowhere between them."""
    for run in _runs(extraction):
        for before, after in zip(run.clauses, run.clauses[1:], strict=False):
            missing = _missing(before, after)
            if missing and not any(_stands_between(extraction, before, after, number) for number in missing):
                sides = (_side(extraction, before), _side(extraction, after))
                facts = {"before": sides[0], "after": sides[1], "missing": "、".join(missing)}
                yield Draft(_GAP, facts, sides)


def clause_number_duplicate(extraction: Extraction) -> Iterator[Draft]:
    """One number twice among the clauses of one parent: 4、5、4、5."""
    for run in _runs(extraction):
        seen: dict[int, Clause] = {}
        for clause in run.clauses:
            assert clause.value is not None
            if clause.value in seen:
                sides = (_side(extraction, seen[clause.value]), _side(extraction, clause))
                yield Draft(_DUPLICATE, {"first": sides[0], "second": sides[1]}, sides)
            seen[clause.value] = clause


def _runs(extraction: Extraction) -> list[_Run]:
    """The runs of the main text. A clause of an open style closes all styles opened since; 1 begins a new run."""
    open_runs: list[_Run] = []
    found: list[_Run] = []
    for clause in extraction.layout.outline.clauses:
        if clause.level is Level.ATTACHMENT or extraction.layout.place_at(clause.start) is not Place.BODY:
            open_runs = []
            continue
        if clause.level is Level.CHAPTER or clause.value is None:
            continue
        style = _style(clause)
        while any(run.style == style for run in open_runs) and open_runs[-1].style != style:
            open_runs.pop()
        if not open_runs or open_runs[-1].style != style or _begins(open_runs[-1], clause):
            open_runs = [run for run in open_runs if run.style != style]
            open_runs.append(_Run(style))
            found.append(open_runs[-1])
        open_runs[-1].clauses.append(clause)
    return found


def _style(clause: Clause) -> str:
    """The style of numbering; 3.1 and 3.1.1 are two, and marks of different width are one."""
    return clause.style + "." * clause.number.count(".") if clause.style == "1.1" else clause.style


def _begins(run: _Run, clause: Clause) -> bool:
    """Whether the numbering begins anew: at 1 once 2 has been there, or under another prefix."""
    last = run.clauses[-1]
    if clause.style == "1.1":
        return _prefix(clause) != _prefix(last)
    return clause.value == 1


def _prefix(clause: Clause) -> str:
    return clause.number.rpartition(".")[0]


def _missing(before: Clause, after: Clause) -> list[str]:
    """The numbers left out between two neighbours, as they would be written; none where the gap is no slip."""
    assert before.value is not None and after.value is not None
    left_out = range(before.value + 1, after.value)
    if not 0 < len(left_out) < _WIDEST_GAP:
        return []
    return [_written(after, value) for value in left_out]


def _written(clause: Clause, value: int) -> str:
    """The clause's number with another value in its last place."""
    last = regex.search(r"\d+(?=\D*$)", clause.number)
    if last is not None:
        return clause.number[: last.start()] + str(value) + clause.number[last.end() :]
    if "①" <= clause.number[0] <= "⑳":
        return chr(ord("①") + value - 1)
    return str(regex.sub(r"[一二三四五六七八九十百零〇]+", _numeral(value), clause.number))


def _numeral(value: int) -> str:
    digits = "零一二三四五六七八九"
    if value >= 100:
        return str(value)
    tens, ones = divmod(value, 10)
    return (digits[tens] if tens > 1 else "") + ("十" if tens else "") + (digits[ones] if ones else "")


def _stands_between(extraction: Extraction, before: Clause, after: Clause, number: str) -> bool:
    """Whether the number stands within a line between the two, as in columns and flattened paragraphs."""
    between = (
        extraction.layout.text.raw[before.start : after.start].replace("．", ".").replace("（", "(").replace("）", ")")
    )
    spaced = r"\s*".join(map(regex.escape, number))
    closing = r"(?!\d)" if number[-1].isdigit() else ""
    if number.isdigit() or regex.fullmatch(r"[一二三四五六七八九十]+", number):
        closing = r"\s*[、.．,，]"
    return regex.search(rf"(?<![\d.]){spaced}{closing}", between) is not None


def _side(extraction: Extraction, clause: Clause) -> Side:
    line = extraction.layout.text.lines[clause.line]
    end = min(line.end, line.start + _SHOWN)
    return quote(extraction, *extraction.layout.text.rows.raw_span(line.start, end))
