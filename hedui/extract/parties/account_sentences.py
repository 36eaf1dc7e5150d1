"""Accounts and tax ids that a sentence tells: 付至乙方账户（开户行为A银行，户名为B公司，账号为62…）, 税号为91…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import regex

from hedui.extract.labels.naming import OPPOSITE
from hedui.extract.mention import Mention, Place
from hedui.extract.parties.account_runs import account_runs
from hedui.extract.parties.thirds import names_third
from hedui.extract.text.layout import FlowLine, Layout
from hedui.extract.values.looks import looks
from hedui.extract.values.pieces import Part
from hedui.extract.values.readers import READERS
from hedui.extract.words.catalogue import Catalogue
from hedui.models.codes import AccountPurpose
from hedui.normalize import grammar, punctuation

_LOOKS = looks("told_of_parties")

_BANK = r"(?:银行|[支分]行|信用(?:联)?社|合作社|农村?商)"
_STEPS = {
    "name": ("account.name", "name"),
    "bank": ("account.bank", "bank"),
    "number": ("account.number", "account"),
    "bank_code": ("account.bank_code", "bank_code"),
    "tax_id": ("party.tax_id", "tax_id"),
}
"""Step → its field, and the reader of its value."""
_OF_AN_ACCOUNT = frozenset({"name", "bank"})
"""Of which one stands beside a number that is an account's."""
_NUMBER = regex.compile(r"\d{4}")
_APART = _LOOKS["apart"]
_HELD = rf"[^,;。:()在于]{{2,30}}{_BANK}[^,;。:()在于]{{0,16}}?"
_INVOICE = _LOOKS["of_invoice"]
_LONGEST_WORD, _LONGEST_BEFORE = 16, 200
"""Characters of a party's word, and of a sentence before the account that it tells of."""
_HEADS = _LOOKS["heads_account"]
_BARE_LINES, _LONGEST_BARE = 3, 40
"""Lines without labels that tell one account, and characters of each."""
_RULE = "account-in-words"


@dataclass(slots=True)
class _Told:
    """What a sentence tells of one account, or for an invoice; its words up to there, and from there on."""

    before: str
    start: int
    after: str = ""
    parts: dict[str, Part] = field(default_factory=dict)

    def value(self, step: str) -> str:
        return "".join(self.parts[step].value.split()) if step in self.parts else ""

    def tells(self) -> bool:
        """Whether it tells a tax id, or an account's number and one thing more of the account."""
        return "tax_id" in self.parts or ("number" in self.parts and not _OF_AN_ACCOUNT.isdisjoint(self.parts))


