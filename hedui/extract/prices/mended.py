"""Malformed figures that the amount in words beside them settles: a value with a finding, never one without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from hedui.extract.extraction import AmountPair
from hedui.extract.mention import Mention, Unread
from hedui.extract.text.layout import Layout
from hedui.normalize.amount import AmountError, parse_money

RULE = "mended"
"""What found figures that the words beside them settled."""
_CONFIDENCE = 0.6
_NEAR = 160


def settle(
    layout: Layout, places: Sequence[Unread], mentions: Sequence[Mention]
) -> tuple[list[Mention], tuple[Unread, ...]]:
    """The values of the total that were settled, and each place that was malformed once.

    A place is settled where exactly one of its readings is what the words beside it say; of a total, the words of the
    total not far from it.
    """
    found: list[Mention] = []
    merged: list[Unread] = []
    for place in sorted(places, key=lambda unread: (unread.start, unread.field == "amount")):
        if merged and place.start < merged[-1].end:
            merged[-1] = replace(merged[-1], settled=merged[-1].settled or place.settled)
        else:
            merged.append(place)
    for index, place in enumerate(merged):
        if place.settled is None and place.field == "total.amount":
            merged[index] = place = replace(place, settled=_by_words(place, mentions))
        if place.settled is not None and place.field.startswith("total."):
            found.append(
                layout.raw_mention(
                    place.field, place.settled, place.start, place.end,
                    rule=RULE, rank=place.rank, confidence=_CONFIDENCE,
                )
            )  # fmt: skip
    return found, tuple(merged)


def without_unread(mentions: Sequence[Mention], places: Sequence[Unread]) -> list[Mention]:
    """The mentions without what lies within figures that nothing settled: 710 of ￥710 / 90.00元."""
    open_places = [place for place in places if place.settled is None and place.field == "total.amount"]
    return [m for m in mentions if not any(place.start < m.end and m.start < place.end for place in open_places)]


def unread_words(mentions: Sequence[Mention], pairs: Sequence[AmountPair]) -> list[Unread]:
    """The words of a total that are no amount, or an ambiguous one, and that no figures stand beside."""
    paired = {pair.words_span.start for pair in pairs}
    found: list[Unread] = []
    for mention in mentions:
        if mention.field == "total.words" and mention.start not in paired and not str(mention.value).isascii():
            try:
                parse_money(str(mention.value))
            except AmountError as error:
                found.append(Unread(mention.field, mention.start, mention.end, readings=error.readings))
    return found


def _by_words(place: Unread, mentions: Sequence[Mention]) -> Decimal | None:
    near = [m for m in mentions if m.field == "total.words" and abs(m.start - place.start) < _NEAR]
    stated = {amount for m in near if (amount := _amount(str(m.value))) is not None}
    agreed = [reading for reading in place.readings if reading in stated]
    return agreed[0] if len(agreed) == len(stated) == 1 else None


def _amount(words: str) -> Decimal | None:
    try:
        return parse_money(words).amount
    except AmountError:
        return None
