"""Amounts in clauses: words and figures side by side, wherever they stand, and the agreement's total."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from hedui.extract.extraction import AmountPair, Span
from hedui.extract.layout import Layout
from hedui.extract.mention import Mention, Place

_DIGITS = "零〇壹贰叁肆伍陆柒捌玖弍貳參陸"
_UNITS = "拾佰仟万亿萬億圆元角分整正"
_LIKE = "任伯抬捡无陵倍什百千十一二三四五六七八九两"
"""Glyphs that stand in amounts by mistake of a reader or by habit; the words are quoted as they are."""

_FORMAL = rf"[{_DIGITS}{_UNITS}{_LIKE}×⊗]*[{_DIGITS}][{_DIGITS}{_UNITS}{_LIKE}]*(?:[元圆整正角分])"
_PLAIN = r"[一二三四五六七八九十百千万亿零〇两]+[元圆](?:整|正)?"
_FIGURE = r"(?<![\d.])(?<figures>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?<scale>[万亿])?(?!\d)"
_YUAN = r"(?:元|圆)?(?:整)?(?:人民币)?"
_LEAD = r"(?:人民币|RMB|CNY|[¥￥$])*:?"
_BIG = r"[,、;]?\(?(?:(?:人民币|金额|即|计)*大写(?:金额|人民币)*|人民币|即)*:?\)?:?(?:人民币)?:?"
_SMALL = r"元?\)?[,、;]?\(?(?:(?:人民币|金额|即|计)*小写(?:金额|人民币)*|即|计|RMB|人民币)*:?\)?:?"

_IN_WORDS = regex.compile(rf"[{_DIGITS}][{_DIGITS}{_UNITS}{_LIKE}]+|大写")
_AROUND = 100
"""Characters around an amount in words within which its figures, and what it is called, stand."""

_FIGURES_FIRST = regex.compile(
    rf"{_LEAD}{_FIGURE}{_YUAN}(?:/[^\d,。;()]{{1,5}})?{_BIG}(?<words>{_FORMAL}|(?<=大写[:：]?(?:人民币)?){_PLAIN})"
)
_WORDS_FIRST = regex.compile(
    rf"(?<words>{_FORMAL}|(?<=大写[):：]{{0,2}}(?:人民币)?){_PLAIN})"
    rf"(?:{_SMALL}[¥￥]:?|{_SMALL}(?<=[(（]|小写[):]*|[(（]RMB|即(?:人民币)?|[计小写]人民币)){_FIGURE}"
)
_SUBJECT = regex.compile(r"[^。;,\n\t]*$")

_TOTAL_WORDS = (
    r"(?:合同|协议|项目|采购|工程|服务|开发|设备|货物|产品|本次|订单|培训|维保|广告|印刷|顾问|委托|租赁|装修"
    r"|总|全部|固定|暂定|含税|签约|中标|成交)*"
    r"(?:总价款?|总金额|总额|总费用|总造价|总计|总租金|价款总额|签约合同价|合同价款?|合同金额|合同价格|合同价|合同费用"
    r"|价款合计|价款总计|协议金额|协议总价|费用总计|费用合计|费用共计|价税合计|中标金额|成交金额|中标价|成交价|采购金额"
    r"|项目金额|项目费用|服务费总额|合计总金额|开发费用|技术服务费|研究开发经费和报酬|开发费|顾问费|服务费用|承包价"
    r"|工程款总额|包干价|(?:租金|物业服务费|服务费|款项|货款|工程款|劳务费)合计|签约酬金|酬金总额|报酬总额|借款金额|借款总额|贷款金额|转让价款|转让总价)"
)
_BETWEEN = (
    r"(?:\((?:含税|暂定|大写|小写|元|人民币|不含税|含增值税|单位:元|RMB|总包价|固定总价)[^()]{0,12}\))*"
    r"(?:款|价)?(?:\(含税\))?(?:约定|暂定|总计|共计|合计|计)?"
    r"(?:为|是|:|人民币|RMB|共计|合计|总计|计|大写|小写|\(大写\)|\(小写\)|金额|固定总价|总价|[¥￥(（:])*"
)
_TOTAL_FIGURES = regex.compile(
    rf"(?<subject>{_TOTAL_WORDS}){_BETWEEN}{_FIGURE}(?<unit>元|圆|万元)?(?![\d%‰]|个|[年月日]|份)"
)
_TOTAL_WORDS_ONLY = regex.compile(rf"(?<subject>{_TOTAL_WORDS}){_BETWEEN}(?<words>{_FORMAL})")
_NOT_TOTAL = regex.compile(
    r"保证金|押金|定金|违约|赔偿|罚款|每月|月租|单价|不超过|上限|限额|低于|高于|超过|质保金|预付|首付|尾款|注册资本"
    r"|保险|罚|(?<!个)月(?:度|均)?(?:服务|租|管理|使用)?(?:总|费用|服务费|租金|合计)|每季|每日|每天"
    r"|(?<![一二两三四五六七八九十壹贰叁\d全])年度?(?:服务|租|管理|使用|物业服务|物业)?(?:费用?|金)?合计"
)
_PRICE = regex.compile(
    r"^(?:[(（]?[\d一二三四五六七八九十.]{1,4}[)）、.．]?)?(?:本(?:合同|协议|项目|次)?的?)?\p{Han}{0,6}(?:费用?|报酬|价款|酬金)"
    r"(?:总额|金额)?(?:共计|合计|总计|约定|固定)?(?:为|是|计|:)*$"
)
"""All that stands in its phrase before the amount that is paid for everything."""
_NOT_THE_PRICE = regex.compile(
    r"[每单]|押金|保证金|定金|赔|损|违约|罚|返还|退还|代[缴付收]|另行|第三[方人]|主合同|预付|首[付期]|尾款|限额|超过"
)
_UNDER_TABLES = frozenset({"合计", "总计", "小计", "共计", "table"})
_STATED = regex.compile(r"(?:¥|￥|元|圆|[,.])")


def find_pairs(layout: Layout, mentions: Sequence[Mention]) -> list[AmountPair]:
    """Every amount stated in words and in figures: side by side in a sentence, or under labels that belong together."""
    flow = layout.text.flow.text
    pairs: list[AmountPair] = []
    taken: list[tuple[int, int]] = []
    for pattern in (_FIGURES_FIRST, _WORDS_FIRST):
        for match in _near_words(pattern, flow):
            span = match.span()
            if any(start < span[1] and span[0] < end for start, end in taken):
                continue
            taken.append(span)
            pairs.append(_pair(layout, match))
    pairs += _labelled(mentions, pairs)
    return sorted(pairs, key=lambda pair: pair.words_span.start)


def _near_words(pattern: regex.Pattern[str], text: str) -> Iterator[regex.Match[str]]:
    """The pattern's matches, looked for only around what may be an amount in words."""
    start = end = 0
    for words in _IN_WORDS.finditer(text):
        if words.start() - _AROUND > end:
            yield from pattern.finditer(text, start, end)
            start = words.start() - _AROUND
        end = min(words.end() + _AROUND, len(text))
    yield from pattern.finditer(text, start, end)


