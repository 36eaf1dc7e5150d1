"""The agreement's total, net and tax included, in clauses: only what is called so is one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

import regex

from hedui.extract.candidates.money import Money, figure_at
from hedui.extract.candidates.money_in_words import find_words, is_amount, words_at
from hedui.extract.extraction import AmountPair, Span
from hedui.extract.mention import Mention, Place, Unread, stating
from hedui.extract.prices.amounts import SUBJECT
from hedui.extract.text.layout import Layout
from hedui.extract.trace import Refusal, Why
from hedui.extract.values.calculations import past_calculation
from hedui.extract.values.currencies import NAMES, SIGNS
from hedui.extract.values.garbled import BROKEN_WORDS, GARBLED, garbled_sum, whole_stretch
from hedui.extract.values.looks import looks
from hedui.extract.words.catalogue import Catalogue
from hedui.normalize import grammar, punctuation
from hedui.normalize.english import parse_english
from hedui.normalize.misread import readings

_BETWEEN = rf"""(?:\((?:[^()\d\n]|\d{{1,2}}(?:\.\d)?%){{1,16}}\)|(?:{NAMES})[:\ ]?|(?:{SIGNS})\ ?
    |[“”「」"]|款|价(?!税)|约定|约(?!\p{{Han}}{{0,3}}占)|预计|暂[定估]|固定总价|总价|不?含税|[合总共]计|总共|计|为|是|[:=]|大写|小写|金额|[(]
    |(?<=[:为])\n(?=人民币|\(?[大小]写|[¥￥])){{0,14}}+(?=[\dWORDS]|每\p{{Han}}{{1,2}}\d|GARBLED)"""
_NO_NAME = r"(?!\W|\d(?!\d?个?[年月]\p{Han}))"
"""Before a total's name: a sign is none, nor a figure but of years or months; each would be tried against all names."""
_LOOKS = looks("sums_in_figures")
_SAY = _LOOKS["say_only"]
_PLAIN_SUM = grammar.pattern(r"(?<words>[零〇{ten}百千两{formal}佰仟]+[万亿])(?![\p{Han}\dA-Za-z*#?？×□◻☐▢…_])")
_COUNTED = _LOOKS["counted_behind"]
_GOES_ON_BELOW = _LOOKS["goes_on_below"]
"""More of a figure on the next line: 4, 5200.22."""
_UNIT_NAMED = _LOOKS["unit_named"]
"""What says before figures that they are money: 合同总价（单位：万元）：12.8."""
SUMS = frozenset({"total.amount", "total.words"})
"""The total's two halves: in figures and in words."""
_SENTENCE_REACH = 90
_PARTS = {"total.net", "total.tax"}
_RULE = "total-in-clause"
_PLAIN_FIRST = "一二两三四五六七八九十百千万亿"


@dataclass(frozen=True, slots=True)
class _Called:
    """Where a sentence names a total or a part of it, and where the amount begins."""

    field: str
    subject: str
    start: int
    end: int
    between: str


@lru_cache(maxsize=64)
def _names(catalogue: Catalogue) -> tuple[regex.Pattern[str], dict[str, str]]:
    """What finds a total's name with what stands between it and the amount; group of the match → field."""
    groups: dict[str, str] = {}
    patterns: list[str] = []
    for entry in catalogue.sums:
        if entry.alone:
            continue
        group = f"sum{len(groups)}"
        groups[group] = entry.field
        listed = grammar.one_of(entry.spellings)
        patterns.append(f"(?P<{group}>{entry.pattern}|{listed})" if entry.pattern else f"(?P<{group}>{listed})")
    words = "零〇壹贰叁肆伍陆柒捌玖弍貳參参陸拾佰仟" + _PLAIN_FIRST
    between = _BETWEEN.replace("WORDS", words).replace("GARBLED", GARBLED)
    return regex.compile(f"{_NO_NAME}(?:{'|'.join(reversed(patterns))}){between}", regex.VERBOSE), groups


def with_net(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions; a total of which a bracket says that it is without tax is the net one: 100000元（不含税）.

    Where nothing else is stated, that is what is to be paid, too.
    """
    flow = layout.text.flow
    net = [
        m for m in stating(mentions, *SUMS) if layout.begins("net_behind", flow.text, bisect_left(flow.offsets, m.end))
    ]
    stated = [replace(m, field="total.net") for m in net if m.field == "total.amount"]
    ids = set(map(id, net))
    others = [m for m in mentions if id(m) not in ids]
    return [*(others if stating(others, *SUMS, "total.tax") else mentions), *stated]


def read_totals(
    layout: Layout, pairs: Sequence[AmountPair], mentions: Sequence[Mention], unread: list[Unread]
) -> list[Mention]:
    """Mentions of ``total.amount``, ``net``, ``tax`` and ``words`` in clauses; only what is called a total is one.

    Of those that other readers found, the half that stands beside. Figures behind a total's name that give no value are
    added to ``unread``.
    """
    found: list[Mention] = []
    written = {words.first: words for words in find_words(layout.text)}
    paired = [pair.words_span.start for pair in pairs]
    for called in _all_called(layout):
        mention = (
            _figures(layout, called, unread)
            or _beside_words(layout, called, pairs)
            or _words(layout, called, written, paired, unread)
        )
        if mention is not None:
            found.append(mention)
    found += _in_english(layout)
    known = stating(mentions, *SUMS)
    found += partners(layout, pairs, [*known, *stating(found, *SUMS)])
    if not stating((*known, *found), *SUMS, "total.tax"):
        # Only a price without tax is agreed: that is what is to be paid as far as the agreement says.
        found += [replace(m, field="total.amount", rank=3) for m in stating(found, "total.net")]
    return found


def _in_english(layout: Layout) -> list[Mention]:
    """The one sum in English words: SAY US DOLLARS TWELVE THOUSAND SIX HUNDRED ONLY."""
    flow = layout.text.flow.text
    said = list(_SAY.finditer(flow)) if "only" in flow.casefold() else []
    if len(said) != 1:
        return []
    words = said[0]
    try:
        parse_english(words["words"])
    except ValueError:
        return []
    return [layout.flow_mention("total.words", words["words"], *words.span("words"), rule="say", rank=1)]


def _all_called(layout: Layout) -> Iterator[_Called]:
    flow = layout.text.flow.text
    names, groups = _names(layout.catalogue)
    for match in names.finditer(flow):
        group = match.lastgroup
        if group is None:
            continue
        field, subject = groups[group], match[group]
        before = flow[max(0, match.start() - 40) : match.start()]
        if field == "total.amount" and (
            layout.says("net_words", match[0]) or layout.says("net_words", punctuation.since(before, SUBJECT)[-10:])
        ):
            field = "total.net"
        end = past_calculation(flow, match.end())
        called = _Called(field, subject, match.start(), end, match[0][len(subject) :])
        if (why := _excluded(layout, called, before)) is None:
            yield called
        elif layout.trace.asks(field):
            layout.trace.refuse(_refusal(layout, called, why))


def _refusal(layout: Layout, called: _Called, why: Why) -> Refusal:
    """The sum behind what is called a total and is none."""
    money = _behind(layout, called)
    span = (money.first, money.last) if money is not None else (called.start, called.end)
    value = money.value if money is not None else None
    place = layout.text.flow.raw_span(*span)
    return Refusal(called.field, *place, why, value=value, rule=called.subject)


def _excluded(layout: Layout, called: _Called, before: str) -> Why | None:
    """Why what is called a total is none; None where it is one."""
    if layout.place_in_flow(called.start) is Place.ATTACHMENT:
        return Why.ATTACHMENT
    is_part = called.field in _PARTS
    sentence = _of_its_total(layout, before) if is_part else punctuation.since(before, SUBJECT)
    if is_part and (_is_gross(called, before) or layout.says("part_of_total", sentence)):
        return Why.PART
    flow = layout.text.flow.text
    if layout.says(
        "total_of_another",
        punctuation.before(flow, called.start, punctuation.SENTENCE, _SENTENCE_REACH),
    ):
        return Why.FORMER
    return Why.DEPOSIT if layout.says("no_total", sentence + called.subject) else None


def _of_its_total(layout: Layout, before: str) -> str:
    """The sentence before a part, from the total on that it tells last: 单价113元/台，总价11300元（不含税…"""
    sentence = punctuation.since(before, punctuation.SENTENCE)
    told = list(layout.phrases["total_behind_a_price"].finditer(sentence))
    return sentence[told[-1].start() :] if told else sentence


def _is_gross(called: _Called, before: str) -> bool:
    """Whether what is called tax is what a price includes: 含税."""
    return called.field == "total.tax" and before.endswith("含") and not before.endswith("不含")


def _figures(layout: Layout, called: _Called, unread: list[Unread]) -> Mention | None:
    flow = layout.text.flow.text
    if (garbled := garbled_sum(flow, called.end)) is not None:
        unread.append(_unread(layout, called, *garbled))
        return None
    money = _behind(layout, called)
    if money is None or flow.startswith(tuple("/×xX"), money.end):
        return None
    end = max(money.last, whole_stretch(flow, money.first))
    value = _value(flow, money)
    if _is_counted(flow, money, end, read=value is not None):
        return None
    if value is None and not money.masked:
        unread.append(_unread(layout, called, money.first, end, money.readings))
    if value is None or not (money.like_money or _UNIT_NAMED.search(called.between)):
        return None
    return layout.flow_mention(called.field, value, money.first, money.last, rule=called.subject, rank=1)


def _beside_words(layout: Layout, called: _Called, pairs: Sequence[AmountPair]) -> Mention | None:
    """The figures of a part whose words stand right behind its name: 不含税价叁拾柒万元整（￥370000.00）."""
    if called.field not in _PARTS:
        return None
    first = layout.text.flow.raw_span(called.end, called.end + 1)[0]
    pair = next((pair for pair in pairs if pair.words_span.start == first), None)
    return None if pair is None else replace(_at(layout, called.field, pair.figures, pair.figures_span), rank=1)


def _value(flow: str, money: Money) -> Decimal | None:
    """What the figure comes to; None where it goes on below the end of its line."""
    return money.value if money.united or _GOES_ON_BELOW.match(flow, money.last) is None else None


def _behind(layout: Layout, called: _Called) -> Money | None:
    """The figures right behind a total's name."""
    return figure_at(layout.text, called.end) if layout.text.flow.text[called.end].isdigit() else None


def _unread(layout: Layout, called: _Called, first: int, last: int, meant: tuple[Decimal, ...] = ()) -> Unread:
    flow = layout.text.flow
    meant = meant or readings(flow.text[first:last])
    return Unread(called.field, *flow.raw_span(first, last), readings=meant, rank=1)


def _is_counted(flow: str, money: Money, end: int, *, read: bool) -> bool:
    """Whether the figure counts things, or is a share: 12个月, 30%; one that could not be read must look like none."""
    if money.signed or money.united:
        return False
    share = flow[end : end + 2].removeprefix(" ").startswith(("%", "‰"))
    counted = share or _COUNTED.match(flow, money.end) is not None
    return counted and (share or read or not money.like_money)


def _words(
    layout: Layout, called: _Called, written: dict[int, Money], paired: Sequence[int], unread: list[Unread]
) -> Mention | None:
    flow = layout.text.flow
    if called.field != "total.amount":
        return None
    words = written.get(called.end) or words_at(layout.text, called.end)
    if words is not None:
        if words.value is None and words.currency is None and is_amount(words.text):  # 人民币壹仟日元: two currencies
            unread.append(Unread("total.words", *flow.raw_span(words.first, words.last), rank=1))
        return layout.flow_mention("total.words", words.text, words.first, words.last, rule=called.subject, rank=1)
    if (bare := _PLAIN_SUM.match(flow.text, called.end)) is not None:
        return layout.flow_mention("total.words", bare["words"], *bare.span("words"), rule=called.subject, rank=1)
    if (broken := BROKEN_WORDS.match(flow.text, called.end)) is not None:
        first, last = flow.raw_span(*broken.span())
        if bisect_left(paired, first) == bisect_left(paired, last):  # beside figures its fault is told of as theirs
            unread.append(Unread("total.words", first, last, rank=1))
    return None


def partners(layout: Layout, pairs: Sequence[AmountPair], totals: Sequence[Mention]) -> list[Mention]:
    """The other half of each pair of which one half is a total."""
    found: list[Mention] = []
    starts = {m.start for m in totals}
    for pair in pairs:
        if pair.words_span.start in starts and pair.figures_span.start not in starts:
            found.append(_at(layout, "total.amount", pair.figures, pair.figures_span))
        elif pair.figures_span.start in starts and pair.words_span.start not in starts:
            found.append(_at(layout, "total.words", pair.words, pair.words_span))
    return found


def both_halves(layout: Layout, pair: AmountPair) -> list[Mention]:
    """The pair as the total."""
    amount = _at(layout, "total.amount", pair.figures, pair.figures_span)
    return [amount, _at(layout, "total.words", pair.words, pair.words_span)]


def _at(layout: Layout, name: str, value: Decimal | str, span: Span) -> Mention:
    return layout.raw_mention(name, value, span.start, span.end, rule=_RULE, rank=1)
