"""How the text behind a label is read: one function a type, each finding the value in a stretch of folded text.

A reader gets the text behind the label up to the next label, and gives the parts it recognised: for each the last step of
the field (empty: the label's own), the value and its interval in the text. Nothing recognised is an empty tuple; a value
is never invented. Whether it is *valid* is not asked here: a telephone that is none is still what the page says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import regex

HAN = r"\u2e80-\u9fff\uf900-\ufaff"

NOT_APPLICABLE = regex.compile(r"[/\\]+|无|[-—–]+|N/?A|不适用|/无|无/|暂无|\*+|×+|[xX]+")
"""What people write where there is nothing to fill in."""

_EDGES = " \t\n,。;:、【】_\"“”'‘’.《》"
_WRAPPED = regex.compile(r"[(（][^()（）]*$")
_TAIL = regex.compile(
    r"\s*[(（【]\s*(?:以下|下称|简称|下文|全称|盖\s*章|公\s*章|签\s*章|签\s*字|签\s*名|单位公章|章|印章|加盖|手写|并盖章)[^)）】]*[)）】]?\s*$"
    r"|\s*[,;。]\s*(?:以下|下称)简?称.*$|\s*(?:[(（]\s*[甲乙丙]\s*方\s*[)）])\s*$"
)
_HEAD = regex.compile(r"^\s*[(（]\s*(?:盖\s*章|公\s*章|签\s*章|签\s*字|章|以下简称[^)）]*)\s*[)）]\s*[:：]?\s*")
_ORGANISATION = regex.compile(
    r"(?:公司|集团|局|厅|院|校|学|中心|委员会|政府|办公室|办事处|银行|支行|分行|厂|店|社|所|站|队|部|处|会|馆|协会|基金会|合作社|事务所"
    r"|工作室|商行|超市|酒店|宾馆|园|府|署|矿|场|库|台|室|分局|大队|支队|中队|营业部|经营部|门市部|联盟|研究院|法院|检察院|监狱|部队|小学|中学"
    r"|户|行|坊|城|广场|港|铁路|段|区|村|组|镇|乡|街道|军|团|分公司|党校|幼儿园|宫|苑|堂|庄|居|轩|阁|屋|铺|吧|网|车行|农场|林场|牧场|电厂|水厂)$"
)
_PERSON = regex.compile(
    r"[\p{Han}]{5,6}(?=[\s】_]*$)|[\p{Han}]{2,4}(?:·[\p{Han}]{1,8})*|[\p{Han}]{1,6}(?:·[\p{Han}]{1,8})+|[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+){0,3}"
)
_PARTY_PERSON = regex.compile(r"\p{Han}{2,4}|\p{Han}{1,6}(?:·\p{Han}{1,8})+")
_NOT_PERSON = regex.compile(
    r"签字|签名|盖章|签章|授权|或者|委托|代表|日期|电话|地址|单位|公司|姓名|职务|身份|变更|应当|甲方|乙方|双方|手写|公章|签署|如下|为准|联系|手机|邮箱|先生$|女士$|经理$"
)
_SENTENCE = regex.compile(r"[。;!?]|应当|不得|有权|负责|按照|根据|如有|若|同意|保证|承诺")
_TELEPHONE = regex.compile(
    r"区号\+?\d{3,8}"
    r"|(?:(?:\+|00)?86[- ]?)?1[3-9]\d(?:[- ]?\d){8}(?!\d)"
    r"|(?:(?:\+|00)86[- ]?)?[(]?0\d{2,3}[)]?[- —–]{0,3}\d{3,4}[- ]?\d{4}(?:\s*[-—转]\s*\d{1,6})?(?!\d)"
    r"|[48]00[- ]?\d{3,4}[- ]?\d{3,4}(?!\d)"
    r"|\d[\d \-—()转/]{3,24}\d"
)
_EMAIL = regex.compile(r"[\w.+\-]+ ?@ ?[\w\-]+(?: ?\. ?[\w\-]+)+")
_EMAIL_LIKE = regex.compile(r"[A-Za-z0-9][\w.+\-@#()（）,，]{4,60}")
_CODE = regex.compile(r"[0-9A-Za-z](?:[ ]?[0-9A-Za-z]){8,24}")
_ACCOUNT = regex.compile(r"[0-9A-Za-z](?:[ \-]{0,2}[0-9A-Za-z]){5,39}")
_DIGITS = regex.compile(r"\d(?:[ \-]{0,2}\d){2,39}")
_POSTCODE = regex.compile(r"\d(?: ?\d){4,7}(?!\d)")
_DATE = regex.compile(
    r"[\d〇零OoΟ一二三四五六七八九十]{2,5}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*[日号]"
    r"|[零壹贰叁肆伍陆柒捌玖]{4}\s*年\s*[零壹贰叁肆伍陆柒捌玖拾]{1,3}\s*月\s*[零壹贰叁肆伍陆柒捌玖拾]{1,4}\s*日"
    r"|\d{4}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,2}(?!\d)|(?<!\d)(?:19|20)\d{6}(?!\d)"
)
_DATE_LIKE = regex.compile(r"[【_ ]*\d[\d【】_ ]*年[【】_ \d]*月[【】_ \d]*日?")
_FIGURES = regex.compile(
    r"(?:人民币|RMB|CNY|[¥￥$])?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(万|亿)?\s*(?:元|圆|¥)?"
)
_WORDS = regex.compile(
    r"(?:人民币|RMB|[¥￥])?[:\s]*([\p{Han}〇×⊗○oO ]{2,40}?(?:整|正|元|圆|分|角)(?:整|正)?)(?![\p{Han}])"
)
_WORDS_CHARS = frozenset("零〇壹贰叁肆伍陆柒捌玖弍貳參陸")
_CONTRACT_NUMBER = regex.compile(r"[^\s,。;:](?:[^\t。;:]*[^\s,。;:])?")


@dataclass(frozen=True, slots=True)
class Part:
    """A value found in a stretch of text: ``step`` is the field's last step where it is not the label's own."""

    value: str
    start: int
    end: int
    step: str = ""


Reader = Callable[[str], tuple[Part, ...]]


def is_blank(text: str) -> bool:
    """Whether nothing was filled in: blanks, underscores and empty brackets only."""
    return not text.strip(" \t\n_【】()（）.…:年月日")


def is_not_applicable(text: str) -> bool:
    """Whether what was filled in says that there is nothing to fill in."""
    return NOT_APPLICABLE.fullmatch(text.strip(_EDGES)) is not None


def trim(text: str, start: int = 0, end: int | None = None, edges: str = _EDGES) -> tuple[int, int]:
    """The interval without punctuation and blanks at its edges; a closing bracket stays where its opening one does."""
    end = len(text) if end is None else end
    while start < end and text[start] in edges:
        start += 1
    while start < end and text[end - 1] in edges:
        if text[end - 1] == "】" and "【" in text[start : end - 1]:
            break
        end -= 1
    return start, end


def read_text(text: str) -> tuple[Part, ...]:
    """Free text up to a wide gap or the end."""
    filled = regex.match(r"\s*【([^【】]+)】(?=\s*[。;,；，])", text)
    if filled is not None:
        return _text(text, filled.start(1), filled.end(1))
    stop = len(text)
    if (gap := regex.search(r"\t| {2,}", text.strip())) is not None:
        stop = gap.start() + len(text) - len(text.lstrip())
    return _text(text, 0, stop)


def _text(text: str, start: int, end: int) -> tuple[Part, ...]:
    start, end = trim(text, start, end)
    while end > start and text[end - 1] in ")）" and text.count("(", start, end) + text.count("（", start, end) < 1:
        end -= 1
    piece = text[start:end]
    if not piece or is_not_applicable(piece) or is_blank(piece):
        return ()
    return (Part(piece, start, end),)


def read_name(text: str) -> tuple[Part, ...]:
    """The name of an organisation or a person: free text that is no sentence, without （盖章） and 以下简称."""
    start = head.end() if (head := _HEAD.match(text)) else 0
    start += numbered.end() if (numbered := regex.match(r"\s*[(（]\d{1,2}[)）]\s*", text[start:])) else 0
    end = len(text)
    if (gap := regex.search(r"\t| {2,}(?!$)", text[start:].rstrip())) is not None and gap.start() > 1:
        end = start + gap.start()
    while tail := _TAIL.search(text, start, end):
        end = tail.start()
    found = _text(text, start, end)
    return found if found and is_name(found[0].value) else ()


def is_name(text: str) -> bool:
    """Whether the text can be a party's name: an organisation by its last word, or a short word without punctuation."""
    bare = text.replace("【", "").replace("】", "").replace(" ", "")
    if not 2 <= len(bare) <= 60 or regex.search(r"[。;!?:|]|\d{7}", bare):
        return False
    core = regex.sub(r"[(（][^()（）]*[)）]$", "", bare)
    if _ORGANISATION.search(core) or _ORGANISATION.search(bare):
        return "," not in bare and "、" not in bare and not _ACTS.search(bare)
    return (
        not _NOT_NAME.search(bare)
        and len(bare) <= 8
        and _PARTY_PERSON.fullmatch(bare) is not None
        and not _NOT_PERSON.search(bare)
    )


