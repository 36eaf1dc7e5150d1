"""Resolve a party's accounts: one for each that a place states, those of one purpose together where they agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from hedui.extract.mention import Mention, Value, stating
from hedui.extract.parties.accounts_apart import one_by_one
from hedui.extract.resolve.choosing import Chooser, Row
from hedui.extract.text.layout import Layout
from hedui.extract.words.field_names import plain_fields
from hedui.models.codes import AccountPurpose
from hedui.models.contract import Account

_ACCOUNT = tuple(name for name in plain_fields(Account) if name != "purpose")
_PURPOSES = tuple(AccountPurpose)


def resolve_accounts(chooser: Chooser, layout: Layout, role: str, party: str) -> list[Row]:
    """The accounts of the party ``role``, those of one purpose one after the other; ``party`` is its JSON Pointer."""
    accounts: list[Row] = []
    merged = _merged(chooser, layout, role)
    for number, stated in enumerate(sorted(merged, key=lambda one: _PURPOSES.index(one.purpose))):
        base = f"{party}/accounts/{number}"
        account: Row = {"purpose": stated.purpose}
        account |= chooser.choose_each(base, stated.mentions, "account", _ACCOUNT)
        chooser.sources[f"{base}/purpose"] = tuple(stated.mentions)
        accounts.append(account)
    return accounts


@dataclass(slots=True)
class _Account:
    """What is stated of one account."""

    purpose: AccountPurpose
    numbers: set[Value] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)


class _Accounts(list[_Account]):
    """A party's accounts; a place joins the first of its purpose that states its numbers, or either states none."""

    def __init__(self) -> None:
        self._first: dict[AccountPurpose, _Account] = {}
        self._by_number: dict[tuple[AccountPurpose, Value], list[_Account]] = defaultdict(list)

    def take(self, purpose: AccountPurpose, group: Sequence[Mention]) -> None:
        """Take in what one place states."""
        numbers = {m.value for m in stating(group, "account.number")}
        home = self._home(purpose, numbers)
        if home is None:
            home = _Account(purpose)
            self._first.setdefault(purpose, home)
            self.append(home)
        if not home.numbers:
            home.numbers = numbers
            for number in numbers:
                self._by_number[purpose, number].append(home)
        home.mentions += group

    def _home(self, purpose: AccountPurpose, numbers: set[Value]) -> _Account | None:
        first = self._first.get(purpose)
        if first is None or not numbers or not first.numbers:
            return first
        alike = self._by_number[purpose, min(numbers, key=str)]
        return next((account for account in alike if numbers <= account.numbers), None)


def _merged(chooser: Chooser, layout: Layout, role: str) -> _Accounts:
    groups: dict[tuple[AccountPurpose, int], list[Mention]] = defaultdict(list)
    for mention in chooser.mentions:
        if mention.field.startswith("account.") and mention.role == role and mention.purpose:
            groups[(mention.purpose, mention.group)].append(mention)
    merged = _Accounts()
    for (purpose, _), group in groups.items():
        for account in one_by_one(group, layout.text.raw):
            merged.take(purpose, account)
    return merged
