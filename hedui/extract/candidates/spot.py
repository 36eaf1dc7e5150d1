"""Spotting: every stretch of the flow that could be a field's value, by its type; which field it is, others decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

import regex

from hedui.extract.candidates.convert import convert, count
from hedui.extract.candidates.money import MAY_BE_SUM, Money, figure_at
from hedui.extract.candidates.money_in_words import find_words
from hedui.extract.candidates.places import courts_and_tribunals, places_of_goods
from hedui.extract.candidates.spoken import SHARES, SUMS, respelled, spoken_share, spoken_sum
from hedui.extract.mention import Value
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.layout import Layout
from hedui.extract.words.entries import Kind
from hedui.models.codes import DayType, Per
from hedui.normalize import grammar, punctuation
from hedui.normalize.date import parse_date


class Candidate(NamedTuple):
    """A stretch ``[start, end)`` of the flow and what it could be."""

    kind: Kind
    start: int
    end: int
    text: str


_N = r"[\d零〇一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾佰]{1,6}(?:\([^()]{1,6}\))?"
_DAY = r"个?(?:银行)?(?:工作[日天]|办公日|日历[天日]|自然[日天]|营业日|交易日|日|天)"
_WEEKS = r"个?(?:周(?![年岁边围转末次会报刊期])|星期|礼拜)(?![一二三四五六日天几])|(?<=[一二两三])旬(?!老)"
_DIGIT = r"[〇零一二三四五六七八九\d]"
_HAN = "一二三四五六七八九十"
_PERIOD = r"(?:自然|日历|租赁|会计|服务)?(?:月度?|季度?|半年度?|年度?)"
_MONTHS = r"(?:[一二三六两\d]|十二|12)个(?:自然|日历)?月"
_ONE_OF_MONTHS = r"(?:[一二三四五六七八九十]|十[一二]|\d{1,2})月一[付结缴交]"
_MONTH_DAY = rf"(?:\d{{1,2}}|[{_HAN}]{{1,2}})月(?:\d{{1,2}}|[{_HAN}]{{1,3}})[日号]"
_MONTH_NAMES = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_JURISDICTIONS = {
    r"中华人民共和国(?!香港|澳门)|中国(?!香港|澳门|台湾)|我国": "中华人民共和国法律",
    r"(?:中华人民共和国|中国)?香港(?:特别行政区)?": "香港特别行政区法律",
    r"(?:中华人民共和国|中国)?澳门(?:特别行政区)?": "澳门特别行政区法律",
    grammar.ABROAD: "",
}
"""Whose law it is, and how that is called; where nothing is said, as it stands there."""
_PATTERNS = {
    Kind.DAYS: (
        rf"(?<![\d.月年a-zA-Z口○])(?<!第(?=[\d{_HAN}]{{1,4}}[条款章]))(?<!第(?=[一1]天))(?<!月[{_HAN}])"
        rf"(?<![每第上下](?=[\d{_HAN}两]{{1,3}}个?(?:周|星期|礼拜)))"
        rf"(?:(?<number>{_N})(?:{_DAY}(?![常历期记志])|{_WEEKS})|半个月)"
        r"|(?<!\d[.,]|[\dA-Za-z])\d{1,3} ?(?i:(?:calendar|working|business|banking)? ?days?)(?![A-Za-z])"
    ),
    Kind.TERM: (
        rf"(?<![\d.第年月A-Za-z口○])(?:{_N}(?:(?:[周整]?年|个整?年头?)(?![\d度月代])|载(?![货重人客物体明有于入列])|个?(?:日历|自然|公历|整)?月(?![\d日])"
        rf"|个?季度|周)(?:[零又]?{_N}个月|半(?!年))?|半年)"
        r"|(?<=[:为是 ])(?:\d{1,3} ?M(?![\w²³.])|\d{1,2} ?Y(?!\w))|(?<![\d.A-Za-z])\d{1,3} ?(?i:months?"
        r"|years?)(?![A-Za-z])"
    ),
    Kind.DATE: (
        rf"(?<beside>同年|当年|次年|翌年)(?<rest>{_MONTH_DAY})"
        rf"|\d{{4}}年\d{{1,2}}月\d{{1,2}}[日号]?|(?:{_DIGIT}|[Oo]){{4}}年(?:[{_HAN}]{{1,2}}|\d{{1,2}})月[{_HAN}]{{1,3}}[日号]"
        r"|[零壹贰叁肆伍陆柒捌玖]{4}年[零壹贰叁肆伍陆柒捌玖拾]{1,3}月[零壹贰叁肆伍陆柒捌玖拾]{1,4}[日号]"
        r"|(?<!\d)\d{4}[-./]\d{1,2}[-./]\d{1,2}(?!\d)|(?<=[自从由至到起止期:])20\d{6}(?!\d)"
        rf"|(?:{_MONTH_NAMES}) \d{{1,2}}(?:st|nd|rd|th)?,? ?\d{{4}}"
        rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH_NAMES}),? \d{{4}}"
    ),
    Kind.RATE: (
        rf"(?<![\d.])\d+(?:\.\d+)? ?[%‰‱]"
        rf"|(?<![一二两三四五六七八九])十?[万千百]分?之[零点\d.壹贰叁肆伍陆柒捌玖拾{_HAN}]+"
        rf"|(?<![\d.几])(?:\d{{1,2}}|[{_HAN}]{{1,3}})个(?:税|百分)?点"
        rf"|{SHARES}"
        rf"|(?<=税点(?:[为是:]|按)?)(?:\d{{1,2}}|[{_HAN}]{{1,3}})个(?=[,;。)]|$)"
    ),
    Kind.COPIES: (
        rf"(?<!\d)(?<number>{_N})(?:份|张(?!嘴|桌|床|纸))|(?<=[一壹]式)(?<number>{_N})[本册套联纸通]"
        rf"|(?<!\d)(?<number>{_N})[本套](?=[,;。、)]|$|[由给归交留])|(?<=[各存执持留式])(?<number>乙)份"
        rf"|(?<number>{_N})纸(?=[,;。、)]|$)|(?<=(?:[正副文]本|合同|份)(?:凡|[×xX*])|[各均][执存收持留]?其?)"
        rf"(?<number>{_N})(?=[,;。、)]|$)"
        rf"|(?<=份数[:为是]?)(?<number>{_N})(?=[,;。)]|$)|(?<=[甲乙丙丁戊]方)(?<number>{_N})(?=[,;。、)]|$)"
    ),
    Kind.HOURS: (
        rf"(?<!\d)(?<number>{_N})个?(?:小时|钟头)|[一两]昼夜|一天一夜"
        r"|(?<![\d.A-Za-z])\d{1,3} ?(?i:h(?:ou)?rs?|h)(?![A-Za-z\d])"
    ),
    Kind.TELEPHONE: (
        r"(?<![\dA-Za-z¥￥.,-])(?:\(?0\d{2,3}\)?-?\d{7,8}|1[3-9]\d{9}|[48]00[- ]?\d{3,4}[- ]?\d{3,4}"
        r"|0\d{1,3}[- ]\d{3,4}[- ]\d{4}|(?:\(0[2-8]\)-?|0[2-8]-)\d{7,8}|0800-\d{3}-?\d{3}"
        r"|\+\d{2,3}[- ]?(?:\d{2,4}[- ]?)?\d{3,4}[- ]?\d{4}"
        r"|(?<=(?:电话|热线|专线|[致拨]|号码)[:为是打]{0,2})[2-8]\d{6,7}|9[56]\d{3,6}|1[01]\d{3})"
        r"(?![\dA-Za-z-]|[,.]\d|元|万|号|米|平)"
    ),
    Kind.CODE: (
        r"(?<![\dA-Za-z-]|人民币 ?|[¥￥$] ?)(?:106\d(?: ?\d){1,16}|9[56]\d{3,16}|1[02]\d{3})"
        r"(?![\dA-Za-z-]|[,.]\d| ?[元万圆条次人])"
    ),
    Kind.WAY: (
        r"(?:(?:银行|对公)(?:账户)?|网银|线上|自动)?(?:转账|转帐|汇款(?!人)|电汇|托收|划转|划账|汇兑)|现[金款钱]|(?:转账|即期)?支票"
        r"|(?:银行|商业)?(?:电子)?(?:承兑)?汇票|(?:银行)?承兑(?!人|行)|支付宝|微信(?:支付|转账)?|信用证|(?:银行|自动)?代扣"
        r"|刷卡|公务卡|(?:扫)?二?维?码(?=付|支付|转|缴)|扫码(?:支付)?|对公(?:打款)?|直接支付|T/T|L/C|D/P"
        r"|(?:自动|直接)(?:扣款|划扣|扣划|划款)|银行卡|信用卡|(?:银行)?本票|国库集中支付|网上银行|网银|银企直联|数字人民币"
        r"|银联|POS机?|现钞|划拨|转款|手机银行|电子钱包"
        r"|(?i:\b(?:wire|bank|telegraphic) transfers?\b|\bche(?:que|ck)s?\b|\bcash\b)"
        r"|云闪付|转数快|现汇|按揭贷款|(?:公对公|公户)"
    ),
    Kind.CYCLE: (
        r"[每一]年(?:度|[内中])?(?:当中)?(?:均?分|计)?(?:[两二2四4]|十二|12)[次期](?!例|会)"
        rf"|(?:[按每逐历满以]|每[满隔]|按每|以每|以一)个?{_PERIOD}(?!{_ONE_OF_MONTHS})|(?<=(?:周期|频率|频次|期间隔?)[:为是|]{{1,2}}){_PERIOD}(?![份底初末\d])"
        rf"|(?:每满?|按)?{_MONTHS}(?=[\p{{Han}},]{{0,6}}?[付结缴交收给期次回])"
        r"|[一两]个?季度?(?=[一付结缴交收给])"
        rf"|每一个?{_PERIOD}|(?:[上下本当该]一?个?|每[回次期]\p{{Han}}{{0,2}}[一两]个)(?:服务|自然|租赁)?(?:[季年]度|月份?)(?=的|款|费|租|钱|账|货)"
        r"|月月|年年|季季|(?<!(?<!每)个|[二两三四五六七八九十\d])[月季年](?=[付结缴交]|一[付结缴交])|半年(?=[付缴交结一])"
        r"|(?<!每年[^。;\n]{0,12})(?:[三六36]|十二|12)月(?=一(?:[付结缴交](?![清讫完])|清))"
        r"|分[月季年]|包年|包月|一[年月季](?=一)|[月季年]{2}(?=[付结交给])|[付结缴交]一?年"
        r"|一次性|(?<![每逐一])一次(?!数)|一[笔把](?!款)|一口气|整笔|全额(?=[付缴支])|趸[缴付交]|不分期|一并(?=付|结|缴|交)"
        r"|(?i:\b(?:monthly|quarterly|semi-?annually|half-?yearly|annually|yearly|lump[- ]sum)\b)"
    ),
    Kind.TIMING: (
        r"预[付存收交缴购]|预先|先(?=\p{Han}{1,4}(?:后|再|,)|[^,。;]{1,9}?再)|先[付款交缴收给行结]|款到|到款|付清后|付款后|提前|货到|到付"
        r"|充值|垫[付资]|挂账|事[前后](?=[付给结交支])|[才方始](?=[付给结得]|支付)"
        r"|(?i:\b(?:in advance|in arrears|prepaid|postpaid)\b)"
        r"|后付|后结|后款|月结|上个?月|上个?季|上期|次月|下个?月|期[满末]后?|期初|账期|赊|见[钱款货]|[上下][打交]租"
        r"|(?<=[\p{Han})])(?<!年月日)(?:之|以)?前|(?<=[\p{Han})])(?<!年月日)(?:之|以)?后|再(?=[付给结交缴支收])|(?<=[干做用卖装栽砍割])完"
    ),
    Kind.FORUM: r"仲裁(?!员|费|协会|协议)(?:委员会|院|委|中心|庭)?|公断|(?:人民)?法[院庭]|诉讼|起诉|打官司|贸仲",
    Kind.LAW: (
        rf"(?:{'|'.join(_JURISDICTIONS)})(?:大陆|内地|境内)?(?:地区)?(?:\([^()\n]{{2,40}}\))?"
        r"(?:的|之)?(?:现行|有效|公布|颁布|施行|相关|有关|实体|、|和|与|的)*(?:法律|法规|法例|法(?![院庭定人治学语文]))"
    ),
}
_NEEDED = {
    Kind.DAYS: frozenset("日天周星礼旬半yY"),
    Kind.TERM: frozenset("年月季周载MYhr"),
    Kind.RATE: frozenset("%‰‱分点成半之每"),
    Kind.COPIES: frozenset("份张本册套联纸通方"),
    Kind.HOURS: frozenset("时钟夜hH"),
    Kind.CYCLE: frozenset("年月季一整全趸不lL"),
    Kind.LAW: frozenset("法"),
    Kind.SEAT: frozenset("法仲"),
}
"""Characters of which each candidate of the kind has one: a flow without any is not searched."""
_COMPILED = {kind: regex.compile(pattern) for kind, pattern in _PATTERNS.items()}
_NUMBER = regex.compile(rf"(?<number>{_N})")
_DAYS_IN = {"周": 7, "星期": 7, "礼拜": 7, "旬": 10}
_NUMBERED = frozenset({Kind.DAYS, Kind.COPIES, Kind.HOURS})
_NEXT_YEAR = frozenset({"次年", "翌年"})
_BESIDE = 60
"""Characters of a sentence over which 同年 speaks of the day before."""
_TORN = regex.compile(r"[零〇壹贰叁肆伍陆柒捌玖拾佰仟]\p{Han}?$")
"""Before words whose first characters were misread."""
_RATE = regex.compile(r" ?[/%‰×xX]")
"""Behind a figure: 45元/月, a price of one; a percentage; the first of two factors."""
_CYCLES: tuple[tuple[regex.Pattern[str], Per], ...] = (
    (
        regex.compile(r"半年|[六6](?:个\p{Han}{0,2})?月|两个?季|[每一]年\p{Han}{0,4}[两二2][次期]|(?i:semi|half)"),
        Per.HALF_YEAR,
    ),
    (regex.compile(r"[三3](?:个\p{Han}{0,2})?月|季|[每一]年\p{Han}{0,4}[四4][次期]|(?i:quarter)"), Per.QUARTER),
    (regex.compile(r"[每一]年\p{Han}{0,4}(?:十二|12)[次期]|(?i:month)"), Per.MONTH),
    (regex.compile(r"(?:十二|12)(?:个\p{Han}{0,2})?月|年|(?i:annual|year)"), Per.YEAR),
    (
        regex.compile(
            r"^[按每以满]{0,2}[一1]?个?(?:自然|日历|服务)?月|月月|[分逐历包]月|一月|^(?:[上下本当该]|每[回次期]).*月"
        ),
        Per.MONTH,
    ),
    (regex.compile(r"^(?:一次|一[笔把口并]|全|趸|整|不分|(?i:lump))"), Per.ONCE),
)


def spot(layout: Layout, kinds: frozenset[Kind]) -> Iterator[Candidate]:
    """The candidates of some kinds in the flow, each kind's in reading order."""
    for kind in sorted(kinds):
        yield from layout.text.once(("spot", kind), partial(_spot, layout, kind))


