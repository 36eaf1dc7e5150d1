"""Dealings with strangers: 受托方向果农承诺…, 乙方与工人订立的劳动合同…, 期货公司对甲方收取….

Told by who stands where: between 向 or 与 and a deed stands whom it is done to, at the beginning of a clause who does
it. Where that is nobody whom the agreement calls a party, a value behind is theirs, until a party acts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

import regex

from hedui.extract.clauses.cover import own_title
from hedui.extract.mention import Place
from hedui.extract.text.layout import Layout
from hedui.normalize import grammar, punctuation

_TIMED = ("payment.due", "instalment.due", "period.start", "period.end", "delivery.due", "effective.")
"""Fields whose value may be counted from what others do: 收货人签收后30日内."""
_HELD, _SHARE = "copies.", "copies.held"
"""A field of which the parties do something in any case: 一式两份，工人持一份，乙方持一份."""
_HELD_TO = ("period.", "confidentiality.", "copies.", "dispute.")
"""Fields of which a party's staff is held to its own: 保安员辞职须提前30日通知."""
_PAID = ("payment.", "instalment.", "liability.", "penalty.", "deposit.")
"""Fields of what is paid to somebody."""
_NOTICE = "period.notice_days"
"""A field of what somebody is told."""
_TOWARDS = frozenset("与和同及跟向对给由为经、的")
"""What stands beside a party that something is done to, or with."""
_AT = frozenset("到至入受归替代帮凭因在于")
"""What stands before a party to whom something comes."""
_WARRANTED = "warranty."
"""Fields of what comes with the goods, whoever made them."""
_MANY, _ABOVE = 40, 4000
"""Words that are called so, and lines at either end; characters of these."""
_ACTS = 4000
"""Doings of parties that are looked at."""
_OFFICES = ("单位", "公司", "机构", "方", "人")
"""With what a word for a party ends that begins with its task."""
_SOON = 20
"""Characters between a value and such words."""
_TAIL = 8
"""Characters at the end of a company's name."""