def is_organisation(text: str) -> bool:
    """Whether the text's last word is an organisation's."""
    return is_name(text) and _ORGANISATION.search(text.replace(" ", "")) is not None


def is_sentence(text: str) -> bool:
    """Whether the text says what somebody does, rather than who somebody is."""
    return _ACTS.search(text) is not None or _NOT_NAME.search(text) is not None


_ACTS = regex.compile(
    r"的(?:权利|义务|责任)|(?:甲|乙|双|丙)方|签订|盖章|签字|以下|应当|不得|有权|负责|承担|支付|同意|根据|按照|^(?:应向|应按|向|按|由|经|将|对)(?=\p{Han}{6})"
)
_NOT_NAME = regex.compile(
    r"^(?:应|须|不得|有权|负责|将|在|同意|承担|提供|按|对|未|如|若|因|向|为|的|可|已|或|与|及|和|以|自|于|是|需)|的(?:权利|义务|责任)|(?:甲|乙|双|丙)方|签订|盖章|签字|协议|合同$|以下"
)


def read_person(text: str) -> tuple[Part, ...]:
    """A person's name at the start of the text."""
    start, _ = trim(text)
    if (head := regex.match(r"[(（](?:签字|签名|签章|盖章|手写)[^)）]*[)）][:： ]*", text[start:])) is not None:
        start += head.end()
    spaced = regex.match(r"\p{Han}(?:[ \u3000]{1,4}\p{Han}){1,2}(?=\s*(?:$|[(（,、;；】\t]))", text[start:])
    found = spaced or _PERSON.match(text, start) if spaced is None else spaced
    if found is None:
        return ()
    begin, end = (start + found.start(), start + found.end()) if spaced else found.span()
    name = text[begin:end]
    if _NOT_PERSON.search(name) or is_not_applicable(name) or name in ("空白", "待定"):
        return ()
    following = text[end : end + 1]
    if (
        following
        and regex.match(r"\p{Han}", following)
        and not regex.match(r"先生|女士|同志|经理|主任|工程师|老师|职务|电话", text[end:])
    ):
        return ()
    return (Part(name, begin, end),)


