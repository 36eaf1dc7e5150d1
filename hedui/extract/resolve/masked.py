"""Masked values are no values, nor are placeholders: what either covers, or stands beside, is left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hedui.extract.extraction import AmountPair
from hedui.extract.mention import Mention, Unread
from hedui.extract.resolve.quoted import quoted
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.models.page import MarkKind
from hedui.normalize import punctuation
from hedui.normalize.figures import BEGINS, ENDS
from hedui.normalize.mask import is_all_zeros, masks
from hedui.normalize.placeholder import placeholders

_LOOKS = looks("masks")

_POINTS = frozenset(",.，．")
"""What stands between a mask and the figures that it left over: ***,***.80."""
_CODES = frozenset(
    {"telephone", "fax", "complaint_telephone", "tax_id", "id_number", "bank_code", "postcode", "number"}
)
_PERSONS = frozenset({"contact", "legal_representative", "signatory", "name"})
_SAID = frozenset({"kind", "dispute.method", "payment.method", "payment.timing", "payment.cycle"})
"""What the words around a mask say."""
_NAMES = _PERSONS | {"address"}
_SOMEBODY = "某"
"""上海某某公司, 王某: somebody whose name is not said."""
_STAR = frozenset("*＊×")
_LONGEST_PERSON = 3
_TAKEN = frozenset({MarkKind.HIDDEN, MarkKind.STRUCK})
"""Marks of what was taken out of the text."""
RULE = "mask"
NUMBER = "number behind a mask"
"""Stands for the field of a number of which a mask shows only that it is one."""
_BRACKETS = frozenset("(（[【〔")
_SIGN = _LOOKS["sign_before"]
_UNIT = _LOOKS["unit_behind"]
_GAP = " \t\u3000\xa0"
_LONGEST = 24
"""Characters of a number at most."""
_OF_ONE_DATE = 3
"""Characters between what is masked of a date at most."""


def masked(text: AgreementText) -> Masked:
    """The masks of a whole text, looked for once."""
    return text.once("masked", lambda: Masked(text.source, _covered(text)))


def _covered(text: AgreementText) -> Iterator[tuple[int, int]]:
    """Where figures stood that the file holds and the page does not show, right beside figures that it does, with the
    gap that they left. The same figures once more, as a shadow is drawn, are not meant. And where figures were struck
    out of the middle of a number."""
    for page, first in zip(text.pages, text.page_starts, strict=True):
        for mark in page.marks:
            if mark.kind in _TAKEN and not mark.instead:
                before, behind = page.text[: mark.start][-_LONGEST:], page.text[mark.start :][:_LONGEST]
                struck = mark.kind is MarkKind.STRUCK
                if struck and before[-1:].isdigit() and behind[:1].isdigit():
                    yield first + mark.start, first + mark.start
                elif not struck and _is_rest(before.rstrip(_GAP), mark.text, behind.lstrip(_GAP)):
                    start = first + mark.start - (len(before) - len(before.rstrip(_GAP)))
                    yield start, first + mark.start + len(behind) - len(behind.lstrip(_GAP))


def _is_rest(before: str, hidden: str, behind: str) -> bool:
    """Whether what a page shows right before or behind a hidden stretch is the rest of its number."""
    beside = ((BEGINS.match(hidden), ENDS.search(before)), (ENDS.search(hidden), BEGINS.match(behind)))
    return any(lost and left and _digits(lost[0]) not in _digits(left[0]) for lost, left in beside)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


class Masked:
    """Tells which stretches of a raw text are masked."""

    def __init__(self, raw: str, covered: Iterable[tuple[int, int]]) -> None:
        self._raw = raw
        self._placeholders = placeholders(raw)
        self._covered = frozenset(covered)
        self._masks = sorted({*masks(raw), *self._placeholders, *self._covered})
        self._ends = [end for _, end in self._masks]

    def mentions(self, found: Iterable[Mention]) -> tuple[list[Mention], list[Mention]]:
        """The mentions that nothing masks, and those of which a mask (no placeholder) hides something."""
        kept: list[Mention] = []
        hidden: list[Mention] = []
        for mention in found:
            if not self._is_masked(mention):
                kept.append(mention)
            elif not any(start < mention.end and mention.start < end for start, end in self._placeholders):
                hidden.append(self._whole(mention))
        return kept, hidden

    def _whole(self, mention: Mention) -> Mention:
        """The mention with the masks that it touches."""
        touched = [(start, end) for start, end in self._near(mention.start, mention.end) if start <= mention.end]
        ends = (mention.end, *(end for _, end in touched))
        return replace(mention, start=min((mention.start, *(start for start, _ in touched))), end=max(ends))

    def _near(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The masks that reach as far as two characters before the interval or behind it."""
        for number in range(bisect_left(self._ends, start - 2), len(self._masks)):
            if self._masks[number][0] > end + 2:
                return
            yield self._masks[number]

    def _is_beside(self, mask: tuple[int, int], mention: Mention) -> bool:
        """Whether a mask near a mention stands in the same cell."""
        gap = self._raw[min(mask[1], mention.end) : max(mask[0], mention.start)]
        return not punctuation.holds(gap, "\t\n|")

    def unread(self, found: Sequence[Unread]) -> list[Unread]:
        """What was not read, but for what a mask or a placeholder hides."""
        return [
            one
            for one in found
            if not self._covers(one.start, one.end) and not _LOOKS["unnamed"].search(self._raw[one.start : one.end])
        ]

    def behind(self, layout: Layout, found: Iterable[Unread]) -> list[Mention]:
        """Mentions without a value of what was not read because it is masked."""
        return [layout.raw_mention(one.field, "", *one.place, rule=RULE, role=one.role) for one in found]

    def numbers(self, layout: Layout, known: Sequence[Mention]) -> list[Mention]:
        """Mentions without a value of masked numbers: a sum behind its sign, what stands before a unit, a cell beside
        others of an item; each date once.

        Those that a known mention touches are left out.
        """
        said = [m for m in known if m.field not in _SAID]
        taken = self._covered | {mask for m in said for mask in self._near(m.start, m.end) if self._is_beside(mask, m)}
        rows = {layout.line_at(m.start) for m in known if m.field.startswith("item.")}
        found: list[tuple[int, int]] = []
        for start, end in self._masks:
            if (start, end) in taken or not self._is_number(start, end, among=layout.line_at(start) in rows):
                continue
            if found and start - found[-1][1] <= _OF_ONE_DATE and "\n" not in self._raw[found[-1][1] : start]:
                start, _ = found.pop()
            found.append((start, end))
        return [layout.raw_mention(NUMBER, "", *quoted(self._raw, *place), rule=RULE) for place in found]

    def _is_number(self, start: int, end: int, *, among: bool) -> bool:
        """Whether a mask stands where a number belongs, or ``among`` the cells of an item."""
        if self._raw[start] in _BRACKETS or (start, end) in self._placeholders:
            return False
        return (
            among
            or _SIGN.search(self._raw, max(0, start - 4), start) is not None
            or _UNIT.match(self._raw, end) is not None
        )

    def pairs(self, found: Sequence[AmountPair]) -> list[AmountPair]:
        """The pairs of words and figures of which neither is masked."""
        return [
            pair
            for pair in found
            if not self._covers(pair.figures_span.start, pair.figures_span.end)
            and not self._covers(pair.words_span.start, pair.words_span.end)
        ]

    def _is_masked(self, mention: Mention) -> bool:
        step, value = mention.field.split(".")[-1], str(mention.value)
        hidden = (
            (step in _CODES and _is_hidden_code(value))
            or (mention.field == "account.number" and "XX" in value)
            or (step in _NAMES and _is_nobody(value))
            or (step in _PERSONS and self._is_starred(mention))
        )
        return mention.field not in _SAID and (hidden or self._covers(mention.start, mention.end))

    def _is_starred(self, mention: Mention) -> bool:
        """Whether one asterisk hides part of a person's name: 张*, 李*明."""
        around = self._raw[max(mention.start - 1, 0) : mention.end + 1]
        return len(str(mention.value)) <= _LONGEST_PERSON and not _STAR.isdisjoint(around)

    def _covers(self, start: int, end: int) -> bool:
        """Whether a mask lies in the interval or, but for a blank or two, right beside it."""
        for low, high in self._near(start, end):
            gap = self._raw[high:start] if high <= start else self._raw[end:low] if low >= end else ""
            if (len(gap) <= 2 and not gap.strip(" \u3000\xa0")) or (
                high <= start and gap in _POINTS and self._raw[start].isdigit()
            ):
                return True
        return False


def _is_hidden_code(value: str) -> bool:
    """Whether a code has nothing but noughts, or says itself that some of it is left out."""
    return is_all_zeros(value) or _LOOKS["hidden_code"].search(value) is not None


def _is_nobody(value: str) -> bool:
    """Whether a name stands for any: 某某公司, 张某, A公司."""
    return _SOMEBODY in _LOOKS["somewhere"].sub("", value) or _LOOKS["letters"].search(value) is not None
