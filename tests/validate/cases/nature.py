"""What is no agreement, and what looks like none and is one."""

from __future__ import annotations

from tests.validate.agreements import CLEAN, Case, fires, silent

CODE = "not-an-agreement"
_LANGUAGE = "not-in-chinese"
_ENGLISH = (
    "SUPPLY AGREEMENT\nThis Agreement is made between the supplier and the customer named in the schedule.\n"
    "1. The supplier shall deliver the goods to the place that the customer names, and the customer shall pay the "
    "price within thirty days of the invoice.\n2. The term of this Agreement is two years.\n3. Each of the parties may "
    "terminate this Agreement by notice of ninety days.\n4. This Agreement is governed by the laws of England.\n"
)
_MINUTES = "时间：2024年3月5日\n参会人：何晓岚、陶小满\n一、讨论了设备采购合同的进度。\n二、确定由乙方提供方案。\n"

CASES: tuple[Case, ...] = (
    *(
        fires(CODE, f"headed {text[:12]!r}", text, text.split("\n")[0].strip())
        for text in (
            "项目启动会议纪要\n" + _MINUTES,
            "关于电梯改造的会议记录\n" + _MINUTES,
            "江苏增值税电子普通发票\n购买方名称：云帆电子有限公司\n销售方名称：百合贸易有限公司\n合计 ¥10.00\n",
            "合同审批表\n合同名称\t设备购销合同\n合同金额\t128,000.00\n部门意见：同意\n",
            "关于催缴租金的函\n百合公司：\n请按租赁合同支付拖欠的租金及违约金，否则将解除合同。\n",
            "固定资产管理办法\n第一条 为加强管理，制定本办法。\n第二条 各部门应签订责任书，违约的，追究责任。\n",
            "中标通知书\n百合贸易有限公司：\n贵公司已中标，请在三十日内与我方签订合同。\n",
        )
    ),
    *(
        fires(CODE, f"nothing of an agreement in {text[:12]!r}", text, "似乎不是合同", text.split("\n")[0])
        for text in (
            "各位同事：\n本周五下午三点进行消防演练，请准时参加。\n综合部\n2024年5月6日\n",
            "营业执照\n统一社会信用代码 91110000000000000X\n名称 远岭市云帆电子有限公司\n",
            "姓名：何晓岚\n学历：本科\n工作经历：2015年至今任工程师\n",
        )
    ),
    *(
        fires(CODE, f"told by its signs: {text[:14]!r}", text, wanted)
        for text, wanted in (
            (
                "青禾街道办事处2024年至2025年机关食堂食材配送服务采购项目竞争性磋商公告\n项目概况："
                "潜在供应商应在网站获取采购文件，"
                "并于3月4日前提交响应文件。\n预算金额（元） | 1320000 |\n合同履行期限 | 自合同签订之日起一年。\n"
                "采购人：青禾街道办事处\n",
                "招标",
            ),
            (
                "询价方式:公开询价 项目编号:【QH-18】 询价文件 采 购 人: 何晓岚 【(盖章)】 目 录第一章 "
                "询价公告1第二章 供应商须知2"
                "第八章 商务规范书[即合同文本]8 本项目最高限价为【47000】元,交货期:7个工作日,甲方与乙方签订合同。",
                "询价公告",
            ),
            (
                "第一章 招标公告\n投标人资格要求：有营业执照。\n投标截止时间：2024年5月6日9时。\n第四章 "
                "合同格式\n设备采购合同\n"
                "甲方：____________\n乙方：____________\n第一条 标的\n",
                "招标",
            ),
            (
                "原标题:远岭数控股份有限公司关于签署战略合作框架协议的公告\n\n远岭数控股份有限公司\n\n"
                "关于签署战略合作框架协议的公告\n\n"
                "本公司董事会及全体董事保证本公告内容不存在任何虚假记载、误导性陈述或者重大遗漏。\n一、协议主体\n"
                "甲方：远岭数控股份有限公司\n"
                "乙方：青禾新能源有限公司\n二、协议主要内容\n本协议一式四份，双方各执两份。\n三、截至本公告日，"
                "本协议尚未履行。\n",
                "公司公告",
            ),
            (
                "遠嶺控股有限公司\n(股份代號:09999)\n須予披露交易\n香港聯合交易所有限公司對本公告之內容概不負責。"
                "\n董事會謹此宣佈，"
                "本公司與青禾有限公司訂立買賣協議。\n於本公告日期，賣方為獨立第三方。\n",
                "公司公告",
            ),
            (
                "道路照明工程中标（成交）结果公告 一、项目编号：QH-24-1 二、中标（成交）供应商名称："
                "远岭照明有限公司 地址：北街1号 "
                "中标（成交）金额：128000元 三、评审专家名单：何晓岚、陶小满 四、公告期限："
                "自本公告发布之日起1个工作日",
                "中标",
            ),
            (
                "远岭县人民法院\n原告何晓岚与被告远岭建材有限公司房屋租赁合同纠纷一案，本院于2024年3月立案，"
                "公开开庭进行了审理。"
                "原告诉称，双方于2020年签订租赁协议。\n",
                "裁判文书",
            ),
            (
                "致青禾中学：感谢贵校的询价，现将投影仪报价如下：\n投影仪 | 3台 | 3000元\n以上价格含税，"
                "合同签订后七日内交货。\n",
                "报价单",
            ),
            (
                "青禾机械有限公司 2024 年第一次股东会\n会议时间：2024年3月5日\n会议地点：三楼会议室\n主持人：何晓岚\n"
                "会议审议通过了与乙方签订借款合同的议案。\n",
                "会议",
            ),
            (
                "远岭物业公司\n第一章 总则\n第一条 为了规范本公司合同的签订和履行，结合实际，制定本制度。\n"
                "第二条 各部门签订协议前应报审批。\n",
                "规章制度",
            ),
            (
                "设备数据交换协议\n设备与网关之间通过 MQTT 传输 JSON，默认端口为 1883。\n一、消息格式\n"
                "报文由帧头、长度、命令字和校验码组成。\n",
                "通信或接口协议",
            ),
            (
                "串口通信协议\n1 概述\n本协议规定主机与从机之间的通信方式，波特率 9600。\n2 帧格式\n起始位 0x68\n",
                "协议",
            ),
            (
                "青禾大学\n关于《实习合作协议》修改意见的回复\n远岭集团：\n贵公司对协议提出的意见已收悉。\n"
                "一、同意乙方的义务不再增加。\n二、甲方的违约金上限为合同总价的10%。\n",
                "函件或通知",
            ),
            ("违约通知\n远岭商贸有限公司：\n贵司未按租赁合同支付租金，甲方将解除合同。\n", "函件或通知"),
            ("停水通知\n各位业主：\n按物业服务合同告知停水一天，如有违约由甲方承担，不便之处敬请谅解。\n", "函件"),
            (
                "用户服务手册\n第一章 产品概述\n本手册介绍合同管理软件：点击“新建合同”，填写甲方、乙方。\n"
                "第二章 常见问题\n忘记密码怎么办？\n",
                "手册",
            ),
            ("打印机价目表\n序号 名称 单价\n1 激光打印机 2300\n以上价格含税，合同签订后发货，甲方自提。\n", "报价单"),
            (
                "投标函\n致：青禾中学\n我方已仔细研究招标文件，愿意以人民币12万元的投标总报价按合同实施。\n"
                "如我方中标，即与甲方签订合同。\n招标人：青禾中学\n投标人：远岭网络有限公司\n",
                "投标",
            ),
        )
    ),
    *(
        silent(CODE, about, text)
        for about, text in (
            ("a clean agreement", CLEAN),
            ("one behind its approval sheet", "合同审批表\n部门意见：同意\n" + CLEAN),
            ("one behind a letter", "中标通知书\n百合贸易有限公司：\n贵公司已中标。\n" + CLEAN),
            ("one without title", "出租方：何晓岚\n承租方：陶小满\n一、房屋坐落于北街一号。\n二、租金每月一千元。\n"),
            ("one in plain words", "何晓岚将摩托车一辆卖给陶小满，价款三千元，双方当日交付，如有违约，赔偿五百元。\n"),
            ("one in English", "SALES CONTRACT\nThe Seller: Bright Lamp Ltd.\nThe Buyer: Far Hill Ltd.\n1. Goods\n"),
            ("a letter of intent", "合作意向书\n远岭市云帆电子有限公司拟采购投影仪。\n"),
            (
                "a contract notice that gives the agreement",
                "政府采购合同公告 一、合同编号：QH-24-3 二、合同名称：照明采购合同 三、采购方式：公开招标 四、"
                "采购人（甲方）：远岭市云帆电子有限公司 "
                "供应商（乙方）：远岭照明有限公司 五、合同金额：128000元 六、公告期限：长期 七、采购公告：见本网",
            ),
            (
                "one behind a listed company's announcement",
                "证券代码：009999 公告编号：2024-03\n本公司董事会及全体董事保证本公告内容不存在任何虚假记载、"
                "误导性陈述或者重大遗漏。\n" + CLEAN,
            ),
            (
                "one with the law before it",
                "第一条 为了保护合同当事人的合法权益，维护秩序，制定本法。\n第二条 "
                "本法所称合同是民事主体之间的协议。\n" + CLEAN,
            ),
            (
                "one whose annex is the call for tenders",
                CLEAN + "\n附件一：\n招标公告\n投标人须知\n投标截止时间：5月6日\n最高限价：1元\n",
            ),
            (
                "one whose parties are known from the tender",
                "设备采购合同\n甲方：远岭市云帆电子有限公司\n乙方：百合贸易有限公司\n根据磋商公告、"
                "供应商须知和评审办法，乙方递交响应文件并成交，"
                "预算金额内签订本合同。\n第一条 标的\n",
            ),
            (
                "one between a listed company and others",
                "股份转让协议\n甲方：远岭投资有限公司\n乙方：青禾科技有限公司\n鉴于标的公司股票代码：009999，"
                "双方保证信息披露的内容不存在虚假记载、"
                "误导性陈述或者重大遗漏，特此公告的内容须经双方同意。\n",
            ),
            (
                "a settlement of a lawsuit",
                "执行和解协议\n甲方：何晓岚\n乙方：陶小满\n原告何晓岚与被告陶小满一案，本院已作出判决。\n"
                "诉讼请求如下。\n",
            ),
            (
                "one for software",
                "软件开发合同\n甲方：何晓岚\n乙方：陶小满\n一、乙方按系统方案和接口设计用 Python 开发，"
                "交付 API 文档。\n二、开发计划和里程碑见附件。\n",
            ),
            (
                "a form of one for an interface",
                "数据接口开发服务协议\n甲方：________\n乙方：________\n一、乙方按 HTTP 开发接口，返回数据采用 JSON，"
                "错误码由双方商定，端口为8080，报文格式见附件。\n",
            ),
            (
                "one on one line for what speaks a protocol",
                "设备接入协议 甲方（平台方）： 乙方： 一、设备通过 MQTT 接入平台，上行报文采用 JSON，校验码不变。",
            ),
            ("an order", "校服订购单\n致：远岭服饰有限公司\n请贵司供货：校服300套，请查收。\n收到本函后三日内发货。\n"),
            (
                "one for training",
                "系统操作培训合同\n甲方：____\n乙方：____\n一、乙方就操作手册、登录、功能介绍和常见问题按操作步骤演示。\n",
            ),
            ("one behind a bid", "投标函\n我方已仔细研究招标文件。\n如我方中标，即签合同。\n投标人：百合\n" + CLEAN),
            ("minutes as an annex", CLEAN + "\n附件一：\n项目启动会议纪要\n一、讨论了方案。\n"),
        )
    ),
    fires(_LANGUAGE, "in English", _ENGLISH, "SUPPLY AGREEMENT"),
    fires(_LANGUAGE, "in English, of a Chinese company", _ENGLISH * 2 + "远岭灯具公司\n", "SUPPLY AGREEMENT"),
    fires(
        _LANGUAGE,
        "in Japanese",
        "業務委託契約書\n"
        + "委託者は受託者に対し、システムの保守を委託し、受託者はこれを受託するものとします。\n" * 12,
        "業務委託契約書",
    ),
    silent(CODE, "one in English", _ENGLISH),
    silent("party-missing", "one in English", _ENGLISH),
    *(
        silent(_LANGUAGE, about, text)
        for about, text in (
            ("a clean agreement", CLEAN),
            ("one in two languages", CLEAN + _ENGLISH),
            (
                "one in English whose parties are labelled",
                _ENGLISH + "Party A: Bright Lamp Ltd.\nParty B: Far Hill Ltd.\n",
            ),
            ("a few English words", "SUPPLY AGREEMENT\nParties and terms follow.\n"),
        )
    ),
)
