"""A value picked by a box on a page's picture: what was read inside it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hedui.desk.opened import Opened
from hedui.export.characters import within as stretches
from hedui.models.evidence import Box
from hedui.review.entries import Place

_MOST = 40
_LONGEST = 1000
_WIDE = r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]"
_GAP = re.compile(rf"(?<={_WIDE}) (?={_WIDE})")


def within(opened: Opened, number: int, box: Box) -> list[Place]:
    """The places inside the box, in reading order; none where nothing was read there or nobody knows where it stood."""
    page = opened.placed(number)
    if page is None:
        return []
    left, top, right, bottom = box
    sorted_box = min(left, right), min(top, bottom), max(left, right), max(top, bottom)
    found = stretches(page, sorted_box)[:_MOST]
    ends = ((start, min(end, start + _LONGEST)) for start, end in found)
    return [Place(number, start, end, page.text[start:end], page.locate(start, end)) for start, end in ends]


def joined(places: Iterable[Place]) -> str:
    """What stands at the places as one line: wrapped Chinese goes on without a blank."""
    return _GAP.sub("", " ".join(" ".join(each.text for each in places).split()))
