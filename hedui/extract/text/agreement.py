"""An agreement's text as extraction reads it: folded, without page furniture, in two views over the same raw offsets.

* ``rows``: one line of the paper per line; single blanks stay, a gap of several is exactly two, cells are divided by a
  tab. Labels, tables and signature blocks are read here.
* ``flow``: sentences in one piece. Wrapped lines are joined, blanks beside Chinese characters and the brackets and
  underscores around what was filled in are gone. Clauses are read here.

Both carry, for each character, its offset in ``raw``, the pages' texts joined by newlines.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import TypeVar, cast

import regex

from hedui.extract.text.broken import pieces
from hedui.extract.text.furniture import furniture
from hedui.extract.text.unwound import Breaks
from hedui.extract.text.wrapping import full_lines, goes_on
from hedui.models.evidence import Evidence, Method
from hedui.models.page import Mark, Page
from hedui.normalize.date_noise import restored
from hedui.normalize.fold import Folded, fold
from hedui.normalize.simplified import as_on_the_mainland, is_traditional

_BULLET = regex.compile(r"^[ \t]*[-*+][ \t]+(?!\d+[ \t]*-)")
"""The mark of a list's entry; - 3 - is a page's number."""
_RULES = "|｜│┃┆┇┊┋║"
_RULE = regex.compile(rf"[ \t\u3000]*[{_RULES}][ \t\u3000]*")
_ANY_RULE = frozenset(_RULES)
_LONE_RULE = regex.compile(rf"[ \t\u3000]+[{_RULES}](?:[ \t\u3000]+|$)")
"""The one rule on a line that does not begin with one: between blanks, for a letter or figure may be read as one."""
_DRAWN = regex.compile(rf"[\s{_RULES}+:=\u2500-\u257f-]*[\u2500-\u257f{_RULES}+][\s{_RULES}+:=\u2500-\u257f-]*")
"""A line of nothing but a table's rules."""
_INK = regex.compile(r"[^\n]")
_ONE = regex.compile(r"\s*[\p{Han}()（）:：]\s*")
_LEAST_UPRIGHT = 3
"""Lines of one character each that are a word set upright; two may be anything."""
_EDGE = " \t\r\u3000"
_GAP = regex.compile(r"[ ]{2,}(?![ ]*\t)|[ ]*\t[ ]*")
_HAN = r"[\u2e80-\u9fff\uf900-\ufaff]"
_SPACED = regex.compile(rf"(?<={_HAN}) (?={_HAN})")
_PAIR = regex.compile(rf"(?<={_HAN}) ?(?={_HAN})")
_HAN_CHARACTER = regex.compile(_HAN)
_WORDS = regex.compile(r"[A-Za-z]{2,}")
_LEAST_WORDS = 3
"""Words that a line in another language has; fewer may be a name that the line's end cut off."""
_FLOW_DROP = regex.compile(
    r"[【】_]+"
    r"|(?<=[\u2e80-\u9fff\uf900-\ufaff。、《》“”（）,:;!?()%‰·/+~×\-\n【】_\t])[ ]+"
    r"|[ ]+(?=[\u2e80-\u9fff\uf900-\ufaff。、《》“”（）,:;!?()%‰·/+~×\-\n\t【】_]|$)|(?<=[¥￥])[ ]+(?=\d)"
)
_SINGLES = regex.compile(r"\s*\p{Han}(?:\s+\p{Han}){3,}\s*")
_SET_APART = regex.compile(r"(?<=\S)(\s+)(?=\S)")
SENTENCE = regex.compile(r"(?:[^。;\n.]|(?<!\p{Han})\.)+")
"""A sentence, or a part that a semicolon ends; a half-width full stop ends one only behind a Chinese character."""
_SENTENCE_END = "。;:!?；：！？"
_OVERAGE = regex.compile(r"(?:超过|超出)[^。;,]{0,16}(?:部分|后)")
"""How a sentence about a price goes on behind a semicolon."""
_BLOCK_START = regex.compile(
    r"第[一二三四五六七八九十百零〇\d]+[章节条款项](?![^\s:、.]{0,3}[约规]定)"
    r"|[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[.．]\d{1,2})*[、.．)]"
    r"(?!\d)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}[ ]*(?=\p{Han})|[①-⑳]|附[件表录][一二三四五六七八九十\d]*[:： ]"
    r"|注[:：]|[甲乙丙]\s*方\s*(?:[(（][^)）]{1,12}[)）])?\s*[:：]|[□☑☐■√✓]"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of ``rows``: its interval there."""

    start: int
    end: int


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AgreementText:
    """A document's pages as one text, and the two views that extraction reads."""

    pages: tuple[Page, ...]
    raw: str
    page_starts: tuple[int, ...]
    rows: Folded
    lines: tuple[Line, ...]
    flow: Folded
    line_starts: tuple[int, ...]
    """Raw offset where each line starts."""
    source: str
    """As ``raw``, with what was hidden."""
    is_traditional: bool = False
    """Whether the agreement is written in traditional characters; the views are in simplified ones."""
    _evidences: dict[tuple[int, int, Method, float], tuple[Evidence, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Evidence once made: rules and the record ask for the same."""
    _made: dict[Hashable, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives, made for the first that asks for ``key``: several readers look for the same things."""
        if key not in self._made:
            self._made[key] = make()
        return cast(T, self._made[key])

    def line_text(self, line: Line) -> str:
        """The line as it stands in ``rows``."""
        return self.rows.text[line.start : line.end]

    def line_at(self, offset: int) -> int:
        """Index of the line that an offset of ``rows`` stands on."""
        return max(0, bisect_right(self.lines, offset, key=lambda line: line.start) - 1)

    def page_of(self, offset: int) -> int:
        """Number of the page, counted from 1, that the raw offset lies on."""
        return self.pages[self._page_index(offset)].number

    def place(self, offset: int) -> tuple[int, int]:
        """Page number and offset in that page's text of a raw offset."""
        index = self._page_index(offset)
        return self.pages[index].number, offset - self.page_starts[index]

    def evidence(self, start: int, end: int, method: Method, confidence: float = 1.0) -> tuple[Evidence, ...]:
        """Evidence of the raw interval: one entry for each page that it touches, blanks at the edges left out."""
        key = start, end, method, confidence
        if key not in self._evidences:
            self._evidences[key] = tuple(self._evidence(*key))
        return self._evidences[key]

    def marks(self, start: int, end: int) -> Iterator[Mark]:
        """The marks that stand in the raw interval, its end included."""
        for index in range(self._page_index(start), self._page_index(end) + 1):
            first = self.page_starts[index]
            yield from (mark for mark in self.pages[index].marks if start <= first + mark.start <= end)

    def _evidence(self, start: int, end: int, method: Method, confidence: float) -> Iterator[Evidence]:
        for index in range(self._page_index(start), self._page_index(max(start, end - 1)) + 1):
            page, first = self.pages[index], self.page_starts[index]
            low, high = max(start - first, 0), min(end - first, len(page.text))
            while low < high and page.text[low].isspace():
                low += 1
            while low < high and page.text[high - 1].isspace():
                high -= 1
            if low < high:
                yield Evidence(
                    page=page.number,
                    start=low,
                    end=high,
                    text=page.text[low:high],
                    boxes=page.locate(low, high),
                    confidence=round(confidence * page.confidence(low, high), 4),
                    method=method,
                )

    def _page_index(self, offset: int) -> int:
        return max(0, bisect_right(self.page_starts, offset) - 1)


def agreement_text(
    pages: tuple[Page, ...],
    opens: Callable[[str], bool],
    breaks: Breaks,
    hidden: Sequence[tuple[int, int]] = (),
) -> AgreementText:
    """Fold the pages and lay out ``rows``.

    ``opens`` tells lines that begin with a label, ``breaks`` where to cut those that a page ran together.
    Intervals of the joined texts that are ``hidden`` are read as blank: what is not the agreement.
    """
    source = "\n".join(page.text for page in pages)
    raw = _without(source, hidden)
    starts: list[int] = []
    offset = 0
    for page in pages:
        starts.append(offset)
        offset += len(page.text) + 1
    traditional = is_traditional(source)
    folded = restored(_simplified(fold(raw)) if traditional else fold(raw))
    rows, lines = _rows(folded, pages, starts, furniture(folded, tuple(starts)), opens, breaks)
    line_starts = tuple(rows.offsets[line.start] for line in lines)
    return AgreementText(
        pages, raw, tuple(starts), rows, lines, Folded("", array("I")), line_starts, source, traditional
    )


def _simplified(folded: Folded) -> Folded:
    return Folded(as_on_the_mainland(folded.text), folded.offsets)


def _without(raw: str, hidden: Sequence[tuple[int, int]]) -> str:
    """The text with blanks in place of what is hidden; its lines stay lines."""
    pieces = []
    done = 0
    for start, end in hidden:
        pieces += [raw[done:start], _INK.sub(" ", raw[start:end])]
        done = end
    return "".join([*pieces, raw[done:]])


def with_flow(text: AgreementText, openings: frozenset[int]) -> AgreementText:
    """The text with its flow; ``openings`` holds the lines that begin with a label, and so go on with no sentence."""
    return replace(text, flow=_flow(text.rows, text.lines, openings))


def _rows(
    folded: Folded,
    pages: Sequence[Page],
    starts: Sequence[int],
    left_out: frozenset[int],
    opens: Callable[[str], bool],
    breaks: Breaks,
) -> tuple[Folded, tuple[Line, ...]]:
    """The kept lines of the folded text, wrapped ones joined, blanks tidied.

    ``left_out`` holds the starts of lines that are furniture.
    """
    whole = [(line, start) for line, start in _filled(folded.text) if start not in left_out]
    kept = [piece for line, start in whole for piece in _pieces(line, start, breaks(line))]
    full = full_lines(kept, folded, pages, starts)
    view = _View()
    lines: list[Line] = []
    texts = [line for line, _ in kept]
    on = _upright(texts) | pieces(texts)
    for number, (line, start) in enumerate(kept):
        joined = number in on or (number - 1 in full and goes_on(kept[number - 1][0], line, opens))
        begin = lines.pop().start if joined and lines else view.length
        if begin == view.length and lines:
            before = lines[-1].end - 1
            view.add("\n", view.offsets[before : before + 1])
            begin = view.length
        _row(view, line, start, folded.offsets)
        if view.length > begin:
            lines.append(Line(begin, view.length))
    return view.folded(), tuple(lines)


def _upright(lines: Sequence[str]) -> frozenset[int]:
    """Indices of lines that go on with a word set upright, a character to a line: 委/托/人."""
    found: set[int] = set()
    for alone, run in groupby(range(len(lines)), key=lambda index: _ONE.fullmatch(lines[index]) is not None):
        indices = list(run)
        if alone and len(indices) >= _LEAST_UPRIGHT:
            found.update(indices[1:])
    return frozenset(found)


def _filled(text: str) -> Iterator[tuple[str, int]]:
    """Each line that is not blank or nothing but drawn, with its start."""
    start = 0
    for line in text.split("\n"):
        if line and not line.isspace() and not _DRAWN.fullmatch(line):
            yield line, start
        start += len(line) + 1


def _pieces(line: str, start: int, cuts: Sequence[int]) -> Iterator[tuple[str, int]]:
    """The line's pieces between the cuts, with their starts."""
    for low, high in pairwise((0, *cuts, len(line))):
        if line[low:high].strip():
            yield line[low:high], start + low


def _row(view: _View, line: str, start: int, offsets: array[int]) -> None:
    """Append one line without the marks of lists and the rules of tables, with tidy gaps."""
    low, high = len(line) - len(line.lstrip(_EDGE)), len(line.rstrip(_EDGE))
    spaced = _is_spaced(line)
    inner = _inner_gaps(line)
    copied = low
    for mark in _marks(line, spaced):
        first, last = max(mark.start(), low), min(mark.end(), high)
        if first < copied or first >= last:
            continue
        view.add(line[copied:first], offsets[start + copied : start + first])
        if mark[0].isspace() and first > low and not (spaced and mark[0] == " ") and first not in inner:
            gap = "\t" if "\t" in mark[0] else "  "
            view.add(gap, array("I", [offsets[start + first]] * len(gap)))
        elif _RULE.fullmatch(mark[0]) and first > low and last < high:
            view.add("\t", offsets[start + first : start + first + 1])
        copied = last
    view.add(line[copied:high], offsets[start + copied : start + high])


def _marks(line: str, spaced: bool) -> list[regex.Match[str]]:
    found = []
    if "  " in line or "\t" in line:
        found += list(_GAP.finditer(line))
    if (bullet := _BULLET.match(line)) is not None:
        found.append(bullet)
    if not _ANY_RULE.isdisjoint(line):
        rules = list(_RULE.finditer(line))
        inside = len(rules) > 1 or line.lstrip(_EDGE)[:1] in _RULES
        found += rules if inside else list(_LONE_RULE.finditer(line))
    if spaced:
        found += list(_SPACED.finditer(line))
    return sorted(found, key=lambda mark: (mark.start(), -mark.end()))


def _inner_gaps(line: str) -> frozenset[int]:
    """Where the gaps lie that only set a word's characters apart, wider ones between the words: 甲  方      乙  方."""
    if _SINGLES.fullmatch(line) is None:
        return frozenset()
    gaps = {gap.start(1): len(gap[1]) for gap in _SET_APART.finditer(line)}
    least, widest = min(gaps.values()), max(gaps.values())
    return frozenset(start for start, width in gaps.items() if width <= least + 1 and widest > 2 * width + 1)


def _is_spaced(line: str) -> bool:
    """Whether a reader put a blank between most of the line's Chinese characters."""
    if line.count(" ") < 4:
        return False
    pairs = [pair[0] for pair in _PAIR.finditer(line)]
    return len(pairs) >= 4 and pairs.count(" ") > 0.6 * len(pairs)


def _flow(rows: Folded, lines: tuple[Line, ...], openings: frozenset[int]) -> Folded:
    joined = _View()
    previous = ""
    for index, line in enumerate(lines):
        text = rows.text[line.start : line.end]
        if previous:
            wrapped = index not in openings and _continues(previous, text, after_label=index - 1 in openings)
            joined.add("" if wrapped else "\n", rows.offsets[line.start - 1 : line.start - 1 + (not wrapped)])
        joined.add(text, rows.offsets[line.start : line.end])
        previous = text
    text, offsets = joined.text(), joined.offsets
    view = _View()
    copied = 0
    for drop in _FLOW_DROP.finditer(text):
        view.add(text[copied : drop.start()], offsets[copied : drop.start()])
        copied = drop.end()
    view.add(text[copied:], offsets[copied:])
    return view.folded()


def _continues(previous: str, text: str, *, after_label: bool) -> bool:
    """Whether ``text`` goes on with the sentence that ``previous`` began."""
    if "\t" in previous or "\t" in text:
        return False
    if previous[-1] in _SENTENCE_END:
        return previous[-1] in ";；" and _OVERAGE.match(text) is not None
    if _BLOCK_START.match(text) or _is_foreign(previous) != _is_foreign(text):
        return False
    if len(previous) >= (34 if after_label else 24):
        return True
    # A short line is a heading or a cell, unless a sentence plainly runs on.
    return previous[-1] in ",、(" or text[0] in ",。、;)】"


def _is_foreign(line: str) -> bool:
    """Whether the line is a sentence in another language, as bilingual agreements put one behind each of their own."""
    return _HAN_CHARACTER.search(line) is None and len(_WORDS.findall(line)) >= _LEAST_WORDS


class _View:
    """Text under construction, with the raw offset of each character."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.offsets = array("I")

    @property
    def length(self) -> int:
        return len(self.offsets)

    def add(self, piece: str, offsets: array[int]) -> None:
        self._pieces.append(piece)
        self.offsets.extend(offsets)

    def text(self) -> str:
        return "".join(self._pieces)

    def folded(self) -> Folded:
        return Folded(self.text(), self.offsets)
