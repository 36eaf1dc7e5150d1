"""The flow of an agreement: its sentences in one piece, wrapped lines joined, blanks and filled-in brackets gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from hedui.extract.text.view import Line
from hedui.extract.values.looks import looks
from hedui.normalize import grammar
from hedui.normalize.fold import Folded

_LOOKS = looks("told_in_text")

_WORDS = _LOOKS["latin_word"]
_LEAST_WORDS = 3
"""Words that a line in another language has; fewer may be a name that the line's end cut off."""
_LABEL = regex.compile(r"\p{Han}{2,8}:(?!$)")
"""How a line of a list begins: 服务费:43,500元."""
_ALIKE = 6
"""Characters with which two lines begin, so that the second is no rest of the first."""
_FLOW_DROP = regex.compile(
    r"[【】_]+"
    r"|(?<=[\u2e80-\u9fff\uf900-\ufaff。、《》“”（）,:;!?()%‰·/+~×\-\n【】_\t])[ ]+"
    r"|[ ]+(?=[\u2e80-\u9fff\uf900-\ufaff。、《》“”（）,:;!?()%‰·/+~×\-\n\t【】_]|$)|(?<=[¥￥])[ ]+(?=\d)"
)
_RUNS_ON = _LOOKS["runs_on"]
_DAY = _LOOKS["day_begun"]
"""How a date begins, which is no rest of a number above it."""
_TOTAL_ROW = _LOOKS["total_row"]
"""How a line ends that says a total in words and in figures, and nothing besides."""
_SENTENCE_END = "。;:!?；：！？"
_OVERAGE = _LOOKS["overage"]
_BLOCK_START = grammar.pattern(
    r"第[{ten}百零〇\d]+[章节条款项](?![^\s:、.]{0,3}[约规]定)",
    r"{numeral}{1,3}[、.．]|[(（]{number}{1,3}[)）]|\d{1,2}(?:[.．]\d{1,2})*[、.．)]"
    r"(?!\d)",
    r"\d{1,2}(?:\.\d{1,2}){1,3}[ ]*(?=\p{Han})|[①-⑳]|附[件表录]{number}*[:： ]",
    r"注[:：]|[甲乙丙]\s*方\s*(?:[(（][^)）]{1,12}[)）])?\s*[:：]|[{marks}{empty}]",
)


def flow_view(rows: Folded, lines: tuple[Line, ...], openings: frozenset[int]) -> Folded:
    whole = rows.replaced((start, end, "") for start, end in _between(rows.text, lines, openings) if start < end)
    return whole.replaced((drop.start(), drop.end(), "") for drop in _FLOW_DROP.finditer(whole.text))


def _between(text: str, lines: Sequence[Line], openings: frozenset[int]) -> Iterator[tuple[int, int]]:
    """What stands between lines and is no part of the flow: all where one goes on on the next, else but a newline."""
    done, above = 0, ""
    for index, (start, end) in enumerate(lines):
        line = text[start:end]
        goes_on = (
            index not in openings and _continues(above, line, after_label=index - 1 in openings) if above else True
        )
        yield done, start if goes_on else start - 1
        done, above = end, line
    yield done, len(text)


def _continues(previous: str, text: str, *, after_label: bool) -> bool:
    """Whether ``text`` goes on with the sentence that ``previous`` began."""
    if "\t" in previous or "\t" in text:
        return False
    if previous[-1] in _SENTENCE_END:
        return previous[-1] in ";；" and _OVERAGE.match(text) is not None
    if previous[-1].isdigit() and (_DAY.match(text) or _TOTAL_ROW.search(previous)):
        return False
    if _BLOCK_START.match(text) or _is_foreign(previous) != _is_foreign(text) or _begins_alike(previous, text):
        return False
    if len(previous) >= (34 if after_label else 24):
        return True
    return _runs_on(previous, text)


def _begins_alike(previous: str, text: str) -> bool:
    """Whether it begins as the one above does: both with a label, or a title with a party's name, and that party."""
    if _LABEL.match(previous) and _LABEL.match(text):
        return True
    return previous[:_ALIKE] == text[:_ALIKE] and len(text) > _ALIKE


def _runs_on(previous: str, text: str) -> bool:
    """Whether a sentence plainly runs on over the end of a short line, which else is a heading or a cell."""
    return previous[-1] in ",、(" or text[0] in ",。、;)】" or _RUNS_ON.search(previous) is not None


def _is_foreign(line: str) -> bool:
    """Whether the line is a sentence in another language, as bilingual agreements put one behind each of their own."""
    return grammar.HAN.search(line) is None and len(_WORDS.findall(line)) >= _LEAST_WORDS
