"""How sums of money are read behind a label, in figures and in words."""

from __future__ import annotations

import regex

from hedui.extract.values.calculations import past_calculation
from hedui.extract.values.currencies import NAMES, NUMBER, SIGNS
from hedui.extract.values.garbled import BEHIND, whole_stretch
from hedui.extract.values.looks import looks
from hedui.extract.values.pieces import EDGES, Part, trim

_LOOKS = looks("told_of_sums")

_FIGURES = regex.compile(
    rf"(?:(?:{NAMES})[: ]?|\((?:{NAMES})\):?)?\s*(?:(?:{SIGNS})\s*)?"
    rf"{NUMBER}(?:[^\S\t]*(?:[百千]?万|亿))?(?:[^\S\t]*(?:{NAMES}|元|圆|¥(?!\s?\d)))?"
)
_GOES_ON = regex.compile(
    r"[A-Za-z*＊#?？×_+＋百千万亿]|[,.]?\d|[,.][*＊#?？×XxOol_]|[-－—–~～至到]{1,2}\s?[¥￥]?\d[\d,.]*+(?![年月日号])"
    rf"|[角分](?!\p{{Han}})|{BEHIND}"
)
"""What shows that figures are not whole, or not alone: 45,0#0.00, 100元-200元, 236万1463元, 500元×12."""
_STRETCH = regex.compile(
    r"(?:[口囗日曰田回、。]?[^\s,，。;；、()（）\p{Han}]){0,40}(?:[,.]?[\d.,百千万亿元圆角分整*#?×+\-~～至到¥￥]{1,40})*"
)
_POINT = regex.compile(r"(?<![.,])[.,]\Z")
_PER = regex.compile(r"\s?/")
_MINUS = regex.compile(r"[-－−]\s?(?:[¥￥]\s?)?\Z")
_ABOUT = _LOOKS["about"]
_WORDS = regex.compile(
    r"(?:大写[:)\s]*)?"
    rf"(?:{NAMES}|[¥￥])?[:\s]*([\p{{Han}}〇×⊗○oO ]{{2,40}}?(?:整|正|元|圆|分|角)(?:整|正)?)(?![\p{{Han}}])"
)
_WORDS_CHARS = frozenset("零〇壹贰叁肆伍陆柒捌玖弍貳參陸")
_NEXT_CELL = _LOOKS["next_cell"]
"""Another cell of figures: of a row of sums only the table says which is which."""
_COUNTED = _LOOKS["counted"]
_NUMBERED = _LOOKS["index_before"]
"""The number of a paragraph: 总工程款: 1、平整…, 总工程款: （1）平整…"""


def read_figures(text: str) -> tuple[Part, ...]:
    """An amount in figures at the start of the text; a rate or a count of something is none."""
    start, _ = trim(text, edges=EDGES + "(（")
    start += len(lead[0]) if (lead := _ABOUT.match(text[start:])) is not None else 0
    start = past_calculation(text, start)
    found = _FIGURES.match(text, start)
    if found is None or _COUNTED.match(text, found.end()) or _PER.match(text, found.end()):
        return ()
    if _NUMBERED.match(text, found.start()) or _NEXT_CELL.match(text, len(text[: found.end()].rstrip())):
        return ()
    first, last = found.span()
    if (minus := _MINUS.search(text, 0, first)) is not None:
        first = minus.start()
    if _GOES_ON.match(text, last):
        last = max(_STRETCH.match(text, last).end(), whole_stretch(text, last - 1), last + 1)
    if _POINT.search(text, 0, first):
        first -= 1
    return (Part(text[first:last].strip(), first, last),)


def read_words(text: str) -> tuple[Part, ...]:
    """An amount in words, without 人民币; the words may be malformed, but one of them must be a 大写 digit."""
    start, _ = trim(text, edges=EDGES + "(（¥￥")
    found = _WORDS.match(text, start)
    if found is None or not _WORDS_CHARS & set(found[1]):
        return ()
    return (Part(found[1].replace(" ", ""), found.start(1), found.end(1)),)


def read_sum(text: str) -> tuple[Part, ...]:
    """An amount in figures, or in words where none stand there."""
    return read_figures(text) or read_words(text)