def _spot(layout: Layout, kind: Kind) -> tuple[Candidate, ...]:
    return tuple(_all_of(layout, kind))


def _all_of(layout: Layout, kind: Kind) -> Iterator[Candidate]:
    flow = layout.text.flow.text
    if kind in _NEEDED and _NEEDED[kind].isdisjoint(flow):
        return
    if kind in _SPOTTERS:
        yield from _SPOTTERS[kind](layout)
    elif kind in _COMPILED:
        for match in _COMPILED[kind].finditer(flow):
            yield Candidate(kind, match.start(), match.end(), respelled(kind, match[0]))


def _spot_words(text: AgreementText) -> Iterator[Candidate]:
    for words in find_words(text):
        if words.value and not _TORN.search(text.flow.text, max(0, words.first - 2), words.first):
            yield Candidate(Kind.WORDS, words.first, words.last, words.text)


def _spot_dates(flow: str) -> Iterator[Candidate]:
    """The days of the flow; of the same year or the next as the day before in its sentence too."""
    year, end = "", 0
    for match in _COMPILED[Kind.DATE].finditer(flow):
        text = match[0]
        if (rest := match["rest"]) is not None:
            following = match["beside"] in _NEXT_YEAR
            between = flow[end : match.start()]
            if not year.isdecimal() or len(between) > _BESIDE or punctuation.holds(between, "。\n"):
                continue
            text = f"{int(year) + following}年{rest}"
        yield Candidate(Kind.DATE, match.start(), match.end(), text)
        year, end = _year(text), match.end()


