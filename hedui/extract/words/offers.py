"""How an offer is told: alternatives of the catalogue side by side, none of them marked: 付费方式：预付费、后付费."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from hedui.extract.words.entries import Offer, plain_pattern
from hedui.normalize import grammar

_NUMBER = r"(?:[(]?(?:\d|[一二三四五六])[)、.]|[①-⑥]|(?<![A-Za-z])[A-F][、.])"
_SLOT = r"(?:[(\[【]\s*[)\]】]|_+)"
"""Where a tick was to be put, and none was."""
_LISTED = rf"(?:[、/|,;\s]|或者?){{0,2}}{_NUMBER}?\s?"
_EITHER = r"\s?(?:[/|]|或者?)\s?"
_PAID = r"(?:付费|付款|支付|缴费|结算|缴纳|付|缴|结)?"
_LED = rf"(?:为|是|:|\(|采用|选择|按|{_NUMBER}|\s){{0,6}}"
_ENDS = (
    r"(?=[)]?(?:\s*[。;,\n]|[)]|\s*[(][^()]{0,16}[打划画勾选]|\s*$|\s(?=\p{Han})|(?=\p{Han}{2,10}:))"
    r"(?!\s*[)]?\s*(?:为|:)\s*\S))"
)
"""The list is whole, and nothing is filled in behind it: （预付费/后付费）：后付费."""
TICKS = grammar.TICKS + grammar.FILLED + "●"
_MARKS = tuple(TICKS)
_TICK = rf" ?[{TICKS}]? ?"
_MOST = 5


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of what is offered, as an interval of the text."""

    start: int
    end: int
    which: int
    """Its place in the entry; two spellings of one have the same."""
    ticked: bool


@dataclass(frozen=True, slots=True)
class CompiledOffer:
    """How one entry is looked for, and which of its alternatives words are."""

    listed: regex.Pattern[str]
    said: regex.Pattern[str] | None
    one_of: tuple[regex.Pattern[str], ...]
    asked: regex.Pattern[str] | None
    """What stands before alternatives of which only one can hold; None where several may."""

    def are_exclusive(self, lead: str, options: Sequence[str]) -> bool:
        """Whether two of the options, asked for by the words before them, are alternatives of which one can hold."""
        if self.asked is None or self.asked.search(lead) is None:
            return False
        return sum(any(words.fullmatch(option) for option in options) for words in self.one_of) > 1


def compiled(offer: Offer, index: int) -> CompiledOffer:
    """The entry, ready to be looked for; raises ``WrongEntryError`` where one of its patterns is none."""
    for words in (offer.asked, offer.said or "", offer.then, *offer.one_of):
        plain_pattern(words, "offer", index)
    any_of = "(?:" + "|".join(f"(?:{words})" for words in offer.one_of) + ")"
    more = f"(?P<options>{{one}}(?:{{sep}}{{one}}){{{{1,{_MOST}}}}}+)"
    slot = rf"(?:{_SLOT}\s?)?"
    parted = more.format(one=_TICK + any_of + _PAID + _TICK, sep=_LISTED + slot)
    listed = f"(?:{offer.asked}){_LED}{slot}{parted}{_ENDS}"
    said = None
    if offer.said is not None:
        said = f"(?:{offer.said})" + more.format(one=any_of, sep=_EITHER) + f"(?={offer.then})"
    return CompiledOffer(
        regex.compile(listed),
        regex.compile(said) if said else None,
        tuple(regex.compile(f"(?:{words}){_PAID}") for words in offer.one_of),
        None if offer.together else regex.compile(f"(?:{offer.asked}){_LED}(?:下列|以下|下述|如下)?$"),
    )


def offers_in(text: str, offer: CompiledOffer) -> Iterator[tuple[int, int, tuple[Alternative, ...]]]:
    """Where the text offers alternatives that exclude each other: begin, end, and these."""
    for pattern in (offer.listed, offer.said):
        for match in pattern.finditer(text) if pattern is not None else ():
            start, end = match.span("options")
            found = tuple(_alternatives(text, start, end, offer))
            if len({one.which for one in found}) > 1:
                yield start, end, found


def _alternatives(text: str, start: int, end: int, offer: CompiledOffer) -> Iterator[Alternative]:
    """The alternatives named between two offsets; where several begin at one place the longest counts."""
    found = list(_named(text, start, end, offer))
    begins = [start, *(last for _, last, _ in found)]
    ends = [*(first for first, _, _ in found), end]
    for index, (first, last, which) in enumerate(found):
        before, behind = text[begins[index] : first].strip(), text[last : ends[index + 1]].strip()
        ticked = before.endswith(_MARKS) and (index == 0 or len(before) > 1)
        ticked = ticked or (behind.startswith(_MARKS) and (index + 1 == len(found) or len(behind) > 1))
        yield Alternative(first, last, which, ticked)


def _named(text: str, start: int, end: int, offer: CompiledOffer) -> Iterator[tuple[int, int, int]]:
    """Start and end of each alternative, and which one it is."""
    at = start
    while at < end:
        sizes = [(m.end(), -which) for which, p in enumerate(offer.one_of) if (m := p.match(text, at, end))]
        if sizes:
            stop, which = max(sizes)
            yield at, stop, -which
        at = stop if sizes else at + 1
