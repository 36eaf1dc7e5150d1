"""What a price is for: the agreement's own word for the service, beside its price on one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import regex

from hedui.extract.prices.sums_behind import sum_behind
from hedui.extract.words.catalogue import Catalogue
from hedui.normalize import grammar

_NUMBERING = r"^(?:第[一二三四五六七八九十\d]+条|[(（]?[\d一二三四五六七八九十]+[)）、.．]|\d+(?:\.\d+)+|[①-⑳])*"
_LABEL_WITHIN = 80
"""Characters of a line within which its label ends."""

Named = tuple[str, int, int]
"""A service's name and where it stands on the line."""


@dataclass(frozen=True, slots=True)
class Priced:
    """A price on a line, and the part of the line that belongs to it."""

    text: str
    match: regex.Match[str]
    bounds: tuple[int, int]
    catalogue: Catalogue

    @property
    def phrases(self) -> Mapping[str, regex.Pattern[str]]:
        """The words of the catalogue."""
        return self.catalogue.phrases


def service_of(priced: Priced) -> Named | None:
    """The agreement's word for what is priced: the line's label, or the noun before, in or behind the price.

    None where nothing shows that it is the price of a service; an empty word for 本合同单价, which names none, and for
    a fee that is added up at once. What a fee includes tells more than that it is one.
    """
    text, bounds = priced.text, priced.bounds
    named = _told(priced.catalogue, _named_by(priced)) or _added_up(priced)
    if named is not None and priced.phrases["preposition"].fullmatch(named[0]):
        before = priced.phrases["service_named"].search(text, bounds[0], named[1])
        return _named(before) if before is not None else None
    if named is None or (named[0] and not priced.phrases["any_fee"].fullmatch(named[0])):
        return named
    carried = priced.phrases["service_carried"].search(text, priced.match.end(), bounds[1])
    return _named(carried) if carried is not None else named


def _added_up(priced: Priced) -> Named | None:
    """An empty name for a fee that nothing names and whose sum follows at once: 每月9,600元，合计115,200元."""
    start = priced.match.start()
    is_fee = "fee" in priced.match.groupdict()
    return ("", start, start) if is_fee and sum_behind(priced.text, priced.match, priced.catalogue) else None


def _told(catalogue: Catalogue, named: Named | None) -> Named | None:
    """The name without 本合同; an empty one where nothing is left that says what is priced."""
    if named is None:
        return None
    name, start, end = named
    behind = catalogue.phrases["own_agreement"].sub("", name)
    kept = catalogue.phrases["said_of_price"].sub("", behind)
    start += len(name) - len(behind)
    return ("", start, end) if catalogue.phrases["no_service"].fullmatch(kept) else (kept, start, start + len(kept))


def _named_by(priced: Priced) -> Named | None:
    """What the first of the readers finds that finds anything."""
    readers = _OF_UNIT_PRICE if "price" in priced.match.groupdict() else _OF_FEE
    return next((named for read in readers if (named := read(priced)) is not None), None)


def _one_of_several(priced: Priced) -> Named | None:
    """短信服务：国内,0.05元/条: what stands between a comma and the price, behind the line's label."""
    text, match = priced.text, priced.match
    label = priced.phrases["service_label"].match(text, 0, _LABEL_WITHIN)
    several = priced.phrases["service_before_price"].search(
        text, max(label.end() if label else 0, match.start() - 12), match.start()
    )
    return _named(several) if several is not None and several.start() > 0 else None


def _label(priced: Priced) -> Named | None:
    text, match = priced.text, priced.match
    label = priced.phrases["service_label"].match(text, 0, _LABEL_WITHIN)
    if (
        label is None
        or label.end("service") > match.start()
        or priced.catalogue.begins("price_heading", label["service"])
    ):
        return None
    if label["service"][-1].isdecimal() or label["service"].endswith("日"):
        return _named(label) if priced.bounds[0] < label.end() else None
    return None if _is_of_party(priced.catalogue, label["service"]) else _named(label)


def _is_of_party(catalogue: Catalogue, words: str) -> bool:
    """Whether a line begins with a party, or with what is said of one, and only goes on to a price."""
    known = catalogue.labels.get(words, ())
    return words in catalogue.roles or any(label.field.startswith(("party.", "account.")) for label in known)


