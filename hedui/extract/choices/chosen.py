"""What the chosen options say of fields: how, when and how often is paid, which kinds of messages are sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import regex

from hedui.extract.candidates.convert import PER
from hedui.extract.choices.find import flow_offset
from hedui.extract.extraction import Choice
from hedui.extract.mention import Mention, Place, Value
from hedui.extract.text.layout import Layout
from hedui.models.codes import Timing

_BEFORE = 40
_ASKED_BEHIND = regex.compile(r"第?[^种项\n]{0,4}[种项]\s*(?<asked>\p{Han}{2,8}(?:方式|类型|周期))")
"""第【2】种付费方式: what is asked for may stand behind the pick."""
_WAY = (
    r"(?:银行|网银|网上银行|对公)?(?:转账|转帐|汇款|托收|划转|代扣)|(?:银行)?电汇|现金|(?:转账)?支票|(?:银行)?承兑汇票"
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A field, the words before a choice that ask for it, and how an option says it."""

    field: str
    lead: regex.Pattern[str]
    option: regex.Pattern[str]
    read: Callable[[str], Value]
    several: bool = False


def _timing(text: str) -> Value:
    return Timing.PREPAID if text.startswith(("预", "先付", "先交")) else Timing.POSTPAID


def _period(text: str) -> Value:
    return PER[text.removeprefix("每").removeprefix("按").removeprefix("个")]


_ASKED = (
    _Asked(
        "messaging.service_types",
        regex.compile(r"(?:业务|短信|服务)类型[^。;]{0,16}$"),
        regex.compile(r"[^:,;。]+"),
        str,
        several=True,
    ),
    _Asked(
        "messaging.service_types",
        regex.compile(r"(?:提供|开通|使用|办理)$"),
        regex.compile(r"[^:,;。]*(?:短信|彩信|短消息)[^:,;。]*"),
        str,
        several=True,
    ),
    _Asked(
        "payment.method",
        regex.compile(r"(?:付款|支付|缴费|结算|付费|交费|缴纳)(?:的)?(?:方式|形式)[^。;]{0,16}$"),
        regex.compile(_WAY),
        str,
    ),
    _Asked(
        "payment.cycle",
        regex.compile(r"(?:缴费|付费|付款|支付|结算|出账|交费|计费)周期[^。;]{0,12}$"),
        regex.compile(r"(?:每|按)?个?(?:半年度?|季度?|月度?|年度?|自然月)(?=$|[\s付缴支结(,;。])"),
        _period,
    ),
    _Asked(
        "payment.timing",
        regex.compile(r"(?:付费|缴费|付款|计费|交费)(?:类型|方式|模式)[^。;]{0,12}$|付费方式:?$"),
        regex.compile(r"预付费?|后付费?|先付费?,?后使?用|先使?用,?后付费?"),
        _timing,
    ),
)


def read_picked(layout: Layout, choices: Sequence[Choice]) -> Iterator[Mention]:
    """Mentions that the options chosen give for what the words before the choice ask for."""
    flow = layout.text.flow.text
    for choice in choices:
        if not choice.chosen or layout.place_at(choice.span.start) is Place.ATTACHMENT:
            continue
        start = flow_offset(layout, choice.span.start)
        lead = flow[max(0, start - _BEFORE) : start].removesuffix("第")
        behind = _ASKED_BEHIND.match(flow, start)
        asked_by = (lead, behind["asked"]) if behind is not None else (lead,)
        for asked in _ASKED:
            if any(asked.lead.search(words) for words in asked_by) and (asked.several or len(choice.chosen) == 1):
                yield from _mentions(layout, choice, asked)


def _mentions(layout: Layout, choice: Choice, asked: _Asked) -> Iterator[Mention]:
    for option in choice.chosen:
        said = asked.option.match(option.text)
        if said is not None:
            value = asked.read(said[0])
            yield layout.raw_mention(asked.field, value, option.span.start, option.span.end, rule="choice")
