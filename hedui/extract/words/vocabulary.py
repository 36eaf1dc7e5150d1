"""What the words of a label mean: a field, a party, or the heading of lines about an account or an invoice.

Words are compared without blanks (地　址), with what stands in parentheses behind them understood: 采购单位（甲方）
names a role, 甲方（盖章） a signature, 合同总价（大写） is a label of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

import regex

from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.entries import Label
from hedui.normalize.fold import fold

_PAREN = regex.compile(r"^([^(（]*)[(（]([^()（）]*)[)）](.*)$")
_CALLED = regex.compile(r"^(?:即|(?:即|以下|下)?(?:简|统)?称为?|为)?[“\"']?|[”\"']?$")
_PARTY_WORD = regex.compile(r"\p{Han}{1,8}(?:方|人|者|商|单位|企业|机构)")
_NO_PARTY_WORD = regex.compile(r"代表|代理|经办|签|章|联系|负责|自然|本人|法人|公民|个人|以下|全称|名称|简称|单位$")
"""What stands in parentheses behind 甲方 without being another word for it."""
_SEAL = regex.compile(r"盖|章|签字|签名|签署|手印")
_SIGNED = regex.compile(r"(?:签字|签名|签章)(?:处|栏)?$")
_SIGNING = regex.compile(r"(?:单位)?(?:签字|签名|盖章|签章|公章|签字盖章|盖章签字|签署|/|、|或)+(?:处|页|栏)?")
_ENGLISH = (
    r"(?i:address|add|tel|telephone|phone|mobile|fax|e-?mail|contact|contactperson|name|date|bank|account|accountno|zip"
    r"|zipcode|postcode|legalrepresentative|representative|authorizedrepresentative|signature|seal|stamp"
    r"|(?:contract|agreement)?n(?:o|umber)|account|swift(?:code)?)\.?"
)
_BILINGUAL = regex.compile(rf"(?<before>\p{{Han}}{{2,12}})/?{_ENGLISH}|{_ENGLISH}/?(?<behind>\p{{Han}}{{2,12}})")
"""地址/Address: a label in two languages."""
_ADDRESSED = regex.compile(r"^(?:如?致|送达|寄至|发至|通知)(?=.)")
_INVOICE = regex.compile(
    r"(?:开具|开立|索取|接收|收取)?(?:增值税)?(?:专用|普通|专用/普通)?(?:开票|发票)(?:的|用|所需)?(?:信息|资料|内容|抬头)|增值税.{0,6}发票信息"
)
_SETTLEMENT = regex.compile(
    r"(?:付款|结算|收款|银行|单位|指定|汇款|转账|转帐|对公|打款|划款|支付|工程款|货款|租金|服务费|物业费|合同款|项目款)*(?:账户|帐户|账号|帐号)(?:信息|资料|如下"
    r"|为)*"
    r"|(?:付款|结算|收款|银行)信息|(?:账户|帐户|结算|收款|付款)(?:信息)?"
)
_ACCOUNT_SENTENCE = regex.compile(r"(?:账户|帐户|账号|帐号)(?:信息|资料)?(?:如下|(?:变更|调整|更改)?为|是|内)?$")
_PAYS_INTO = regex.compile(r"支付|汇入|汇至|转入|转至|付至|付到|缴|存入|打入|划入|划至")
"""乙方…支付至以下账户 opens the account of whoever is paid."""
_PAYS_TO = regex.compile(
    r"(?:支付|汇入|汇款|转账|转入|付款|付|汇|转|划|存)[至到入](?:以下|下列|如下|指定)?(?:账户|帐户)?(?:内|中)?$"
    r"|向(?:以下|下列|如下|[甲乙]方(?:以下|下列|指定)?)(?:银行)?(?:账户|帐户|账号)(?:支付|付款|汇款|转账|缴纳|缴费|缴付)*(?:款项|费用)?$"
)
_HELD = regex.compile(r"保证金|押金|农民工工资")
_PRICE = regex.compile(r"价款|货款|租金|费|合同款|工程款|款项")
_ACCOUNT = regex.compile(r"[账帐][户号]")
_SHALL = regex.compile(r"应|须|需|将|于|在|按|以|通过|自")
_AGENTS = frozenset({"代理人", "代理商", "代理方", "经办方", "受托代理人"})
"""Words for a party that are labels of a signature elsewhere: 代理人（乙方） is the party."""
_OTHER = {"甲方": "乙方", "乙方": "甲方"}
_INVOICE_SENTENCE = regex.compile(
    r"(?:信息|抬头|资料|如下|以下).{0,12}开具.{0,12}发票$"
    r"|(?:开具|开)[^:]{0,10}发票.{0,8}(?:信息|抬头|资料|如下)+.{0,4}$"
    r"|(?:开票|发票)(?:信息|抬头|资料)(?:如下|为|是)?$"
)
_OWN_INVOICE = regex.compile(r"的?(?:开票|发票)(?:信息|抬头|资料)")
"""What stands behind the party whose details they are."""
_DETAILS = regex.compile(
    r"(?:基本|联系|单位|通讯|主体|身份|企业|登记|注册)*(?:信息|资料|方式|情况|概况)(?:登记)?[表栏]?|联系地址|通讯录|登记表"
)
_COPULA = regex.compile(r"(?:如下|为|是)$")
_OPENING_LABEL = regex.compile(r"\s*([^:：。，,;；]{2,24})[:：]")
_OPENING_SIGNATURE = regex.compile(r"\s*(\p{Han}{2,8}(?:\s?[(（][^()（）]{1,8}[)）]){1,3})(?=\s?\p{Han}|\s*$)")
_BEFORE_HEAD = regex.compile(r"(?![本其该])(?!.*(?:[的与和及或向由按应将为是]|方$))[\p{Han}A-Za-z/]{1,8}")
"""What may stand before the last word of a label."""
_EVERYBODY = regex.compile(r"(?:甲[、和与]?乙|[各签])?(?:双方|各方|约方)(?:共同)?")
"""What stands before the label of the one date of all who sign: 双方签署日期."""
_LONGEST = 40
"""Characters of a label; what is longer can only be a sentence, of which as many at its end are looked at."""


class Kind(StrEnum):
    """What a label opens."""

    FIELD = "field"
    ROLE = "role"
    HEADING = "heading"
    OTHER = "other"
    """Somebody who is no party."""


class Topic(StrEnum):
    """What the lines under a heading are about."""

    DETAILS = "details"
    SETTLEMENT = "settlement"
    INVOICE = "invoice"


@dataclass(frozen=True, slots=True)
class Words:
    """What a label's words mean, wherever they stand."""

    kind: Kind
    text: str
    role: str | None = None
    named: str | None = None
    """The role's own word where it is not 甲方, 乙方 or 丙方: 采购单位."""
    labels: tuple[Label, ...] = ()
    topic: Topic | None = None
    sealed: bool = False
    unfinished: bool = False
    """The first line of 法定代表人或 / 委托代理人：, which has no value of its own."""


