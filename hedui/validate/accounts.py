"""Bank accounts: whose they are, and whether one party's agree with each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain, islice

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Mention, Place
from hedui.extract.values.looks import looks
from hedui.extract.values.name_index import NameIndex
from hedui.messages import Message
from hedui.models.codes import AccountPurpose
from hedui.models.severity import Severity
from hedui.normalize.identifier import has_form_of_bank_code
from hedui.validate.draft import Draft
from hedui.validate.identity import compact
from hedui.validate.named import Stated, differs_by_reading, distinct_names, forms, own, owner, roles, state
from hedui.validate.names import Likeness, members, plain_likeness, plain_name
from hedui.validate.plausible import is_plausible, is_well_assigned
from hedui.validate.quote import carried_over, fields_of, party, quote_mention

_MISMATCH = Message("{role}的银行账号不一致：{sides}", "{role}'s account numbers differ: {sides}")
_IS_TAX_ID = Message(
    "{role}的银行账号与纳税人识别号相同，可能填错：{side}；{tax_id}",
    "{role}'s account number is a tax id, perhaps filled in by mistake: {side}; {tax_id}",
)
_HOLDER = Message(
    "{role}的账户名称与其名称“{name}”不一致：{side}", "{role}'s account goes by another name than “{name}”: {side}"
)
_BANK_CODE = Message(
    "联行号应为12位数字，实为{count}位：{side}", "A bank code has 12 digits, this one has {count}: {side}"
)
_KIND = looks("rules")["account_kind"]
_MOST = 100
"""With how many further ones of its party a number is compared."""
_LINE = 80
"""Characters behind a party's name that are looked at."""
_NEAR = 2
_Key = tuple[AccountPurpose | None, str]
"""What an account is for, and its number."""


def account_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """One party's account numbers differ between settlement, invoice and signature block, or by a digit or two."""
    by_role: dict[str | None, dict[_Key, Mention]] = {}
    for mention in own(extraction, _accounts(extraction, "account.number")):
        if not carried_over(extraction, mention):
            key = (mention.purpose, compact(mention.value))
            by_role.setdefault(owner(extraction, mention), {}).setdefault(key, mention)
    for role, found in by_role.items():
        if differing := _differing(extraction, found):
            sides = tuple(quote_mention(extraction, mention) for mention in differing.values())
            facts = {"role": party(role), "sides": sides}
            yield Draft(_MISMATCH, facts, sides, fields_of(extraction, differing.values()))


def _differing(extraction: Extraction, found: dict[_Key, Mention]) -> dict[str, Mention]:
    """The numbers that contradict another; two of which that is known, or that stand far apart, are not compared."""
    differing: dict[str, Mention] = {}
    alone = dict(found)
    for at, (key, mention) in enumerate(found.items()):
        alone.pop(key, None)
        others = iter(alone) if key[1] in differing else islice(found, at + 1, None)
        for other_key in tuple(islice(others, _MOST)):
            known = key[1] in differing and other_key[1] in differing
            known = known or _are_both_stated(found, key, other_key)
            if not known and _contradict(extraction, key, mention, other_key, found[other_key]):
                differing.setdefault(key[1], mention)
                differing.setdefault(other_key[1], found[other_key])
                alone.pop(other_key, None)
    return differing


def _are_both_stated(found: Collection[_Key], key: _Key, other_key: _Key) -> bool:
    """Whether one purpose has both numbers, so that the other has one of several accounts: none is another's slip."""
    (purpose, number), (other_purpose, other_number) = key, other_key
    both = (purpose, other_number) in found or (other_purpose, number) in found
    return both and purpose is not other_purpose and not _is_near(number, other_number)


def account_number_is_tax_id(extraction: Extraction) -> Iterator[Draft]:
    """The tax id was written where the account number belongs."""
    tax_ids = {compact(mention.value): mention for mention in reversed(extraction.of("party.tax_id"))}
    seen: set[tuple[str | None, str]] = set()
    for mention in _accounts(extraction, "account.number"):
        number = compact(mention.value)
        if number not in tax_ids or (mention.role, number) in seen:
            continue
        seen.add((mention.role, number))
        side, tax_id = quote_mention(extraction, mention), quote_mention(extraction, tax_ids[number])
        facts = {"role": party(mention.role), "side": side, "tax_id": tax_id}
        yield Draft(_IS_TAX_ID, facts, (side, tax_id), fields_of(extraction, [mention, tax_ids[number]]))


