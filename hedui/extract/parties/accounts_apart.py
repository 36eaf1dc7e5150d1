"""The accounts that one place states, one by one, and those of them into which nobody pays the price.

An account is a former one, or one for what is only held, by the words before it or behind it: 变更前：…,
原账户（…）停止使用, 农民工工资专用账户：….
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, chain
from typing import TypeVar

import regex

from hedui.extract.mention import Mention, Unread, stating
from hedui.extract.text.layout import Layout
from hedui.normalize import punctuation
from hedui.normalize.fold import fold

_ENDS = ";；。\n"
"""What may stand between two accounts rather than within one."""
_HEADED = regex.compile(r"[:：][^:：]*[:：]")
"""What stands between them where the next has a heading of its own: ；一般户：开户行：."""
_Stated = TypeVar("_Stated", Mention, Unread)
_BEFORE, _BEHIND = 60, 40
"""Characters around an account that may say what it is for."""


def one_by_one(group: Sequence[Mention], raw: str) -> list[list[Mention]]:
    """What a place states of each account: by what heads each, or by its sentences, else by what is told again."""
    if len({m.value for m in stating(group, "account.number")}) < 2:
        return [list(group)]
    for mark in (_HEADED, punctuation.any_of(_ENDS)):
        apart = list(cut(group, partial(_stands_between, mark, raw)))
        while len(apart) > 1 and not stating(apart[0], "account.number"):
            apart[:2] = [[*apart[0], *apart[1]]]  # 户名：A公司。 stands before its accounts
        if all(map(_are_of_one, apart)):
            return apart
    return list(cut(group, lambda before, one: stating(before, "account.number") and stating(before, one.field)))


def _are_of_one(stated: Sequence[Mention]) -> bool:
    """Whether one number is stated, and nothing twice."""
    return len(stating(stated, "account.number")) == 1 and len({m.field for m in stated}) == len(stated)


def _stands_between(mark: regex.Pattern[str], raw: str, before: Sequence[Mention], one: Mention) -> bool:
    return mark.search(raw, before[-1].end, one.start) is not None


def cut(group: Iterable[_Stated], begins: Callable[[list[_Stated], _Stated], object]) -> Iterator[list[_Stated]]:
    """What is stated of accounts, cut where one ``begins`` the next account behind those before it."""
    account: list[_Stated] = []
    for one in group:
        if account and begins(account, one):
            yield account
            account = []
        account.append(one)
    if account:
        yield account


def without_former(layout: Layout, known: Sequence[Mention]) -> list[Mention]:
    """The mentions without those of accounts that are former ones or only hold what is secured."""
    stated = sorted((m for m in known if m.field.startswith("account.")), key=lambda m: m.start)
    ends = list(accumulate((m.end for m in stated), max))
    former = (account for account in _accounts(stated, layout.text.raw) if _is_former(layout, account, ends))
    dropped = set(map(id, chain.from_iterable(former)))
    return [mention for mention in known if id(mention) not in dropped]


def _accounts(stated: Sequence[Mention], raw: str) -> Iterator[list[Mention]]:
    """What is stated of each account."""
    groups: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for mention in stated:
        groups[(mention.role, mention.purpose, mention.group)].append(mention)
    return chain.from_iterable(one_by_one(group, raw) for group in groups.values())


def _is_former(layout: Layout, account: Sequence[Mention], ends: Sequence[int]) -> bool:
    """Whether what stands right before an account, behind the ``ends`` of all others, or right behind it says so."""
    start, end = account[0].start, max(mention.end for mention in account)
    lead = _lead(layout.text.raw, end_before(ends, start), start)
    behind = fold(punctuation.behind(layout.text.raw, end, _ENDS, _BEHIND)).text
    return _is_held(layout, lead) or layout.says("former_account", lead) or layout.begins("closed_account", behind)


def end_before(ends: Sequence[int], start: int) -> int:
    """The last of the rising ``ends`` before a place, 0 where none is."""
    before = bisect_right(ends, start)
    return ends[before - 1] if before else 0


def _lead(raw: str, low: int, start: int) -> str:
    """What stands before an account from ``low`` on, but for rows of a table that are not its own: 变更前 | 变更后."""
    low = max(raw.rfind("\n", 0, max(start - _BEFORE, 0)) + 1, low)
    *above, own = fold(raw[low:start]).text.split("\n")
    return "\n".join([*(line for line in above if _filled_cells(line) < 2), own])


def _filled_cells(line: str) -> int:
    return sum(map(bool, map(str.strip, punctuation.WIDE_GAP.split(line.replace("|", "\t")))))


def _is_held(layout: Layout, lead: str) -> bool:
    """Whether the words before an account say that it is one for securities or wages, and not for the price."""
    return any(
        layout.says("held_account", one)
        and not layout.says("price_paid", one)
        and (layout.says("account_word", one) or "专户" in one)
        for one in punctuation.any_of(_ENDS).split(lead)
    )
