"""Late payment: the daily rate and the days of grace of whoever pays; what else a day of delay costs is a penalty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from hedui.extract.candidates.convert import count
from hedui.extract.clauses.asides import is_to_others
from hedui.extract.clauses.daily_penalties import DailyPenalties
from hedui.extract.clauses.day_rates import rate_of_a_day
from hedui.extract.mention import Mention
from hedui.extract.text.agreement import SENTENCE
from hedui.extract.text.layout import Layout
from hedui.normalize import grammar

_N = r"[\d零一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾]{1,4}(?:\([^()]{1,4}\))?"
_LATELY = r"逾期|超期|延迟|迟延|延期|未(?:能)?(?:按|在|及时|如期|依)|不(?:能)?(?:按|及时|如期)|拖延"
_OWES = (
    r"(?:拖欠|欠付|欠缴|欠交|迟付|晚付|(?<!顺)延付|拖付|迟缴|晚缴|(?:迟|晚)交(?=租|费|款)|欠租)"
    r"(?!(?:农民工|工人|员工|劳务人员)?的?工资)"
)
_LATE = regex.compile(
    rf"{_LATELY}|{_OWES}|欠费|滞纳|违约金|超过[^。;,\d]{{0,12}}(?:付款|支付|缴)|^(?:超过|逾)|未(?:付|支付)",
    regex.MULTILINE,
)
_PENALTY = r"(?:(?:超过|达)?[一1壹](?:个)?[日天])[^。;,]{0,8}?(?:支付|付|缴)[^。;,]{0,30}?(?:违约金|滞纳金|赔偿金|罚款)"
"""每拖延一日支付合同价千分之二的违约金: what is paid is the penalty, whatever is late."""
_MONEY = r"[^。;,的]{0,6}?(?:租金|租费|房租|货款|价款|[尾余欠]款|款项|工程款|进度款|[务理业用]费|费用)(?=[的,]|$)"
"""逾期交付租金的: what is handed over is the price."""
_PAYS = grammar.pattern(
    rf"(?:{_LATELY})[^。;,]{{0,8}}?交付(?={_MONEY})",
    rf"(?:{_LATELY})(?!{_PENALTY})[^。;,]{{0,24}}?(?:支付|付款|付费|缴|交纳|交租|付清|付租|结算|结清|付|还款|偿还|归还(?:借款|贷款|本金|本息|利息))",
    rf"(?:付款|支付|缴费|付费)[^。;,]{{0,6}}(?:逾期|迟延|延迟|延期)|{_OWES}|欠费|滞纳金|逾期(?:未付|付)|欠款|所欠",
    r"(?:支付|付款|付清|缴纳|缴清|交纳|缴费|结清)[^。;,]{0,10},(?:如|若)?(?:有)?(?:逾期|延迟|迟延)|仍?未(?:付款|支付|付清|缴)",
    r"应付(?:而)?(?:未付)?(?:金额|数额|额|款|租金|费)|超过[^。;,\d]{0,10}(?:付款|支付|缴费|缴款)",
)
_DELIVERS = grammar.pattern(
    rf"(?:{_LATELY})[^。;,付款费租金]{{0,24}}?(?:交付(?!{_MONEY})|交货|供货|送货|送达|提供|完成|完工|竣工|开工|交房|交还|开通|发布|上刊|归还(?!借款|贷款|本金|本息|利息)"
    r"|返还|退还|安装|验收|修复|到场|到岗|服务|履行(?!付款|支付|缴费|缴纳)|开具|退房|搬离|迁出|交车|还车|提交|响应|派员"
    r"|支付(?:工资|劳动报酬))",
    r"(?:[交供发送]货|[完竣]工|交房)每?(?:逾期|延[迟期误]|迟延)|工期延误|延误工期|造成工期|退还押金|归还车辆",
)
_OVERDUE = grammar.pattern(
    rf"(?:逾期|超期|欠费|{_OWES}|延迟|迟延|延期|超过[^。;,\d]{{0,12}}(?:付款|支付|缴费|缴款)[日期]*)[^。;,\d]{{0,16}}?"
    rf"(?:超过|达到?|满|逾|连续)*(?<days>{_N})(?:个)?(?:日历|自然)?[日天](?:以上|及以上)?(?:的|仍|未|,|时|后|仍未)*"
    r"[^。;]{0,40}?(?:终止|解除|暂停|停止|收回|停机|关停|中止|停|撤|断|拒绝|解约|取回|释放|注销|销户|销号|拆机|关闭|冻结|下线)",
    rf"^(?:如|若)?(?:超过|逾|满)(?<days>{_N})(?:日历|自然)?[日天](?:以上)?(?:的|仍|未|,|时|后)*[^。;]{{0,40}}?(?:终止|解除|暂停|停止|收回)",
)
_CASE = grammar.pattern(r"[(]?(?:\d{1,2}|{numeral}{1,2})(?:[)、]|\.(?!\d))|[①-⑳]|[a-h][)、.]")
_OVERDUE_CASE = regex.compile(
    rf"(?:{_OWES}|(?:{_LATELY})[^。;,\d]{{0,16}}?(?:支付|付款|缴|交纳|付清|付租|交租))[^。;,\d]{{0,16}}?"
    rf"(?:超过|达到?|满|逾)(?:的)?(?<days>{_N})(?:个)?(?:日历|自然)?[日天](?:以上|及以上)?的?(?=$|[,;。])"
)
_LATE_PHRASE = regex.compile(rf"(?:{_OWES}|{_LATELY})[^。;,]*")
_EITHER = regex.compile(
    r"(?:任何?一方|任意一方|双方|一方|违约方)(?P<thing>[^。;]{0,40}?)"
    r"(?:逾期|迟延|延迟|违约|违反|(?:不|未)(?:能)?(?:按|履行|完全履行|如期|及时))(?P<thing>[^。;]{0,24})"
)
_OTHER_DUTY = regex.compile(r"保密|泄露|知识产权|侵权|竞业|交付|交货|供货|送货|完工|竣工|开工|退还|返还|搬离|退租|验收")
"""Whoever is late, so the one who pays, too."""
_DEPOSIT = regex.compile(r"(?<!(?:租金|费用?|货款|价款|工程款)[、及和或与]\p{Han}{0,4})保证金")
_MATERIALS = regex.compile(r"材料[款费]")
"""What a party owes, but not as the price of this agreement."""
_DUE = regex.compile(r"(?:支付|付款|付清|缴纳|缴清|缴费|交纳|结清|付讫)[^,]{0,14}$")
_TASK = regex.compile(
    r"发货|交货|交付|供货|送货|送达|完成|(?:提供|提交|开具)(?![^,]{0,12}(?:发票|账单))|安装|工资|返还|退还|施工|竣工"
)
_THEN_LATE = regex.compile(r"^(?:如果?|若)?有?逾期(?:的|者)?(?:,|(?=按|每))")
"""甲方应于10日内付清。逾期的，每日 …: late is what the sentence before obliges to."""
_SUBJECT = r"^[\d.、()一二三四五六七八九十]*(?:如果?|若|当)?(?P<who>{words})"
_BARE = (
    r"(?:^[\d.、()一二三四五六七八九十]*|,)(?:如果?|若|当)?(?P<who>{words})?(?:单方)?"
    r"逾期(?:超过|达|满|\d|[一二三四五六七八九十])"
)
_ENTITLED = r",(?P<who>{words})(?:有权|可以?)"
_AT_FAULT = r"^[\d.、()一二三四五六七八九十]*(?:如果?|若|当)?(?P<who>{words})(?:如?有|存在|出现|发生)"
_PAID_TO = r"向(?P<who>{words})[^。;,]{{0,12}}?(?:支付|缴纳|交纳|偿付)[^。;,]{{0,24}}?(?:滞纳金|违约金|罚金)"
_OBLIGED = (
    r"(?P<who>{words})(?:应|须|需|将|按|于|在|每|同意|依|未|逾期|延迟|迟延|不)[^。;,\n]{{0,30}}?"
    r"(?:支付|付款|缴纳|缴费|付清|付费|交纳)(?!(?:[^。;,]{{0,12}})(?:违约金|赔偿|滞纳金))"
)


@dataclass(frozen=True, slots=True)
class _Payer:
    """Who pays by this agreement, and how to see of whom a sentence without the word speaks."""

    role: str | None
    roles: dict[str, str]
    subject: regex.Pattern[str]
    bare: regex.Pattern[str]
    entitled: regex.Pattern[str]
    at_fault: regex.Pattern[str]
    paid_to: regex.Pattern[str]
    others: regex.Pattern[str]
    """Who is paid by other agreements than this one."""

    def is_not_subject(self, sentence: str) -> bool:
        """Whether the sentence begins with a party that is known not to be the one who pays."""
        subject = self.subject.match(sentence)
        return self.role is not None and subject is not None and self.roles[subject["who"]] != self.role

    def has_case(self, heading: str, case: str) -> bool:
        """Whether a case under a heading can be the payer's: not where it may itself end the agreement for it."""
        fault, entitled = self.at_fault.search(heading), self.entitled.search(heading)
        subject = self.subject.match(case) or fault
        late = self.role if subject is None else self.roles[subject["who"]]
        if late is None:
            return True
        return late == (self.role or late) and (entitled is None or self.roles[entitled["who"]] != late)

    def owes_others(self, sentence: str) -> bool:
        """Whether what is late is no price of this agreement: a deposit, wages, what the payer itself is to get."""
        paid = self.paid_to.search(sentence)
        if paid is not None and self.roles[paid["who"]] == self.role:
            return True
        late = _LATE_PHRASE.search(sentence)
        if late is None:
            return False
        subject = self.subject.match(sentence)
        buys = subject is not None and self.roles[subject["who"]] == (self.role or "甲方")
        return (
            is_to_others(late[0], self.others, self.roles)
            or _DEPOSIT.search(late[0]) is not None
            or (_MATERIALS.search(late[0]) is not None and not buys)
        )

    def is_late(self, sentence: str) -> bool:
        """Whether a bare 逾期超过30日 must be the payer's: by its subject, or by who may then end the agreement."""
        late = self.bare.search(sentence)
        if self.role is None or late is None:
            return False
        if late["who"]:
            return self.roles[late["who"]] == self.role
        entitled = self.entitled.search(sentence)
        return entitled is not None and self.roles[entitled["who"]] != self.role


