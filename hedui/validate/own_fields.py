"""Fields of the user's own that an agreement must state and does not."""

from __future__ import annotations

from collections.abc import Iterator

from hedui.extract.extraction import Extraction
from hedui.messages import Message
from hedui.models.evidence import Method
from hedui.validate.draft import Draft, Side
from hedui.validate.quote import quote

_MISSING = Message(
    "必填字段“{title}”在合同中没有写明（查找的标签：{labels}）",
    "The required field “{title}” is not stated (looked for: {labels})",
)
_UNSTATED = Message("必填字段“{title}”在合同中没有写明", "The required field “{title}” is not stated")
_BLANK = Message("必填字段“{title}”未填写：{sides}", "The required field “{title}” is left blank: {sides}")
_QUOTED = 5


def field_missing(extraction: Extraction) -> Iterator[Draft]:
    """A required field of the user's own without a value; what is there and hidden or unread is told otherwise."""
    elsewhere = {m.field for m in extraction.hidden} | {one.field for one in extraction.unread}
    for own in extraction.layout.catalogue.own:
        pointer = f"/custom/{own.name}"
        if not own.required or pointer in extraction.sources or own.field in elsewhere:
            continue
        facts: dict[str, object] = {"title": own.declared.title}
        sides = _blanks(extraction, own.field)
        if sides:
            yield Draft(_BLANK, facts | {"sides": sides[:_QUOTED]}, sides, (pointer,))
        elif own.labels:
            yield Draft(_MISSING, facts | {"labels": "、".join(own.labels)}, (), (pointer,))
        else:
            yield Draft(_UNSTATED, facts, (), (pointer,))


def _blanks(extraction: Extraction, field: str) -> tuple[Side, ...]:
    """The field's labels with nothing behind them."""
    blanks = (blank for blank in extraction.blanks if blank.field == field)
    return tuple(dict.fromkeys(quote(extraction, blank.start, blank.end, Method.LABEL) for blank in blanks))