def accounts_in_words(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions of what sentences tell of accounts and tax ids, but for what labels state of them."""
    words, whose, stated = _words(layout.catalogue.base), _Whose(layout, mentions), _Stated(mentions)
    for line in _with_bare_lines(layout):
        for told in _told(line.text, words) if _NUMBER.search(line.text) else ():
            owner = stated.number(layout, line, told) or whose.owner(line, told)
            found = _mentions(layout, line, told, owner) if owner is not None else ()
            yield from filter(None, map(stated.beside, found))


def _with_bare_lines(layout: Layout) -> Iterator[FlowLine]:
    """The lines, one that ends with 账户： together with the lines of nothing but a name, a bank and a number below."""
    lines = layout.own_lines()
    for index, line in enumerate(lines):
        below = lines[index + 1 : index + 1 + _BARE_LINES] if _HEADS.search(line.text) is not None else []
        bare = [one for one in below if len(one.text) <= _LONGEST_BARE and not punctuation.holds(one.text, ":;,。")]
        whole = len(bare) == _BARE_LINES and bare[-1].number - line.number == _BARE_LINES
        yield line._replace(text="\t".join(one.text for one in (line, *bare))) if whole else line


class _Stated:
    """What labels state already: where, and of whose account."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._places = {(m.field, m.start): m for m in mentions}
        self._owned = {(m.field, m.role, m.purpose, m.group if m.purpose else 0) for m in mentions}

    def number(self, layout: Layout, line: FlowLine, told: _Told) -> Mention | None:
        """The label's mention of the account's number that the sentence tells."""
        number = told.parts.get("number")
        if number is None:
            return None
        return self._places.get(("account.number", layout.text.flow.offsets[line.start + number.start]))

    def beside(self, mention: Mention) -> Mention | None:
        """The mention, ahead of the label's where that has less of the value; None where a label states its field, or
        that it is another party's."""
        cut = self._places.get((mention.field, mention.start))
        if cut is not None and cut.role not in (None, mention.role):
            return None
        if cut is not None and len(str(cut.value)) < len(str(mention.value)):
            return replace(mention, rank=cut.rank - 1)
        owned = (mention.field, mention.role, mention.purpose, mention.group) in self._owned
        return None if owned else mention


def _mentions(layout: Layout, line: FlowLine, told: _Told, owner: Mention) -> Iterator[Mention]:
    """One mention for each part, with the owner's role, purpose and group; of a tax id alone nothing else."""
    for step, part in told.parts.items():
        name = _STEPS[step][0]
        account = name.startswith("account.")
        if account and "number" not in told.parts:
            continue
        span = line.start + part.start, line.start + part.end
        value = part.value if step not in _OF_AN_ACCOUNT else layout.as_written(*span)
        found = layout.flow_mention(name, value, *span, rule=_RULE, role=owner.role)
        yield replace(found, purpose=owner.purpose, group=owner.group) if account else found


class _Whose:
    """Whose an account is: of the party that the sentence speaks of, or of whom the account's name is."""

    def __init__(self, layout: Layout, mentions: Sequence[Mention]) -> None:
        self._layout = layout
        self._names = {"".join(str(m.value).split()): m.role for m in mentions if m.field == "party.name" and m.role}
        self._roles = self._names | layout.party_words
        self._who = grammar.words_of(self._roles)
        self._parties = {m.role for m in mentions if m.role}

    def owner(self, line: FlowLine, told: _Told) -> Mention | None:
        """A mention with the role, the purpose and the group of what is told; None where it is nobody's."""
        role = self._role(told)
        if role is None:
            return None
        at = line.start + told.start
        found = self._layout.flow_mention("account", "", at, at + 1, rule=_RULE, role=role, group=-2 - at)
        if _INVOICE.search(told.before) is not None:
            return replace(found, purpose=AccountPurpose.INVOICE)
        signs = found.place is Place.SIGNATURE
        return replace(found, purpose=AccountPurpose.SIGNATURE if signs else AccountPurpose.SETTLEMENT)

    def _role(self, told: _Told) -> str | None:
        """The party named last before the account, or the other one where that one pays into it."""
        named, between = self._named_last(told.before)
        if self._is_not_paid_into(told) or self._layout.catalogue.other_prefix.search(between) is not None:
            return None
        pays = self._layout.says("pays_into", between)
        holder = self._names.get(told.value("name"))
        if holder is not None and (named is None or pays or "," in between):
            return holder
        if named is None or self._is_nobodys(told.before, between):
            return None
        return self._other(named) if pays else named

    def _is_not_paid_into(self, told: _Told) -> bool:
        """Whether the account is void or joint, or one of which the sentence says only that somebody has it."""
        says, before = self._layout.says, told.before
        held = says("held_account", before) and not says("price_paid", before)
        return held or says("void_account", told.after) or says("joint_account", before)

    def _named_last(self, before: str) -> tuple[str | None, str]:
        """The party named last, and the words behind its name; all of them where none is.

        Where the account is opened says not whose it is: 乙方在丙方开立账户 is about 乙方.
        """
        named = [who for who in self._who.finditer(before) if not self._opened_with(before, who)]
        return (self._roles[named[-1][0]], before[named[-1].end() :]) if named else (None, before)

    def _opened_with(self, before: str, who: regex.Match[str]) -> bool:
        """Whether an account is opened with somebody, who may be a bank and a party."""
        return before.endswith("在", 0, who.start()) and self._layout.begins("opens_account", before, who.end())

    def _is_nobodys(self, before: str, between: str) -> bool:
        """Whether the account is one of nobody in particular, or of somebody who is no party."""
        if self._layout.says("nobodys_account", between):
            return True
        return not before.endswith(tuple(self._layout.roles)) and names_third(
            self._layout.catalogue, before, self._names
        )

    def _other(self, role: str) -> str | None:
        """The other party, where there are two."""
        return OPPOSITE.get(role) if self._parties <= OPPOSITE.keys() else None


def _told(line: str, words: _Words) -> Iterator[_Told]:
    """What the sentences of a line tell, by a word for each part, or in a run without any."""
    for start, parts in account_runs(line):
        if not any(words.labels.match(part.value) for part in parts.values()):
            yield replace(_begun(line, start), parts=parts)
    yield from _told_in_steps(line, words)


def _begun(line: str, at: int) -> _Told:
    """What is told from there on, with nothing of it yet."""
    begin = max(at - _LONGEST_BEFORE, line.rfind("。", 0, at) + 1)
    stop = line.find("。", at, at + _LONGEST_BEFORE)
    return _Told(line[begin:at], at, line[at : max(stop, at)])


def _told_in_steps(line: str, words: _Words) -> Iterator[_Told]:
    """One account after the other: a step told again begins the next."""
    told = _Told("", 0)
    end = 0
    labels = list(words.labels.finditer(line))
    if len(labels) == 1 and words.steps.get(labels[0]["word"]) != "tax_id":
        return  # nothing is told by an account's number alone
    for label in labels:
        found = _part(line, label, words)
        if found is None:
            continue
        step, part = found
        if not told.parts or step in told.parts or "。" in line[end : label.start()]:
            if told.tells():
                yield told
            told = _begun(line, label.start())
        told.parts[step] = part
        end = part.end
    if told.tells():
        yield told


def _part(line: str, label: regex.Match[str], words: _Words) -> tuple[str, Part] | None:
    """The step that is told there, with its value; None where the words are no label, or no value is behind."""
    if label["held"]:
        return "bank", Part(label["held"], *label.span("held"))
    step, end = words.steps[label["word"]], label.end()
    before = line[max(0, label.start() - _LONGEST_WORD) : label.start()]
    look = looks("in_sentences")[step].match(line, end)
    if look is None or not (_APART.search(before) or before.endswith(words.parties)):
        return None
    found = READERS[_STEPS[step][1]](look[0])[:1]
    return next(((step, replace(part, start=part.start + end, end=part.end + end)) for part in found), None)


@dataclass(frozen=True, slots=True)
class _Words:
    labels: regex.Pattern[str]
    """The words for what is told of an account, with what leads to its value."""
    steps: dict[str, str]
    parties: tuple[str, ...]


@lru_cache(maxsize=64)
def _words(catalogue: Catalogue) -> _Words:
    """The catalogue's own labels, where no colon sets them apart."""
    fields = {name: step for step, (name, _) in _STEPS.items()} | {"party.name": "name"}
    steps = {
        word: fields[labels[0].field]
        for word, labels in catalogue.labels.items()
        if labels[0].field in fields and len(word) > 1 and all(map(grammar.HAN.match, word))
    }
    labels = rf"[在于](?P<held>{_HELD})(?=(?:开立|开设)的)|(?P<word>{grammar.one_of(steps)})(?:分别)?(?:为|是|系)?:?"
    return _Words(regex.compile(labels), steps, tuple(catalogue.roles))
