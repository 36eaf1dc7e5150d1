"""Accounts whose printed holder is no party, where nothing but their turn or their place makes them a party's.

The account of an insurer, a supervising bank or a platform is nobody's here. Where a heading that names nobody stands
above an account, or several are dealt out, another holder's account is told as one whose owner the page does not show.
Where the agreement calls the account a party's, its holder is compared with the party by a rule.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain

import regex

from hedui.extract.mention import Mention, Unread, stating
from hedui.extract.parties.accounts_apart import cut, end_before, one_by_one
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.extract.values.name_index import NameIndex
from hedui.extract.values.names import english_beside, is_organisation
from hedui.extract.values.people import is_person
from hedui.extract.values.stated_names import StatedNames
from hedui.models.codes import AccountPurpose
from hedui.normalize import grammar, punctuation
from hedui.normalize.fold import fold

_BEFORE = 80
"""Characters before an account that may say whose it is."""
_ACCOUNT = looks("told_of_parties")["account"]
_SIDES = 2
_APART = 40
"""Characters between two labels of one account at most."""

_Place = tuple[AccountPurpose | None, int]
"""What an account is for, and the context that states it."""


def without_strangers(layout: Layout, known: Sequence[Mention]) -> tuple[list[Mention], list[Unread]]:
    """The mentions without those accounts, and the numbers of those to be told."""
    strangers = _Strangers(layout, known)
    dropped: set[int] = set()
    told: list[Unread] = []
    for account, lead, dealt in strangers.accounts():
        holder = strangers.holder(account)
        if holder is None or not strangers.is_nobodys(holder, lead, dealt=dealt):
            continue
        dropped.update(map(id, account))
        numbers = () if strangers.is_third(holder, lead) else stating(account, "account.number")
        told += [Unread(number.field, number.start, number.end, unowned=True) for number in numbers]
    return [mention for mention in known if id(mention) not in dropped], told


class _Strangers:
    """Tells them from the names and places of all mentions."""

    def __init__(self, layout: Layout, known: Sequence[Mention]) -> None:
        self._layout = layout
        self._known = sorted(known, key=lambda mention: mention.start)
        self._ends = list(accumulate((mention.end for mention in self._known), max))
        self._on_line: dict[int, list[Mention]] = defaultdict(list)
        for mention in self._known:
            self._on_line[layout.line_at(mention.start)].append(mention)
        self._names = StatedNames()
        for name in (*stating(known, "party.name"), *stating(known, "signature.name")):
            for each in (*english_beside(layout.text.raw, name.start, name.end), str(name.value)):
                self._names.add(each, name.role)
        self._alike = NameIndex(self._names.names())
        self._latin = {self._names.role(name) for name in self._names.names() if name.isascii()}
        self._parties = stating(self._known, "party.name")

    @cached_property
    def _who(self) -> regex.Pattern[str]:
        """A party by one of its words or names."""
        return grammar.words_of({*self._layout.party_words, *self._names.names()})

    def accounts(self) -> Iterator[tuple[list[Mention], str, bool]]:
        """Each account of one of two named parties, the words before it and before all of its place, and whether
        the place dealt out strangers' to several."""
        if sum(map(self._names.has, {*self._layout.party_words.values()})) < _SIDES:
            return
        held = self._held()
        roles: dict[_Place, set[str | None]] = defaultdict(set)
        for (place, role), accounts in held.items():
            roles[place].add(role if all(map(self.holder, accounts)) else None)
        for (place, _), accounts in held.items():
            dealt = len(roles[place]) > 1 and None not in roles[place]
            lead = self._lead(accounts[0])
            for account in accounts:
                above = lead if account is accounts[0] else lead + self._lead(account)
                yield account, above, dealt or self._is_below_columns(account)

    def _held(self) -> dict[tuple[_Place, str | None], list[list[Mention]]]:
        """The accounts of each place, by the named party whose they are."""
        places: dict[tuple[_Place, str | None], list[Mention]] = defaultdict(list)
        for mention in self._known:
            if mention.field.startswith("account.") and self._names.has(mention.role):
                places[(mention.purpose, mention.group), mention.role].append(mention)
        return {key: one_by_one(place, self._layout.text.raw) for key, place in places.items()}

    def holder(self, account: Sequence[Mention]) -> str | None:
        """The account's holder, where that is an organisation and no name of the account's party is like it."""
        holders = {"".join(str(mention.value).split()) for mention in stating(account, "account.name")}
        name = next(iter(holders)) if len(holders) == 1 else ""
        somebody = is_organisation(name) or (is_person(name) and self._is_below_columns(account))
        if not somebody or self._names.role(name) or self._is_incomparable(name, account[0].role):
            return None
        whose = {self._names.role_alike(name)} - {None}
        whose |= {self._names.role(party) for party in chain(self._alike.within(name), self._alike.around(name))}
        return name if account[0].role not in whose else None

    def _is_incomparable(self, holder: str, role: str | None) -> bool:
        """Whether a holder is named in Latin letters, and the party in none."""
        return holder.isascii() and role not in self._latin

    def _lead(self, account: Sequence[Mention]) -> str:
        """The words right before an account, behind whatever was read before it."""
        start = account[0].start
        low = max(start - _BEFORE, end_before(self._ends, start))
        return fold(self._layout.text.raw[low:start]).text

    def _is_below_columns(self, account: Sequence[Mention]) -> bool:
        """Whether an account stands by itself, at the left, below two parties that are named on one line."""
        lines, above = {self._layout.line_at(one.start) for one in account}, account[0].start
        if any(mention.role != account[0].role for mention in self._beside(lines)):
            return False
        raw = self._layout.text.raw
        if any(punctuation.WIDE_GAP.search(raw, raw.rfind("\n", 0, one.start) + 1, one.end) for one in account):
            return False
        return len(set(self._named_last(above))) > 1

    def _named_last(self, above: int) -> Iterator[str | None]:
        """The parties that are named on the last line that names one before an offset."""
        first = bisect_left(self._parties, above, key=lambda name: name.start) - 1
        line = self._layout.line_at(self._parties[first].start) if first >= 0 else -1
        for at in range(first, -1, -1):
            if self._layout.line_at(self._parties[at].start) != line:
                return
            yield self._parties[at].role

    def _beside(self, lines: Collection[int]) -> Iterator[Mention]:
        """What is stated on some lines."""
        return (mention for line in lines for mention in self._on_line.get(line, ()))

    def is_third(self, holder: str, lead: str) -> bool:
        """Whether the holder is plainly somebody else: an insurer, or whoever the words before the account name."""
        return self._layout.says("third_holder", holder) or holder in lead

    def is_nobodys(self, holder: str, lead: str, *, dealt: bool) -> bool:
        """Whether the words before an account do not make it the party's."""
        named = list(self._who.finditer(lead))
        if named:
            paid = self._layout.says("pays_into", lead, named[-1].end())
            return holder in lead or (paid and self.is_third(holder, lead))
        own_label = punctuation.since(lead.rstrip(" :|\t【"), ",。;:|\n\t")
        return dealt or _ACCOUNT.search(lead, 0, lead.rindex(own_label)) is not None


def once_each(layout: Layout, missed: Sequence[Unread]) -> list[Unread]:
    """What is missed, of an account that may be either party's one thing, its number; nothing of a plain stranger's."""
    others = [one for one in missed if not _is_of_account(one)]
    of_accounts = sorted(filter(_is_of_account, missed), key=lambda one: one.start)
    accounts = cut(of_accounts, _is_of_next)
    return [*others, *(_telling(account) for account in accounts if not _is_of_third(layout, account))]


def _is_of_next(account: Sequence[Unread], one: Unread) -> bool:
    return one.start - account[-1].end > _APART or one.field in {other.field for other in account}


def _is_of_account(one: Unread) -> bool:
    return one.unowned and one.field.startswith("account.")


def _telling(account: Sequence[Unread]) -> Unread:
    """What is told of an account: its number, or what there is."""
    return next((one for one in account if one.field == "account.number"), account[0])


def _is_of_third(layout: Layout, account: Sequence[Unread]) -> bool:
    raw = layout.text.raw
    return any(one.field == "account.name" and layout.says("third_holder", raw[one.start : one.end]) for one in account)
