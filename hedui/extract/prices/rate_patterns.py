"""How prices are worded: the patterns that the reading of rates in clauses is made of."""

from __future__ import annotations

import regex

from hedui.models.codes import Per

_NUM = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_IN_WORDS = r"(?:[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{3,30}\()?"
_YUAN = r"人民币|RMB|[¥￥]|新?台币|NT\$"
"""What stands before a price in yuan, or in those of Taiwan."""
_MONEY = (
    rf"(?:\((?:(?:{_YUAN}),?)?(?:下同)?\)|{_YUAN}|\(?大写[):]?)*{_IN_WORDS}(?:{_YUAN}|\(?小写[):]?|:)*"
    rf"(?<![a-z\d.]|(?<!RM)[A-Z])(?<fee>(?>{_NUM}万?))(?!\d|[%‰]|\.\d)"
)
_MEASURES = r"平方米|平米|平方|㎡|m[2²]|吨[·•]?公里|吨|立方米|m[3³]|亩|公斤|千克|kg"
_PERIODS = (
    r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
    rf"(?:个?(?:月|季度?|年)|期|(?!\d|[.,]\d|\p{{Han}}|{_MEASURES}))(?![×*xX]\d[\d.,]*(?:{_MEASURES}))"
)
_NOT_EACH = rf"(?!元?(?:/每?(?:{_MEASURES})|[×*xX](?!{_PERIODS})))"
"""Behind a fee: no price of a measure, 45元/㎡, and no factor, 1.8元×500㎡, but for months and years: 3500元×12."""
_PER = r"(?<per>自然月|半年|季度?|月|年|天|日)"
_LINK = r"(?:标准|金额|价格|单价)?(?:为|:|=|是|计|按|收取|支付|应付|固定|约定|统一|标准|分别)*"
_UNITS = rf"{_MEASURES}|条|分钟?|[KMGT]B?|兆|次|张|人次|人天|人日|人月|人|户|台|个|份|公里|小时|端口|部|套|辆|位|度"
_USE_UNITS = r"条|分钟?|[KMGT]B?|兆|次|小时|公里|张|个"

_A_YEARS = r"(?<per>月|季度?|半年|年)\p{Han}{2,4}(?:服务|使用|管理|维护|租赁|顾问|占用)费"
"""What is paid each month or year: 年管理服务费, not 2024年管理服务费."""
_CHANGED = (
    r"(?:[由从](?:[^,。;:\n]|(?<=\d),(?=\d)){1,20}?)?"
    r"(?:调[整减增低高]|变更|修改|[上下]调|提高|降低|改)(?:[至到]|(?=为))"
)
"""What a supplement says between a fee's name and the fee that holds now: 由18000元调整为15000元."""
_FEES_OF_MONTHS = r"工资|薪酬|服务费|管理费|物业费|使用费|承包费|顾问费"
FEES = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"(?<!每(?:平方米|平米|平方|㎡))每个?{_PER}(?:每(?:条|人|台|辆|户|端口|部|间|套))?"
        rf"(?<noun>[^,。;:\d元()¥￥每]{{0,12}}?)(?:共计|合计|总计)?{_LINK}{_MONEY}{_NOT_EACH}(?:元)?(?=元|\(大写|[,。;()]|功能|套餐|包|的|租|整|$)",
        r"每个?(?<per>月)的?\d{1,2}[日号](?:之?前|以前)?"
        rf"(?<noun>[^,。;:\d元()¥￥每]{{0,10}}?(?:租金|房租|{_FEES_OF_MONTHS})){_LINK}{_MONEY}{_NOT_EACH}元",
        rf"{_MONEY}元(?:档)?(?:的)?(?<noun>[\p{{Han}}A-Za-z0-9]{{0,8}}?(?:套餐|流量包|短信包|语音包|资费包|档位)),?(?:套餐)?每个?{_PER}",
        rf"{_MONEY}(?:元)?(?:\([^()]{{0,24}}\))?(?:元)?/(?:(?:条|人|台|辆|户|端口|部|间|套)[/·•])?{_PER}(?!\d)",
        r"(?<noun>(?<per>月|季度?|半年|年|日)(?:不?含税)?"
        r"(?:租金|租费|租|使用费|功能费|服务费|套餐费|资费|费|保费|(?:基本|固定|综合)?工资|薪酬?|报酬|管理费"
        r"|物业(?:管理|服务)?费|维护费|维保费|固定费用|基本费))"
        rf"(?:总额)?(?:\(含税\))?(?:{_CHANGED})?{_LINK}{_MONEY}{_NOT_EACH}(?:元|(?=\)))",
        rf"(?<![\d一二三四五六七八九十])(?<noun>{_A_YEARS}){_LINK}{_MONEY}{_NOT_EACH}元",
        rf"(?<noun>[\p{{Han}}]{{2,8}}费){_LINK}{_MONEY}元(?:\([^()]{{0,30}}\))?,?(?<per>一次性)(?:收取|支付|缴纳|缴清)",
        rf"(?<per>一次性)(?:收取|支付|缴纳|的)*(?<noun>[\p{{Han}}]{{1,8}}费){_LINK}{_MONEY}元?",
        r"(?<noun>(?:接入|初装|安装|开通|调试|开户|建设|端口开通|工料)费)(?:\(|为|:)*(?<per>一次性)(?:收取|支付|缴纳)?"
        rf"\)?{_LINK}{_MONEY}(?:元)?(?!/)",
    )
)
UNIT_PRICES = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"(?:按照?|以|每|为|:)每?(?<unit>{_USE_UNITS})(?:下行|上行)?(?:短信|彩信|短消息|流量|通话)?"
        rf"(?:为|按|计费|收费|收取|:)*(?:{_YUAN})*(?<price>{_NUM})元",
        rf"(?<price>{_NUM})元?/(?:每)?(?<unit>{_UNITS})(?:[/·•](?<per>月|天|日|年))?",
        rf"(?:每(?<per>月|年|日|天))?每(?<unit>{_UNITS})(?:每(?<per>月|年|日|天))?[^,。;\d]{{0,8}}?"
        rf"(?:{_YUAN})*(?<price>{_NUM})元(?!/)",
    )
)
GENERIC = frozenset(
    {"服务", "使用", "管理", "租用", "租赁", "维护", "功能", "业务", "基本", "固定", "每月", "月功", "月服"}
)
"""Words that say nothing of which service a price is for."""
A_YEAR = {"月": 12, "自然月": 12, "季": 4, "季度": 4, "半年": 2}
NOT_TARIFF_PER = {"次": Per.ONCE, "一次性": Per.ONCE}
