"""The copies: whether those that each holds add up to the total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hedui.extract.clauses.copies import DETAILS
from hedui.extract.extraction import Extraction
from hedui.extract.values.looks import looks
from hedui.messages import Message
from hedui.normalize import grammar, punctuation
from hedui.normalize.numeral import parse_integer
from hedui.validate.draft import Draft
from hedui.validate.quote import quote_flow

_LOOKS = looks("rules")

_MISMATCH = Message(
    "合同份数不符：共{total}份，各方所执合计{held}份：{side}",
    "The copies do not add up: {total} in all, {held} are held: {side}",
)
_TOTAL = _LOOKS["copies_in_all"]
_HELD = _LOOKS["copies_held"]
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
    """The shares in the sentence about the copies do not add up; silent where a party's share is not stated."""
    flow = extraction.layout.text.flow.text
    for match in _TOTAL.finditer(flow):
        end = _end(flow, match.end())
        shares = _shares(flow[match.end() : end], len(extraction.contract.parties))
        if shares is None or sum(share.holders for share in shares) < max(2, len(extraction.contract.parties)):
            continue
        total, held = parse_integer(match[1]), sum(share.holders * share.copies for share in shares)
        if total not in (held, held - sum(share.copies for share in shares if share.besides)):
            side = quote_flow(extraction, match.start(), end)
            fields = ("/copies/total", *(f"/copies/held/{role}" for role in extraction.contract.copies.held))
            yield Draft(_MISMATCH, {"total": total, "held": held, "side": side}, (side,), fields)
            return


def _end(flow: str, start: int) -> int:
    """Where the shares end: with the sentence, or the next one where the first has none."""
    stop = _END.search(flow, start, start + _REACH)
    if stop is None:
        return min(len(flow), start + _REACH)
    if stop[0] == "。" and not _HELD.search(flow, start, stop.start()):
        following = _END.search(flow, stop.end(), stop.end() + _REACH)
        return int(following.start() if following else stop.start())
    return int(stop.start())


def _shares(text: str, parties: int) -> list[_Share] | None:
    """Who holds how many, or None where the sentence says it in a way that cannot be added up."""
    text = DETAILS.sub("", text)
    if (other := _OTHER_PAPER.search(text)) is not None:
        text = text[: other.start()]
    if _UNCLEAR.search(text):
        return None
    shares: list[_Share] = []
    before = 0
    for match in _HELD.finditer(text):
        holders = _holders(text[before : match.start()], parties)
        besides = _BESIDES.search(text, before, match.start()) is not None
        shares.append(_Share(holders, parse_integer(match[1]), besides))
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