@lru_cache(maxsize=64)
def vocabulary(catalogue: Catalogue) -> Vocabulary:
    """The catalogue's words, made once a catalogue."""
    return Vocabulary(catalogue)


class Vocabulary:
    """The words of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.words = lru_cache(maxsize=4096)(self._words)
        """What squeezed words mean, or None."""

    def by_head(self, key: str) -> Words | None:
        """What a label that nobody listed means by its last word: 合作联系人 is a contact, 紧急联系人 another's."""
        if (everybody := _EVERYBODY.match(key)) is not None:
            words = self.words(key[everybody.end() :]) or self.by_head(key[everybody.end() :])
            return words if words is not None and any(x.field == "signature.date" for x in words.labels) else None
        prefix = self.catalogue.role_prefix.match(key)
        if prefix is not None and (words := self.words(key[prefix.end() :]) or self.by_head(key[prefix.end() :])):
            role = self.catalogue.roles[prefix[0]]
            return replace(words, role=role, named=prefix[0]) if words.kind is Kind.FIELD else None
        for length in range(len(key) - 1, 1, -1):
            labels = self.catalogue.heads.get(key[-length:])
            if labels is None:
                continue
            before = key[:-length]
            other = any(word in before for label in labels for word in label.not_behind)
            return Words(Kind.FIELD, key, labels=labels) if _BEFORE_HEAD.fullmatch(before) and not other else None
        return None

    def opens(self, line: str) -> bool:
        """Whether the line begins with a label and a colon, or with a party and its call for a seal: 甲方（盖章）."""
        head = _OPENING_LABEL.match(line)
        if head is not None and self.words("".join(head[1].split())) is not None:
            return True
        head = _OPENING_SIGNATURE.match(line)
        words = self.words("".join(fold(head[1]).text.split())) if head is not None else None
        return words is not None and words.kind is Kind.ROLE and words.sealed

    def _words(self, key: str) -> Words | None:
        if len(key) > _LONGEST:
            return self._sentence_heading(key)
        if key.count("(") > key.count(")"):
            if self._words(key[: key.rindex("(")]) is None:
                return None  # 某某有限公司(统一社会信用代码：
            key += ")"  # 甲方(盖章： lost its half
        key = self.catalogue.spelled(_ADDRESSED.sub("", key) if key[:1] in "如致送寄发通" else key)
        if labels := self.catalogue.labelled(key):
            sealed = _SEAL.search(key) is not None and not any(x.field == "signature.date" for x in labels)
            return Words(Kind.FIELD, key, labels=labels, sealed=sealed)
        if key in self.catalogue.roles:
            return self.role(key, key, sealed=False)
        if (other := self.catalogue.other_prefix.match(key)) and self._is_of_other(key[other.end() :]):
            return Words(Kind.OTHER, key)
        paren = _PAREN.match(key)
        if paren is not None:
            inner = self._with_paren(paren[1] + paren[3], paren[2])
            if inner is not None:
                return inner
        if key and key[0] in "或及和、/" and key[1:] in self.catalogue.labels:
            return self._words(key[1:])  # the second line of 法定代表人 / 或授权代表（签字）：
        if key and key[-1] in "或及和、/" and key[:-1] in self.catalogue.labels:
            return Words(Kind.FIELD, key, labels=self.catalogue.labels[key[:-1]], unfinished=True)
        if (chinese := _BILINGUAL.fullmatch(key)) is not None:
            return self._words(chinese["before"] or chinese["behind"])
        signed = _SIGNED.search(key)
        if signed is not None and (words := self._words(key[: signed.start()])) and words.kind is Kind.FIELD:
            return replace(words, sealed=True) if self._is_signed(words.text) else None
        if "人民币" in key[2:] and (plain := self._words(key.replace("人民币", ""))) is not None:
            return plain  # 合计人民币金额（大写）
        return self._with_role(key) or _heading(key, None) or self._sentence_heading(key)

    def _with_paren(self, core: str, inside: str) -> Words | None:
        """What words mean with others in parentheses behind them."""
        roles = self.catalogue.roles
        inside = _CALLED.sub("", inside)
        sealed = _SEAL.search(inside) is not None
        if not _SIGNING.fullmatch(inside) and (signing := self._signing(inside)) and self._is_signed(core):
            return Words(Kind.FIELD, core, labels=signing, sealed=True)
        if core in roles:
            if inside in roles:
                explicit, named = (inside, core) if inside[0] in "甲乙丙" else (core, inside)
                return self.role(explicit, named, sealed=False)
            words = self.role(core, core, sealed=sealed)
            coined = core[0] in "甲乙丙" and _PARTY_WORD.fullmatch(inside) and not _NO_PARTY_WORD.search(inside)
            return replace(words, named=inside) if coined else words
        if inside in roles and core in _AGENTS:
            return replace(self.role(inside, inside, sealed=False), named=core)
        if inside in roles and (core in self.catalogue.labels or _heading(core, None)):
            return self._with_role(inside + core)
        if (whole := self._with_role(core)) is not None and whole.kind is Kind.HEADING:
            return whole  # 甲方（客户）信息
        if inside in roles and _is_word(core):
            # A word for a party that the catalogue does not know, explained by the agreement itself.
            return replace(self.role(inside, inside, sealed=False), named=core)
        if core not in self.catalogue.labels and _is_word(core) and self._is_tax_id(inside):
            return Words(Kind.FIELD, core, labels=self.catalogue.labels[inside])  # 证照号码（统一社会信用代码）
        found = self._words(core) if core else None
        if found is not None and found.kind is Kind.ROLE and inside in roles and inside[0] in "甲乙丙":
            return self.role(inside, found.text, sealed=found.sealed)  # 承租方（甲方）（盖章）
        return replace(found, sealed=found.sealed or sealed) if found is not None else None

    def _signing(self, inside: str) -> tuple[Label, ...]:
        """法定代表人（委托代理人）: whoever is named in the parentheses may sign as well."""
        return tuple(x for x in self.catalogue.labels.get(inside, ()) if x.field == "signature.signatory")

    def _is_signed(self, core: str) -> bool:
        """Whether the words call for somebody who signs."""
        fields = {label.field for label in self.catalogue.labels.get(core, ())}
        return bool(fields & {"party.legal_representative", "signature.signatory"})

    def _is_of_other(self, rest: str) -> bool:
        """Whether a label about somebody who is no party ends with his word, or with what is said of him."""
        return not rest or _COPULA.fullmatch(rest) is not None or rest.removeprefix("的") in self.catalogue.labels

    def _is_tax_id(self, key: str) -> bool:
        return any(label.field == "party.tax_id" for label in self.catalogue.labels.get(key, ()))

    def _with_role(self, key: str) -> Words | None:
        """乙方开户行, 甲方签字处, 甲方联系方式: words behind a party's own."""
        prefix = self.catalogue.role_prefix.match(key)
        if prefix is None:
            return None
        role, rest = self.catalogue.roles[prefix[0]], key[prefix.end() :].removeprefix("的")
        if (other := rest.removeprefix("/")) in self.catalogue.roles and (prefix[0][0] in "甲乙丙") != (
            other[0] in "甲乙丙"
        ):
            explicit, named = (other, prefix[0]) if other[0] in "甲乙丙" else (prefix[0], other)
            return self.role(explicit, named, sealed=False)
        if _SEAL.fullmatch(rest) or _SIGNING.fullmatch(rest):
            return self.role(prefix[0], prefix[0], sealed=True)
        if rest in ("单位", "全称", "名称"):
            return self.role(prefix[0], prefix[0], sealed=False)
        if rest in self.catalogue.labels:
            sealed = _SEAL.search(rest) is not None
            return Words(
                Kind.FIELD, rest, role=role, named=prefix[0], labels=self.catalogue.labels[rest], sealed=sealed
            )
        if rest in self.catalogue.others:
            return Words(Kind.OTHER, key)
        return _heading(rest, role)

    def _sentence_heading(self, key: str) -> Words | None:
        """将款项汇至乙方以下账户： opens the lines about an account, whoever's is named last."""
        named = list(self.catalogue.role_prefix.finditer(key[-_LONGEST:]))
        if _INVOICE_SENTENCE.search(key) is not None:
            # Whoever issues the invoice asks for the other side's details.
            role = self.catalogue.roles[named[-1][0]] if named else "乙方"
            own = bool(named) and _OWN_INVOICE.match(key[-_LONGEST:], named[-1].end())
            whose = role if own else _OTHER.get(role, role)
            return Words(Kind.HEADING, key, role=whose, topic=Topic.INVOICE)
        if not named:
            return None
        if _HELD.search(key[-_LONGEST:]) and not _PRICE.search(key[-_LONGEST:]) and _ACCOUNT.search(key):
            return Words(Kind.OTHER, key)
        role = self.catalogue.roles[named[-1][0]]
        if _PAYS_TO.search(key) is not None and (payer := self._payer(named, key[-_LONGEST:])) in _OTHER:
            return Words(Kind.HEADING, key, role=_OTHER[payer], topic=Topic.SETTLEMENT)
        if _ACCOUNT_SENTENCE.search(key) is None:
            return None
        if _PAYS_INTO.search(key[-_LONGEST:], named[-1].end()):
            role = _OTHER.get(role, role)
        return Words(Kind.HEADING, key, role=role, named=named[-1][0], topic=Topic.SETTLEMENT)

    def _payer(self, named: Sequence[regex.Match[str]], sentence: str) -> str | None:
        """Who shall do something: 甲方应在…后支付至 is about what 甲方 pays."""
        shall = (match for match in named if _SHALL.match(sentence, match.end()))
        return next((self.catalogue.roles[match[0]] for match in shall), None)

    def role(self, word: str, named: str, *, sealed: bool) -> Words:
        """A party's label; ``word`` says which party, ``named`` is what this label calls it."""
        return Words(Kind.ROLE, word, role=self.catalogue.roles[word], named=named, sealed=sealed)


def _is_word(text: str) -> bool:
    """Whether the text is a short run of Chinese characters."""
    return regex.fullmatch(r"\p{Han}{2,10}", text) is not None


def _heading(key: str, role: str | None) -> Words | None:
    """The heading of lines about an invoice, an account, or a party's details, or None."""
    core = _COPULA.sub("", key)
    if _INVOICE.fullmatch(core):
        return Words(Kind.HEADING, key, role=role, topic=Topic.INVOICE)
    if _SETTLEMENT.fullmatch(core):
        return Words(Kind.HEADING, key, role=role, topic=Topic.SETTLEMENT)
    if role is not None and _DETAILS.fullmatch(core):
        return Words(Kind.HEADING, key, role=role, topic=Topic.DETAILS)
    return None
