"""Numbering, cross references, attachments, messaging."""

from __future__ import annotations

from tests.validate.agreements import Case, changed, fires, silent

_LAST = "5.2 本合同一式肆份，甲方执贰份，乙方执贰份。"
_LIST = _LAST + "\n5.3 本合同附件：\n附件一：电梯清单\n附件二：巡检记录表\n"
_BODIES = """
附件一：电梯清单
1、教学楼客梯两台。
2、实验楼货梯一台。

附件二：{second}
1、检查制动器并签字。
2、检查轿厢照明并签字。
"""
_SIGNATURE = "甲方的短信签名为【{signature}】。"
_SMS = "1.3 甲方应设置中文签名，中文签名应为3至8个汉字，应使用全称或由全称中的关键字组成的缩写。" + _SIGNATURE
_CONTACTS = "1.3 双方的联系人变更的，应当书面通知对方。"
_COURT = "，向甲方所在地人民法院提起诉讼"
_LATE = "按逾期金额的万分之三支付违约金"
_CODE = "1.3 乙方分配的业务接入代码为【{code}】，甲方不得转让。"


def _attached(second: str) -> str:
    return changed((_LAST, _LIST)) + _BODIES.format(second=second)


def _cited(words: str) -> str:
    body = _BODIES.format(second="巡检记录表").split("附件二：")[1]
    return changed(("1.2 乙方每月", f"1.2 乙方应遵守{words}。乙方每月")) + "\n附件一：" + body


def _in_two(first: str, other: str) -> str:
    """An agreement whose articles settle disputes in two places."""
    articles = f"第五条 {first}。\n第六条 {other}。\n第七条 其他"
    return changed((_COURT, "，由双方协商"), ("第五条 其他", articles))


_TWO_BODIES = _BODIES.format(second="巡检记录表")

