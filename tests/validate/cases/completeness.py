"""What an agreement of its kind settles and this one does not, and who signs by what right."""

from __future__ import annotations

from tests.validate.agreements import Case, changed, fires, silent

_COURT = "5.1 因本合同发生的争议，向甲方所在地人民法院提起诉讼。\n"
_OTHER = "5.1 未尽事宜，双方另行约定。\n"
_BREACH = "第四条 违约责任\n甲方逾期付款的，每逾期一日，按逾期金额的万分之三支付违约金。"
_SUPPORT = "第四条 配合\n甲方应当为乙方的工作提供便利。"
_SIGNED = "法定代表人（签字）：高志远"
_TITLE = "设备维护服务合同"
_LETTER = ("5.2 本合同", "5.2 乙方代理人的授权委托书附后。本合同")
_HANDED_IN = ("5.2 本合同", "5.2 代理人签字的，应提交授权书。本合同")
_AUTHORITY = "\n授权委托书\n本人系{of}的法定代表人，现授权{agent}（身份证号见附件）为我公司代理人，签订合同。\n"


def _without_court(*more: tuple[str, str]) -> str:
    return changed((_COURT, _OTHER), *more)


def _agent(label: str, name: str, *more: tuple[str, str]) -> str:
    return changed((_SIGNED, f"{label}：{name}"), *more)


def _plain(text: str) -> str:
    """The articles numbered 1. to 5., and what they have below as their parts."""
    for number, word in enumerate("一二三四五", 1):
        text = text.replace(f"第{word}条 ", f"{number}. ")
    return text


def _in_chapters(text: str) -> str:
    return text.replace("条 ", "章 ")


def _agent_where(said: str) -> str:
    """What a delegate signs, where the agreement says so of letters and signatures."""
    return _agent("授权代表", "何静", ("5.2 本合同", f"5.2 {said}本合同"))


_ASKS = (
    "委托代理人签字的，应提供法定代表人签署的授权委托书原件。",
    "由代理人签署的，应当同时提交书面授权。",
    "授权代表签约时应递交授权委托书。",
    "委托代理人签订本合同的，应向对方交付授权文件。",
    "授权委托书为本合同的组成部分。",
    "双方的营业执照、授权委托书复印件应当一并交验。",
    "本合同经双方法定代表人签字并加盖公章后生效。",
    "本合同须由双方法定代表人亲笔签署并加盖公章方为有效。",
    "本合同自甲乙双方法定代表人签字盖章之日起生效。",
)
_ASKS_NOTHING = (
    "乙方人员提货时应出示授权委托书。",
    "乙方委派项目经理的，应提交项目经理授权委托书。",
    "乙方凭甲方授权委托书办理入网手续。",
    "乙方应提供生产厂家出具的授权书。",
    "乙方未提供书面授权的，不得使用甲方的商标。",
    "甲方应向乙方出具数据使用授权书。",
    "乙方应当提交软件的正版授权文件。",
    "未经授权不得代表公司出具委托书。",
    "本合同经双方法定代表人或授权代表签字后生效。",
    "本合同经双方法定代表人（或委托代理人）签字盖章后生效。",
    "本合同由双方法定代表人或负责人签字盖章后生效。",
    "补充协议经双方法定代表人签字盖章后生效。",
    "变更须由法定代表人签字的书面文件确认。",
    "本合同自双方签字盖章之日起生效。",
)