def _year(day: str) -> str:
    """The year of a day as figures; nothing where it is none."""
    try:
        return str(parse_date(day).year)
    except ValueError:
        return ""


def _spot_money(text: AgreementText) -> Iterator[Candidate]:
    """The sums of the whole flow in figures, and those in everyday numerals; 零元 is what something does not cost."""
    flow = text.flow.text
    last = 0
    for found in MAY_BE_SUM.finditer(flow):
        if found.start() < last or (money := figure_at(text, found.start())) is None:
            continue
        last = money.last
        if money.value and money.like_money and not money.masked and not _is_factor(flow, money):
            yield Candidate(Kind.MONEY, money.first, money.last, str(money.value))
    for spoken in SUMS.finditer(flow):
        yield Candidate(Kind.MONEY, spoken.start(), spoken.end(), spoken[0])


def _spot_spans(
    kind: Kind, spans: Callable[[Layout], Iterator[tuple[int, int]]], layout: Layout
) -> Iterator[Candidate]:
    flow = layout.text.flow.text
    for start, end in spans(layout):
        yield Candidate(kind, start, end, flow[start:end])


def _is_factor(flow: str, money: Money) -> bool:
    """Whether the sum is a price of one, or one of two that are multiplied: 45元/月, 500元×12."""
    return _RATE.match(flow, money.end) is not None or flow[max(0, money.start - 1) : money.start] in tuple("×xX")


