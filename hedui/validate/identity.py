"""Tax ids, telephone numbers and addresses of the parties: whether each is one, and whether a party has only one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from stdnum.tw import ubn

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Mention, Place
from hedui.extract.values.looks import looks
from hedui.messages import Message
from hedui.normalize import grammar, punctuation
from hedui.normalize.fold import fold
from hedui.normalize.identifier import IdentifierError, IdentifierFault, is_resident_number, parse_tax_id
from hedui.normalize.telephone import TelephoneError, parse_telephone
from hedui.validate.doubt import is_sure, read_otherwise
from hedui.validate.draft import Draft, Side, fill
from hedui.validate.named import own, owner
from hedui.validate.plausible import is_well_assigned
from hedui.validate.quote import carried_over, fields_of, label_of, party, quote_mention, stated

_LOOKS = looks("rules")

_INVALID_TAX_ID = Message(
    "{role}的统一社会信用代码（纳税人识别号）有误（{reason}）：{side}", "{role}'s tax id is wrong ({reason}): {side}"
)
_INVALID_ID = Message(
    "{role}的身份证号码有误（{reason}）：{side}", "{role}'s identity number is wrong ({reason}): {side}"
)
_CITIZEN_BEGINS = _LOOKS["citizen_begins"]
"""A place, then a year of birth: no other number under such a label looks so."""
_CITIZENS_LABEL = "身份证"
_CHECK = Message("日期或校验码不符", "its date or check character")
_CITIZENS_LENGTH, _OLD_LENGTH = 18, 15
_LENGTH = Message("应为18位，实为{count}位", "it has {count} characters instead of 18")
_TAX_ID_MISMATCH = Message("{role}的纳税人识别号不一致：{sides}", "{role} bears different tax ids: {sides}")
_SHARED = Message("{roles}的纳税人识别号相同：{sides}", "{roles} bear one tax id: {sides}")
_NUMBERS_DIFFER = Message("合同编号前后不一致：{sides}", "The agreement's number differs between places: {sides}")
_TELEPHONE = Message("{subject}号码无效：{side}", "{subject}: no telephone number that exists in China: {side}")
_EMAIL = Message("{role}的电子邮箱地址无效：{side}", "{role}'s e-mail address is none: {side}")
_COMPLAINTS = Message("投诉电话", "telephone for complaints")
_SUPPORT = Message("服务电话", "telephone for support")
_OWN_TELEPHONE = Message("电话", "telephone")
_FAX = Message("传真", "fax")
_ADDRESS = _LOOKS["email"]
_OWN_NUMBER = _LOOKS["own_number_named"]
_CITED = _LOOKS["other_number"]
_NUMBERS = _LOOKS["joins_numbers"]
_AREA_TO_COME = "区号"


def compact(value: object) -> str:
    """A code without blanks and hyphens, in capitals."""
    return punctuation.without(str(value), "-").upper()


def tax_id_invalid(extraction: Extraction) -> Iterator[Draft]:
    """Wrong length, alphabet or check character by GB 32100-2015; a citizen's number stands for a person.

    Silent where a second reading of a scan makes a code of it, and of what Taiwan numbers its companies with.
    """
    seen: set[str] = set()
    for mention in _tax_ids(extraction):
        code = compact(mention.value)
        reason = _fault(code)
        whole = code + compact(carried_over(extraction, mention))
        again = map(compact, read_otherwise(extraction, mention.start, mention.end))
        if extraction.layout.text.is_traditional and ubn.is_valid(code):
            continue
        if code in seen or reason is None or _fault(whole) is None or any(_fault(other) is None for other in again):
            continue
        seen.add(code)
        side = quote_mention(extraction, mention)
        facts = {"role": party(mention.role), "side": side, "reason": reason}
        yield Draft(_INVALID_TAX_ID, facts, (side,), fields_of(extraction, [mention]))


def id_number_invalid(extraction: Extraction) -> Iterator[Draft]:
    """A citizen's number of which the length, the date or the check character is wrong (GB 11643-1999)."""
    seen: set[str] = set()
    for mention in extraction.of("party.id_number"):
        number = compact(mention.value)
        again = map(compact, read_otherwise(extraction, mention.start, mention.end))
        if mention.place is Place.ATTACHMENT or number in seen or not _is_citizens(mention.rule, number):
            continue
        if is_resident_number(number) or any(map(is_resident_number, again)):
            continue
        seen.add(number)
        side = quote_mention(extraction, mention)
        reason = _CHECK if len(number) == _CITIZENS_LENGTH else fill(_LENGTH, count=len(number))
        facts = {"role": party(mention.role), "side": side, "reason": reason}
        yield Draft(_INVALID_ID, facts, (side,), fields_of(extraction, [mention]))


