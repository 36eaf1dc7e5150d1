"""The numbering of clauses: left-out and repeated numbers, among the clauses of one parent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

import regex

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Place
from hedui.extract.text.outline import Clause, Level
from hedui.messages import Message
from hedui.normalize import grammar, punctuation
from hedui.normalize.words import counted
from hedui.validate.doubt import is_sure
from hedui.validate.draft import Draft, Side
from hedui.validate.quote import quote

_GAP = Message(
    "条款编号不连续，缺{missing}：{before}；{after}", "A clause number is missing, {missing}: {before}; {after}"
)
_DUPLICATE = Message("条款编号重复：{first}；{second}", "A clause number occurs twice: {first}; {second}")
_NUMERALS = grammar.pattern("[{ten}百零〇]+")
_WIDEST_GAP = 3
_DEEPEST = 50
"""Lists within lists that may go on."""
_SHOWN = 24
_BEHIND = 2
"""Characters behind a number that belong to it: its full stop, and the digit that may have been lost."""
_NO_BEGINNING = frozenset("+*=~^<>|-·")
_STOP = r"(?:\.|(?<=^\s{0,8}\d{1,3})[,，、])"
"""The point within a number, or what was typed for it where a line begins: 4,2."""
_NO_HEADING, _HEADING = "\t。;:,、", range(2, 21)
"""What no heading without a number holds, and how long such a one is."""


@dataclass(slots=True, eq=False)
class _Run:
    """Clauses of one style under one parent, since the numbering last began."""

    style: str
    clauses: list[Clause] = field(default_factory=list)

    @property
    def last(self) -> Clause:
        return self.clauses[-1]

    def continues_with(self, clause: Clause) -> bool:
        """Whether the clause's number is the next one."""
        return _prefix(self.last) == _prefix(clause) and clause.value == (self.last.value or 0) + 1


def clause_number_gap(extraction: Extraction) -> Iterator[Draft]:
    """3.13 is followed by 3.15, and 3.14 stands nowhere between them."""
    for run in _runs(extraction):
        for before, after in zip(run.clauses, run.clauses[1:], strict=False):
            missing = _missing(before, after)
            sure = _is_sure(extraction, before) and _is_sure(extraction, after)
            if missing and sure and not any(_stands_between(extraction, before, after, number) for number in missing):
                sides = (_side(extraction, before), _side(extraction, after))
                facts = {"before": sides[0], "after": sides[1], "missing": "、".join(missing)}
                yield Draft(_GAP, facts, sides)


def clause_number_duplicate(extraction: Extraction) -> Iterator[Draft]:
    """One number twice among the clauses of one parent: 4、5、4、5."""
    for run in _runs(extraction):
        seen: dict[int, Clause] = {}
        for clause in run.clauses:
            assert clause.value is not None
            earlier = seen.get(clause.value)
            if earlier is not None and _is_sure(extraction, earlier) and _is_sure(extraction, clause):
                sides = (_side(extraction, earlier), _side(extraction, clause))
                yield Draft(_DUPLICATE, {"first": sides[0], "second": sides[1]}, sides)
            seen[clause.value] = clause


def _runs(extraction: Extraction) -> list[_Run]:
    """The runs of the main text. A clause of an open style closes all styles opened since."""
    open_runs: list[_Run] = []
    found: list[_Run] = []
    for clause in extraction.layout.outline.clauses:
        if clause.level is Level.ATTACHMENT or not _is_main(extraction, clause):
            open_runs = []
        elif clause.level is not Level.CHAPTER and clause.value is not None:
            run = _run_of(extraction, open_runs, clause)
            if not run.clauses:
                found.append(run)
            run.clauses.append(clause)
    return found


def _run_of(extraction: Extraction, open_runs: list[_Run], clause: Clause) -> _Run:
    """The run that the clause belongs to, a new one where it begins one; ``open_runs`` is left as it then stands.

    A list within a list of the same style is a run on top of the outer one, which goes on when its next number comes.
    """
    style = _style(extraction, clause)
    _close(open_runs, style, clause)
    own = list(takewhile(lambda run: run.style == style, reversed(open_runs)))
    for above, run in enumerate(own):
        if run.continues_with(clause):
            del open_runs[len(open_runs) - above :]
            return run
    if not own or _begins(extraction, own[0], clause):
        open_runs[:] = [*open_runs[-_DEEPEST:], _Run(style)]
    return open_runs[-1]