_SPOTTERS: Mapping[Kind, Callable[[Layout], Iterator[Candidate]]] = {
    Kind.DATE: lambda layout: _spot_dates(layout.text.flow.text),
    Kind.MONEY: lambda layout: _spot_money(layout.text),
    Kind.WORDS: lambda layout: _spot_words(layout.text),
    Kind.SEAT: partial(_spot_spans, Kind.SEAT, courts_and_tribunals),
    Kind.PLACE: partial(_spot_spans, Kind.PLACE, places_of_goods),
}
"""What finds the candidates of a kind that no pattern does."""


def value_of(field: str, candidate: Candidate) -> Value:
    """The candidate as a value of the field. Raises ``ValueError`` where it is none."""
    match = _NUMBER.match(candidate.text) if candidate.kind in _NUMBERED else None
    if match is not None and not field.endswith(("duration", "renewal")):
        if candidate.kind is Kind.HOURS:
            return convert(field, match["number"])
        return count(match["number"]) * _DAYS_IN.get(candidate.text[match.end() :].removeprefix("个"), 1)
    value = _READ[candidate.kind](candidate.text) if candidate.kind in _READ else None
    return convert(field, candidate.text) if value is None else value


def _cycle(text: str) -> Value:
    for word, per in _CYCLES:
        if word.search(text):
            return per
    raise ValueError(f"not a period: {text}")


def _law(text: str) -> str:
    """How the law is called."""
    named = next((name for place, name in _JURISDICTIONS.items() if regex.match(place, text) is not None), "")
    return named or text.replace("的", "")


_READ: Mapping[Kind, Callable[[str], Value | None]] = {
    Kind.CYCLE: _cycle,
    Kind.RATE: spoken_share,
    Kind.MONEY: spoken_sum,
    Kind.LAW: _law,
}
"""What reads a candidate of a kind where it is not written as the field's values are; None for one that is."""


def day_type(candidate: Candidate) -> DayType:
    """Working or calendar days."""
    working = any(word in candidate.text for word in ("工作", "办公日", "营业日", "交易日", "银行日"))
    return DayType.WORKING if working else DayType.CALENDAR