def read_late_payment(layout: Layout) -> Iterator[Mention]:
    """Mentions of ``liability.late_fee_daily_rate`` and ``liability.overdue_days``; of ``penalty.*`` for each day."""
    reader = _Reader(layout, _payer(layout))
    if not reader.may_read(layout.text.flow.text):
        return
    for _, base, text in layout.own_lines():
        yield from reader.read(text, base)


class _Reader:
    """Reads line by line, knowing whether the lines before were about a payment, and which cases they head."""

    def __init__(self, layout: Layout, payer: _Payer) -> None:
        self._layout, self._payer = layout, payer
        self._daily = DailyPenalties(layout)
        self._paying, self._heading = False, ""

    def may_read(self, text: str) -> bool:
        """Whether a text speaks of delay, or of what is paid for each day."""
        return _LATE.search(text) is not None or self._daily.may_be_told(text)

    def read(self, text: str, base: int) -> Iterator[Mention]:
        """What the line states that begins at ``base`` of the flow."""
        raw = self._layout.text.flow.offsets[base]
        clause = self._layout.clause_at(raw)
        if clause is None or clause.line == self._layout.line_at(raw):
            self._paying = False
        if self._layout.says("late_cases", text):
            self._heading = text
        elif not _CASE.match(text):
            self._heading = ""
        said = ""
        read = self._sentence if _LATE.search(text) is not None else self._daily.within
        for sentence in SENTENCE.finditer(text) if self.may_read(text) else ():
            yield from read(sentence[0], said, base + sentence.start())
            said = sentence[0]

    def _sentence(self, said: str, before: str, start: int) -> Iterator[Mention]:
        """What a sentence states about being late with the payment, or, by the way, of either party's being late."""
        goes_on = self._paying and not self._payer.is_not_subject(said)
        speaks = _speaks_of_payment(said, goes_on or _is_late_with_it(said, before))
        self._paying = speaks or self._payer.is_late(said)
        if not self._paying and _is_of_either(said):
            yield from _rate(self._layout, said, start, rank=1)
        elif not self._paying or self._payer.owes_others(said):
            yield from self._daily.within(said, before, start)
        else:
            is_case = self._heading != "" and self._payer.has_case(self._heading, said)
            yield from _stated(self._layout, said, start, is_case)
            yield from self._daily.sums(said, before, start)


