"""Recurring and usage prices in clauses: 每月300元包含8571条，超过8571条按0.035元/条，合计6个月共1800元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from hedui.extract.convert import PER, count
from hedui.extract.extraction import AmountPair
from hedui.extract.layout import Layout
from hedui.extract.mention import Mention, Place, Value
from hedui.extract.services import service_of
from hedui.models.contract import Per

_NUM = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_IN_WORDS = r"(?:[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{3,30}\()?"
_MONEY = rf"(?:人民币|RMB|[¥￥])*{_IN_WORDS}(?:人民币|RMB|[¥￥]|小写|:)*(?<fee>{_NUM})(?!\d|[%‰]|\.\d)"
_PER = r"(?<per>自然月|半年|季度?|月|年|天|日)"
_LINK = r"(?:标准|金额|价格|单价)?(?:为|:|是|计|按|收取|支付|应付|固定|约定|统一|标准)*"
_UNITS = r"条|分钟?|MB?|GB?|次|张|人次|人|平方米|平米|㎡|平方|户|台|个|份|公里|小时|端口|部|套|辆|位|吨|度|立方米"
_USE_UNITS = r"条|分钟?|MB?|GB?|次|小时|公里|张|个"

_FEES = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"(?<!每(?:平方米|平米|平方|㎡))每个?{_PER}(?:每(?:条|人|台|辆|户|端口|部|间|套))?"
        rf"(?<noun>[^,。;:\d元()¥￥每]{{0,12}}?)(?:共计|合计|总计)?{_LINK}{_MONEY}(?:元)?(?=元|\(大写|[,。;()]|功能|套餐|包|的|租|整|$)",
        rf"{_MONEY}(?:元)?(?:\([^()]{{0,24}}\))?(?:元)?/(?:(?:条|人|台|辆|户|端口|部|间|套)[/·•])?{_PER}(?!\d)",
        r"(?<noun>(?<per>月|季度?|半年|年|日)"
        r"(?:租金|租费|租|使用费|功能费|服务费|套餐费|资费|费|保费|工资|管理费|维护费|维保费|固定费用|基本费))"
        rf"(?:总额)?(?:\(含税\))?{_LINK}{_MONEY}元",
        rf"(?<noun>[\p{{Han}}]{{2,8}}费){_LINK}{_MONEY}元(?:\([^()]{{0,30}}\))?,?(?<per>一次性)(?:收取|支付|缴纳|缴清)",
        rf"(?<per>一次性)(?:收取|支付|缴纳|的)*(?<noun>[\p{{Han}}]{{1,8}}费){_LINK}{_MONEY}元?",
        r"(?<noun>(?:接入|初装|安装|开通|调试|开户|建设|端口开通|工料)费)(?:\(|为|:)*(?<per>一次性)(?:收取|支付|缴纳)?"
        rf"\)?{_LINK}{_MONEY}(?:元)?(?!/)",
    )
)
_UNIT_PRICES = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"(?:按照?|以|每|为|:)每?(?<unit>{_USE_UNITS})(?:下行|上行)?(?:短信|彩信|短消息|流量|通话)?"
        rf"(?:为|按|计费|收费|收取|:)*(?:人民币|[¥￥])*(?<price>{_NUM})元",
        rf"(?<price>{_NUM})元?/(?:每)?(?<unit>{_UNITS})(?:[/·•](?<per>月|天|日|年))?",
        rf"(?:每(?<per>月|年|日|天))?每(?<unit>{_UNITS})(?:每(?<per>月|年|日|天))?[^,。;\d]{{0,8}}?"
        rf"(?:人民币|[¥￥])*(?<price>{_NUM})元(?!/)",
    )
)
_INCLUDED = regex.compile(
    rf"(?:包含|内含|含|赠送|包括|套餐量为?)(?:国内|下行|免费|通用)*(?:短信|流量|彩信|[\p{{Han}}]{{0,6}}?)?"
    rf"(?<n>\d[\d,]*)(?<unit>{_USE_UNITS})"
)
_OVERAGE = regex.compile(
    rf"(?:超过|超出|超)(?:套餐)?(?:包含的)?(?<n>\d[\d,]*)(?:{_USE_UNITS})(?:的|以上|以外|以后|之后|部分|后|,)"
)
_SUM = regex.compile(
    rf"(?:合计|共计?|总计|合同期(?:内|限)?共?|租期共?|计|服务期共?|期限共?)?"
    rf"(?<n>\d+|[一二两三四五六七八九十]{{1,3}})个?(?<unit>月|季度?|年|期|天)(?:[^。;\n\d]{{0,12}}?)"
    rf"(?:合计|共计?|总计|总额|计|费用|金额|租金|总|为|[¥￥])+[^。;\n\d]{{0,36}}?(?:(?<total>{_NUM})元|(?<=[¥￥])(?<total>{_NUM})(?![%‰\d.]))"
    rf"|(?:合计|总计|共计)(?<n>\d+)个?(?<unit>月|季度?|年)(?:人民币|[¥￥])*(?<total>{_NUM})元"
)
_IN_TERM = regex.compile(
    r"(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）、.．]|\d+(?:\.\d+)+)?(?:本|该|上述|以上|整个)?(?:合同|协议|服务|租赁|合作)?"
    r"(?:履行|有效)?(?:期限?|期间|周期)?内?,?(?:(?:合计|共计?|总计)(?=\d))?"
)
"""How a line begins that sums up the price above it."""
_WHOLE_YEAR = regex.compile(
    rf"(?<n>全年|一年)(?:服务费|费用|租金)?(?:总额|总价|共计?|合计|总计|计)+(?:为|:)?(?:人民币|[¥￥])*(?<total>{_NUM})元"
)
_A_YEAR = {"月": 12, "自然月": 12, "季": 4, "季度": 4, "半年": 2}
_NOT_RATE = regex.compile(
    r"违约|赔偿|罚|扣减|扣除|扣[\d¥]|保证金|押金|定金|注册资本|奖励|处以|不超过|限额|保险金额|最高|封顶|免赔|逾期|滞纳|减免"
    r"|拒绝|每发现|每低"
)
_NOT_TARIFF_PER = {"次": Per.ONCE, "一次性": Per.ONCE}


@dataclass(slots=True)
class _Line:
    """One line of the flow: its text and where it starts there."""

    text: str
    start: int


def read_rates(layout: Layout, pairs: Sequence[AmountPair]) -> list[Mention]:
    """Mentions of ``rate.*``; those of one price share a group."""
    words = {pair.figures_span.start: pair for pair in pairs}
    found: list[Mention] = []
    start = 0
    above: int | None = None
    for text in layout.text.flow.text.split("\n"):
        if "元" in text or "¥" in text:
            line = _Line(text, start)
            if layout.place_in_flow(start) in (Place.BODY, Place.HEAD) and "\t" not in text:
                more = list(_more(layout, line, above)) if above is not None else []
                priced = more or list(_line(layout, line, words))
                found += priced
                if not more or any(m.field == "rate.unit_price" for m in more):
                    above = _open_price(priced)
        start += len(text) + 1
    return found + _sums_apart(layout, found)


def _more(layout: Layout, line: _Line, group: int) -> Iterator[Mention]:
    """What a line without a price of its own adds to the one above: what use beyond it costs, or its sum."""
    if any(kind == "fee" for kind, _ in _openings(line)) or _NOT_RATE.search(line.text):
        return
    if _OVERAGE.search(line.text) and _first(_UNIT_PRICES, line.text):
        yield from _usage(layout, line, line.text, 0, group, 0)
    elif (lead := _IN_TERM.match(line.text)) is not None and _SUM.match(line.text, lead.end()):
        yield from _sum(layout, line, line.text, 0, group, 0, None)


def _open_price(rates: Sequence[Mention]) -> int | None:
    """The only price among these, where it recurs and nothing says yet what use beyond it costs."""
    groups = {m.group for m in rates if m.field == "rate.fee"}
    once = any(m.field == "rate.per" and m.value is Per.ONCE for m in rates)
    closed = once or any(m.field == "rate.unit_price" for m in rates)
    return groups.pop() if len(groups) == 1 and not closed else None


def _sums_apart(layout: Layout, rates: Sequence[Mention]) -> list[Mention]:
    """A sum that a later line gives for a price above: 12个月的租赁费合计558000元."""
    summed = {m.group for m in rates if m.field == "rate.total"}
    open_services = {str(m.value): m.group for m in rates if m.field == "rate.service" and m.group not in summed}
    recurring = {m.group for m in rates if m.field == "rate.fee"}
    found: list[Mention] = []
    if recurring.isdisjoint(open_services.values()):
        return found
    for match in _SUM.finditer(layout.text.flow.text):
        line_start = layout.text.flow.text.rfind("\n", 0, match.start()) + 1
        line = _Line(layout.text.flow.text[line_start : match.end()], line_start)
        group = next((g for s, g in open_services.items() if g in recurring and _is_about(line.text, s)), None)
        if group is None or _NOT_RATE.search(line.text) or layout.place_in_flow(match.start()) is not Place.BODY:
            continue
        if any(m.start == layout.text.flow.offsets[match.start("total")] for m in rates):
            continue
        summed.add(group)
        open_services = {s: g for s, g in open_services.items() if g != group}
        at = (match.start("n") - line_start, match.end("n") - line_start)
        found.append(_mention(layout, line, "rate.periods", count(match["n"]), at, group))
        at = (match.start("total") - line_start, match.end("total") - line_start)
        found.append(_mention(layout, line, "rate.total", Decimal(match["total"].replace(",", "")), at, group))
    return found


def _is_about(text: str, service: str) -> bool:
    """Whether a line speaks of a service: by the end of its name, or by a word of it before 费."""
    if service[-3:] in text:
        return True
    return any(service[at : at + 2] + "费" in text for at in range(len(service) - 1))


def _line(layout: Layout, line: _Line, words: dict[int, AmountPair]) -> Iterator[Mention]:
    """The prices of one line: each sentence that states one, what follows in the line added to it."""
    rates = list(_openings(line))
    for number, (kind, match) in enumerate(rates):
        start = rates[number - 1][1].end() if number else 0
        following = [m for _, m in rates[number + 1 :] if _per(match) == "一次性" or _per(m) != "一次性"]
        end = min((m.start() for m in following), default=len(line.text))
        yield from _rate(layout, line, kind, match, (start, end), words)


def _openings(line: _Line) -> Iterator[tuple[str, regex.Match[str]]]:
    """Where each price of the line begins: its fee, or its unit price where it has no fee."""
    taken: list[tuple[int, int]] = []
    fees: list[regex.Match[str]] = []
    for pattern in _FEES:
        for match in pattern.finditer(line.text):
            if not _overlaps(taken, match.span()) and not _excluded(line.text, match) and _per(match):
                taken.append(match.span())
                fees.append(match)
    units = [] if fees else _unit_openings(line)
    yield from sorted([("fee", m) for m in fees] + [("unit", m) for m in units], key=lambda pair: pair[1].start())


def _per(match: regex.Match[str]) -> str | None:
    per: str | None = match.groupdict().get("per")
    return per


def _unit_openings(line: _Line) -> list[regex.Match[str]]:
    taken: list[tuple[int, int]] = []
    found: list[regex.Match[str]] = []
    for pattern in _UNIT_PRICES:
        for match in pattern.finditer(line.text):
            if not _overlaps(taken, match.span()) and not _excluded(line.text, match):
                taken.append(match.span())
                found.append(match)
    return found


def _overlaps(taken: Sequence[tuple[int, int]], span: tuple[int, int]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _excluded(text: str, match: regex.Match[str]) -> bool:
    """Whether the sentence speaks of penalties, deposits and the like."""
    begin = max(text.rfind(mark, 0, match.start()) for mark in "。;") + 1
    ends = [e for e in (text.find(mark, match.end()) for mark in "。;,") if e >= 0]
    return _NOT_RATE.search(text[begin : min(ends, default=len(text))]) is not None


def _rate(
    layout: Layout,
    line: _Line,
    kind: str,
    match: regex.Match[str],
    bounds: tuple[int, int],
    words: dict[int, AmountPair],
) -> Iterator[Mention]:
    service = service_of(line.text, match, bounds)
    if service is None:
        return
    group = line.start + match.start() + 1
    name, start, end = service
    yield _mention(layout, line, "rate.service", name, (start, end), group)
    if kind == "fee":
        yield from _fee(layout, line, match, group, words)
    if _per(match) != "一次性":
        text = line.text[bounds[0] : bounds[1]]
        if kind == "fee":
            low, high = match.start() - bounds[0], match.end() - bounds[0]
            text = text[:low] + "　" * (high - low) + text[high:]
        offset = match.end() - bounds[0] if kind == "fee" else 0
        yield from _usage(layout, line, text, bounds[0], group, offset)
        yield from _sum(layout, line, text, bounds[0], group, offset, _per(match))


def _fee(
    layout: Layout, line: _Line, match: regex.Match[str], group: int, words: dict[int, AmountPair]
) -> Iterator[Mention]:
    span = match.span("fee")
    yield _mention(layout, line, "rate.fee", Decimal(match["fee"].replace(",", "")), span, group)
    word = match["per"]
    yield _mention(layout, line, "rate.per", _NOT_TARIFF_PER.get(word) or PER[word], match.span("per"), group)
    pair = words.get(layout.text.flow.offsets[line.start + span[0]])
    if pair is not None:
        yield layout.raw_mention(
            "rate.fee_words", pair.words, pair.words_span.start, pair.words_span.end, rule="rate", group=group
        )


def _usage(layout: Layout, line: _Line, text: str, base: int, group: int, offset: int) -> Iterator[Mention]:
    """What is included, from when on each unit costs, how much, and what it adds up to."""

    def at(span: tuple[int, int]) -> tuple[int, int]:
        return base + span[0], base + span[1]

    if (included := _INCLUDED.search(text, offset)) is not None:
        yield _mention(layout, line, "rate.included", _int(included["n"]), at(included.span("n")), group)
        yield _mention(layout, line, "rate.included_unit", included["unit"], at(included.span("unit")), group)
    if (over := _OVERAGE.search(text, offset)) is not None:
        yield _mention(layout, line, "rate.overage_from", _int(over["n"]), at(over.span("n")), group)
    if (price := _first(_UNIT_PRICES, text)) is not None:
        yield _mention(
            layout, line, "rate.unit_price", Decimal(price["price"].replace(",", "")), at(price.span("price")), group
        )
        yield _mention(layout, line, "rate.unit", price["unit"], at(price.span("unit")), group)


def _sum(
    layout: Layout, line: _Line, text: str, base: int, group: int, offset: int, per: str | None
) -> Iterator[Mention]:
    """What the price adds up to: over a stated number of periods, or over the whole year."""
    total = _SUM.search(text, offset)
    periods = count(total["n"]) if total is not None else _A_YEAR.get(per or "")
    total = total or _WHOLE_YEAR.search(text, offset)
    if total is None or periods is None:
        return
    (first, last), (low, high) = total.span("n"), total.span("total")
    yield _mention(layout, line, "rate.periods", periods, (base + first, base + last), group)
    yield _mention(
        layout, line, "rate.total", Decimal(total["total"].replace(",", "")), (base + low, base + high), group
    )


def _int(text: str) -> int:
    return int(text.replace(",", ""))


def _first(patterns: Sequence[regex.Pattern[str]], text: str) -> regex.Match[str] | None:
    found = [m for m in (pattern.search(text) for pattern in patterns) if m is not None]
    return min(found, key=lambda m: m.start(), default=None)


def _mention(layout: Layout, line: _Line, name: str, value: Value, span: tuple[int, int], group: int) -> Mention:
    return layout.flow_mention(name, value, line.start + span[0], line.start + span[1], rule="rate", group=group)
