"""Masked values are no values, nor are placeholders: what either covers, or stands beside, is left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from hedui.extract.extraction import AmountPair
from hedui.extract.mention import Mention, Unread
from hedui.extract.text.agreement import AgreementText
from hedui.extract.values.looks import looks
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


def masked(text: AgreementText) -> Masked:
    """The masks of a whole text, looked for once."""
    return text.once("masked", lambda: Masked(text.source))


class Masked:
    """Tells which stretches of a raw text are masked."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._placeholders = placeholders(raw)
        self._masks = sorted({*masks(raw), *self._placeholders})
        self._ends = [end for _, end in self._masks]

    def mentions(self, found: Iterable[Mention]) -> tuple[list[Mention], list[Mention]]:
        """The mentions that nothing masks, and those of which a mask (no placeholder) hides something."""
        kept: list[Mention] = []
        hidden: list[Mention] = []
        for mention in found:
            if not self._is_masked(mention):
                kept.append(mention)
            elif not any(start < mention.end and mention.start < end for start, end in self._placeholders):
                hidden.append(mention)
        return kept, hidden

    def unread(self, found: Sequence[Unread]) -> list[Unread]:
        """What was not read, but for what a mask or a placeholder hides."""
        return [
            one
            for one in found
            if not self._covers(one.start, one.end) and not _LOOKS["unnamed"].search(self._raw[one.start : one.end])
        ]

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
        first = bisect_left(self._ends, start - 2)
        for number in range(first, len(self._masks)):
            low, high = self._masks[number]
            if low > end + 2:
                return False
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
