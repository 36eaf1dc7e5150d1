"""Amounts that are stated twice, in words and in figures side by side, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from hedui.extract.candidates.money import Money, figure_at, figure_before
from hedui.extract.candidates.money_in_words import find_words
from hedui.extract.extraction import AmountPair, Span
from hedui.extract.mention import Mention, Unread, stating
from hedui.extract.text.layout import Layout
from hedui.extract.values.calculations import past_calculation
from hedui.extract.values.looks import looks
from hedui.normalize import punctuation
from hedui.normalize.figures import ACROSS_LINES, CUT, FIGURE, TORN

_LOOKS = looks("told_of_sums")

_BIG = _LOOKS["before_words"]
_SMALL = _LOOKS["before_figures"]
_AT_ONCE = looks("sums_in_figures")["words_at_once"]
_BESIDE = looks("sums_in_figures")["said_beside"]
_SIGN = looks("sums_in_figures")["sign_before"]
_ALONE = looks("sums_in_figures")["alone_below"]
"""What stands between words and a line with nothing on it but their figures behind a sign."""
SUBJECT = "。;,\n\t"
"""What parts the words that call a sum something from those before."""
_LONGEST_GAP = 30
_SUBJECT_REACH = 24
_NEAR = 160


def find_pairs(layout: Layout, mentions: Sequence[Mention]) -> tuple[list[AmountPair], list[Unread]]:
    """Every amount stated in words and in figures: side by side, or under labels that belong together.

    Beside them the figures that are malformed, with what the words make of them.
    """
    pairs: list[AmountPair] = []
    unread: list[Unread] = []
    taken: set[int] = set()
    for words in find_words(layout.text):
        figures = _beside(layout, words, taken)
        if figures is None:
            continue
        taken.add(figures.first)
        if figures.value is not None and _is_cut(layout, words, figures):
            whole = _across_lines(layout, figures)
            figures = figures._replace(value=whole if whole == words.value else None)
        if figures.value is None:
            figures = _settled(words, figures)
            unread += [] if figures.masked or _torn_off(layout, figures) else [_unread(layout, figures)]
        if figures.value is not None:
            pairs.append(_pair(layout, words, figures))
    pairs += _labelled(mentions, pairs)
    return sorted(pairs, key=lambda pair: pair.words_span.start), unread


def _beside(layout: Layout, words: Money, taken: set[int]) -> Money | None:
    """The figures that say the same as the words: those before them, or those behind."""
    before, behind = _before(layout, words), _behind(layout, words)
    found = [money for money in (before, behind) if money is not None and money.first not in taken]
    agreeing = [money for money in found if _may_be(money, words)]
    return next(iter(agreeing or found), None)


def _may_be(figures: Money, words: Money) -> bool:
    stated = {words.value} if words.value is not None else set(words.readings)
    return bool(stated & ({figures.value} if figures.value is not None else set(figures.readings)))


def _before(layout: Layout, words: Money) -> Money | None:
    money = figure_before(layout.text, words.start)
    if money is None or not 0 <= words.start - money.end <= _LONGEST_GAP:
        return None
    gap = layout.text.flow.text[money.end : words.start]
    if not _BIG.fullmatch(gap) or _is_parted(gap, "大写") or not _is_amount(layout, money, words, gap):
        return None  # a clause's number: 2.1 合同金额（大写）…
    subject = punctuation.before(layout.text.flow.text, money.start, SUBJECT, _SUBJECT_REACH)
    return None if _is_of_another(layout, subject, gap) else money


def _is_amount(layout: Layout, money: Money, words: Money, gap: str) -> bool:
    """Whether the figure looks like a sum, or the words follow as what it says: at once, or it stands in brackets."""
    enclosed = gap == ")" and layout.text.flow.text[max(0, money.start - 1) : money.start] == "("
    return money.like_money or _AT_ONCE.match(gap) is not None or (enclosed and _may_be(money, words))


def _is_parted(gap: str, said: str) -> bool:
    """Whether the gap leads to another line or cell without saying what stands there."""
    return ("\n" in gap or "\t" in gap) and said not in gap


def _is_of_another(layout: Layout, subject: str, gap: str) -> bool:
    """Whether the words behind the gap give another sum than the figures before it, by what these are called."""
    goes_on = gap.rfind("(") > max(gap.rfind("\n"), gap.rfind(")"))
    if "\n" in gap and not goes_on and not layout.says("sum_words", subject):
        return True
    if any(word in gap for word in ("合计", "总计", "共计")) and not layout.says("total_words", subject):
        return True  # 软件30000元,硬件20000元,合计人民币大写: the sum of what stands before it
    return gap.strip(",、;") == "计" and punctuation.holds(subject + gap, "每单/")


def _behind(layout: Layout, words: Money) -> Money | None:
    flow = layout.text.flow.text
    gap = _SMALL.match(flow, words.end, words.end + _LONGEST_GAP)
    if gap is None:
        return None
    between = flow[words.end : gap.start("lead")]
    if _is_parted(between, "小写"):
        alone = _ALONE.match(flow, words.end)
        return None if alone is None else figure_at(layout.text, alone.end())
    if not _SIGN.search(gap["lead"]) and not _BESIDE.search(between):
        return None
    return figure_at(layout.text, past_calculation(flow, gap.end()))


def _settled(words: Money, figures: Money) -> Money:
    """Malformed figures as the words beside them say they were meant."""
    stated = {words.value} if words.value is not None else set(words.readings)
    agreed = [reading for reading in figures.readings if reading in stated]
    return figures._replace(value=agreed[0]) if len(agreed) == 1 else figures


def _torn_off(layout: Layout, figures: Money) -> regex.Match[str] | None:
    """What the end of a line tore off the figures, so that only their rest was read."""
    start = layout.text.flow.offsets[figures.first]
    return TORN.search(layout.text.raw, max(0, start - _LONGEST_GAP), start)


def _is_cut(layout: Layout, words: Money, figures: Money) -> bool:
    """Whether the figures do not say what the words say, and the end of a line leaves them in doubt."""
    if _may_be(figures, words):
        return False
    behind = layout.text.flow.offsets[figures.last - 1] + 1
    return CUT.match(layout.text.raw, behind) is not None or _torn_off(layout, figures) is not None


def _across_lines(layout: Layout, figures: Money) -> Decimal | None:
    """What figures say with those with which the line above ends, or the line below begins."""
    torn = _torn_off(layout, figures)
    start = layout.text.flow.offsets[figures.first] if torn is None else torn.start()
    whole = ACROSS_LINES.match(layout.text.raw, start)
    joined = "" if whole is None else "".join(whole[0].replace(",", "").split())
    return Decimal(joined) if FIGURE.fullmatch(joined) else None


def _unread(layout: Layout, figures: Money) -> Unread:
    span = layout.text.flow.raw_span(figures.first, figures.last)
    return Unread("amount", *span, readings=figures.readings, settled=figures.value)


def _pair(layout: Layout, words: Money, figures: Money) -> AmountPair:
    assert figures.value is not None
    flow = layout.text.flow
    first = min(words.start, figures.start)
    return AmountPair(
        words=words.text,
        words_span=Span(*flow.raw_span(words.first, words.last)),
        figures=figures.value,
        figures_span=Span(*flow.raw_span(figures.first, figures.last)),
        subject=punctuation.before(flow.text, first, SUBJECT, 40),
    )


def _labelled(mentions: Sequence[Mention], pairs: Sequence[AmountPair]) -> Iterator[AmountPair]:
    """合同总价（元） on one line and 合同总价（大写） on the next."""
    known = {pair.words_span.start for pair in pairs}
    amounts = stating(mentions, "total.amount")
    for words in stating(mentions, "total.words"):
        near = [m for m in amounts if abs(m.start - words.start) < _NEAR]
        if near and words.start not in known:
            best = min(near, key=lambda m: (m.rank, abs(m.start - words.start)))
            assert isinstance(best.value, Decimal)
            yield AmountPair(
                str(words.value), Span(words.start, words.end), best.value, Span(best.start, best.end), words.rule
            )