def account_holder_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """The account's name is none of the party's names, of nobody who is one party with others, nor another party's."""
    stated = {role: distinct_names(extraction, role) for role in roles(extraction)}
    names = [form for role in stated for form in forms(extraction, role)]
    plain = {role: [plain_name(one.text) for one in own] for role, own in stated.items()}
    known = {plain_name(name) for name in (*names, *chain.from_iterable(map(members, names)))}
    for mention in _strangers(extraction, known):
        own = stated.get(mention.role or "")
        if own and not _differs_by_reading(extraction, mention, own) and not _is_in_english(mention, own):
            yield _held_by_another(extraction, mention, plain[mention.role or ""], own[0].text)


def _strangers(extraction: Extraction, known: Collection[str]) -> Iterable[Mention]:
    """Those who hold the parties' accounts and are none that is known, each once for a party."""
    found: dict[tuple[str | None, str], Mention] = {}
    beside = cache(partial(_beside, extraction))
    for mention in _accounts(extraction, "account.name"):
        name = plain_name(_KIND.sub("", str(mention.value)))
        if name in known or not is_plausible(extraction, mention):
            continue
        if not any(beside(mention.role).around(plain_name(str(mention.value)))):
            found.setdefault((mention.role, name), mention)
    return found.values()


def _beside(extraction: Extraction, role: str | None) -> NameIndex:
    """What stands behind a party on its line, others who are one with it: 乙方：A公司，B公司."""
    raw = extraction.layout.text.raw
    behind = (raw[m.end : m.end + _LINE].partition("\n")[0] for m in extraction.of("party.name", role))
    return NameIndex(map(plain_name, behind))


def _held_by_another(extraction: Extraction, mention: Mention, own: Iterable[str], name: str) -> Draft:
    """That the account goes by a name which is none of the party's ``own`` plain ones, nor its first, ``name``."""
    holder = plain_name(str(mention.value))
    stated = next(iter(extraction.of("party.name", mention.role)), None)
    beside = [mention, stated] if stated else [mention]
    sides = tuple(quote_mention(extraction, one) for one in beside)
    slip = any(plain_likeness(form, holder) is Likeness.SLIP for form in own)
    facts = {"role": party(mention.role), "side": sides[0], "name": name}
    return Draft(_HOLDER, facts, sides, fields_of(extraction, beside), Severity.INFO if slip else None)


def _differs_by_reading(extraction: Extraction, holder: Mention, own: Sequence[Stated]) -> bool:
    """Whether recognition may have made another name of one of the party's ``own``."""
    said = state(extraction, holder)
    return any(differs_by_reading(one, said) for one in own)


def _is_in_english(holder: Mention, own: Sequence[Stated]) -> bool:
    """Whether the holder's name is in Latin letters, and none of the party's ``own`` is: they cannot be compared."""
    return str(holder.value).isascii() and not any(one.text.isascii() for one in own)


def bank_code_invalid(extraction: Extraction) -> Iterator[Draft]:
    """A 联行号 of another length than 12, or with letters that make it no SWIFT code either."""
    seen: set[str] = set()
    for mention in _accounts(extraction, "account.bank_code"):
        code = compact(mention.value)
        whole = code + compact(carried_over(extraction, mention))
        if code in seen or any(map(has_form_of_bank_code, (code, whole))):
            continue
        seen.add(code)
        side = quote_mention(extraction, mention)
        yield Draft(_BANK_CODE, {"side": side, "count": len(code)}, (side,), fields_of(extraction, [mention]))


def _accounts(extraction: Extraction, field: str) -> Iterator[Mention]:
    return (m for m in extraction.of(field) if m.role and m.place is not Place.ATTACHMENT)


def _contradict(
    extraction: Extraction,
    key: _Key,
    mention: Mention,
    other_key: _Key,
    other: Mention,
) -> bool:
    """Whether two of a party's numbers cannot both stand: nearly alike, or stated for different purposes."""
    (purpose, number), (other_purpose, other_number) = key, other_key
    if number == other_number:
        return False
    if _is_near(number, other_number):
        return True
    return purpose is not other_purpose and is_well_assigned(extraction, (mention, other))


def _is_near(first: str, second: str) -> bool:
    """Whether two numbers look like one, with a digit lost, doubled, changed, or two digits swapped."""
    low, high = 0, 0
    shortest = min(len(first), len(second))
    if abs(len(first) - len(second)) > _NEAR or shortest < 8:
        return False
    while low < shortest and first[low] == second[low]:
        low += 1
    while high < shortest - low and first[-1 - high] == second[-1 - high]:
        high += 1
    return max(len(first), len(second)) - low - high <= _NEAR + 1
