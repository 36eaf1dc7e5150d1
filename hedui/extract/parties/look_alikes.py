"""Codes in which recognition took a letter for a figure that the code's own alphabet does not have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from hedui.extract.mention import Mention
from hedui.extract.text.layout import Layout
from hedui.models.page import Reading
from hedui.normalize.identifier import is_tax_id

_NOT_IN_ALPHABET = str.maketrans("OIZS", "0125")
"""GB 32100-2015, 4.2: no I, O, S, V, Z."""
_CONFIDENCE = 0.8


def tax_ids_as_meant(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, tax ids of recognised pages with O for 0 and the like as the one code that this makes valid.

    What was read stays in the evidence, and the mention is less sure. A form that asks everybody for 证件号码 is told
    an organisation's code there, which holds no day of birth.
    """
    mentions = [replace(one, field="party.tax_id") if _is_organisations(one) else one for one in mentions]
    pages = layout.text.pages
    recognised = {page.number for page in pages if page.reading is Reading.OCR}
    return [
        _as_meant(mention)
        if mention.field == "party.tax_id" and layout.text.page_of(mention.start) in recognised
        else mention
        for mention in mentions
    ]


def _is_organisations(mention: Mention) -> bool:
    number = str(mention.value)
    if mention.field != "party.id_number" or not is_tax_id(number):
        return False
    try:
        datetime.strptime(number[6:14], "%Y%m%d")
    except ValueError:
        return True
    return False


def _as_meant(mention: Mention) -> Mention:
    read = str(mention.value)
    meant = read.upper().translate(_NOT_IN_ALPHABET)
    if meant == read or is_tax_id(read) or not is_tax_id(meant):
        return mention
    return replace(mention, value=meant, confidence=min(mention.confidence, _CONFIDENCE))
