"""Asterisks: emphasis around words, or the mask over a name, a sum, a telephone.

``**甲方：**`` and ``自**3**日内`` are emphasis, ``**省**市``, ``138****0000`` and ``******档案馆`` are masks,
``3*4*5`` is neither. A pair that stands free is emphasis; one within words only where nothing in the text is masked.
Chinese punctuation before a closing run does not matter, as it does to CommonMark: ``**甲方：**青岚`` is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

import regex

from hedui.read.markup.inline import Pieces, Stars

_Place = tuple[int, int]
"""A line, and which of its pieces."""

_OPENING = frozenset("([{（【〔［《〈“‘「『<")
_WORD = regex.compile(r"[\w%‰¥￥]")
_LABEL = regex.compile(r"[^，。；：,;:\n]{1,24}[:：]\s*")
_BETWEEN_MASKS = regex.compile(
    r"[\s,.，．、·/—-]*|\s*(?:自治区|[省市县区镇乡村路街道巷号楼层栋幢室座院园厅局处所队站店厂校]|特别行政区|有限(?:责任)?公司|(?:股份|科技|贸易|实业|集团)*(?:有限)?公司|集团"
    r"|(?:大|中|小)?学校?|医院|银行|分行|支行|中心|委员会|事务所|先生|女士|[年月日元])\s*"
)
"""What stands behind a masked name of a place or a company, no value of its own; or the marks of a masked sum."""
_TO_NEXT_SUM = regex.compile(r"\s*万?[元圆]整?[，,、;；。(（/\s].{0,20}?(?:人民币|大写|小写|[:：¥￥为计共款费金价])\s*")
"""What leads from a masked sum to the next one."""
_LONGEST = 3
_SHORTEST_WITHIN = 4
_DIGIT = regex.compile(r"\d")
_BEFORE_POINT, _BEHIND_POINT = regex.compile(r"[\d*]\Z"), regex.compile(r"[,.][\d*]")
_POINT = regex.compile(r"[\d*][,.]\d\Z")
"""What stands around asterisks that cover figures beside the separator of a number."""
_FARTHEST = 6
"""Lines over which emphasis may go on."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of asterisks in its line, with what stands around it."""

    line: int
    piece: int
    length: int
    before: str
    after: str
    in_number: bool = False
    """Whether it stands between the figures of a number and its separator: 1*,*00.00."""

    @property
    def place(self) -> _Place:
        return self.line, self.piece

    @property
    def opens(self) -> bool:
        if self.in_number or not self.after or self.after.isspace():
            return False
        return _WORD.match(self.after) is not None or self.after in _OPENING or not _WORD.match(self.before or " ")

    @property
    def closes(self) -> bool:
        return not self.in_number and bool(self.before) and not self.before.isspace() and self.before not in _OPENING

    @property
    def free_before(self) -> bool:
        return not self.before or _WORD.match(self.before) is None

    @property
    def free_behind(self) -> bool:
        return not self.after or _WORD.match(self.after) is None

    @property
    def masks(self) -> bool:
        """Whether the run, which is no emphasis, stands for characters that are not shown."""
        return self.length > _LONGEST or (self.length > 1 and not (self.free_before and self.free_behind))


@dataclass(frozen=True, slots=True)
class _Pair:
    opening: _Run
    closing: _Run
    inside: str

    @property
    def is_certain(self) -> bool:
        """Whether the pair stands free, or is around a label or before its colon."""
        free = self.opening.free_before and self.closing.free_behind
        label = self.opening.free_before and self.opening.length > 1 and _LABEL.fullmatch(self.inside) is not None
        return free or label

    @property
    def is_telling(self) -> bool:
        """Whether what the pair holds is more than the few characters between two masks."""
        return len(self.inside) >= _SHORTEST_WITHIN or _DIGIT.search(self.inside) is not None


