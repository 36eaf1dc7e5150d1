"""Terms that take more than one sentence to read: late payment, disputes and their choices, copies."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from hedui.extract.choices import flow_offset
from hedui.extract.convert import count
from hedui.extract.copies import read_copies
from hedui.extract.extraction import Choice, ChoiceState
from hedui.extract.layout import Layout
from hedui.extract.mention import Mention, Place
from hedui.models.contract import DisputeMethod
from hedui.normalize.percent import parse_percent

_N = r"[\d零一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾]{1,4}(?:\([^()]{1,4}\))?"
_LATE = regex.compile(r"逾期|延迟|迟延|延期|拖欠|拖延|欠费|滞纳|违约金|未(?:能)?(?:按|在|及时|如期|依)|不按|欠付|欠缴")
_PAYS = regex.compile(
    r"(?:逾期|延迟|迟延|延期|未(?:能)?(?:按|在|及时|如期|依)|不按|拖延)[^。;,]{0,24}?(?:支付|付款|付费|缴|交纳|交租"
    r"|付清|付租|结算|结清|付)"
    r"|(?:付款|支付|缴费|付费)[^。;,]{0,6}(?:逾期|迟延|延迟|延期)|拖欠|欠费|欠付|欠缴|滞纳金|逾期(?:未付|付)|欠款|所欠"
)
_DELIVERS = regex.compile(
    r"(?:逾期|延迟|迟延|延期|未(?:能)?(?:按|在|及时|如期|依)|不按|拖延)[^。;,付款费租金]{0,24}?(?:交付|交货|供货|送货"
    r"|提供|完成|完工|竣工|开工|交房|交还|开通|发布|上刊|归还|返还|退还|安装|验收|修复|到场|到岗|服务|履行|开具|退房"
    r"|搬离|迁出|交车|还车|提交|响应|派员|支付(?:工资|劳动报酬))"
    r"|工期延误|延误工期|造成工期|退还押金|归还车辆"
)
_PERCENT = (
    r"(?:\d+(?:\.\d+)?(?:%[oO0](?!\d)|[%‰])|(?:万|千|百)分之[\d零一二三四五六七八九十点.两]+|\d+(?:\.\d+)?/(?:1000|10000))"
)
_RATE = regex.compile(
    r"(?:每(?:逾期|延迟|迟延|拖欠|延期|延误)?(?:1|一|壹)?(?:个)?(?:日历|自然)?[日天]|按日|逐日|日利率"
    rf"|每日)[^。;%‰]{{0,60}}?(?<rate>{_PERCENT})"
)
_RATE_BEFORE = regex.compile(
    rf"(?<rate>{_PERCENT})(?:的比例|的标准|计算)?[^。;%‰\d]{{0,4}}?/(?:日|天)|日(?<rate>{_PERCENT})"
)
_OVERDUE = regex.compile(
    rf"(?:逾期|欠费|拖欠|延迟|迟延|延期)[^。;,\d]{{0,16}}?(?:超过|达到?|满|逾|连续)*(?<days>{_N})(?:个)?(?:日历"
    rf"|自然)?[日天](?:以上|及以上)?(?:的|仍|未|,|时|后|仍未)*[^。;]{{0,40}}?(?:终止|解除|暂停|停止|收回|停机|关停"
    r"|中止|停|撤|断|拒绝)"
)
_SENTENCE = regex.compile(r"[^。;\n]+")
_COURT = regex.compile(
    r"(?:向|由|提交|诉至|至|到|交)(?<venue>[^,。;向由]{0,22}?)(?:有管辖权)?(?:的)?(?:有管辖权的)?(?:基层)?"
    r"(?:人民)?法院|法院(?:提起)?(?:诉讼|起诉|管辖)|(?:提起|进行)诉讼"
)
_ARBITRATION = regex.compile(
    r"(?<venue>[\p{Han}]{2,12}?)(?:劳动(?:人事)?(?:争议)?)?仲裁(?:委员会|机构|院|委)|申请(?:劳动)?仲裁|(?:提交|提请"
    r"|进行)仲裁"
)
_VENUE_LEAD = regex.compile(r"^.*(?:提交|提请|申请|向|由|至|到|交|给|请|送|采用|通过|于|递交)")
_DISPUTE = regex.compile(r"争议|纠纷|协商不成")
_IN_PASSING = regex.compile(
    r"(?:费用|过程中|期间|裁决.{0,4}强制执行|律师费|败诉)[^,]{0,6}$|^(?:在)?(?:诉讼|仲裁)(?:期间|过程)"
    r"|或(?:者)?仲裁过程|法院或(?:者)?仲裁|诉讼、仲裁|仲裁或(?:者)?(?:行政|诉讼)"
)


def read_terms(layout: Layout, choices: tuple[Choice, ...]) -> list[Mention]:
    """Mentions of ``liability.*``, ``dispute.*`` and ``copies.*``."""
    return [*_liability(layout), *_dispute(layout, choices), *read_copies(layout)]


def _lines(layout: Layout) -> Iterator[tuple[str, int]]:
    start = 0
    for text in layout.text.flow.text.split("\n"):
        if text and layout.place_in_flow(start) is not Place.ATTACHMENT:
            yield text, start
        start += len(text) + 1


def _liability(layout: Layout) -> Iterator[Mention]:
    """The daily rate and the days of grace of whoever pays; what is said of late delivery is another matter."""
    paying = False
    for text, base in _lines(layout):
        clause = layout.clause_at(layout.text.flow.offsets[base])
        if clause is None or clause.line == layout.line_at(layout.text.flow.offsets[base]):
            paying = False
        if not _LATE.search(text):
            continue
        for sentence in _SENTENCE.finditer(text):
            paying = _speaks_of_payment(sentence[0], paying)
            if not paying:
                continue
            rate = _RATE.search(sentence[0]) or _RATE_BEFORE.search(sentence[0])
            if rate is not None and (fraction := _fraction(rate["rate"])) is not None:
                span = (base + sentence.start() + rate.start("rate"), base + sentence.start() + rate.end("rate"))
                yield layout.flow_mention("liability.late_fee_daily_rate", fraction, *span, rule="late-payment")
            for overdue in _OVERDUE.finditer(sentence[0], overlapped=True):
                days = _number(overdue["days"])
                if days is None or days < 2:
                    continue
                span = (base + sentence.start() + overdue.start("days"), base + sentence.start() + overdue.end("days"))
                yield layout.flow_mention("liability.overdue_days", days, *span, rule="overdue")
                break


def _speaks_of_payment(sentence: str, before: bool) -> bool:
    pays, delivers = _PAYS.search(sentence), _DELIVERS.search(sentence)
    if pays is None and delivers is None:
        return before
    if pays is None or delivers is None:
        return pays is not None
    return (pays.start(), pays.end()) < (delivers.start(), delivers.end())


def _fraction(text: str) -> Decimal | None:
    if "/" in text:
        numerator, denominator = text.split("/")
        return Decimal(numerator) / Decimal(denominator)
    try:
        return parse_percent(regex.sub(r"%[oO0]", "‰", text))
    except ValueError:
        return None


def _number(text: str) -> int | None:
    try:
        return count(text)
    except ValueError:
        return None


def _dispute(layout: Layout, choices: tuple[Choice, ...]) -> Iterator[Mention]:
    """How disputes are settled: the chosen option where there is a choice, else the first sentence that says it."""
    options = [
        choice
        for choice in choices
        if len(choice.options) > 1 and sum(_method(o.text) is not None for o in choice.options) > 1
    ]
    for choice in options:
        if choice.state is not ChoiceState.CHOSEN:
            return
        for option in choice.chosen:
            found = _method(option.text)
            if found is not None:
                yield from _settled(layout, found, option.text, option.span.start, rank=0)
        return
    for text, base in _lines(layout):
        heading = layout.article_at(layout.text.flow.offsets[base])
        settled_here = heading is not None and _DISPUTE.search(heading.heading or "")
        if not settled_here and not _DISPUTE.search(text):
            continue
        for sentence in _SENTENCE.finditer(text):
            found = _method(sentence[0])
            if found is not None and not _IN_PASSING.search(sentence[0]):
                raw = layout.text.flow.offsets[base + sentence.start()]
                yield from _settled(layout, found, sentence[0], raw, rank=1)


def _method(text: str) -> tuple[DisputeMethod, regex.Match[str]] | None:
    arbitration, court = _ARBITRATION.search(text), _COURT.search(text)
    if arbitration is not None and (court is None or arbitration.start() <= court.start() or court["venue"] is None):
        return DisputeMethod.ARBITRATION, arbitration
    return (DisputeMethod.LITIGATION, court) if court is not None else None


def _settled(
    layout: Layout, found: tuple[DisputeMethod, regex.Match[str]], text: str, raw: int, rank: int
) -> Iterator[Mention]:
    method, match = found
    base = flow_offset(layout, raw)
    yield layout.flow_mention(
        "dispute.method", method, base + match.start(), base + match.end(), rule="dispute", rank=rank
    )
    if match["venue"]:
        lead = _VENUE_LEAD.match(match["venue"])
        start = match.start("venue") + (lead.end() if lead else 0)
        venue = text[start : match.end("venue")].strip("的")
        if len(venue) >= 2:
            yield layout.flow_mention(
                "dispute.venue", venue, base + start, base + start + len(venue), rule="dispute", rank=rank
            )