def _each(priced: Priced) -> Named | None:
    text, match = priced.text, priced.match
    each = priced.phrases["service_of_each"].match(text, priced.bounds[0])
    return _named(each) if each is not None and each.end() <= match.start() else None


def _fee_of_several(priced: Priced) -> Named | None:
    """服务费：平台使用费每月500元: what stands right before the fee and is called one, behind the line's label."""
    named = _one_of_several(priced)
    return named if named is not None and priced.catalogue.says("fee_noun_at_end", named[0]) else None


def _own_noun(priced: Priced) -> Named | None:
    """The noun that the price's own pattern found."""
    text, match = priced.text, priced.match
    noun = match.groupdict().get("noun")
    if not noun or not priced.catalogue.says("fee_noun_at_end", noun):
        return None
    whole = _noun_before(priced.catalogue, text, match.start("noun"), match.end("noun"))
    return text[whole[0] : whole[1]], *whole


def _directly_before(priced: Priced) -> Named | None:
    text, match = priced.text, priced.match
    direct = priced.phrases["service_before_price"].search(text, max(0, match.start() - 12), match.start())
    return _named(direct) if direct is not None else None


def _named(match: regex.Match[str]) -> Named:
    return match["service"], *match.span("service")


def _before(priced: Priced) -> Named | None:
    """The last noun of the sentence before the price, or what the sentence says is supplied."""
    text, match = priced.text, priced.match
    first = priced.bounds[0]
    begin = max(first, max(text.rfind(mark, first, match.start()) for mark in "。;") + 1)
    for noun in reversed(list(priced.phrases["fee_noun"].finditer(text, begin, match.start()))):
        start, end = _noun_before(priced.catalogue, text, noun.start(), noun.end())
        owned = priced.phrases["service_of_fee"].search(text, max(0, start - 14), end)
        if owned is not None and end - start <= 2:
            return _named(owned)
        name = text[start:end].removesuffix("单价")
        if name:
            return name, start, start + len(name)
    supplied = priced.phrases["service_supplied"].search(text, begin, match.start())
    return _named(supplied) if supplied is not None else None


def _behind(priced: Priced) -> Named | None:
    """The noun that follows the price: 每月300元套餐费."""
    text, match = priced.text, priced.match
    after = priced.phrases["fee_noun"].search(text, match.end(), min(priced.bounds[1], match.end() + 40))
    if after is None or after[0].startswith(("超出", "超额", "超过")) or _is_another(priced, after):
        return None
    leads = (priced.phrases[words].match(after[0]) for words in ("lead_of_fee", "unit_before_fee"))
    lead = next(filter(None, leads), None)
    start = after.start() + (lead.end() if lead else 0)
    return text[start : after.end()], start, after.end()


def _is_another(priced: Priced, noun: regex.Match[str]) -> bool:
    """Whether the noun has a sum of its own, or stands behind another one's: 每台1,800元,共90,000元,运费2,000元."""
    between = priced.text[priced.match.end() : noun.start()].removeprefix("元").replace("元/", "")
    return "元" in between or priced.phrases["own_sum"].match(priced.text, noun.end()) is not None


def _subject(priced: Priced) -> Named | None:
    """短信按照每条…收取: the first words of the line where nothing else names what is priced."""
    text, match = priced.text, priced.match
    first = priced.phrases["first_words"].match(text)
    if first is None or first.end() > match.start() + 4 or priced.catalogue.begins("price_heading", first["service"]):
        return None
    return _named(first)


_OF_FEE = (_fee_of_several, _label, _own_noun, _before, _behind, _subject)
_OF_UNIT_PRICE = (_one_of_several, _label, _each, _own_noun, _directly_before, _before, _behind, _subject)
"""What names the service of a fee and that of a price of one unit, in the order in which they are asked."""


def _is_of_word(character: str) -> bool:
    return character == "+" or (grammar.LETTER.match(character) is not None and not character.isdigit())


def _noun_before(catalogue: Catalogue, text: str, start: int, end: int) -> tuple[int, int]:
    """The noun widened to the left over what qualifies it, without verbs and parties."""
    begin = start
    while begin > 0 and _is_of_word(text[begin - 1]) and end - begin < 14:
        begin -= 1
    lead = catalogue.phrases["lead_of_fee"].match(text[begin:end])
    if lead is not None and begin + lead.end() < end:
        begin += lead.end()
    return begin, end