def _pair(layout: Layout, match: regex.Match[str]) -> AmountPair:
    flow = layout.text.flow
    before = flow.text[max(0, match.start() - 40) : match.start()]
    subject = _SUBJECT.search(before)
    return AmountPair(
        words=match["words"],
        words_span=Span(*flow.raw_span(*match.span("words"))),
        figures=figures(match["figures"], match["scale"]),
        figures_span=Span(*flow.raw_span(*match.span("figures"))),
        subject=subject[0] if subject else "",
    )


def figures(text: str, scale: str | None) -> Decimal:
    """Figures with thousands separators, and 万 or 亿 behind them, as yuan."""
    factor = {"万": 10**4, "亿": 10**8}.get(scale or "", 1)
    return Decimal(text.replace(",", "")) * factor


def _labelled(mentions: Sequence[Mention], pairs: Sequence[AmountPair]) -> Iterator[AmountPair]:
    """合同总价（元） on one line and 合同总价（大写） on the next."""
    known = {pair.words_span.start for pair in pairs}
    amounts = [m for m in mentions if m.field == "total.amount"]
    for words in (m for m in mentions if m.field == "total.words"):
        if words.start in known:
            continue
        near = [m for m in amounts if abs(m.start - words.start) < 160]
        if near:
            best = min(near, key=lambda m: (m.rank, abs(m.start - words.start)))
            assert isinstance(best.value, Decimal)
            yield AmountPair(
                str(words.value), Span(words.start, words.end), best.value, Span(best.start, best.end), words.rule
            )