def read_address(text: str) -> tuple[Part, ...]:
    found = read_text(text)
    return () if found and _SENTENCE.search(found[0].value) else found


def read_telephone(text: str) -> tuple[Part, ...]:
    """The first telephone number; digits that are none are given too, for the reader to judge."""
    if is_not_applicable(text) or (found := _TELEPHONE.search(text)) is None:
        return ()
    if regex.search(rf"[{HAN}]{{4}}", text[: found.start()]):
        return ()
    return (Part(text[found.start() : found.end()].strip(), found.start(), found.end()),)


def read_email(text: str) -> tuple[Part, ...]:
    start, _ = trim(text)
    found = _EMAIL.search(text) or _EMAIL_LIKE.match(text, start)
    if found is None or found[0].isdigit():
        return ()
    return (Part(found[0].replace(" ", ""), found.start(), found.end()),)


def _matcher(pattern: regex.Pattern[str], keep: str = r"[^0-9A-Za-z]") -> Reader:
    def read(text: str) -> tuple[Part, ...]:
        start, _ = trim(text, edges=_EDGES + "(（¥￥")
        found = pattern.match(text, start)
        if found is None:
            return ()
        return (Part(regex.sub(keep, "", found[0]), found.start(), found.end()),)

    return read


def read_bank(text: str) -> tuple[Part, ...]:
    found = read_text(text)
    return () if found and (_SENTENCE.search(found[0].value) or len(found[0].value) < 3) else found