def _close(open_runs: list[_Run], style: str, clause: Clause) -> None:
    """Take away the runs that end with the clause: those within one of its style, with an article all but articles."""
    if any(run.style == style for run in open_runs):
        while open_runs[-1].style != style:
            open_runs.pop()
    elif clause.level is Level.ARTICLE:
        open_runs[:] = [run for run in open_runs if run.last.level is Level.ARTICLE]


def _is_sure(extraction: Extraction, clause: Clause) -> bool:
    """Whether the number was surely read: 11.+ was 11.4 once."""
    return clause.text[:1] not in _NO_BEGINNING and is_sure(
        extraction, clause.start, clause.start + len(clause.number) + _BEHIND
    )


def _is_main(extraction: Extraction, clause: Clause) -> bool:
    return extraction.layout.place_at(clause.start) not in (Place.ATTACHMENT, Place.SIGNATURE)


def _style(extraction: Extraction, clause: Clause) -> str:
    """The style of numbering; 3.1 and 3.1.1 are two, and so are (1) and （1）."""
    if clause.style == "1.1":
        return clause.style + "." * clause.number.count(".")
    return clause.style + extraction.layout.text.raw[clause.start] if clause.level is Level.ITEM else clause.style


def _begins(extraction: Extraction, run: _Run, clause: Clause) -> bool:
    """Whether the numbering begins anew: under another prefix, or at 1 but for a 1 that was just there."""
    if clause.style == "1.1" or _prefix(clause) != _prefix(run.last):
        return _prefix(clause) != _prefix(run.last)
    return clause.value == 1 and not (run.last.value == 1 and _follows(extraction, run.last, clause))


def _follows(extraction: Extraction, before: Clause, clause: Clause) -> bool:
    """Whether only the earlier clause's own text and table stand between the two: no heading, no opening colon."""
    lines = extraction.layout.text.lines[before.line : clause.line]
    first, *others = [extraction.layout.text.line_text(line) for line in lines]
    opens = any(row.endswith(":") for row in others) if others else first.endswith(":")
    return not opens and not any(punctuation.is_heading(row, _HEADING, _NO_HEADING) for row in others)


def _prefix(clause: Clause) -> str:
    return clause.number.rpartition(".")[0] if clause.style == "1.1" else ""


def _missing(before: Clause, after: Clause) -> list[str]:
    """The numbers left out between two neighbours, as they would be written; none where the gap is no slip."""
    assert before.value is not None and after.value is not None
    left_out = range(before.value + 1, after.value)
    if not 0 < len(left_out) < _WIDEST_GAP:
        return []
    return [_written(after, value) for value in left_out]


def _written(clause: Clause, value: int) -> str:
    """The clause's number with another value in its last place."""
    if digits := punctuation.digits(clause.number):
        before, _, behind = clause.number.rpartition(digits[-1])
        return before + str(value) + behind
    if "①" <= clause.number[0] <= "⑳":
        return chr(ord("①") + value - 1)
    return str(_NUMERALS.sub(counted(value), clause.number))


def _stands_between(extraction: Extraction, before: Clause, after: Clause, number: str) -> bool:
    """Whether the number stands within a line between the two, as in columns and flattened paragraphs."""
    between = (
        extraction.layout.text.raw[before.start : after.start].replace("．", ".").replace("（", "(").replace("）", ")")
    )
    spaced = r"\s*".join(_STOP if character == "." else regex.escape(character) for character in number)
    closing = r"(?!\d)" if number[-1].isdigit() else ""
    if number.isdigit() or not number.strip(grammar.TEN):
        closing = r"\s*(?:[、，]|\.(?!\d))"
    return regex.search(rf"(?m)(?<![\d.]){spaced}{closing}", between) is not None


def _side(extraction: Extraction, clause: Clause) -> Side:
    line = extraction.layout.text.lines[clause.line]
    end = min(line.end, line.start + _SHOWN)
    return quote(extraction, *extraction.layout.text.rows.raw_span(line.start, end))