def settled(lines: Sequence[Pieces]) -> list[str]:
    """The lines as text: the asterisks of emphasis gone, all others as they stand."""
    if not any(isinstance(piece, Stars) for line in lines for piece in line):
        return [line[0] if len(line) == 1 else "".join(line) for line in cast("Sequence[list[str]]", lines)]
    gone = _emphasis(lines)
    return [
        "".join(_kept(piece, (number, at) in gone) for at, piece in enumerate(line))
        for number, line in enumerate(lines)
    ]


def _emphasis(lines: Sequence[Pieces]) -> set[_Place]:
    """The runs of asterisks that are emphasis, by line and piece: pairs on one line, or over several."""
    pairs: list[_Pair] = []
    rest: list[_Run] = []
    for number, line in enumerate(lines):
        runs = _runs(number, line)
        own = [pair for pair in _pairs(runs, line) if not _are_masks(pair.inside)]
        taken = _places(own)
        rest += [run for run in runs if run.place not in taken]
        pairs += own
    wide = _over_lines(rest)
    masks = {run.length for run in rest if run.masks and run.place not in wide}
    return wide | _places(_meant(pairs, masks))


def _are_masks(inside: str) -> bool:
    """Whether what stands between two runs says that they cover something."""
    return _BETWEEN_MASKS.fullmatch(inside) is not None or _TO_NEXT_SUM.fullmatch(inside) is not None


def _places(pairs: Iterable[_Pair]) -> set[_Place]:
    """Where the asterisks of pairs stand."""
    return {run.place for pair in pairs for run in (pair.opening, pair.closing)}


def _meant(pairs: Sequence[_Pair], masks: Set[int]) -> list[_Pair]:
    """The pairs that are emphasis; of doubtful ones those unlike any mask, where others are certain or no mask is."""
    certain = [pair for pair in pairs if pair.is_certain]
    doubtful = {1, *masks}
    unlike = [pair for pair in pairs if not pair.is_certain and pair.opening.length not in doubtful]
    if certain:
        return certain + unlike
    return [] if masks else [pair for pair in unlike if pair.is_telling]


def _kept(piece: str | Stars, gone: bool) -> str:
    if isinstance(piece, str):
        return piece
    return "" if gone else "*" * piece.length


def _runs(number: int, line: Pieces) -> list[_Run]:
    """The line's runs of asterisks."""
    found = []
    for at, piece in enumerate(line):
        if isinstance(piece, Stars):
            before, after = _text(line[max(0, at - 2) : at]), _text(line[at + 1 : at + 3])
            within = _BEFORE_POINT.search(before) if _BEHIND_POINT.match(after) else _POINT.search(before + after[:1])
            found.append(_Run(number, at, piece.length, before[-1:], after[:1], within is not None))
    return found


def _pairs(runs: Sequence[_Run], line: Pieces) -> Iterator[_Pair]:
    """Each run that may open emphasis with the next of its length that may close it; none is longer than three."""
    opening: _Run | None = None
    for run in runs:
        if run.length > _LONGEST:
            opening = None
        elif opening is not None and run.closes and run.length == opening.length:
            yield _Pair(opening, run, _text(line[opening.piece + 1 : run.piece]))
            opening = None
        elif run.opens and (opening is None or opening.length == run.length):
            opening = run


def _text(pieces: Sequence[str | Stars]) -> str:
    return "".join(_kept(piece, gone=False) for piece in pieces)


def _over_lines(runs: Sequence[_Run]) -> set[_Place]:
    """Runs left over of which one opens a line and the next closes a later one: emphasis of a paragraph."""
    found: set[_Place] = set()
    for one, other in pairwise(runs):
        near = 0 < other.line - one.line <= _FARTHEST
        if (
            near
            and one.length == other.length == 2
            and one.place not in found
            and not one.before.strip()
            and one.opens
            and other.closes
            and not other.after.strip()
        ):
            found |= {one.place, other.place}
    return found