def read_bank_and_account(text: str) -> tuple[Part, ...]:
    """A bank and an account number behind one label, in either order."""
    number = next((m for m in _ACCOUNT.finditer(text) if sum(c.isdigit() for c in m[0]) >= 8), None)
    if number is None:
        return tuple(Part(p.value, p.start, p.end, "bank") for p in read_bank(text))
    parts = [Part(regex.sub(r"[ \-]", "", number[0]), number.start(), number.end(), "number")]
    before = regex.sub(r"(?:账|帐)\s*(?:户|号)\s*[:：]?\s*$|[(（]\s*$", "", text[: number.start()])
    stretch = (0, len(before)) if before.strip(_EDGES) else (number.end(), len(text))
    parts += [Part(p.value, p.start, p.end, "bank") for p in _text(text, *stretch)]
    return tuple(parts)


def read_address_and_telephone(text: str) -> tuple[Part, ...]:
    """An address and a telephone behind one label."""
    numbers = list(_TELEPHONE.finditer(text))
    number = numbers[-1] if numbers and sum(c.isdigit() for c in numbers[-1][0]) >= 7 else None
    parts = _text(text, 0, number.start() if number else len(text))
    found = tuple(Part(p.value, p.start, p.end, "address") for p in parts)
    if number is not None:
        found += (Part(number[0].strip(), number.start(), number.end(), "telephone"),)
    return found


def read_person_and_telephone(text: str) -> tuple[Part, ...]:
    """A contact's name and telephone behind one label."""
    found = tuple(Part(p.value, p.start, p.end, "contact") for p in read_person(text))
    return found + tuple(Part(p.value, p.start, p.end, "telephone") for p in read_telephone(text))


def read_date(text: str) -> tuple[Part, ...]:
    """A date at the start of the text, as it stands there; brackets and underscores around its numbers are dropped."""
    bare = regex.sub(r"[【】_]", " ", text)
    start = len(bare) - len(bare.lstrip())
    found = _DATE.match(bare, start)
    return (Part(bare[found.start() : found.end()], found.start(), found.end()),) if found else ()


def read_figures(text: str) -> tuple[Part, ...]:
    start, _ = trim(text, edges=_EDGES + "(（")
    found = _FIGURES.match(text, start)
    if found is None or regex.match(r"\s*(?:%|‰|[的个份台项套年月日])", text[found.end() :]):
        return ()
    return (Part(found[0].strip(), found.start(), found.end()),)


def read_words(text: str) -> tuple[Part, ...]:
    """An amount in words, without 人民币; the words may be malformed, but one of them must be a 大写 digit."""
    start, _ = trim(text, edges=_EDGES + "(（¥￥")
    found = _WORDS.match(text, start)
    if found is None or not _WORDS_CHARS & set(found[1]):
        return ()
    return (Part(found[1].replace(" ", ""), found.start(1), found.end(1)),)


def read_code(text: str) -> tuple[Part, ...]:
    """A contract's number: anything up to a wide gap that holds a digit."""
    found = read_text(text)
    if not found or not regex.search(r"\d", found[0].value) or len(found[0].value) > 60:
        return ()
    part = found[0]
    if regex.search(r"[,。;]|应|如下", part.value):
        return ()
    return (Part(regex.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", part.value), part.start, part.end),)


READERS: dict[str, Reader] = {
    "text": read_text,
    "name": read_name,
    "person": read_person,
    "address": read_address,
    "telephone": read_telephone,
    "email": read_email,
    "postcode": _matcher(_POSTCODE),
    "tax_id": _matcher(_CODE),
    "account": _matcher(_ACCOUNT),
    "bank": read_bank,
    "bank_code": _matcher(_DIGITS),
    "code_digits": _matcher(_DIGITS),
    "bank_and_account": read_bank_and_account,
    "address_and_telephone": read_address_and_telephone,
    "person_and_telephone": read_person_and_telephone,
    "date": read_date,
    "figures": read_figures,
    "words": read_words,
    "code": read_code,
}
"""Type of a label → how the text behind it is read."""

STRICT = frozenset(
    {
        "telephone",
        "email",
        "postcode",
        "tax_id",
        "account",
        "bank_code",
        "code_digits",
        "date",
        "words",
        "bank_and_account",
    }
)
"""Types whose values cannot be mistaken for a sentence, so that a label needs no colon before them."""