CASES: tuple[Case, ...] = (
    *(fires("authorisation-missing", said, _agent_where(said), "何静", "高志远") for said in _ASKS),
    *(silent("authorisation-missing", said, _agent_where(said)) for said in _ASKS_NOTHING),
    fires("clause-absent", "no way to settle disputes", _without_court(), "解决争议的方法", _TITLE),
    fires(
        "clause-absent",
        "headings of plain numbers",
        _plain(_without_court()),
        "解决争议的方法",
    ),
    silent("clause-absent", "all, under headings of plain numbers", _plain(changed())),
    fires("clause-absent", "chapters and no articles", _in_chapters(_without_court()), "解决争议的方法"),
    silent("clause-absent", "all, in chapters", _in_chapters(changed())),
    fires(
        "clause-absent",
        "neither breach nor disputes",
        changed((_COURT, _OTHER), (_BREACH, _SUPPORT)),
        "违约责任",
        "解决争议的方法",
    ),
    fires(
        "clause-absent",
        "a purchase without any quantity",
        changed((_TITLE, "电梯采购合同"), ("1.1 乙方为甲方维护教学楼电梯。", "1.1 甲方向乙方采购电梯。")),
        "数量",
    ),
    silent("clause-absent", "an agreement with all", changed()),
    silent("clause-absent", "arbitration", changed((_COURT, "5.1 协商不成的，提交临河仲裁委员会仲裁。\n"))),
    silent("clause-absent", "disputes settled by talking", changed((_COURT, "5.1 双方有分歧的，协商解决。\n"))),
    silent("clause-absent", "liability in other words", changed((_BREACH, "第四条 赔偿\n造成损失的，应当赔偿。"))),
    silent("clause-absent", "a supplement", _without_court((_TITLE, "设备维护服务合同补充协议"))),
    silent("clause-absent", "general terms elsewhere", _without_court(("，双方另行约定", "，按通用条款执行"))),
    silent("clause-absent", "a framework", _without_court((_TITLE, "设备维护服务框架协议"))),
    silent(
        "clause-absent",
        "a kind that is unclear",
        _without_court((_TITLE, "约定书"), ("第一条 服务内容", "第一条 内容"), ("服务期限", "期限")),
    ),
    silent("clause-absent", "an excerpt without signatures", _without_court().split("甲方（盖章）")[0]),
    silent("clause-absent", "an excerpt without its first article", _without_court(("第一条 服务内容\n", ""))),
    silent(
        "clause-absent",
        "further terms in an attachment",
        _without_court() + "\n附件一：通用条款\n1、条款一。\n2、条款二。\n",
    ),
    silent(
        "clause-absent",
        "a form",
        _without_court(
            ("0537-6612080", ""),
            ("office@lhsy.example.cn", ""),
            ("13905371234", ""),
            ("103468533016", ""),
            ("15330101040008862", ""),
            ("临河市工业路88号", ""),
        ),
    ),
    fires(
        "authorisation-missing", "an agent", _agent("委托代理人（签字）", "卢建成", _LETTER), "卢建成", "高志远", "乙方"
    ),
    fires("authorisation-missing", "a delegate", _agent("授权代表", "何静", _LETTER), "何静", "高志远", "授权委托书"),
    fires(
        "authorisation-missing", "either of two", _agent("法定代表人或授权代表（签字）", "卢建成", _LETTER), "卢建成"
    ),
    fires("authorisation-missing", "a letter handed in", _agent("授权代表", "何静", _HANDED_IN), "授权书"),
    silent("authorisation-missing", "an agent of whose letter nothing is said", _agent("委托代理人（签字）", "卢建成")),
    silent(
        "authorisation-missing",
        "a letter that is in the file",
        _agent("授权代表", "何静", _LETTER) + _AUTHORITY.format(of="东禾电梯维护有限公司", agent="何静"),
    ),
    fires(
        "authorisation-missing",
        "a letter for another agent",
        _agent("授权代表", "何静") + _AUTHORITY.format(of="东禾电梯维护有限公司", agent="卢建成"),
        "何静",
        "高志远",
        "卢建成",
    ),
    fires(
        "authorisation-missing",
        "a letter for a member of the staff",
        _agent("授权代表", "何静") + _AUTHORITY.format(of="东禾电梯维护有限公司", agent="本公司员工卢建成"),
        "何静",
        "“卢建成”",
    ),
    silent(
        "authorisation-missing",
        "a letter of somebody else",
        _agent("授权代表", "何静") + _AUTHORITY.format(of="临河市长青物业有限公司", agent="卢建成"),
    ),
    silent(
        "authorisation-missing",
        "a letter that the list of attachments has",
        _agent("授权代表", "何静", _LETTER, ("授权委托书附后。", "授权委托书附后。附件：\n附件一：授权委托书\n5.3 ")),
    ),
    silent("authorisation-missing", "the legal representative", changed(_LETTER)),
    silent("authorisation-missing", "who signs as either", _agent("法定代表人或授权代表（签字）", "高志远", _LETTER)),
    silent(
        "authorisation-missing", "a name that may be a slip", _agent("法定代表人或授权代表（签字）", "高致远", _LETTER)
    ),
    silent("authorisation-missing", "nobody signed", _agent("委托代理人（签字）", "", _LETTER)),
    silent(
        "authorisation-missing",
        "no representative named",
        _agent("委托代理人（签字）", "卢建成", _LETTER, ("法定代表人：高志远\n", "")),
    ),
    silent(
        "authorisation-missing",
        "authority that is warranted",
        _agent("委托代理人（签字）", "卢建成", ("5.2 本合同", "5.2 签字人已获得充分授权。本合同")),
    ),
)
