"""Whose the name behind a label is: a party's that was named before, or the other one's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from hedui.extract.labels.about import names_person
from hedui.extract.labels.context import Context
from hedui.extract.labels.naming import OPPOSITE
from hedui.extract.labels.stretches import Stretches
from hedui.extract.mention import Place
from hedui.extract.text.hit import Hit
from hedui.extract.values.names import CALLED_END, is_organisation
from hedui.extract.values.stated_names import StatedNames
from hedui.extract.words.meanings import Kind, Topic

_NEAR = 3
"""Lines below a block's first label on which the name may stand."""
_BLOCKS = {"account.": "account.name", "party.": "party.name"}
"""How the fields of a block of labels begin, and the one that says whose it is."""


def asked_before_roles(hits: Iterable[Hit]) -> bool:
    """Whether a party's name is asked for before any role is: whose it is, only the names behind tell."""
    first = next((hit for hit in hits if hit.words.role or hit.words.asks("party.name")), None)
    return first is not None and not first.words.role


class WhoseName:
    """Tells it from the names stated so far, for labels one after the other."""

    def __init__(self, stretches: Stretches, parties: StatedNames) -> None:
        self._stretches, self._parties = stretches, parties

    def begins(self, context: Context, hit: Hit, place: Place) -> str | None:
        """The party whose details begin with its name: by the label's words, the name itself, or as the other one."""
        holder = hit.words.asks("account.name")
        if not holder and (not hit.words.asks("party.name") or place is Place.SIGNATURE):
            return None
        if holder or context.is_about_accounts():
            whose = self._holder(context, hit)
            return whose if whose not in context.columns else None
        if hit.words.role is not None or context.side_by_side:
            return hit.words.role
        return self.known(hit) or self._other(context, hit)

    def is_somebody_else(self, hit: Hit) -> bool:
        """Whether an organisation that is no party is named where a person is asked for, with what it is called."""
        if hit.words.kind is not Kind.FIELD or not names_person(hit.words):
            return False
        parts = self._stretches.name(hit)[1]
        called = parts and CALLED_END.search(self._stretches.on_line(hit)) is not None
        return bool(called) and is_organisation(parts[0].value) and self._parties.role(parts[0].value) is None

    def meant(self, hit: Hit) -> list[str]:
        """The party whose name stands behind a heading about an account: 收款信息：A公司，开户行：…."""
        whose = self.known(hit) if hit.words.topic is Topic.SETTLEMENT else None
        return [whose] if whose is not None else []

    def behind(self, hits: Sequence[Hit]) -> str | None:
        """The party whose account or details the first label tells of, by the name behind it: 账号：…，户名：A公司."""
        about = next((way for way in _BLOCKS if hits and hits[0].words.asks_only(way)), "")
        block = list(takewhile(lambda hit: about and hit.words.asks_only(about) and not hit.words.role, hits))
        near = [hit for hit in block if hit.words.asks(_BLOCKS[about]) and hit.line - hits[0].line <= _NEAR]
        return self.known(near[0], alike=False) if near else None

    def known(self, hit: Hit, *, alike: bool = True) -> str | None:
        """The party of which the name behind the label was stated before; an account's holder may be ``alike``."""
        parts = self._stretches.name(hit)[1]
        name, known = parts[0].value if parts else "", self._parties
        return known.role(name) or (known.role_alike(name) if alike and hit.words.asks("account.name") else None)

    def _holder(self, context: Context, hit: Hit) -> str | None:
        """The party that the account is of whose holder stands behind the label."""
        if hit.words.asks("account.name"):
            return hit.words.role or self.known(hit, alike=not context.columns)
        return self.known(hit) if context.meant else None

    def _other(self, context: Context, hit: Hit) -> str | None:
        """The other party than the one named before, where a name stands behind the label."""
        other = OPPOSITE.get(context.columns[-1]) if context.named and context.columns else None
        return other if other is not None and self._stretches.name(hit)[1] else None
