"""The values of the user's own fields, with the kind of days of a length of time."""

from __future__ import annotations

from collections.abc import Mapping

from hedui.extract.own.values import as_plain
from hedui.extract.resolve.choosing import Chooser
from hedui.extract.text.layout import Layout
from hedui.models.codes import DayType
from hedui.models.custom import CustomValue, FieldType, day_type
from hedui.normalize.duration import is_working


def resolve_own(chooser: Chooser, layout: Layout) -> Mapping[str, CustomValue]:
    """A value for each field that is declared; beside a length of working days that they are such."""
    values: dict[str, CustomValue] = {}
    for own in layout.catalogue.own:
        pointer = f"/custom/{own.name}"
        values[own.name] = as_plain(chooser.choose(pointer, chooser.of(own.field)))
        stated = chooser.sources.get(pointer, ()) if own.type is FieldType.DURATION else ()
        if stated and is_working(layout.text.raw[stated[0].start : stated[0].end]):
            values[day_type(own.name)] = DayType.WORKING.value
            chooser.sources[day_type(pointer)] = stated[:1]
    return values