def read_totals(layout: Layout, pairs: Sequence[AmountPair], mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of ``total.amount`` and ``total.words`` in clauses; only what is called a total is one.

    Of those that other readers found, the half that stands beside.
    """
    found: list[Mention] = []
    flow = layout.text.flow
    for match in _TOTAL_FIGURES.finditer(flow.text):
        if _excluded(layout, match) or not (_STATED.search(match[0][len(match["subject"]) :]) or match["unit"]):
            continue
        value = figures(match["figures"], match["scale"])
        found.append(layout.flow_mention("total.amount", value, *_figure_span(match), rule="total-in-clause", rank=1))
    for match in _near_words(_TOTAL_WORDS_ONLY, flow.text):
        if not _excluded(layout, match):
            found.append(
                layout.flow_mention("total.words", match["words"], *match.span("words"), rule="total-in-clause", rank=1)
            )
    known = [mention for mention in mentions if mention.field in ("total.amount", "total.words")]
    return found + _partners(layout, pairs, [*known, *found])


def _figure_span(match: regex.Match[str]) -> tuple[int, int]:
    return match.start("figures"), match.end("scale") if match["scale"] else match.end("figures")


def _partners(layout: Layout, pairs: Sequence[AmountPair], totals: Sequence[Mention]) -> list[Mention]:
    """The other half of each pair of which one half is a total."""
    found: list[Mention] = []
    starts = {m.start for m in totals}
    for pair in pairs:
        if pair.words_span.start in starts and pair.figures_span.start not in starts:
            found.append(_at(layout, "total.amount", pair.figures, pair.figures_span))
        elif pair.figures_span.start in starts and pair.words_span.start not in starts:
            found.append(_at(layout, "total.words", pair.words, pair.words_span))
    return found


def _at(layout: Layout, name: str, value: Decimal | str, span: Span) -> Mention:
    return layout.raw_mention(name, value, span.start, span.end, rule="total-in-clause", rank=1)


def with_meant_total(layout: Layout, mentions: list[Mention], pairs: Sequence[AmountPair]) -> list[Mention]:
    """The mentions with a total, where nothing is called so: the one sum of a recurring price, or the one price.

    Either must also be written in words. The sum under a table of what one period's price is made of is no total.
    """
    sums = {m.start for m in mentions if m.field == "rate.total"}
    written = [pair for pair in pairs if pair.figures_span.start in sums]
    if len(sums) > 1 or not (pair := written[0] if written else None if sums else _only_price(layout, mentions, pairs)):
        return mentions
    fees = {m.value for m in mentions if m.field == "rate.fee" and m.value != pair.figures}
    kept = [m for m in mentions if not (m.field == "total.amount" and m.rule in _UNDER_TABLES and m.value in fees)]
    if any(m.field.startswith("total.") and m.field != "total.tax_rate" for m in kept):
        return mentions
    return [
        *kept,
        _at(layout, "total.amount", pair.figures, pair.figures_span),
        _at(layout, "total.words", pair.words, pair.words_span),
    ]


def _only_price(layout: Layout, mentions: Sequence[Mention], pairs: Sequence[AmountPair]) -> AmountPair | None:
    """审计费用为人民币86000元（大写：…）: the only amount in words, if it is a price paid once for everything."""
    if len(pairs) != 1 or any(m.field.startswith("rate.") for m in mentions):
        return None
    pair = pairs[0]
    flow = layout.text.flow
    first = bisect_left(flow.offsets, pair.words_span.start)
    sentence = flow.text[flow.text.rfind("。", 0, first) + 1 : flow.text.find("。", first)]
    in_body = layout.place_at(pair.words_span.start) is Place.BODY
    return pair if in_body and _PRICE.search(pair.subject) and not _NOT_THE_PRICE.search(sentence) else None


def _excluded(layout: Layout, match: regex.Match[str]) -> bool:
    if layout.place_in_flow(match.start()) is Place.ATTACHMENT:
        return True
    sentence = _SUBJECT.search(layout.text.flow.text[max(0, match.start() - 40) : match.start()])
    return _NOT_TOTAL.search((sentence[0] if sentence else "") + match["subject"]) is not None