def _is_citizens(label: str, number: str) -> bool:
    """Whether a number is a citizen's, whole or with figures too few or too many; 15 were enough until 2013."""
    if len(number) == _CITIZENS_LENGTH and number[:-1].isdecimal() and (number[-1].isdecimal() or number[-1] == "X"):
        return True
    return _CITIZENS_LABEL in label and len(number) != _OLD_LENGTH and _CITIZEN_BEGINS.fullmatch(number) is not None


def tax_id_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """One party, two tax ids."""
    by_role: dict[str | None, dict[str, Mention]] = {}
    for mention in own(extraction, _tax_ids(extraction)):
        if not carried_over(extraction, mention) or _fault(compact(mention.value)) is None:
            by_role.setdefault(owner(extraction, mention), {}).setdefault(compact(mention.value), mention)
    for role, codes in by_role.items():
        if len(codes) > 1 and is_well_assigned(extraction, tuple(codes.values())):
            sides = tuple(quote_mention(extraction, mention) for mention in codes.values())
            facts = {"role": party(role), "sides": sides}
            yield Draft(_TAX_ID_MISMATCH, facts, sides, fields_of(extraction, codes.values()))


def tax_id_shared(extraction: Extraction) -> Iterator[Draft]:
    """Two parties with different names bear one tax id, each stated at a place of its own."""
    for bearers in _by_tax_id(extraction):
        if len(bearers) > 1 and len({mention.start for mention in bearers}) == len(bearers):
            sides = tuple(quote_mention(extraction, mention) for mention in bearers)
            roles = tuple(party(mention.role) for mention in bearers)
            yield Draft(_SHARED, {"roles": roles, "sides": sides}, sides, fields_of(extraction, bearers))


def _by_tax_id(extraction: Extraction) -> Iterator[Sequence[Mention]]:
    """For each tax id where it is stated of parties, once for each name."""
    by_code: dict[str, dict[str, Mention]] = defaultdict(dict)
    for index, bearer in enumerate(extraction.contract.parties):
        mention = stated(extraction, f"/parties/{index}/tax_id")
        if mention is not None and bearer.name and mention.place is not Place.ATTACHMENT:
            by_code[compact(mention.value)].setdefault(bearer.name, mention)
    return (list(bearers.values()) for bearers in by_code.values())


def number_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """The agreement's own number, under one label, has two values; one that a line cut off is no other."""
    for numbers in _numbers_by_label(extraction):
        sure = {n: mention for n, mention in numbers.items() if len(numbers) > 1 and _is_own(extraction, mention)}
        if len(sure) > 1 and not any(one in other for one, other in permutations(sure, 2)):
            sides = tuple(quote_mention(extraction, mention) for mention in sure.values())
            yield Draft(_NUMBERS_DIFFER, {"sides": sides}, sides, ("/number",))


def _numbers_by_label(extraction: Extraction) -> Iterable[dict[str, Mention]]:
    """For each kind of label of the agreement's own number what stands behind it, without punctuation, and where."""
    by_label: dict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in extraction.of("number"):
        label = _OWN_NUMBER.fullmatch(mention.rule) if mention.place is not Place.ATTACHMENT else None
        if label is not None and not _MASKED.search(str(mention.value)):
            by_label[label["kind"] or ""].setdefault(_plain_number(mention), mention)
    return by_label.values()


def _is_own(extraction: Extraction, number: Mention) -> bool:
    """Whether a number was surely read, and its label neither cites another agreement nor says whose it is."""
    if not is_sure(extraction, number.start, number.end):
        return False
    label = label_of(extraction, number)
    return _CITED.search(label) is None and extraction.layout.catalogue.role_prefix.search(label) is None


_MASKED = _LOOKS["masked_number"]
"""What no number has but one of which somebody hid a part."""


def _plain_number(mention: Mention) -> str:
    return "".join(c for c in fold(str(mention.value)).text.upper() if c.isalnum())


