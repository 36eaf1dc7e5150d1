"""The copies: whether those that each holds add up to the total."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from hedui.extract.clauses.copies import DETAILS, number_of
from hedui.extract.extraction import Extraction
from hedui.extract.values.looks import looks
from hedui.messages import Message
from hedui.normalize import grammar, punctuation
from hedui.validate.draft import Draft
from hedui.validate.quote import quote_flow

_LOOKS = looks("rules")

_MISMATCH = Message(
    "合同份数不符：共{total}份，各方所执合计{held}份：{side}",
    "The copies do not add up: {total} in all, {held} are held: {side}",
)
_SENTENCE_ENDS = "。;\n"
_END = _LOOKS["copies_end"]
_UNCLEAR = _LOOKS["copies_unclear"]
_OTHER_PAPER = _LOOKS["other_paper"]
_BESIDES = _LOOKS["besides"]
_EACH = _LOOKS["each_holds"]
_LETTERS = grammar.pattern(r"{stem}(?=方|、|和|与|及|双|两|[三四五六七八九十]|{stem})")
_LISTED = punctuation.any_of("、,和与及")
"""Between those who get as many each: 代理机构、财政局、审计局各一份."""
_NAMED = (
    *((f"{numeral}方", number) for number, numeral in enumerate("三四五六七八九十", 3)),
    ("双方", 2),
    ("两方", 2),
    ("二方", 2),
)
_REACH = 200


@dataclass(frozen=True, slots=True)
class _Share:
    holders: int
    copies: int
    besides: bool
    """Whether it goes to somebody else besides, who may get one more: 并报…备案一份."""


def copies_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """What was read of the holders does not add up to the total, nor do the shares as the sentence lists them; silent
    where a party's share is not stated."""
    stated, flow = extraction.contract.copies, extraction.layout.text.flow
    if stated.total is None or sum(stated.held.values()) == stated.total:
        return
    for mention in extraction.of("copies.total"):
        start, behind = (bisect_left(flow.offsets, place) for place in (mention.start, mention.end))
        shares = _shares(extraction, flow.text[behind : (end := _end(extraction, behind))])
        if shares is None or sum(share.holders for share in shares) < max(2, len(extraction.contract.parties)):
            continue
        held = sum(share.holders * share.copies for share in shares)
        if stated.total not in (held, held - sum(share.copies for share in shares if share.besides)):
            before = max(flow.text.rfind(mark, max(0, start - _REACH), start) for mark in _SENTENCE_ENDS)
            side = quote_flow(extraction, before + 1 if before >= 0 else start, end)
            fields = ("/copies/total", *(f"/copies/held/{role}" for role in stated.held))
            yield Draft(_MISMATCH, {"total": stated.total, "held": held, "side": side}, (side,), fields)
            return


def _end(extraction: Extraction, start: int) -> int:
    """Where the shares end: with the sentence, or the next one where the first has none."""
    flow, counted = extraction.layout.text.flow.text, extraction.layout.phrases["copies_counted"]
    stop = _END.search(flow, start, start + _REACH)
    if stop is None:
        return min(len(flow), start + _REACH)
    if stop[0] == "。" and not counted.search(flow, start, stop.start()):
        following = _END.search(flow, stop.end(), stop.end() + _REACH)
        return int(following.start() if following else stop.start())
    return int(stop.start())


def _shares(extraction: Extraction, text: str) -> list[_Share] | None:
    """Who holds how many, or None where the sentence says it in a way that cannot be added up."""
    text = DETAILS.sub("", text)
    if (other := _OTHER_PAPER.search(text)) is not None:
        text = text[: other.start()]
    if _UNCLEAR.search(text):
        return None
    shares: list[_Share] = []
    before = 0
    for match in extraction.layout.phrases["copies_counted"].finditer(text):
        holders = _holders(text[before : match.start()], len(extraction.contract.parties))
        besides = _BESIDES.search(text, before, match.start()) is not None
        if (copies := number_of(match["n"])) is None:
            return None
        shares.append(_Share(holders, copies, besides))
        before = match.end()
    return shares or None


def _holders(who: str, parties: int) -> int:
    if not _EACH.search(who):
        return 1
    for word, count in _NAMED:
        if word in who:
            return count + _beside(who, word)
    listed = [name for name in _LISTED.split(_EACH.split(who)[0]) if name.strip(" ;(由")]
    if len(listed) > 1:
        return max(len(listed), len(set(_LETTERS.findall(who))))
    return len(set(_LETTERS.findall(who))) or max(parties, 1)


def _beside(who: str, word: str) -> int:
    """How many others get as many as all sides in one word do: 甲乙双方及街道办各执一份, 学校和员工双方各执一份."""
    named = _LISTED.split(_EACH.split(who)[0].rsplit(",", 1)[-1])
    if _LETTERS.search(last := named[-1].strip()) is None and last.endswith(word) and last != word:
        return 0  # the sides themselves, by name
    others = (name.strip(" ;(由") for name in named if word not in name)
    return sum(len(name) > 1 and _LETTERS.search(name) is None for name in others)