CASES: tuple[Case, ...] = (
    fires(
        "clause-number-gap", "1.1, 1.3", changed(("1.2 乙方每月巡检一次，并填写记录。\n", "")), "1.1", "1.3", "缺1.2"
    ),
    fires(
        "clause-number-gap",
        "an article",
        changed(("第四条 违约", "第五条 违约"), ("第五条 其他", "第六条 其他")),
        "缺第四条",
    ),
    silent("clause-number-gap", "a comma for the point", changed(("1.2 乙方", "1,2 乙方"))),
    fires("clause-number-gap", "a number with more figures", changed(("1.2 乙方", "1,200 乙方")), "缺1.2"),
    silent("clause-number-gap", "a number within a line", changed(("。\n1.2 乙方", "。  1.2 乙方"))),
    silent(
        "clause-number-gap",
        "lists that begin again",
        changed(
            (
                "1.2 乙方每月",
                "1.2 甲方负责：\n（1）场地；\n（2）用电。\n乙方负责：\n（1）备件；\n（2）人员；\n（3）记录。\n乙方每月",
            )
        ),
    ),
    fires("clause-number-duplicate", "1.2 twice", changed(("1.3 双方", "1.2 双方")), "1.2"),
    fires(
        "clause-number-duplicate",
        "4、5、4、5",
        changed(
            (
                "1.2 乙方每月",
                "1.2 义务如下：\n1、备件；\n2、人员；\n3、工具；\n4、记录；\n5、保险；\n4、培训；\n5、交接。\n乙方每月",
            )
        ),
        "4",
    ),
    silent(
        "clause-number-duplicate",
        "an inner list of the same style",
        changed(
            (
                "1.2 乙方每月",
                "1.2 下列各项：\n（1）备件分为：\n（1）易损件；\n（2）主件。\n（2）人员；\n（3）记录。\n乙方每月",
            )
        ),
    ),
    fires(
        "cross-reference-broken",
        "an article behind the last",
        changed((_LATE, "按照本合同第十五条支付违约金")),
        "第十五条",
    ),
    fires("cross-reference-broken", "a point", changed((_LATE, "违反本合同3.6条的，" + _LATE)), "3.6"),
    fires("cross-reference-broken", "what it says", changed((_LATE, "按第十五条所列标准支付违约金")), "第十五条"),
    *(
        silent("cross-reference-broken", "another document's: " + words, changed((_LATE, f"{words}，" + _LATE)))
        for words in (
            "招标文件第三十二条所列标准",
            "按附件二第十条约定",
            "根据通用合同条款第十七条约定",
            "租赁合同第十五条约定的押金",
        )
    ),
    silent("cross-reference-broken", "another agreement's", changed((_LATE, "按原合同第十五条所列标准支付违约金"))),
    silent(
        "cross-reference-broken",
        "a law's article",
        changed((_LATE, "依照《中华人民共和国民法典》第五百八十五条，" + _LATE)),
    ),
    silent(
        "cross-reference-broken",
        "第四项 for a heading 四、",
        changed(
            ("第一条 ", "一、"),
            ("第二条 ", "二、"),
            ("第三条 ", "三、"),
            ("第四条 ", "四、"),
            ("第五条 ", "五、"),
            ("1.2 乙方每月", "1.2 按本合同第四项违约责任的约定，乙方每月"),
        ),
    ),
    fires(
        "cross-reference-broken",
        "an attachment outside the list",
        _attached("巡检记录表").replace("1.2 乙方每月", "1.2 依照附件四，乙方每月"),
        "附件四",
    ),
    fires(
        "cross-reference-broken",
        "an attachment outside the list, behind the title of another one",
        _attached("巡检记录表").replace("1.2 乙方每月", "1.2 遵守附件二《巡检记录表》，并依照附件四，乙方每月"),
        "附件四",
    ),
    silent(
        "cross-reference-broken",
        "an attachment of an ordinance",
        _attached("巡检记录表").replace("1.2 乙方每月", "1.2 依照《电梯维护保养规则》附件四，乙方每月"),
    ),
    fires(
        "attachment-mismatch",
        "cited by a title, headed by another, without a list",
        _cited("附件一《机房守则》"),
        "机房守则",
        "巡检记录表",
    ),
    silent("attachment-mismatch", "another agreement's attachment", _cited("原合同附件一《机房守则》")),
    fires("attachment-mismatch", "another title", _attached("机房检查单"), "巡检记录表", "机房检查单"),
    silent(
        "attachment-mismatch", "a short title", _attached("验  收  单").replace("附件二：巡检记录表", "附件二：验收单")
    ),
    silent("attachment-mismatch", "its label in English", _attached("（Appendix 2）：巡检记录表")),
    silent("attachment-mismatch", "a remark and blanks", _attached(" 巡检 记录表（共2页）")),
    fires(
        "attachment-missing",
        "cited with its title",
        changed(("1.2 乙方每月", "1.2 乙方应遵守附件一《校园安全守则》。乙方每月")),
        "附件一《校园安全守则》",
    ),
    silent("attachment-missing", "listed and there", _attached("巡检记录表")),
    *(
        silent("attachment-missing", words, changed(("1.2 乙方每月", f"1.2 {words}。乙方每月")))
        for words in (
            "乙方应遵守《电梯维护规程》附件2《检查表》",
            "招标文件附件三《技术规格书》供参考",
            "乙方投标文件（含其附件六《技术偏离表》）为准",
            "参见附件，附件与本合同具有同等效力",
            "乙方请款的附件包括：1、发票；2、验收单",
        )
    ),
    *(
        silent("attachment-missing", "there, and listed: " + listed, changed((_LAST, _LAST + listed)) + _TWO_BODIES)
        for listed in (
            "\n5.3 附件：1、电梯清单；2、巡检记录表。",
            "\n5.3 本合同附件一为《电梯清单》，附件二为《巡检记录表》。",
            "\n5.3 下列文件为本合同附件：\n（1）电梯清单；\n（2）巡检记录表。",
        )
    ),
    fires(
        "attachment-missing",
        "numbered behind the signatures",
        changed() + "\n附件：\n1.电梯清单\n2.巡检记录表\n",
        "附件一《电梯清单》",
        "附件二《巡检记录表》",
    ),
    silent(
        "attachment-missing",
        "there, right behind their list, with tables",
        changed() + "\n附件：1.电梯清单 2.巡检记录表\n附件1\n电梯清单\n1、客梯两台。\n附件2\n巡检记录表\n1、制动器。\n",
    ),
    silent(
        "attachment-missing",
        "there, under their titles alone",
        changed((_LAST, _LAST + "\n5.3 附件：1、电梯清单；2、巡检记录表。"))
        + "\n电梯清单\n1、客梯两台。\n\n巡检记录表\n1、制动器。\n",
    ),
    *(
        silent(
            "attachment-missing",
            f"there, headed {title}",
            changed(("1.2 乙方每月", f"1.2 乙方按附件一《功能列表》和附件一《{title}》部署。乙方每月"))
            + f"\n附件一：{title}\n1、教学楼的功能。\n2、实验楼的功能。\n",
        )
        for title in ("系统功能与改造清单", "系列产品清单", "系数表")
    ),
    fires(
        "attachment-missing",
        "附件一系… is a sentence and heads nothing",
        changed(("1.2 乙方每月", "1.2 乙方按附件一《功能列表》部署。乙方每月")) + "\n附件一系本合同的补充\n",
        "附件一《功能列表》",
    ),
    silent("attachment-missing", "no attachment", changed() + "\n附件：无\n"),
    silent(
        "attachment-mismatch",
        "附件 in the list, 附表 over the page",
        changed((_LAST, _LIST)) + _TWO_BODIES.replace("附件", "附表"),
    ),
    fires(
        "sms-signature-length",
        "nine characters",
        changed((_CONTACTS, _SMS.format(signature="临河市第二实验小学"))),
        "9个字",
        "3至8个汉字",
    ),
    *(
        fires(
            "sms-signature-length",
            f"limits in other words: {limits}",
            changed((_CONTACTS, _SMS.format(signature="临河市第二实验小学").replace("应为3至8个汉字", limits))),
            "9个字",
            limits,
        )
        for limits in (
            "长度限于2至8个汉字",
            "应由二至八个汉字",
            "字数不少于2个字，不超过8个字",
            "由全称或简称组成，长度为2至8个汉字",
            "应为甲方全称或由全称中的字组成的简称，不少于3个、不多于8个汉字",
        )
    ),
    silent(
        "sms-signature-length",
        "a limit of something else",
        changed(
            (
                _CONTACTS,
                _SMS.format(signature="临河市第二实验小学").replace(
                    "应为3至8个汉字", "为全称，短信不少于3个、不多于70个字符"
                ),
            )
        ),
    ),
    silent("sms-signature-length", "within the limits", changed((_CONTACTS, _SMS.format(signature="临河二实小")))),
    fires(
        "sms-signature-not-from-name",
        "other characters",
        changed((_CONTACTS, _SMS.format(signature="快乐校园"))),
        "快乐校园",
    ),
    silent(
        "sms-signature-not-from-name",
        "characters in their order",
        changed((_CONTACTS, _SMS.format(signature="临河二实小"))),
    ),
    silent(
        "sms-signature-not-from-name",
        "no such demand",
        changed((_CONTACTS, "1.3 " + _SIGNATURE.format(signature="快乐校园"))),
    ),
    fires("access-code-invalid", "another prefix", changed((_CONTACTS, _CODE.format(code="20650871"))), "20650871"),
    silent("access-code-invalid", "a port number", changed((_CONTACTS, _CODE.format(code="106912345678")))),
    fires(
        "late-fee-rate",
        "3% for 3‰",
        changed((_LATE, "按照《中华人民共和国电信条例》第三十五条规定，每日按欠费金额的 3% 加收违约金")),
        "每日3‰",
        "“3%”",
    ),
    silent(
        "late-fee-rate",
        "the statutory rate in words",
        changed((_LATE, "按照《电信条例》第三十五条，每日按欠费金额的千分之三加收违约金")),
    ),
    silent("late-fee-rate", "a rate of its own", changed((_LATE, "每日按欠费金额的3%支付违约金"))),
    *(
        fires("dispute-conflict", f"both at once: {words}", changed((_COURT, words)), "仲裁", side)
        for words, side in (
            ("，可以向临河仲裁委员会申请仲裁，也可以向甲方所在地人民法院起诉", "法院"),
            ("，任何一方均可向人民法院起诉或者提交临河仲裁委员会仲裁", "法院"),
            ("，按下列方式解决：\n☑（1）向甲方所在地人民法院起诉；\n☑（2）提交临河仲裁委员会仲裁", "法院"),
            ("，争议解决方式：☑诉讼 ☑仲裁", "诉讼"),
        )
    ),
    *(
        silent("dispute-conflict", f"one way only: {words}", changed((_COURT, words)))
        for words in (
            "，向临河仲裁委员会申请仲裁，一方不服裁决的，可以依法向人民法院申请撤销",
            "，提交临河仲裁委员会仲裁；仲裁期间双方继续履行",
            "，提交临河仲裁委员会仲裁；仲裁条款被认定无效的，由甲方所在地人民法院管辖",
            "，提交临河仲裁委员会仲裁；依法不得仲裁的，由甲方所在地人民法院管辖",
            "，提交临河仲裁委员会仲裁；保险合同的争议，向保险标的所在地人民法院起诉",
            "，提交临河仲裁委员会仲裁；担保合同项下的争议由临河市人民法院管辖",
            "，提交临河仲裁委员会仲裁。一方被其他债权人诉至人民法院的，应通知对方",
            "，按下列方式解决：\n□（1）向甲方所在地人民法院起诉；\n☑（2）提交临河仲裁委员会仲裁",
            "，按下列方式解决：\n☑（1）向甲方所在地人民法院起诉；\n☑（2）向乙方所在地人民法院起诉",
            "，按下列方式解决：\n☑涉外争议提交临河仲裁委员会仲裁；\n☑其他争议向甲方所在地人民法院起诉",
            "，依法向有管辖权的人民法院起诉，或按照另行达成的仲裁条款或仲裁协议申请仲裁",
            "，向人民法院起诉，或者根据双方事后签订的书面仲裁协议提请仲裁",
            "，向人民法院起诉，诉讼费、仲裁费或者律师费由败诉方承担",
        )
    ),
    *(
        fires("dispute-conflict", f"in two articles: {other}", _in_two(first, other), "仲裁", side)
        for first, other, side in (
            (
                "争议解决\n协商不成的，向临河市人民法院起诉",
                "法律适用\n因本合同产生任何争议，协商解决；协商不成的，可提交临河仲裁委员会仲裁",
                "法院",
            ),
            (
                "争议解决\n本合同发生争议的，提交临河仲裁委员会仲裁",
                "管辖\n与本合同有关的一切纠纷，由临河市人民法院管辖",
                "法院",
            ),
            ("争议处理\n协商不成的，提交临河仲裁委员会仲裁", "合同纠纷\n协商不成的，向临河市人民法院起诉", "法院"),
        )
    ),
    *(
        silent("dispute-conflict", f"in two articles: {other}", _in_two(first, other))
        for first, other in (
            (
                "争议解决\n本合同发生争议的，提交临河仲裁委员会仲裁",
                "保全\n在仲裁期间，任何一方可向临河市人民法院申请财产保全",
            ),
            (
                "争议解决\n本合同发生争议的，提交临河仲裁委员会仲裁",
                "执行\n一方不履行裁决的，另一方可向人民法院申请强制执行",
            ),
            (
                "劳动争议\n发生劳动争议的，向临河市劳动争议仲裁委员会申请仲裁",
                "争议解决\n因本合同引起的争议，向临河市人民法院起诉",
            ),
            (
                "知识产权\n因知识产权发生争议的，提交临河仲裁委员会仲裁",
                "争议解决\n因本合同引起的争议，向临河市人民法院起诉",
            ),
            (
                "房屋质量纠纷\n房屋质量有纠纷的，向临河市人民法院起诉",
                "争议解决\n本合同发生争议的，提交临河仲裁委员会仲裁",
            ),
            ("争议解决\n本合同发生争议的，向临河市人民法院起诉", "其他\n乙方拒不搬离的，甲方可向人民法院起诉"),
        )
    ),
    *(
        fires("choice-unresolved", f"offered, and nothing chosen: {words}", changed((_COURT, words)), quoted)
        for words, quoted in (
            ("，双方选择以下一种方式解决：\n（1）提交临河仲裁委员会仲裁；\n（2）向人民法院起诉", "以下一种方式"),
            ("，按以下方式解决：□提交临河仲裁委员会仲裁", "临河仲裁委员会"),
            ("，解决方式：仲裁/诉讼", "仲裁/诉讼"),
        )
    ),
    fires(
        "choice-unresolved",
        "two ticks of which only one can hold",
        changed((_CONTACTS, "1.3 付款方式：☑一次性付款 ☑分期付款")),
        "互相排斥",
    ),
    silent(
        "choice-unresolved",
        "two ticks that may hold together",
        changed((_CONTACTS, "1.3 付款方式：☑银行转账 ☑支票")),
    ),
    silent(
        "choice-unresolved",
        "one after the other is no choice",
        changed((_COURT, "，按以下方式解决：首先协商；协商不成的，向人民法院起诉")),
    ),
    *(
        fires("choice-unresolved", f"both kinds of invoice: {words}", changed((_CONTACTS, words)), "普")
        for words in (
            "1.3 乙方收款前开具发票，发票种类： 增值税专票、 增值税普票。",
            "1.3 发票类型：增值税专用发票 / 增值税普通发票",
        )
    ),
    silent(
        "choice-unresolved",
        "an invoice of either kind is allowed",
        changed((_CONTACTS, "1.3 乙方开具增值税专用发票或增值税普通发票均可。")),
    ),
    silent(
        "choice-unresolved",
        "an option that ends in figures, ticked above the others",
        changed(
            (_CONTACTS, "1.3 质量标准按（注：采用的请在“□”划“√”）：\n☑国家标准GB/T 3274-2017\n□行业标准\n□甲方标准")
        ),
    ),
    silent(
        "choice-unresolved",
        "whether something is done, and the answer ticked",
        changed((_CONTACTS, "1.3 履约担保：是否收取履约保证金：☑是 □否")),
    ),
    silent(
        "choice-invalid",
        "第三方 is nobody's number",
        changed((_CONTACTS, "1.3 验收采用第三方测评，乙方应答复测评人员的各项提问：\n1、人员；\n2、设备。")),
    ),
)
