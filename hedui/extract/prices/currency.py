"""In what currency the total is stated: what its figures, its words and what stands right before them name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from hedui.extract.candidates.money import LEAD
from hedui.extract.mention import Mention, Place
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.normalize import grammar, punctuation
from hedui.normalize.currency import named

_FIELDS = frozenset({"total.amount", "total.words"})
_NAMED = "named", "named yuan"
_BY_NAME = frozenset(_NAMED)
"""Rules that read a currency's name."""
_AHEAD = 24
_BEHIND = 12
_PARTED = "。;,，；、\n\t0123456789"
"""What parts a sum from the name of another one's currency before it."""
_NUMBER = grammar.pattern(r"[\d,.]*[{sum_digits}{sum_units}{sum_like}]*")
_LOOKS = looks("sums_in_figures")
_UNIT = _LOOKS["unit_behind"]
_YUAN = _LOOKS["of_yuan"]
_TOLD = looks("told_of_sums")
_DECLARED, _CONVERTED = _TOLD["declared"], _TOLD["converted"]
_PLAIN = str.maketrans("圆圓￥＄", "元元¥$")
_OF_SIGN = {"$": "USD"}
"""What a sign means alone where it is not the yuan's."""
_UNIT_ALONE = _LOOKS["unit_alone"]


def currencies(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A mention of ``total.currency`` for each sum of the total that names one; it shares the sum's ``group``.

    The group is the sum's raw offset and one. The rule is ``named`` for a currency's name, ``named yuan`` for 港币…元,
    else the unit or sign alone: 元, ¥, $.
    """
    for mention in mentions:
        if mention.field in _FIELDS and (found := _stated(layout, mention)) is not None:
            code, rule, first, last = found
            for stated, by in ((code, rule), *_by_sign_besides(layout, code, rule, first, last)):
                yield layout.flow_mention(
                    "total.currency", stated, first, last, rule=by, group=mention.start + 1,
                    rank=mention.rank, confidence=mention.confidence, method=mention.method,
                )  # fmt: skip


def _by_sign_besides(layout: Layout, code: str, rule: str, first: int, last: int) -> Iterator[tuple[str, str]]:
    """The yuan of a ¥ before figures and the name of another currency, whose sign it is not: ¥54,000.00美元; a name in
    brackets says what the sign means."""
    ahead, sign, behind = layout.text.flow.text[first:last].translate(_PLAIN).partition("¥")
    if (
        rule in _BY_NAME
        and sign
        and "(" not in behind
        and not named(ahead)
        and named(behind)
        and not _may_mean("¥", code, with_yuan=False)
    ):
        yield "CNY", "¥"


def _stated(layout: Layout, mention: Mention) -> tuple[str, str, int, int] | None:
    """Code, rule, and the interval of the flow that holds both the currency and the sum."""
    flow = layout.text.flow.text
    begin, end = _with_signs(layout, mention)
    itself = flow[begin:end].translate(_PLAIN)
    low = max(0, bisect_left(layout.text.flow.offsets, mention.start) - _AHEAD)
    ahead = punctuation.since(flow[low:begin], _PARTED)
    if named(ahead) and not named(itself):
        begin -= len(ahead)
    codes = named(flow[begin:end])
    if len(codes) == 1:
        return next(iter(codes)), "named yuan" if _has_yuan(itself) else "named", begin, end
    generic = next(filter("元¥$".count, itself), None) if not codes else None
    return None if generic is None else (_OF_SIGN.get(generic, "CNY"), generic, begin, end)


def _with_signs(layout: Layout, mention: Mention) -> tuple[int, int]:
    """The interval of the flow that holds a sum with the signs and units right before and behind it."""
    flow = layout.text.flow
    first, last = bisect_left(flow.offsets, mention.start), bisect_left(flow.offsets, mention.end)
    number = _NUMBER.match(flow.text, last) if mention.field == "total.amount" else None
    behind = _UNIT.match(flow.text, number.end() if number is not None else last, last + _BEHIND)
    lead = LEAD.search(flow.text, max(0, first - _BEHIND), first)
    return (lead.start() if lead is not None else first), (behind.end() if behind is not None else last)


def _has_yuan(text: str) -> bool:
    """Whether 元 stands in a text apart from the currency's name: 港币叁拾伍万元整."""
    return any(found["alone"] for found in _UNIT_ALONE.finditer(text))


def agreed(stated: Sequence[Mention]) -> frozenset[str]:
    """The currencies that the sums' mentions name; more than one where they cannot mean the same.

    ¥ may be yen, $ any dollar, and 元 the unit of whatever currency is named before another 元.
    """
    names = [m for m in stated if m.rule in _BY_NAME]
    codes = frozenset(str(m.value) for m in names or stated)
    if len(codes) != 1 or not names:
        return codes
    (code,) = codes
    with_yuan = names[-1].rule == "named yuan"
    signs = {m.rule for m in stated} - _BY_NAME
    return codes | {_OF_SIGN.get(sign, "CNY") for sign in signs if not _may_mean(sign, code, with_yuan=with_yuan)}


def _may_mean(sign: str, code: str, *, with_yuan: bool) -> bool:
    """Whether a sign or unit may stand for the currency, which is named with 元 behind the figure or without."""
    if sign == "$":
        return code.endswith(("D", "MOP"))
    return code == "CNY" or (code == "JPY" if sign == "¥" else with_yuan)


def declared(layout: Layout) -> list[Mention]:
    """Where the agreement says what currency its figures are in, in order; empty where it says so of several.

    The rule is ``named yuan`` where 元 may be the unit, of 港币 or 新台币元; else ``named``.
    """
    mentions = [
        layout.flow_mention("total.currency", code, *found.span("name"), rule=_NAMED[_may_be_in_yuan(found["name"])])
        for found in _DECLARED.finditer(layout.text.flow.text)
        for code in named(found["name"])
    ]
    return mentions if len({mention.value for mention in mentions}) == 1 else []


def _may_be_in_yuan(name: str) -> bool:
    return name.removesuffix("元").endswith("币")


def opposed(layout: Layout, figures: Sequence[Mention], said: Sequence[Mention]) -> list[Mention]:
    """The last declaration of another currency before figures with ¥, or with 元 that may be its unit.

    Empty where there is none, or what stands between speaks of yuan, or of a rate of exchange.
    """
    signs = {mention.rule for mention in figures}
    if not _BY_NAME.isdisjoint(signs) or ("¥" not in signs and said[0].rule == "named"):
        return []
    first = min(mention.start for mention in figures)
    before = [m for m in said if m.end <= first and m.place is not Place.ATTACHMENT][-1:]
    between = "".join(layout.text.raw[m.end : first] for m in before)
    return [] if "CNY" in named(between) or _CONVERTED.search(between) else before


def speaks_of_yuan(text: str) -> bool:
    """Whether a text speaks of yuan, and of no other currency."""
    return _YUAN.search(text) is not None and named(text) <= {"CNY"}
