"""What every extractor reads from: the text, its labels, its outline and its parts, with ways from one to the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple, Required, TypedDict, Unpack

import regex

from hedui.extract.mention import Mention, Place, Value
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.text.outline import Clause, Outline
from hedui.extract.text.regions import Regions
from hedui.extract.trace import NOBODY, Trace
from hedui.extract.words.catalogue import Catalogue
from hedui.models.codes import ROLES
from hedui.models.evidence import Method
from hedui.models.part import Part
from hedui.normalize.fold import legible


class Details(TypedDict, total=False):
    """What a mention says besides its field, value and place."""

    rule: Required[str]
    method: Method
    rank: int
    confidence: float
    group: int
    role: str | None


_UNWRITTEN = str.maketrans("", "", "【】_")
_BLANKS = regex.compile(r"(?<=[A-Za-z.,&])(?P<between>\s+)(?=[A-Za-z&(])|\s+")


def _blank(found: regex.Match[str]) -> str:
    return " " if found["between"] else ""


def _is_furniture(gap: str) -> bool:
    """Whether between two characters of the flow lines were left out."""
    return "\n" in gap and any(map(str.isalnum, gap))


_OF_LINES = regex.compile(r"\\[AbBZ]|\$|(?<!\[)\^|\(\?<?!\[\^")
"""What a pattern may hold that begins or ends with its line: it says nothing of the whole text."""


class FlowLine(NamedTuple):
    """A line of the flow, with its number among all of them and the offset where it begins."""

    number: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Layout:
    """An agreement laid out for reading."""

    text: AgreementText
    hits: tuple[Hit, ...]
    outline: Outline
    regions: Regions
    catalogue: Catalogue
    roles: dict[str, str] = field(default_factory=dict)
    """Each word that this agreement uses for a party → its role."""
    parts: tuple[Part, ...] = ()
    """The parts of the file; only the agreement's own are in the text."""
    names: dict[str, str] = field(default_factory=dict)
    """Each party's name → its role, once they are read."""
    trace: Trace = NOBODY
    """What is noted for whoever asks why a value is read, or is not."""
    _own: list[FlowLine] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def party_words(self) -> dict[str, str]:
        """Each word for a party → its role, 甲方 and the like among them whether this agreement uses them or not."""
        return dict(zip(ROLES, ROLES, strict=True)) | self.roles

    def with_names(self, mentions: Iterable[Mention]) -> Layout:
        """The same agreement, of which it is known whose the names that the mentions state are."""
        names = {str(m.value): m.role for m in mentions if m.field == "party.name" and m.role}
        return replace(self, names=names)

    def own_lines(self) -> list[FlowLine]:
        """The lines of the flow that are filled and no attachment's; found once."""
        if not self._own:
            self._own.extend(self._found_lines())
        return self._own

    def _found_lines(self) -> Iterator[FlowLine]:
        start, attached = 0, bool(self.regions.bodies)
        for number, text in enumerate(self.text.flow.text.split("\n")):
            if text and not (attached and self.place_in_flow(start) is Place.ATTACHMENT):
                yield FlowLine(number, start, text)
            start += len(text) + 1

    def may_say(self, phrase: regex.Pattern[str]) -> bool:
        """Whether some line of the flow may say the phrase: one look at all of it before lines are looked at."""
        return _OF_LINES.search(phrase.pattern) is not None or phrase.search(self.text.flow.text) is not None

    @property
    def phrases(self) -> Mapping[str, regex.Pattern[str]]:
        """The words of the catalogue that a reader asks for by name."""
        return self.catalogue.phrases

    def says(self, phrase: str, text: str, *span: int) -> bool:
        """Whether a text, or so much of it, has words of the catalogue's phrase of that name."""
        return self.catalogue.phrases[phrase].search(text, *span) is not None

    def begins(self, phrase: str, text: str, *span: int) -> bool:
        """Whether it begins with words of the phrase."""
        return self.catalogue.phrases[phrase].match(text, *span) is not None

    def say(self, phrase: str, first: int, last: int) -> bool:
        """Whether one of the lines ``[first, last)`` has words of the phrase; which lines do is found once."""
        saying = self.text.once(("lines that say", phrase), lambda: list(self._lines_that_say(phrase)))
        return bisect_left(saying, first) < bisect_left(saying, last)

    def _lines_that_say(self, phrase: str) -> Iterator[int]:
        for number, line in enumerate(self.text.lines):
            if self.says(phrase, self.text.line_text(line)):
                yield number

    def line_at(self, raw: int) -> int:
        """Index of the line that the raw offset stands on."""
        return bisect_right(self.text.line_starts, raw, 1) - 1

    def line_text_at(self, raw: int) -> str:
        """What the line says that the raw offset stands on."""
        return self.text.line_text(self.text.lines[self.line_at(raw)])

    def clause_at(self, raw: int) -> Clause | None:
        """The innermost clause around the raw offset."""
        return self.outline.at_line(self.line_at(raw))

    def article_at(self, raw: int) -> Clause | None:
        """The article around the raw offset."""
        return self.outline.article_at(self.line_at(raw))

    def place_at(self, raw: int) -> Place:
        """The part of the agreement around the raw offset."""
        return self.regions.place(self.line_at(raw))

    def place_in_flow(self, offset: int) -> Place:
        """The part of the agreement around an offset of the flow."""
        return self.place_at(self.text.flow.offsets[offset])

    def as_written(self, start: int, end: int) -> str:
        """The flow's interval as it stands on the page, without brackets and blanks but those between Latin words."""
        words: str = _BLANKS.sub(_blank, legible(self._in_one_piece(start, end)).strip())
        return words.translate(_UNWRITTEN)

    def _in_one_piece(self, start: int, end: int) -> str:
        """The raw text of the flow's interval without the lines amid it that the flow leaves out: a page's foot, the
        head of the next."""
        flow, raw = self.text.flow, self.text.raw
        first, last = flow.raw_span(start, end)
        if "\n" not in raw[first:last]:
            return raw[first:last]
        pieces = (raw[one:other] for one, other in pairwise([*flow.offsets[start:end], last]))
        lead = raw[first : flow.offsets[start]]
        return lead + "".join(piece[0] if _is_furniture(piece[1:]) else piece for piece in pieces if piece)

    def code_as_written(self, start: int, end: int) -> str:
        """The flow's interval as it stands on the page, brackets and all, without blanks."""
        first, last = self.text.flow.raw_span(start, end)
        return "".join(legible(self.text.raw[first:last]).split())

    def flow_mention(self, name: str, value: Value, start: int, end: int, **details: Unpack[Details]) -> Mention:
        """A mention of the flow's interval ``[start, end)``."""
        return self.raw_mention(name, value, *self.text.flow.raw_span(start, end), **details)

    def row_mention(self, name: str, value: Value, start: int, end: int, **details: Unpack[Details]) -> Mention:
        """A mention of the interval ``[start, end)`` of ``rows``."""
        return self.raw_mention(name, value, *self.text.rows.raw_span(start, end), **details)

    def raw_mention(self, name: str, value: Value, start: int, end: int, **details: Unpack[Details]) -> Mention:
        """A mention of the raw interval; found by bracket where a 【 stands before it and no other method is given."""
        inside = self.text.raw[start:end]
        if start > 0 and self.text.raw[start - 1] == "【" and inside.count("】") > inside.count("【"):
            start -= 1  # 【2023】年 is quoted with both its brackets
        bracketed = self.text.raw[start] == "【" or (start > 0 and self.text.raw[start - 1] in "【〖[［〔")
        details.setdefault("method", Method.BRACKET if bracketed else Method.CLAUSE)
        details.setdefault("confidence", 0.95)
        clause = self.clause_at(start)
        return Mention(
            name, value, start, end, place=self.place_at(start), clause=clause.path if clause else None, **details
        )
