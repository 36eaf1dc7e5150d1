"""Messaging and telecom: signatures of short messages, access codes, the statutory late fee."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Place
from hedui.extract.values.looks import looks
from hedui.messages import Message
from hedui.models.codes import ROLES
from hedui.normalize import grammar
from hedui.normalize.identifier import IdentifierError, parse_access_code
from hedui.normalize.numeral import parse_integer
from hedui.normalize.percent import parse_percent
from hedui.validate.draft import Draft
from hedui.validate.named import forms
from hedui.validate.names import plain_name
from hedui.validate.quote import fields_of, quote_flow, quote_mention, stated

_LOOKS = looks("rules")

_LENGTH = Message(
    "短信签名有{count}个字，不合约定的字数：{signature}；{limits}",
    "The message signature has {count} characters, outside the limits: {signature}; {limits}",
)
_NOT_FROM_NAME = Message(
    "短信签名不是由甲方全称“{name}”中的关键字组成：{signature}",
    "The message signature is no abbreviation of “{name}”: {signature}",
)
_CODE = Message(
    "接入代码不是106端口号，也不是95、96、1开头的特服号：{side}",
    "The access code is neither a 106 port number nor a 95/96/1xx number: {side}",
)
_LATE_FEE = Message(
    "依据《电信条例》第三十五条，违约金为每日3‰，此处写为“{rate}”：{clause}",
    "Article 35 of the Telecommunications Regulations sets 3‰ a day, “{rate}” is stated: {clause}",
)
_LIMITS = _LOOKS["signature_limits"]
_STATUTE = _LOOKS["statute_rate"]
_STATUTORY = Decimal("0.003")


def sms_signature_length(extraction: Extraction) -> Iterator[Draft]:
    """Shorter or longer than the agreement itself allows; only Chinese signatures are measured in characters."""
    mention = stated(extraction, "/messaging/signature")
    flow = extraction.layout.text.flow
    limits = _LIMITS.search(flow.text) or extraction.layout.catalogue.phrases["signature_at_most"].search(flow.text)
    if mention is None or limits is None or not grammar.HAN.search(str(mention.value)):
        return
    count = len("".join(str(mention.value).split()))
    least = _whole_number(limits.groupdict().get("least") or "0")
    if not least <= count <= _whole_number(limits["most"]):
        sides = (quote_mention(extraction, mention), quote_flow(extraction, *limits.span()))
        facts = {"signature": sides[0], "count": count, "limits": sides[1]}
        yield Draft(_LENGTH, facts, sides, ("/messaging/signature",))


def sms_signature_not_from_name(extraction: Extraction) -> Iterator[Draft]:
    """The agreement demands an abbreviation of the full name; the signature is no subsequence of it."""
    mention = stated(extraction, "/messaging/signature")
    names = forms(extraction, "甲方")
    if mention is None or not names or not extraction.says("signature_from_name", extraction.layout.text.flow.text):
        return
    signature = plain_name(str(mention.value))
    others = [name for role in ROLES[1:] for name in forms(extraction, role)]
    if grammar.HAN.search(signature) and not any(_is_abbreviation(signature, name) for name in (*names, *others)):
        first = next(iter(extraction.of("party.name", "甲方")), None)
        side = quote_mention(extraction, mention)
        sides = (side, quote_mention(extraction, first)) if first else (side,)
        yield Draft(_NOT_FROM_NAME, {"signature": side, "name": names[0]}, sides, ("/messaging/signature",))


def access_code_invalid(extraction: Extraction) -> Iterator[Draft]:
    """An access code that is neither a 106 port number nor a special number."""
    seen: set[str] = set()
    for field in ("messaging.access_code", "messaging.own_access_code"):
        for mention in extraction.of(field):
            code = str(mention.value)
            if code in seen or mention.place is Place.ATTACHMENT or _is_access_code(code):
                continue
            seen.add(code)
            side = quote_mention(extraction, mention)
            yield Draft(_CODE, {"side": side}, (side,), fields_of(extraction, [mention]))


def late_fee_rate(extraction: Extraction) -> Iterator[Draft]:
    """The clause rests on 《电信条例》第三十五条 and states another rate than its 3‰ a day."""
    flow = extraction.layout.text.flow
    for match in _STATUTE.finditer(flow.text):
        try:
            rate = parse_percent(match["rate"])
        except ValueError:
            continue
        if rate != _STATUTORY:
            clause, stated_rate = quote_flow(extraction, *match.span()), quote_flow(extraction, *match.span("rate"))
            fields = ("/liability/late_fee_daily_rate",)
            yield Draft(_LATE_FEE, {"clause": clause, "rate": match["rate"]}, (clause, stated_rate), fields)


def _whole_number(text: str) -> int:
    """The number in digits or in everyday Chinese ones; 两 is two."""
    return parse_integer(text.replace("两", "二"))


def _is_abbreviation(short: str, name: str) -> bool:
    """Whether the characters of ``short`` occur in ``name`` in their order."""
    rest = iter(plain_name(name))
    return all(character in rest for character in short)


def _is_access_code(code: str) -> bool:
    try:
        parse_access_code(code)
    except IdentifierError:
        return False
    return True
