"""Words that head the lines about an account, an invoice or a party's details, alone or as the end of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.meanings import Kind, Topic, Words

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
COPULA = regex.compile(r"(?:如下|为|是)$")
_TOPICS = ((Topic.INVOICE, _INVOICE), (Topic.SETTLEMENT, _SETTLEMENT), (Topic.DETAILS, _DETAILS))
"""What a heading is about; one of details is a party's."""
LONGEST = 40
"""Characters of a label; what is longer can only be a sentence, of which as many at its end are looked at."""


def heading(key: str, role: str | None) -> Words | None:
    """The heading of lines about an invoice, an account, or a party's details, or None."""
    core = COPULA.sub("", key)
    topics = _TOPICS if role is not None else _TOPICS[:-1]
    topic = next((topic for topic, words in topics if words.fullmatch(core)), None)
    return Words(Kind.HEADING, key, role=role, topic=topic) if topic is not None else None


def sentence_heading(key: str, catalogue: Catalogue) -> Words | None:
    """将款项汇至乙方以下账户： opens the lines about an account, whoever's is named last."""
    end = key[-LONGEST:]
    named = list(catalogue.role_prefix.finditer(end))
    if _INVOICE_SENTENCE.search(key) is not None:
        # Whoever issues the invoice asks for the other side's details.
        role = catalogue.roles[named[-1][0]] if named else "乙方"
        own = bool(named) and _OWN_INVOICE.match(end, named[-1].end())
        return Words(Kind.HEADING, key, role=role if own else _OTHER.get(role, role), topic=Topic.INVOICE)
    if not named:
        return None
    if _HELD.search(end) and not _PRICE.search(end) and _ACCOUNT.search(key):
        return Words(Kind.OTHER, key)
    return _account_of(key, end, named, catalogue)


def _account_of(key: str, end: str, named: Sequence[regex.Match[str]], catalogue: Catalogue) -> Words | None:
    """The heading of the lines about the account of whoever is paid, by who shall pay or by whose account it is."""
    role = catalogue.roles[named[-1][0]]
    if _PAYS_TO.search(key) is not None and (payer := _payer(named, end, catalogue)) in _OTHER:
        return Words(Kind.HEADING, key, role=_OTHER[payer], topic=Topic.SETTLEMENT)
    if _ACCOUNT_SENTENCE.search(key) is None:
        return None
    if _PAYS_INTO.search(end, named[-1].end()):
        role = _OTHER.get(role, role)
    return Words(Kind.HEADING, key, role=role, named=named[-1][0], topic=Topic.SETTLEMENT)


def _payer(named: Sequence[regex.Match[str]], sentence: str, catalogue: Catalogue) -> str | None:
    """Who shall do something: 甲方应在…后支付至 is about what 甲方 pays."""
    shall = (match for match in named if _SHALL.match(sentence, match.end()))
    return next((catalogue.roles[match[0]] for match in shall), None)
