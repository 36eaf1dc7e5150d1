"""What a price is for: the agreement's own word for the service, beside its price on one line."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from hedui.extract.words.catalogue import Catalogue
from hedui.normalize import grammar

_NUMBERING = r"^(?:第[一二三四五六七八九十\d]+条|[(（]?[\d一二三四五六七八九十]+[)）、.．]|\d+(?:\.\d+)+|[①-⑳])*"
_SERVICE_LABEL = regex.compile(_NUMBERING + r"(?<service>(?:\d{3,5})?[\p{Han}A-Za-z+/]{2,14})(?:\([^()]{0,20}\))?:")
_LABEL_WITHIN = 80
"""Characters of a line within which its label ends."""
_ANY_FEE = regex.compile(r"每?月?(?:功能|套餐|基本|基础|固定|月租|使用|服务)?(?:费|租)")
_CARRIED = regex.compile(r"(?:包含|内含|含|赠送)[^,。;元]{0,10}?(?<service>短信|彩信|流量|语音)")
_NOUN = regex.compile(r"[\p{Han}A-Za-z+]{0,10}(?:费|单价|租金|套餐|工资|报酬|薪酬?|资费|租)")
_NOUN_AT_END = regex.compile(rf"(?:{_NOUN.pattern})$")
_EACH = regex.compile(_NUMBERING + r"每[张个条户台部套端](?<service>\p{Han}{2,8}?)(?=每[月年]|包含|含|使用|超)")
_KNOWN = (
    r"(?:[月年季]度?|本?合同|固定|基本|平台|设备|系统|软件|房屋|宽带|短信|流量|物业|服务|管理|使用|维护|租赁|顾问|托管)*"
    r"(?:费|租金|单价)"
)
_NOW = rf"(?:现|原|起|[将把]|新增|增加)+(?={_KNOWN})"
"""What says from when a fee holds, before what is certainly one: 现服务费, not 现场支持费."""
_NOUN_LEAD = grammar.pattern(
    r"^(?:.*(?:第{number}{1,4}条|的|标准|议定|商定|向[甲乙丙丁戊]方|支付|缴纳|收取|[甲乙丙丁戊]方|应|约定|本合同|本协议"
    r"|按照|依照|按|原则上|[年月日]起(?![重吊])|另收|另付|另加|加收|修改|变更|调整|同意"
    r"|(?:吨|度|条|次|月|年|天|㎡|m[2²3³]|平方米)\+"
    r"|每个?自?然?[月季年度天]+|其中|订购|使用|提供|为|以|及|和|与|该|上述|共|元|一次性)(?=[\p{Han}A-Za-z]{2})"
    rf"(?:{_NOW})?|{_NOW})"
)
_UNIT_LEAD = regex.compile(r"[\p{Han}A-Z]{1,2}(?=[计收]费$)")
"""The unit of a price behind which it is only said that it is one: 元/条计费."""
_FIRST_WORDS = regex.compile(_NUMBERING + r"(?<service>[\p{Han}A-Za-z+]{2,10}?)(?:按照?|每|以|的?单价|的?资费)")
_DIRECT = regex.compile(
    rf"[,:;、。+](?:另收|另付|加收|另加|和|及|{_NOW})?(?<service>[\p{{Han}}A-Z]{{2,8}}?)"
    r"(?:每个?(?:月|季度?|半?年|日|天))?:?$"
)
_SUPPLIED = regex.compile(r"(?:提供|订购|使用|开通|办理)(?<service>[\p{Han}A-Za-z0-9+]{2,12}?)(?:,|、|。|;|$)")
_OF = regex.compile(r"(?:租用|使用|订购|办理|提供|开通)?(?<service>[\p{Han}A-Za-z]{2,8}?)的(?:费用?|价格|资费|单价)$")

Named = tuple[str, int, int]
"""A service's name and where it stands on the line."""
_PREPOSITION = regex.compile(r"(?:按照?|依照?|根据|以|为|每|则|统一按?|均按?)+")
_CARRIED_BEFORE = regex.compile(r"(?<service>短信|彩信|流量|语音)")
_WORD = regex.compile(r"[\p{Han}A-Za-z+]")
_OWN = regex.compile(r"^[本该此上述](?:合同|协议|项目|次|业务|单)(?:项下)?的?")
_PRICED = regex.compile(r"(?<=..)(?:的?单价)?(?:为|按照?|以|是)?$")
_NOTHING = regex.compile(
    r"(?:固定|综合|含税|不含税)?(?:单价|价格|价|费|计费|金额|总[价额]|合[计同]|协议|标准)?(?:为|按|以)?"
)
"""What says that there is a price and not of what."""


@dataclass(frozen=True, slots=True)
class Priced:
    """A price on a line, and the part of the line that belongs to it."""

    text: str
    match: regex.Match[str]
    bounds: tuple[int, int]
    catalogue: Catalogue


def service_of(priced: Priced) -> Named | None:
    """The agreement's word for what is priced: the line's label, or the noun before, in or behind the price.

    None where nothing shows that it is the price of a service; an empty word for 本合同单价, which names none. What a
    fee includes tells more than that it is one.
    """
    text, bounds = priced.text, priced.bounds
    named = _told(_named_by(priced))
    if named is not None and _PREPOSITION.fullmatch(named[0]):
        before = _CARRIED_BEFORE.search(text, bounds[0], named[1])
        return _named(before) if before is not None else None
    if named is None or (named[0] and not _ANY_FEE.fullmatch(named[0])):
        return named
    carried = _CARRIED.search(text, priced.match.end(), bounds[1])
    return _named(carried) if carried is not None else named


