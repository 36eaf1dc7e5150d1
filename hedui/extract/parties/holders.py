"""Accounts whose printed holder is another party than the labels around them seemed to speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hedui.extract.mention import Mention, stating
from hedui.extract.parties.accounts_apart import one_by_one
from hedui.extract.text.layout import Layout
from hedui.extract.values.names import english_beside
from hedui.extract.values.stated_names import StatedNames


def as_held(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each account of whose holder the name is a party's made that party's.

    Accounts of one place are told apart where all state the same in the same order; others stay as they are.
    """
    parties = StatedNames()
    for name in stating(mentions, "party.name"):
        parties.add(str(name.value), name.role)
        for english in english_beside(layout.text.raw, name.start, name.end):
            parties.add(english, name.role)
    places: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: m.start):
        if mention.field.startswith("account."):
            places[(mention.purpose, mention.group)].append(mention)
    whose: dict[int, str] = {}
    for place in places.values():
        accounts = one_by_one(place, layout.text.raw)
        if len({tuple(m.field for m in account) for account in accounts}) == 1:
            for account in accounts:
                whose |= _held(account, parties)
    return [_of(mention, whose) for mention in mentions]


def _held(account: Sequence[Mention], parties: StatedNames) -> Mapping[int, str]:
    """The party for each mention of an account that states its holder, and nothing twice."""
    holders = stating(account, "account.name")
    role = parties.role(str(holders[0].value)) if len(holders) == 1 else None
    once = len({mention.field for mention in account}) == len(account)
    return dict.fromkeys(map(id, account), role) if role is not None and once else {}


def _of(mention: Mention, whose: Mapping[int, str]) -> Mention:
    role = whose.get(id(mention), mention.role)
    return mention if role == mention.role else replace(mention, role=role)