class Parties:
    """Whom an agreement calls its parties: by words for them, and by name where two names are known."""

    def __init__(self, layout: Layout, names: Iterable[str]) -> None:
        self._layout = layout
        self._own = frozenset("".join(grammar.HAN.findall(name)) for name in names)
        self._roles: Mapping[str, str | None] = {
            **{word: role for word, role in (layout.catalogue.roles | layout.roles).items() if len(word) > 1},
            **dict.fromkeys(name for name in (*names, *layout.text.once("called", self._called)) if len(name) > 1),
        }
        self._above = layout.text.once("above", self._outside)

    def _called(self) -> frozenset[str]:
        """The words that the agreement says something or somebody is called by."""
        called = self._layout.phrases["called_so"].finditer(self._layout.text.flow.text)
        return frozenset(one["word"] for one in islice(called, _MANY))

    def _outside(self) -> str:
        """What stands above the clauses and below them, where an agreement says who its parties are."""
        layout, offsets = self._layout, self._layout.text.flow.offsets
        apart = [
            line.text
            for line in layout.own_lines()
            if layout.clause_at(offsets[line.start]) is None or layout.place_in_flow(line.start) is Place.SIGNATURE
        ]
        return "\n".join([*apart[:_MANY], *apart[_MANY:][-_MANY:]])[:_ABOVE]

    def are_others_named(self, before: str) -> bool:
        """Whether a sentence names a company that is no party before a value, and behind that no party that acts."""
        if len(self._own) < 2:
            return False
        named = self._layout.phrases["company"].finditer(before)
        others = [one.end() for one in named if not any(one[0][-_TAIL:] in name for name in self._own)]
        return bool(others) and not self._act(before, others[-1])

    def deal_with_strangers(self, field: str, before: str, value: str, behind: str) -> bool:
        """Whether a value between two halves of its sentence is of a dealing with, or of, somebody who is no party."""
        sentence, start = before + value + behind, len(before)
        found = self._layout.text.once(("dealings", sentence), lambda: self._dealings(sentence))
        dealings = [one for one in found if one.end("who") <= start]
        strange = next((one for one in reversed(dealings) if self._is_strange(field, one, sentence)), None)
        if strange is None:
            return self._is_strangers_behind(field, found, sentence, start + len(value))
        end = min(strange.end(), start)
        if strange["late"] and field.startswith("liability."):
            return True
        if self._is_counted(field, strange, before[end:], behind):
            return False
        if any(one.start() >= end and self._is_own(one) for one in dealings) or self._layout.says(
            "own_again", before[end:]
        ):
            return False
        return field.startswith(_HELD) or not self._act(before, end) or _ends(behind, strange["who"])

    def _dealings(self, sentence: str) -> tuple[regex.Match[str], ...]:
        """What a sentence says is dealt with somebody, looked for once for all of its values."""
        return tuple(self._layout.phrases["dealing"].finditer(sentence, overlapped=True))

    def _is_strangers_behind(self, field: str, found: Sequence[regex.Match[str]], sentence: str, end: int) -> bool:
        """Whether words behind it say that somebody else is paid, 按月向银行偿还, or stands for it, 由厂家负责."""
        clause = end + len(punctuation.up_to(sentence[end:], ","))
        last = clause if field.startswith(_PAID) or field == _NOTICE else end
        behind = [
            one
            for one in found
            if one.start() >= end and (one["by"] or (one["to"] and one.start() < last and self._may_be(field, one)))
        ]
        return any(self._is_strange(field, one, sentence) for one in behind)

    def _may_be(self, field: str, to: regex.Match[str]) -> bool:
        """Whether what is done to somebody may be what the field is about: paid, or told."""
        return (to["told"] is not None) == (field == _NOTICE)

    def _is_own(self, dealing: regex.Match[str]) -> bool:
        """Whether it is a dealing with, or of, one of the agreement's parties by a word of its own."""
        return not dealing["towards"] and (self._called_so(dealing["who"]) or "方" in dealing["who"])

    def _is_counted(self, field: str, strange: regex.Match[str], since: str, behind: str) -> bool:
        """Whether a time is only counted from what a stranger does: 收货人签收后30日内, not 业主应在验收后30日内."""
        if not field.startswith(_TIMED) or not self._layout.says("counted_from", since):
            return False
        told = strange["finite"] is not None or strange["paper"] or (strange["agreed"] is not None and "," in since)
        return not told or self._layout.begins("party_goes_on", behind)

    def _is_strange(self, field: str, dealing: regex.Match[str], sentence: str) -> bool:
        """Whether it is with nobody whom the agreement calls a party; 甲方's 业主 is no party."""
        who = dealing["who"]
        if dealing["paper"]:
            return who not in self._above and not self._called_so(who)
        if self._is_somebody_known(field, dealing):
            return False
        towards = self._named_at(sentence[dealing.end() :], str.startswith)
        if dealing["towards"] and dealing["towards"] != "对" and not towards:
            return False
        named = {role for name, role in self._roles.items() if name in who}
        if dealing["whose"] or not named or (dealing["agreed"] and who not in self._roles):
            return True
        stood_for = self._named_at((dealing["by"] or "")[len(who) + 1 :], str.startswith)
        sides = self._named_at(sentence[: dealing.start()], str.endswith) | towards | stood_for
        return self._roles.get(who) in sides - {None} or self._is_outside(dealing, named, sentence)

    def _named_at(self, words: str, at: Callable[[str, str], bool]) -> set[str | None]:
        """The parties that the words begin or end with."""
        return {role for name, role in self._roles.items() if at(words, name)}

    def _is_outside(self, dealing: regex.Match[str], named: set[str | None], sentence: str) -> bool:
        """Whether a word for parties of other agreements is for somebody else: this one calls that side otherwise."""
        who = dealing["who"]
        outside = self._layout.phrases["outsider"].search(who)
        if outside is None or self._called_so(who) or self._is_for_its_task(outside[0]):
            return False
        return dealing["line"] is not None or bool(named & self._sides(sentence)) or self._is_of_another_pair(who)

    def _is_for_its_task(self, word: str) -> bool:
        """Whether a party is called by what the agreement is about: 维保单位 in 电梯维保合同."""
        tasks = {word.removesuffix(office) for office in _OFFICES} - {word, ""}
        return any(task in own_title(self._layout) for task in tasks)

    def _is_of_another_pair(self, who: str) -> bool:
        """Whether the agreement calls its sides by a pair of words and this is of another pair: 委托人 and 租客."""
        pairs = [{*pair.first, *pair.second} for pair in self._layout.catalogue.pairs]
        own = [pair for pair in pairs if pair & self._layout.roles.keys()]
        others = [pair for pair in pairs if any(word in who for word in pair)]
        return bool(own and others) and not any(pair in own for pair in others)

    def _is_somebody_known(self, field: str, dealing: regex.Match[str]) -> bool:
        """Whether it is with nobody at all, with a party by another word, with a party's staff, or with an office."""
        who, says = dealing["who"], self._layout.says
        possessed = dealing["whose"] and who in self._layout.catalogue.roles
        if (says("no_stranger", who) and not possessed) or who in self._above or self._is_short(who):
            return True
        return self._is_for_us(field, dealing)

    def _is_for_us(self, field: str, dealing: regex.Match[str]) -> bool:
        """Whether it is what a party's staff has to do for the other side, a maker's warranty, or who holds copies."""
        who, says = dealing["who"], self._layout.says
        if field == _SHARE or (dealing["to"] is not None and field.startswith(_HELD)):
            return not dealing["agreed"]
        if field.startswith(_WARRANTED) and says("maker", who):
            return True
        return says("staff", who) and not field.startswith(_HELD_TO)

    def _called_so(self, who: str) -> bool:
        """Whether the agreement itself calls a party by a word that this one is, or ends with."""
        return any(who.endswith(word) for word in self._layout.roles)

    def _sides(self, sentence: str) -> set[str | None]:
        """The parties that act in the clauses, or are named in this sentence, by the agreement's own words for them."""
        acting = self._layout.text.once("acting", self._acting)
        return {*acting, *(role for word, role in self._layout.roles.items() if word in sentence)}

    def _acting(self) -> frozenset[str]:
        """Whom the clauses call by letters, 甲方 and the like: all such sides, where one of them does something."""
        found = self._layout.phrases["acts"].finditer(self._layout.text.flow.text)
        acting = frozenset(self._layout.roles.get(one["who"], "") for one in islice(found, _ACTS))
        return acting | {word for word, role in self._layout.roles.items() if word == role} if acting else acting

    def _is_short(self, who: str) -> bool:
        """Whether it is short for a party's name: 青岚公司 for 青岚数据有限公司."""
        stem = who.removesuffix("公司").removesuffix("集团")
        known = [name for name in self._own if len(stem) > 1 and stem in name]
        return any(name.endswith("公司") for name in known) or (bool(known) and not self._layout.says("trade", stem))

    def _act(self, sentence: str, start: int) -> bool:
        """Whether a party does something behind ``start``: 甲方应, and not 与甲方, 向甲方, 甲方的."""
        names = (name for name in self._roles if name in sentence and not self._is_others(name))
        return any(_acts(sentence, start, name) for name in names)

    def _is_others(self, name: str) -> bool:
        """Whether it is a word for parties of other agreements that this one does not use for its own."""
        return self._layout.says("outsider", name) and not self._called_so(name) and name not in self._above


def _ends(behind: str, who: str) -> bool:
    """Whether the clause in which a value stands ends soon, and with who was named before it."""
    clause = punctuation.up_to(behind, ",")
    return clause.endswith(who) and len(clause) - len(who) <= _SOON


def _acts(sentence: str, start: int, party: str) -> bool:
    while (start := sentence.find(party, start)) >= 0:
        end = start + len(party)
        if sentence[start - 1] not in _TOWARDS | _AT and sentence[end : end + 1] not in _TOWARDS:
            return True
        start = end
    return False
