"""How prices are worded: the patterns that the reading of rates in clauses is made of."""

from __future__ import annotations

import regex

from hedui.models.codes import Per
from hedui.normalize import grammar

_NUM = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_IN_WORDS = r"(?:[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{3,30}\()?"
_YUAN = r"人民币|RMB|[¥￥]|新?台币|NT\$"
"""What stands before a price in yuan, or in those of Taiwan."""
_MONEY = (
    rf"(?:\((?:{_YUAN})\)|{_YUAN}|\(?大写[):]?)*{_IN_WORDS}(?:{_YUAN}|\(?小写[):]?|:)*"
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
_UNITS = rf"{_MEASURES}|条|分钟?|[KMGT]B?|兆|次|张|人次|人|户|台|个|份|公里|小时|端口|部|套|辆|位|度"
_USE_UNITS = r"条|分钟?|[KMGT]B?|兆|次|小时|公里|张|个"

_A_YEARS = r"(?<per>月|季度?|半年|年)\p{Han}{2,4}(?:服务|使用|管理|维护|租赁|顾问|占用)费"
"""What is paid each month or year: 年管理服务费, not 2024年管理服务费."""
IN_WORDS = grammar.pattern(
    r"(?:每个?(?<per>月|季度?|半年|年|日)(?:的|支付|缴纳)*(?<noun>租金|房租|租费|工资|服务费|管理费|物业费|使用费)"
    r"|(?<!{number})(?<noun>(?<per>月|季度?|半年|年|日)(?:租金|房租|租费|租|工资|薪|服务费|管理费|使用费))"
    r"|(?<noun>租金|房租|租费|工资|薪资|报酬|服务费|管理费|物业费|使用费|顾问费)(?:标准)?(?:为|是|:|按)*每个?(?<per>月|季度?|半年|年|日))"
    rf"(?:总额)?{_LINK}(?:\(?(?:人民币|新?台币|大写)+\)?[:,]?)*\Z"
)
"""What stands before a price that is given in words alone."""
_CHANGED = (
    r"(?:[由从](?:[^,。;:\n]|(?<=\d),(?=\d)){1,20}?)?"
    r"(?:调[整减增低高]|变更|修改|[上下]调|提高|降低|改)(?:[至到]|(?=为))"
)
"""What a supplement says between a fee's name and the fee that holds now: 由18000元调整为15000元."""
FEES = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"(?<!每(?:平方米|平米|平方|㎡))每个?{_PER}(?:每(?:条|人|台|辆|户|端口|部|间|套))?"
        rf"(?<noun>[^,。;:\d元()¥￥每]{{0,12}}?)(?:共计|合计|总计)?{_LINK}{_MONEY}{_NOT_EACH}(?:元)?(?=元|\(大写|[,。;()]|功能|套餐|包|的|租|整|$)",
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
NO_FEE = regex.compile(
    r"(?:增[加长]|递增|上涨|任务|指标|目标|还款|偿还|归还|本息|回款|投入|采购[金总]?额|销售额|营业额|产值|保额|收益|利润)"
    r"(?!\p{Han}{0,8}(?:费|租金|薪|报酬))"
)
"""What an amount is of that comes each year and is no fee: 每年完成销售任务100万元."""
FEE_WORD = regex.compile(r"(?<![消免经])费|租金|[房月年]租|薪|酬|工资|承包金|价[格款]|套餐")
"""What an amount in 万 is called that is a fee; without it, it is a target, a turnover or the like."""
FORMER_BEFORE = regex.compile(r"(?:原|由|从)(?!则)[^,;。:\d]{0,12}\Z")
FORMER_BEHIND = regex.compile(
    r"[^;。\d]{0,14}?(?:调[整增减高低]?|变更|修改|改|提高|降低?|上[调浮]|下[调浮])\p{Han}{0,6}?[为至到]"
    r"|元?,现(?:在|行)?(?![场金代有])"
)
"""What stands around a price that another takes the place of: 单价由5元/条调整为4元/条."""
FORMERLY = regex.compile(r"(?:^|[,;。:(])原(?:来|先|本)?(?:价格?|标准)?(?:为|是|:)?\Z")
UNCHANGED = regex.compile(r"[^,;。]{0,12}(?:不变|继续|维持)")
"""What stands before a price that held until now, 每月3500元,原为每月3000元, and behind one that goes on to hold."""
OWN_PRICE = regex.compile(
    r"(?:^|[,;。:、]|[另和及]|加收)(?!超|溢|套餐?[内外]|包含)[\p{Han}A-Za-z]{1,10}(?:费|单价|租金|资费)(?:标准)?"
    r"(?:为|是|:|按照?|每(?:个?(?:月|季度?|半?年|日|天))?|以|计)*\Z"
)
"""What stands before a price of a unit that is named itself: 物业费每月2元/㎡."""
INCLUDED = regex.compile(
    rf"(?:包含|内含|含|赠送|包括|套餐量为?)(?:国内|下行|免费|通用)*(?:短信|流量|彩信|[\p{{Han}}]{{0,6}}?)?"
    rf"(?<n>\d[\d,]*)(?<unit>{_USE_UNITS})"
)
OVERAGE = regex.compile(
    rf"(?:超过|超出|超)(?:套餐)?(?:包含的)?(?<n>\d[\d,]*)(?<unit>{_USE_UNITS})(?:的|以上|以外|以后|之后|部分|后|,)"
)
SUM = grammar.pattern(
    rf"(?:合计|共计?|总计|合同期(?:内|限)?共?|租期共?|计|服务期共?|期限共?)?"
    rf"(?<n>(?<!\d)\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})个?(?<unit>月|季度?|年|期|天)(?!\p{{Han}}{{0,4}}(?:押金|保证金|定金))(?:[^。;\n\d]{{0,12}}?)"
    rf"(?:合计|共计?|总计|总额|计|费用|金额|租金|总|为|[¥￥])+[^。;\n\d]{{0,36}}?(?:(?<total>{_NUM})元|(?<=[¥￥])(?<total>{_NUM})(?![%‰\d.]))",
    r"一次性(?:支付|付清|缴纳|交纳|付|缴)(?:全部)?(?<n>[二两三四五六七八九十]|\d{1,2})(?<unit>年)的?[^。;\n\d]{2,20}?"
    rf"(?:人民币|[¥￥]|为|共|计)+(?<total>{_NUM})元",
    rf"(?:合计|总计|共计)(?<n>\d+)个?(?<unit>月|季度?|年)(?:{_YUAN})*(?<total>{_NUM})元",
)
GENERIC = frozenset(
    {"服务", "使用", "管理", "租用", "租赁", "维护", "功能", "业务", "基本", "固定", "每月", "月功", "月服"}
)
"""Words that say nothing of which service a price is for."""
FEE_OF = regex.compile(r"(?<=[月年期天度])的?(?<noun>\p{Han}{2,8}?)费")
"""What a sum over some periods is called."""
CHANGED = regex.compile(
    r"免租|免收|免费|减免|折|优惠|一次性(?!支付|付|缴|收取|结清)|另加|另计|递增|递减|上浮|下调|上调|逐年|首[月年季]|赠送"
)
"""What makes a sum other than so many times the price."""
IN_TERM = grammar.pattern(
    r"(?:[(（]?{number}{1,3}[)）、.．]|\d+(?:\.\d+)+)?(?:本|该|上述|以上|整个)?(?:合同|协议|服务|租赁|合作)?"
    r"(?:履行|有效)?(?:期限?|期间|周期)?内?,?(?:(?:合计|共计?|总计)(?=\d))?"
)
"""How a line begins that sums up the price above it."""
WHOLE_YEAR = regex.compile(
    rf"(?<n>全年|一年)(?:服务费|费用|租金)?(?:总额|总价|共计?|合计|总计|计)+(?:为|:)?(?:{_YUAN})*(?<total>{_NUM})元"
)
A_YEAR = {"月": 12, "自然月": 12, "季": 4, "季度": 4, "半年": 2}
NOT_RATE = regex.compile(
    r"违约|赔偿|罚|扣减|扣除|扣[\d¥]|(?<![代折])扣\p{Han}{0,3}[费款金]|保证金|押金|定金|注册资本|奖励|处以|不超过|限额|保险金额|最高|封顶|免赔|逾期|滞纳|减免"
    r"|拒绝|每发现|每低"
)
NOT_TARIFF_PER = {"次": Per.ONCE, "一次性": Per.ONCE}
