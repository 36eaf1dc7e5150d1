"""What is due when, as security and on breach: instalments and their kin, each told by the words of ``dues.toml``."""

from __future__ import annotations

from collections.abc import Sequence

from hedui.extract.candidates.convert import convertible
from hedui.extract.dues.instalments import read_instalments
from hedui.extract.dues.invoices import read_invoices
from hedui.extract.dues.penalties import read_penalties
from hedui.extract.dues.securities import read_deposits
from hedui.extract.extraction import Choice
from hedui.extract.mention import Mention
from hedui.extract.text.layout import Layout

__all__ = ["read_dues"]


def read_dues(layout: Layout, choices: Sequence[Choice], known: Sequence[Mention]) -> list[Mention]:
    """Mentions of ``instalment.*``, ``deposit.*``, ``invoice.*``, ``penalty.*`` and ``liability.cap``."""
    told = (
        convertible("total.amount", str(one.value)) for one in known if one.field in ("total.amount", "total.words")
    )
    totals = frozenset(total for total in told if total is not None)
    return [
        *read_instalments(layout, choices, totals),
        *read_deposits(layout, choices),
        *read_invoices(layout, choices),
        *read_penalties(layout, choices),
    ]