_ABROAD = _LOOKS["telephone_abroad"]
_HONG_KONG = _LOOKS["telephone_of_hong_kong"]
_SPEAKS_OF_HONG_KONG = _LOOKS["of_hong_kong"]
_TAIWAN = _LOOKS["telephone_of_taiwan"]


def telephone_invalid(extraction: Extraction) -> Iterator[Draft]:
    """What no exchange in China would connect, such as a mobile number of ten digits."""
    subjects = {
        "party.telephone": None,
        "party.fax": None,
        "messaging.complaint_telephone": _COMPLAINTS,
        "support.telephones": _SUPPORT,
    }
    for field, subject in subjects.items():
        for mention in _once(extraction, field):
            whole = f"{mention.value}{carried_over(extraction, mention)}"
            if (
                not _is_telephone(str(mention.value))
                and not _is_telephone(whole)
                and not _is_abroad(extraction, mention)
            ):
                side: Side = quote_mention(extraction, mention)
                facts = {"subject": subject or _telephone_of(mention), "side": side}
                yield Draft(_TELEPHONE, facts, (side,), fields_of(extraction, [mention]))


def _is_abroad(extraction: Extraction, mention: Mention) -> bool:
    """Whether the party's names are in Latin letters only: its own country's exchanges may connect the number.

    So do those of Hong Kong eight digits, where the agreement speaks of it, and those of Taiwan its own.
    """
    if extraction.layout.text.is_traditional and _TAIWAN.fullmatch(str(mention.value)):
        return True
    if _HONG_KONG.fullmatch(str(mention.value)) and _SPEAKS_OF_HONG_KONG.search(extraction.layout.text.flow.text):
        return True
    named = [str(one.value) for one in extraction.of("party.name", mention.role)]
    plausible = _ABROAD.fullmatch(str(mention.value)) is not None
    return plausible and bool(named) and not any(grammar.HAN.search(name) for name in named)


def email_invalid(extraction: Extraction) -> Iterator[Draft]:
    """No address: no @, two of them, no domain."""
    for mention in _once(extraction, "party.email"):
        stated = str(mention.value).strip("_ ")
        if not _ADDRESS.fullmatch(stated) and not _ADDRESS.fullmatch(stated + carried_over(extraction, mention)):
            side = quote_mention(extraction, mention)
            yield Draft(_EMAIL, {"role": party(mention.role), "side": side}, (side,), fields_of(extraction, [mention]))


def _telephone_of(mention: Mention) -> Message:
    role, kind = party(mention.role), _FAX if mention.field == "party.fax" else _OWN_TELEPHONE
    return Message(role.zh + kind.zh, f"{role.en}, {kind.en}")


def _tax_ids(extraction: Extraction) -> Iterator[Mention]:
    return (mention for mention in extraction.of("party.tax_id") if mention.place is not Place.ATTACHMENT)


def _once(extraction: Extraction, field: str) -> Iterator[Mention]:
    """The field's mentions, each value of each party once."""
    seen: set[tuple[str | None, str]] = set()
    for mention in extraction.of(field):
        key = (mention.role, str(mention.value))
        if key not in seen and mention.place is not Place.ATTACHMENT:
            seen.add(key)
            yield mention


def _fault(code: str) -> Message | None:
    """What is wrong with a tax id, or None."""
    try:
        parse_tax_id(code)
    except IdentifierError as error:
        if error.fault is IdentifierFault.LENGTH:
            return fill(_LENGTH, count=len(code))
        return Message(error.fault.zh, error.fault.en)
    return None


def _is_telephone(text: str) -> bool:
    """Whether each number that the text states is one; 区号+12393 leaves the area code to the reader."""
    numbers = [_unwrapped(number) for number in _NUMBERS.split(text) if number.strip()]
    try:
        for number in numbers:
            parse_telephone(_without_area(number))
    except TelephoneError:
        return False
    return True


def _without_area(number: str) -> str:
    """A number without the word that stands for its area code."""
    rest = number.removeprefix(_AREA_TO_COME)
    return rest[1:] if rest != number and rest.startswith(("+", "＋", "-")) else rest


def _unwrapped(number: str) -> str:
    """A number without a bracket whose other side stands elsewhere in the sentence."""
    if number.count("(") + number.count("（") == number.count(")") + number.count("）"):
        return number
    return number.strip("()（） ")
