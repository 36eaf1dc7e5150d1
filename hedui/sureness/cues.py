"""Cues of a value that was chosen: what speaks for its being right and whole, beside what found it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import regex

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Mention, Value
from hedui.models.evidence import Method
from hedui.normalize import grammar
from hedui.normalize.identifier import is_tax_id

_ROW = grammar.pattern(r"/(?:\d+|{lettered})(?=/|$)")
_BLANKS = " \u3000\xa0"
_JOINS = grammar.LETTER
_BESIDE = 40
"""Characters behind a value that are looked at."""
_BEFORE_LABEL = 8
"""Characters that may stand before a label that its line begins with: (一)、."""
_ODD = "odd"
_SHORT = 3
"""Characters of a line that holds but the end of a word."""


def _like(pattern: str) -> Callable[[str], bool]:
    compiled = regex.compile(pattern)
    return lambda text: compiled.fullmatch(text) is not None


_WHOLE: Mapping[str, Callable[[str], bool]] = {
    "tax_id": is_tax_id,
    "email": _like(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}"),
    "telephone": _like(
        r"(?:\(?0\d{2,3}\)?-?)?\d{7,8}(?:-\d{1,5})?|1\d{10}|[48]00-?\d{3,4}-?\d{3,4}|\+86[- ]?\d{10,11}"
    ),
    "postcode": _like(r"\d{6}"),
    "address": _like(
        r"[^，,。；;：:]{5,80}(?:[号室楼层座栋幢厦园区村组城场站店院心段口街路侧处馆库厂]|\d|[A-Z])[)）]?"
    ),
    "bank": _like(r"\S{2,40}(?:行|部|社|处|所|公司|中心|库)"),
    "number": _like(r"[^，,。；;：:]{3,60}"),
    "name": _like(r"[^，,。；;：:、]{2,50}"),
    "title": _like(
        r"[^，,。；;：:]{2,40}(?:合同|协议|协议书|合同书|契约|订单|备忘录|书|约)(?:[(（][^()（）]{1,20}[)）])?"
    ),
    "signatory": _like(r"\p{Han}{2,4}|\p{Han}{1,10}·\p{Han}{1,10}|[A-Za-z .]{4,40}"),
    "legal_representative": _like(r"\p{Han}{2,4}|\p{Han}{1,10}·\p{Han}{1,10}|[A-Za-z .]{4,40}"),
    "contact": _like(r"\p{Han}{2,4}|\p{Han}{1,10}·\p{Han}{1,10}|[A-Za-z .]{4,40}"),
}
"""Last step of a pointer → what its values look like when they are whole."""


class Standing:
    """Looks at how the values of one agreement stand on its pages."""

    def __init__(self, extraction: Extraction) -> None:
        self._layout = extraction.layout
        lines = self._layout.text.lines
        self._labelled = {hit.line for hit in self._layout.hits if hit.start - lines[hit.line].start <= _BEFORE_LABEL}
        """Lines that begin with a label."""

    def cues(self, pointer: str, stated: Sequence[Mention]) -> list[str]:
        """The names of the cues of the value at a pointer, which ``stated`` say, the chosen first."""
        chosen = stated[0]
        shape, edges = _shape(pointer, chosen.value), list(self._edges(chosen))
        together = [f"odd {edge}" for edge in edges if shape and shape[0].endswith(_ODD)]
        return [
            f"field {_ROW.sub('/*', pointer)}",
            f"method {chosen.method}",
            f"said {chosen.confidence:.2f}",
            f"place {chosen.place}",
            f"witnesses {_witnesses(chosen, stated[1:])}",
            *shape,
            *edges,
            *together,
            *([f"above {self._above(chosen)}"] if pointer == "/title" else []),
        ]

    def _edges(self, chosen: Mention) -> Iterator[str]:
        """What stands right before and behind the value: nothing, more of the same word, a line that goes on."""
        raw = self._layout.text.raw
        if _is_one_word(raw[max(0, chosen.start - 1) : chosen.start], raw[chosen.start : chosen.start + 1]):
            yield "edge before"
        last, behind = raw[chosen.end - 1 : chosen.end], raw[chosen.end : chosen.end + _BESIDE]
        if _is_one_word(last, behind[:1]):
            yield "edge behind"
        elif chosen.method is Method.TABLE and _JOINS.match(behind):
            yield "edge joined"
        elif behind.lstrip(_BLANKS).startswith("\n"):
            yield f"line {self._goes_on(chosen, last, behind.lstrip())}"

    def _above(self, chosen: Mention) -> str:
        """Whether something stands on the line above that could be the title's beginning."""
        raw = self._layout.text.raw
        above = raw[max(0, chosen.start - _BESIDE) : chosen.start].rstrip(_BLANKS)
        if not above.endswith("\n"):
            return "same line" if above else "none"
        return "line" if _JOINS.match(above.rstrip(_BLANKS + "\n")[-1:]) else "none"

    def _goes_on(self, chosen: Mention, last: str, behind: str) -> str:
        """How the line below the value goes on, where the value ends with its own line."""
        text = self._layout.text
        below = self._layout.line_at(chosen.end - 1) + 1
        if not behind or below >= len(text.lines):
            return "last"
        if _is_one_word(last, behind[0]):
            return "torn"
        if below in self._labelled:
            return "label"
        words = text.line_text(text.lines[below]).strip()
        if not _JOINS.match(words):
            return "mark"
        return "short" if len(words) <= _SHORT else "goes on"


def _shape(pointer: str, value: Value) -> list[str]:
    step = pointer.rpartition("/")[2]
    if step not in _WHOLE:
        return []
    return [f"shape {step} {'whole' if _WHOLE[step](str(value)) else _ODD}"]


def _witnesses(chosen: Mention, others: Sequence[Mention]) -> str:
    """Whether other places state the value, too, or another one."""
    places = {(m.start, m.end): m.value for m in others if (m.start, m.end) != (chosen.start, chosen.end)}
    agree = any(value == chosen.value for value in places.values())
    differ = any(value != chosen.value for value in places.values())
    return {(False, False): "none", (True, False): "agree", (False, True): "differ", (True, True): "both"}[
        agree, differ
    ]


def _is_one_word(left: str, right: str) -> bool:
    """Whether two characters are of one word: both figures or Latin letters."""
    return bool(left and right) and left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