def _told(named: Named | None) -> Named | None:
    """The name without 本合同; an empty one where nothing is left that says what is priced."""
    if named is None:
        return None
    name, start, end = named
    behind = _OWN.sub("", name)
    kept = _PRICED.sub("", behind)
    start += len(name) - len(behind)
    return ("", start, end) if _NOTHING.fullmatch(kept) else (kept, start, start + len(kept))


def _named_by(priced: Priced) -> Named | None:
    """What the first of the readers finds that finds anything."""
    readers = _OF_UNIT_PRICE if "price" in priced.match.groupdict() else _OF_FEE
    return next((named for read in readers if (named := read(priced)) is not None), None)


def _one_of_several(priced: Priced) -> Named | None:
    """短信服务：国内,0.05元/条: what stands between a comma and the price, behind the line's label."""
    text, match = priced.text, priced.match
    label = _SERVICE_LABEL.match(text, 0, _LABEL_WITHIN)
    several = _DIRECT.search(text, max(label.end() if label else 0, match.start() - 12), match.start())
    return _named(several) if several is not None and several.start() > 0 else None


def _label(priced: Priced) -> Named | None:
    text, match = priced.text, priced.match
    label = _SERVICE_LABEL.match(text, 0, _LABEL_WITHIN)
    if label is None or label.end() > match.start() or priced.catalogue.begins("price_heading", label["service"]):
        return None
    return None if _is_of_party(priced.catalogue, label["service"]) else _named(label)


def _is_of_party(catalogue: Catalogue, words: str) -> bool:
    """Whether a line begins with a party, or with what is said of one, and only goes on to a price."""
    known = catalogue.labels.get(words, ())
    return words in catalogue.roles or any(label.field.startswith(("party.", "account.")) for label in known)


def _each(priced: Priced) -> Named | None:
    text, match = priced.text, priced.match
    each = _EACH.match(text, priced.bounds[0])
    return _named(each) if each is not None and each.end() <= match.start() else None


def _fee_of_several(priced: Priced) -> Named | None:
    """服务费：平台使用费每月500元: what stands right before the fee and is called one, behind the line's label."""
    named = _one_of_several(priced)
    return named if named is not None and _NOUN_AT_END.search(named[0]) else None


def _own_noun(priced: Priced) -> Named | None:
    """The noun that the price's own pattern found."""
    text, match = priced.text, priced.match
    noun = match.groupdict().get("noun")
    if not noun or not _NOUN_AT_END.search(noun):
        return None
    whole = _noun_before(text, match.start("noun"), match.end("noun"))
    return text[whole[0] : whole[1]], *whole


def _directly_before(priced: Priced) -> Named | None:
    text, match = priced.text, priced.match
    direct = _DIRECT.search(text, max(0, match.start() - 12), match.start())
    return _named(direct) if direct is not None else None


def _named(match: regex.Match[str]) -> Named:
    return match["service"], *match.span("service")


def _before(priced: Priced) -> Named | None:
    """The last noun of the sentence before the price, or what the sentence says is supplied."""
    text, match = priced.text, priced.match
    first = priced.bounds[0]
    begin = max(first, max(text.rfind(mark, first, match.start()) for mark in "。;") + 1)
    for noun in reversed(list(_NOUN.finditer(text, begin, match.start()))):
        start, end = _noun_before(text, noun.start(), noun.end())
        owned = _OF.search(text, max(0, start - 14), end)
        if owned is not None and end - start <= 2:
            return _named(owned)
        name = text[start:end].removesuffix("单价")
        if name:
            return name, start, start + len(name)
    supplied = _SUPPLIED.search(text, begin, match.start())
    return _named(supplied) if supplied is not None else None


def _behind(priced: Priced) -> Named | None:
    """The noun that follows the price: 每月300元套餐费."""
    text, match = priced.text, priced.match
    after = _NOUN.search(text, match.end(), min(priced.bounds[1], match.end() + 40))
    if after is None or after[0].startswith(("超出", "超额", "超过")):
        return None
    lead = _NOUN_LEAD.match(after[0]) or _UNIT_LEAD.match(after[0])
    start = after.start() + (lead.end() if lead else 0)
    return text[start : after.end()], start, after.end()


def _subject(priced: Priced) -> Named | None:
    """短信按照每条…收取: the first words of the line where nothing else names what is priced."""
    text, match = priced.text, priced.match
    first = _FIRST_WORDS.match(text)
    if first is None or first.end() > match.start() + 4 or priced.catalogue.begins("price_heading", first["service"]):
        return None
    return _named(first)


_OF_FEE = (_fee_of_several, _label, _own_noun, _before, _behind, _subject)
_OF_UNIT_PRICE = (_one_of_several, _label, _each, _own_noun, _directly_before, _before, _behind, _subject)
"""What names the service of a fee and that of a price of one unit, in the order in which they are asked."""


def _noun_before(text: str, start: int, end: int) -> tuple[int, int]:
    """The noun widened to the left over what qualifies it, without verbs and parties."""
    begin = start
    while begin > 0 and _WORD.match(text[begin - 1]) and end - begin < 14:
        begin -= 1
    lead = _NOUN_LEAD.match(text[begin:end])
    if lead is not None and begin + lead.end() < end:
        begin += lead.end()
    return begin, end
