"""Lines: runs that stand beside each other, and the segments into which wide gaps divide them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from hedui.read.runs import FIRST_WIDE, Run

Rule = tuple[float, float, float]
"""A horizontal stroke: its left and right end and its height on the page, in points."""

_WIDE_GAP = 2.0
_LABEL_GAP = 5.0
_BLANK = 0.9
_OVERLAP = 0.5
_OPENING, _CLOSING = frozenset("（【《“〔("), frozenset("）】》”〕)，。、；：,:;")
_INNER_BLANK = 0.5
"""Of a full-width mark, in widths of a character: paper before an opening and behind a closing one."""
_FULL_COLUMN = 8
_NEXT_LABEL = re.compile(r"[\u4e00-\u9fff] {0,4}[\u4e00-\u9fff/／]{1,15}(?:[（(][^（）()]{1,8}[）)][^：:]{0,6})?[：:]")
"""A label behind a narrow gap begins a column all the same where the one before it is filled to its edge."""
_REST_OF_LABEL = re.compile(r"[\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){0,2} ?[:：（(]")
_REST_OF_DATE = re.compile(r"[年月日](?![\u4e00-\u9fff])")


class Segment:
    """Runs of one line that no wide gap divides."""

    def __init__(self, runs: list[Run]) -> None:
        self.runs = runs
        self.x0 = runs[0].x0
        self.x1 = max(run.x1 for run in runs)

    @cached_property
    def text(self) -> str:
        """The segment's characters with the spaces that its gaps call for."""
        parts = [self.runs[0].text]
        for before, after in pairwise(self.runs):
            parts += [filler(before, after), after.text]
        return "".join(parts)


@dataclass(slots=True)
class Line:
    """Segments from left to right, and how high on the page they stand."""

    segments: list[Segment]
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Of its usual run, so that a single high one, such as a seal's, does not count."""
        heights = sorted(run.bottom - run.top for segment in self.segments for run in segment.runs)
        return heights[(len(heights) - 1) // 2]

    @property
    def gaps(self) -> list[tuple[float, float]]:
        """The intervals between the segments."""
        return [(left.x1, right.x0) for left, right in pairwise(self.segments)]


def find_lines(runs: list[Run], rules: list[Rule]) -> list[Line]:
    """The lines that the runs form, from top to bottom. A gap above one of ``rules`` is a blank to be filled in and
    divides nothing."""
    rows: list[list[Run]] = []
    bands: list[tuple[float, float]] = []
    for run in sorted(runs, key=lambda run: run.middle):
        if bands and _same_line(run, bands[-1]):
            rows[-1].append(run)
            if run.em > bands[-1][1] - bands[-1][0]:
                bands[-1] = (run.top, run.bottom)
        else:
            rows.append([run])
            bands.append((run.top, run.bottom))
    return [Line(_segments(row, rules), *band) for row, band in zip(rows, bands, strict=True)]


def filler(before: Run, after: Run) -> str:
    """What stands for the gap between two runs of one segment: spaces, or low lines where the gap is ruled."""
    em = max(before.em, after.em)
    gap = (after.x0 - before.x1) / em
    gap -= _INNER_BLANK * ((after.text[0] in _OPENING) + (before.text[-1] in _CLOSING))
    wide = ord(before.text[-1]) >= FIRST_WIDE and ord(after.text[0]) >= FIRST_WIDE
    if gap < (0.5 if wide else 0.2):
        return ""
    return ("_" if after.after_blank else " ") * min(max(round(gap * 2), 1), 40)


def _same_line(run: Run, band: tuple[float, float]) -> bool:
    top, bottom = band
    shared = min(run.bottom, bottom) - max(run.top, top)
    return shared >= _OVERLAP * min(run.bottom - run.top, bottom - top)


def _segments(runs: list[Run], rules: list[Rule]) -> list[Segment]:
    if len(runs) == 1:
        return [Segment(runs)]
    runs.sort(key=lambda run: run.x0)
    if _is_letterspaced(runs):
        return [Segment(runs)]
    segments = [[runs[0]]]
    reach = runs[0].x1
    for run in runs[1:]:
        if _divides(segments[-1], run, reach, rules):
            segments.append([run])
        else:
            segments[-1].append(run)
        reach = max(reach, run.x1)
    return [Segment(parts) for parts in segments]


def _is_letterspaced(runs: list[Run]) -> bool:
    """Three or more single Chinese characters at even distances: a heading set wide, not the cells of a row."""
    if len(runs) < 3 or any(len(run.text) > 1 or ord(run.text) < FIRST_WIDE for run in runs):
        return False
    gaps = [right.x0 - left.x1 for left, right in pairwise(runs)]
    return max(gaps) - min(gaps) < 0.5 * runs[0].em and max(gaps) < 8 * runs[0].em


def _is_rest_of_date(before: Run, after: Run) -> bool:
    """Whether 年, 月 or 日 stands behind the blank of one date; a second 日 is another date's."""
    return _REST_OF_DATE.match(after.text) is not None and not before.text.endswith("日")


def _is_rest_of_label(before: Run, after: Run) -> bool:
    """Whether a label that is set wide goes on behind its first character: 甲  方：."""
    single = len(before.text) == 1 and ord(before.text) >= FIRST_WIDE
    return single and _REST_OF_LABEL.match(after.text) is not None


def _divides(before: list[Run], after: Run, reach: float, rules: list[Rule]) -> bool:
    if after.at_edge:
        return True
    em = max(before[-1].em, after.em)
    gap = after.x0 - reach
    after.after_blank = gap > _BLANK * em and _is_ruled(after, reach, em, rules)
    if after.after_blank or _is_rest_of_date(before[-1], after):
        return False
    if gap < _WIDE_GAP * em:
        return gap >= em and len(before[-1].text) >= _FULL_COLUMN and _NEXT_LABEL.match(after.text) is not None
    return gap >= _LABEL_GAP * em or not _is_rest_of_label(before[-1], after)


def _is_ruled(after: Run, reach: float, em: float, rules: list[Rule]) -> bool:
    """Whether a rule to write on fills the gap between ``reach`` and a run."""
    return any(
        left < reach + em and right > after.x0 - em and after.top < height < after.bottom + em / 2
        for left, right, height in rules
    )
