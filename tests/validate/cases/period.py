"""Period, signing, blanks and choices, copies."""

from __future__ import annotations

from tests.validate.agreements import Case, changed, fires, silent

_PERIOD = "本合同有效期2年，自2024年3月1日起至2026年2月28日止。"
_CONTACTS = "1.3 双方的联系人变更的，应当书面通知对方。"
_COPIES = "本合同一式肆份，甲方执贰份，乙方执贰份。"

CASES: tuple[Case, ...] = (
    fires(
        "period-length-mismatch",
        "in brackets, a fortnight short",
        changed((_PERIOD, "本合同有效期【2】年，自【2024】年【3】月【1】日起至【2026】年【2】月【15】日止。")),
        "应至2026-02-28",
    ),
    silent(
        "period-length-mismatch",
        "end = start + length",
        changed((_PERIOD, "本合同有效期2年，自2024年3月1日起至2026年3月1日止。")),
    ),
    silent(
        "period-length-mismatch",
        "working days",
        changed((_PERIOD, "服务期限：30个工作日，自2024年3月1日起至2024年4月12日止。")),
    ),
    silent(
        "period-length-mismatch",
        "a length that a clause of its own counts from an event",
        changed((_PERIOD, "自2024年3月1日起至2026年2月28日止。\n1.5 开发周期为3个月，自本合同签署之日起计算。")),
    ),
    silent(
        "period-length-mismatch",
        "the training's days and the agreement's term",
        changed((_PERIOD, "培训时间：2024年3月1日至2024年3月15日，合同有效期一年。")),
    ),
    silent(
        "period-length-mismatch",
        "the service's year and the agreement's end",
        changed((_PERIOD, "服务期限自2024年3月1日起算一年。\n本合同有效期至2025年6月30日。")),
    ),
    silent(
        "period-length-mismatch",
        "an agreement for each year of three",
        changed((_PERIOD, "服务期3年（合同一年一签）。本合同服务期自2024年3月1日至2025年2月28日。")),
    ),
    fires(
        "period-length-mismatch",
        "one term, said twice",
        changed((_PERIOD, "服务期限2年，服务期自2024年3月1日起至2026年2月15日止。")),
        "应至2026-02-28",
    ),
    silent(
        "period-length-mismatch", "days", changed((_PERIOD, "工期总日历天数120天，自2024年3月1日起至2024年6月29日止。"))
    ),
    fires(
        "period-end-before-start",
        "the year was not changed",
        changed((_PERIOD, "本合同有效期1年，自2024年3月1日起至2023年2月28日止。")),
        "2023年2月28日",
        "2024年3月1日",
    ),
    silent(
        "period-length-mismatch",
        "an end before the start",
        changed((_PERIOD, "本合同有效期1年，自2024年3月1日起至2023年2月28日止。")),
    ),
    silent("period-end-before-start", "a period that fits"),
    fires("date-invalid", "30 February", changed(("日期：2024年2月21日", "日期：2024年2月30日")), "2024年2月30日"),
    fires("date-invalid", "with dots", changed(("日期：2024年2月21日", "日期：2024.02.30")), "2024.02.30"),
    silent(
        "date-invalid",
        "a leap day, a document's number and a version",
        changed(
            ("日期：2024年2月21日", "日期：2024年2月29日"),
            ("1.2 乙方", "1.2 依照GB 2024.13.45和LH-2024-02-31执行，乙方"),
        ),
    ),
    fires(
        "signed-after-start",
        "a day late",
        changed(("日期：2024年2月21日", "日期：2024年3月2日")),
        "“2024年3月2日”",
        "“2024年3月1日”",
    ),
    silent("signed-after-start", "on the day", changed(("日期：2024年2月21日", "日期：2024年3月1日"))),
    silent(
        "signed-after-start",
        "what was done before is agreed upon as well",
        changed(
            ("日期：2024年2月21日", "日期：2024年3月20日"),
            (_PERIOD, "本合同自双方签字盖章之日起生效，效力追溯至2024年3月1日。"),
        ),
    ),
    silent(
        "signature-date-missing",
        "the introduction says when it is signed",
        changed(
            ("日期：2024年2月20日\n", ""),
            ("日期：2024年2月21日\n", ""),
            ("双方经协商一致，订立本合同。", "本合同由双方于2024年2月20日在临河市订立。"),
        ),
    ),
    silent(
        "signature-date-missing",
        "withheld",
        changed(("日期：2024年2月20日\n", ""), ("日期：2024年2月21日", "日期：****年**月**日")),
    ),
    fires("signature-date-missing", "blank", changed(("日期：2024年2月21日", "日期：     年    月    日")), "乙方"),
    fires(
        "signature-date-missing",
        "nothing but the year, without a label",
        changed(("日期：2024年2月21日", "2024年    月    日")),
        "乙方",
    ),
    fires(
        "signature-date-missing",
        "the year in words, and no day",
        changed(("日期：2024年2月21日", "二〇二四年    月    日")),
        "乙方",
    ),
    silent(
        "signature-date-missing",
        "a year and a day in words",
        changed(("日期：2024年2月21日", "二〇二四年二月二十一日")),
    ),
    fires(
        "signature-date-missing", "no day", changed(("日期：2024年2月21日", "日期：二〇二四年二月")), "二〇二四年二月"
    ),
    fires("signature-date-missing", "a year alone", changed(("日期：2024年2月21日", "日期：2024年")), "2024年"),
    fires(
        "signature-date-missing", "a month without a label", changed(("日期：2024年2月21日", "2024年2月")), "2024年2月"
    ),
    silent("signature-date-missing", "a date without a label", changed(("日期：2024年2月21日", "2024 年 2 月 21 日"))),
    silent(
        "signature-date-missing", "a date that does not exist", changed(("日期：2024年2月21日", "日期：2024年2月30日"))
    ),
    fires(
        "signature-date-missing",
        "a day left blank",
        changed(("日期：2024年2月21日", "日期：2024年2月 日")),
        "2024年2月",
    ),
    fires("signature-date-missing", "a jumbled day", changed(("日期：2024年2月21日", "日期：2024年2月日21")), "乙方"),
    *(
        silent("signature-date-missing", f"a usual writing: {day}", changed(("日期：2024年2月21日", f"日期：{day}")))
        for day in ("24.2.21", "24年2月21日", "02/21/2024", "21/02/2024", "2024年2月21")
    ),
    fires("signature-date-missing", "a month and no day", changed(("日期：2024年2月21日", "日期：2024.2")), "2024.2"),
    fires("signature-date-missing", "no year", changed(("日期：2024年2月21日", "日期：2月21日")), "2月21日"),
    fires("signatory-missing", "blank", changed(("法定代表人（签字）：高志远", "法定代表人（签字）：")), "乙方"),
    silent(
        "signatory-missing",
        "two places, one of them signed",
        changed(("法定代表人（签字）：高志远", "法定代表人：高志远\n委托代理人（签字）：")),
    ),
    fires("number-missing", "no number", changed(("合同编号：LH-WB-2024-031\n", ""))),
    fires("number-missing", "a label with nothing behind it", changed(("LH-WB-2024-031", "")), "合同编号："),
    silent("number-missing", "in brackets", changed(("合同编号：LH-WB-2024-031", "（编号：LH-WB-2024-031）"))),
    fires(
        "title-mismatch",
        "the signature page's",
        changed(("\n甲方（盖章）", "\n【签署页】\n合同名称：设备采购合同\n\n甲方（盖章）")),
        "“设备维护服务合同”",
        "“设备采购合同”",
    ),
    fires(
        "title-mismatch",
        "named in passing",
        changed(("\n甲方（盖章）", "\n（本页无正文，为《设备采购合同》签署页）\n\n甲方（盖章）")),
        "“设备采购合同”",
    ),
    silent(
        "title-mismatch",
        "with the party's name before it",
        changed(("\n甲方（盖章）", "\n【签署页】\n合同名称：东禾电梯维护有限公司设备维护服务合同\n\n甲方（盖章）")),
    ),
    fires(
        "blank-field",
        "a bracket",
        changed(("按逾期金额的万分之三支付", "逾期超过【  】日的，按逾期金额的万分之三支付")),
        "逾期超过【",
    ),
    *(
        silent("blank-field", "no blank of this agreement: " + words, changed((_CONTACTS, "1.3 " + words)))
        for words in (
            "业务类型：■ 通用型  □ 区域限制（区域：【    】）  □ 语音（号码：【    】）",
            "接入代码：\n☑ 由乙方分配：【10691234】\n□ 由甲方申请：【        】",
        )
    ),
    silent(
        "blank-field",
        "a form behind the signatures",
        changed(
            ("日期：2024年2月21日", "日期：2024年2月21日\n\n续订记录\n续订期限自____年____月____日至____年____月____日")
        ),
    ),
    fires(
        "blank-field",
        "a gap before the rest of the sentence",
        changed(("1.3 双方的联系人", "1.3 交货地点：                    ，由甲方指定。双方的联系人")),
        "交货地点",
    ),
    silent(
        "blank-field", "a narrow gap", changed(("1.3 双方的联系人", "1.3 交货地点：  学校，由甲方指定。双方的联系人"))
    ),
    fires("blank-field", "a label", changed(("开户行：中国农业银行临河支行", "开户行：____________")), "开户行"),
    silent(
        "blank-field",
        "what is crossed out, framed, or asked for in an attachment",
        changed(("邮箱：office@lhsy.example.cn", "邮箱：/"), ("人民币24,000.00元", "人民币__24,000.00___元")),
    ),
    silent(
        "blank-field",
        "the slot that ends the option not chosen, paragraphs apart",
        changed(
            (
                "1.3 双方的联系人变更的，应当书面通知对方。",
                "1.3 短信接入代码为下述第【1】项：\n\n（1）乙方分配的号码【10691234】。\n\n（2）甲方申请的号码【】。\n",
            )
        ),
    ),
    fires(
        "blank-field",
        "the slot that ends the option chosen",
        changed(
            (
                "1.3 双方的联系人变更的，应当书面通知对方。",
                "1.3 短信接入代码为下述第【2】项：\n\n（1）乙方分配的号码【10691234】。\n\n（2）甲方申请的号码【】。\n",
            )
        ),
        "甲方申请的号码【】",
    ),
    silent(
        "blank-field",
        "the option not chosen",
        changed(
            (
                "1.3 双方的联系人变更的，应当书面通知对方。",
                "1.3 接入代码为下述第【1】项：\n（1）乙方分配的号码【10691234】；\n（2）甲方申请的号码【】。",
            )
        ),
    ),
    *(
        silent(
            "blank-field",
            "what may be added, or was not chosen: " + words,
            changed(("。\n1.2 乙方", f"。{words}\n1.2 乙方")),
        )
        for words in (
            "其他约定：________。",
            "补充条款：\n________________",
            "付款方式：□转账（开户行____，账号____）☑现金",
            "其他：【  】。",
        )
    ),
    fires(
        "blank-field",
        "figures and words of one sum",
        changed(("。\n1.2 乙方", "。备件押金为人民币______元（大写：______）。\n1.2 乙方")),
        "备件押金为人民币______元",
    ),
    silent(
        "choice-invalid",
        "crossed out",
        changed(("1.2 乙方每月", "1.2 按以下第（/）种方式结算：（1）按月；（2）按季。乙方每月")),
    ),
    fires(
        "choice-unresolved",
        "both in one bracket",
        changed(("1.2 乙方每月", "1.2 甲方【需要不需要】驻场。乙方每月")),
        "需要不需要",
    ),
    fires(
        "choice-unresolved",
        "two options run together",
        changed(("1.2 乙方每月", "1.2 流量为【通用流量定向流量】。乙方每月")),
        "通用流量定向流量",
    ),
    fires(
        "choice-unresolved",
        "kinds to tick, without boxes",
        changed(("1.2 乙方每月", "1.2 发票类型：专用发票、普通发票（二者选一，在选项上打“√”）。乙方每月")),
        "专用发票、普通发票",
    ),
    *(
        silent("choice-unresolved", "no choice: " + words, changed(("1.2 乙方每月", f"1.2 {words}。乙方每月")))
        for words in (
            "发票类型：√专用发票、普通发票（二者选一，打√）",
            "甲方可对用户、部门或岗位（支持勾选多项）授权",
            "乙方应提交合格证、检验报告及说明书、图纸（已提交的打√）",
            "乙方提供专用发票或普通发票（由甲方勾选确认后开具）",
        )
    ),
    silent(
        "choice-unresolved",
        "a tick and an explanation",
        changed(("1.2 乙方每月", "1.2 甲方【不需要】（需要/不需要）驻场，乙方开具☑专用发票 □普通发票。乙方每月")),
    ),
    *(
        fires(
            "choice-unresolved",
            "offered: " + offered,
            changed(("1.2 乙方每月", f"1.2 {offered}。乙方每月")),
            "".join(offered.split()),
        )
        for offered in ("【需要/不需要】", "【甲方/乙方】", "□驻场 □巡检", "是□ 否□", "【□驻场□巡检】")
    ),
    *(
        silent("choice-unresolved", "ticked: " + ticked, changed(("1.2 乙方每月", f"1.2 {ticked}。乙方每月")))
        for ticked in (
            "【√需要/不需要】",
            "（√）驻场 （ ）巡检",
            "是☑ 否□",
            "驻场□ 巡检√",
            "○驻场 ●巡检",
            "【短信/彩信】",
        )
    ),
    *(
        silent("blank-field", "brackets for a tick: " + ticked, changed(("1.2 乙方每月", f"1.2 {ticked}。乙方每月")))
        for ticked in ("[√]驻场 [ ]巡检", "驻场【√】巡检【  】", "【√】驻场，每日【2】次；【 】巡检，每月【 】次")
    ),
    fires(
        "choice-invalid",
        "a letter that stands nowhere",
        changed(("1.2 乙方每月", "1.2 按下列第【D】种方式维护：A、清包；B、半包。乙方每月")),
        "第【D】种",
    ),
    silent(
        "choice-invalid",
        "a letter",
        changed(("1.2 乙方每月", "1.2 按下列第【B】种方式维护：A、清包；B、半包。乙方每月")),
    ),
    fires(
        "choice-invalid",
        "a word where numbers are asked for",
        changed(
            (
                "1.3 双方的联系人变更的，应当书面通知对方。",
                "1.3 维护方式为下述第【全包】项：\n（1）清包；\n（2）半包；\n（3）大包。",
            )
        ),
        "全包",
    ),
    silent(
        "choice-invalid",
        "one of the options",
        changed(
            (
                "1.3 双方的联系人变更的，应当书面通知对方。",
                "1.3 维护方式为下述第【2】项：\n（1）清包；\n（2）半包；\n（3）大包。",
            )
        ),
    ),
    fires(
        "copies-mismatch",
        "one copy lost",
        changed((_COPIES, "本合同一式捌份，甲方执伍份，乙方执贰份。")),
        "共8份",
        "合计7份",
    ),
    fires(
        "copies-mismatch",
        "behind what comes first",
        changed((_COPIES, "本合同自双方盖章之日起生效，一式【伍】份，甲方执【贰】份，乙方执【贰】份。")),
        "共5份",
    ),
    fires(
        "copies-mismatch",
        "the sides by name, and one more",
        changed((_COPIES, "本合同一式五份，学校和员工双方各执一份，一份存入员工档案。")),
        "合计3份",
    ),
    silent(
        "copies-mismatch",
        "a copy for the authority",
        changed((_COPIES, "本合同一式【伍】份，双方各执【贰】份，报教育局备案一份。")),
    ),
    silent(
        "copies-mismatch",
        "copies of something else",
        changed((_COPIES, "乙方提交竣工资料一式四份，甲方存档两份。" + _COPIES)),
    ),
    *(
        silent("copies-mismatch", copies, changed((_COPIES, copies)))
        for copies in (
            "本合同一式陆份，甲方执叁份，乙方执贰份，招标代理机构执壹份。",
            "本合同一式陆份，甲、乙、丙、丁、戊、己六方各执壹份。",
            "本合同一式九份，甲、乙双方各执三份，招标代理机构、财政局、审计局各一份。",
            "本合同一式四份，甲方三份（财务、采购、档案各一份），乙方一份。",
            "本合同正本两份、副本四份，甲乙双方各执正本一份、副本两份。",
            "本合同一式捌份，双方各执肆份，其中一份交公证处。",
            "本合同壹式陆份，双方各执叁份，并报主管部门备案壹份。",
            "本合同一式两份，双方各执一份，乙方另交验收报告一式三份。",
            "本合同一式三份，学校和员工双方各执一份，一份存入员工档案。",
            "本合同一式三份，甲乙双方及街道办各执一份。",
            "本合同一式三份，街道办和甲乙双方各执一份。",
        )
    ),
)