def _payer(layout: Layout) -> _Payer:
    roles = layout.party_words
    obliged, *of_payer = _of_roles(grammar.one_of(roles))
    counts = Counter(roles[match["who"]] for match in obliged.finditer(layout.text.flow.text))
    (first, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    subject, bare, entitled, at_fault, paid_to = of_payer
    others = layout.catalogue.phrases["to_others"]
    return _Payer(first if most > 2 * second else None, roles, subject, bare, entitled, at_fault, paid_to, others)


@lru_cache(maxsize=64)
def _of_roles(words: str) -> tuple[regex.Pattern[str], ...]:
    """The patterns about who is obliged, owes and is entitled, for what an agreement calls its parties."""
    return tuple(
        regex.compile(pattern.format(words=words))
        for pattern in (_OBLIGED, _SUBJECT, _BARE, _ENTITLED, _AT_FAULT, _PAID_TO)
    )


def _stated(layout: Layout, sentence: str, base: int, is_case: bool) -> Iterator[Mention]:
    """The rate and the days that one sentence states."""
    yield from _rate(layout, sentence, base, rank=0)
    for overdue in (_OVERDUE_CASE if is_case else _OVERDUE).finditer(sentence, overlapped=True):
        days = _number(overdue["days"])
        if days is not None and days >= 2:
            start, end = overdue.span("days")
            yield layout.flow_mention("liability.overdue_days", days, base + start, base + end, rule="overdue")
            return


def _rate(layout: Layout, sentence: str, base: int, rank: int) -> Iterator[Mention]:
    """The rate of a day that one sentence states."""
    if (rate := rate_of_a_day(layout, sentence)) is not None:
        start, end = (base + offset for offset in rate.at)
        field = "liability.late_fee_daily_rate"
        yield layout.flow_mention(field, rate.fraction, start, end, rule="late-payment", rank=rank)


def _speaks_of_payment(sentence: str, before: bool) -> bool:
    pays, delivers = _PAYS.search(sentence), _DELIVERS.search(sentence)
    if pays is None and delivers is None:
        return before
    if pays is None or delivers is None:
        return pays is not None
    return (pays.start(), pays.end()) < (delivers.start(), delivers.end())


def _is_of_either(sentence: str) -> bool:
    """Whether the sentence is about whichever party is late with whatever it owes."""
    either = _EITHER.search(sentence)
    return either is not None and not any(map(_OTHER_DUTY.search, either.captures("thing")))


def _is_late_with_it(sentence: str, before: str) -> bool:
    """Whether a bare 逾期的 takes up the payment that the sentence before is about."""
    return _THEN_LATE.search(sentence) is not None and _DUE.search(before) is not None and _TASK.search(before) is None


def _number(text: str) -> int | None:
    try:
        return count(text)
    except ValueError:
        return None
