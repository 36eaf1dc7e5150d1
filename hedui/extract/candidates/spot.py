"""Spotting: every stretch of the flow that could be a field's value, by its type; which field it is, others decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from hedui.extract.candidates.convert import convert, count
from hedui.extract.candidates.money import figure_at, find_words
from hedui.extract.mention import Value
from hedui.extract.text.agreement import AgreementText
from hedui.extract.words.entries import Kind
from hedui.models.contract import DayType, Per, Timing


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch ``[start, end)`` of the flow and what it could be."""

    kind: Kind
    start: int
    end: int
    text: str


_N = r"[\d零〇一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾佰]{1,6}(?:\([^()]{1,6}\))?"
_DAY = r"个?(?:银行)?(?:工作日|日历[天日]|自然日|营业日|交易日|日|天)"
_DIGIT = r"[〇零一二三四五六七八九\d]"
_HAN = "一二三四五六七八九十"
_PATTERNS = {
    Kind.DAYS: rf"(?<![\d.第月年])(?<number>{_N}){_DAY}(?![常历期记志])",
    Kind.TERM: (
        rf"(?<![\d.第年月])(?:{_N}(?:周?年(?![\d度月代])|个?月(?![\d日])|个?季度|周)(?:[零又]?{_N}个月)?|半年)"
    ),
    Kind.DATE: (
        rf"\d{{4}}年\d{{1,2}}月\d{{1,2}}[日号]?|{_DIGIT}{{4}}年[{_HAN}]{{1,2}}月[{_HAN}]{{1,3}}[日号]"
        r"|(?<!\d)\d{4}[-./]\d{1,2}[-./]\d{1,2}(?!\d)"
    ),
    Kind.RATE: rf"(?<![\d.])\d+(?:\.\d+)?[%‰]|[万千百]分之[零点\d.壹贰叁肆伍陆柒捌玖拾{_HAN}]+",
    Kind.COPIES: rf"(?<number>{_N})份",
    Kind.HOURS: rf"(?<number>{_N})个?小时",
    Kind.TELEPHONE: (
        r"(?<![\dA-Za-z¥￥.,-])(?:\(?0\d{2,3}\)?-?\d{7,8}|1[3-9]\d{9}|[48]00-?\d{3,4}-?\d{3,4}|9[56]\d{3,6}|1[0-2]\d{3})"
        r"(?![\dA-Za-z-]|[,.]\d|元|万|号|米|平)"
    ),
    Kind.CODE: r"(?<![\dA-Za-z-])(?:106\d(?: ?\d){1,16}|9[56]\d{3,16}|1[02]\d{3})(?![\dA-Za-z-])",
    Kind.WAY: (
        r"(?:银行|网银|对公|线上)?(?:账户)?(?:转账|转帐|汇款|电汇|托收|划转)|现金|(?:转账)?支票"
        r"|(?:银行|商业)?承兑汇票|支付宝|微信(?:支付|转账)?|信用证|银行代扣|刷卡"
        r"|电匯|電匯|匯款|轉帳|轉賬|現金|公务卡|扫码(?:支付)?|对公打款|直接支付|T/T|L/C|D/P|直接扣款|银行卡"
    ),
    Kind.CYCLE: (
        r"按(?:自然)?(?:月|季度?|半年度?|年度?)|每(?:个)?(?:自然)?(?:月|季度?|半年|年度?)|逐[月年季]"
        r"|[月季年][付结缴繳結]|半年[付缴繳]|(?<=半年|[一每]季|[一每]月)一[付结交缴]|[三3]个月一[付交结]"
        r"|一[年月季]一[付结交缴清]"
        r"|[月年季]{2}(?=[付结交给])|一次性|一次(?:付|交|结|缴)[清足讫]|[一全]笔付清|趸缴"
    ),
    Kind.TIMING: (
        r"预付|预存|预先|先付|先款|先交|先缴|先收|款到|到款|付清后|付款后|提前|前(?:支付|付清|缴|付)|货到|后付|后结"
        r"|后款|月结|上个?月|上个?季|上期|次月|下个?月|期满后|结束后|完成后|验收合格后|交付后|先服务|先用|先货|先供|账期"
    ),
}
_COMPILED = {kind: regex.compile(pattern) for kind, pattern in _PATTERNS.items()}
_NUMBERED = frozenset({Kind.DAYS, Kind.COPIES, Kind.HOURS})
_TORN = regex.compile(r"[零〇壹贰叁肆伍陆柒捌玖拾佰仟]\p{Han}?$")
"""Before words whose first characters were misread."""
_FIGURE = regex.compile(r"(?<![\d.,])\d")
_CYCLES: tuple[tuple[regex.Pattern[str], Per], ...] = (
    (regex.compile(r"半年"), Per.HALF_YEAR),
    (regex.compile(r"[三3]个月|季"), Per.QUARTER),
    (regex.compile(r"月"), Per.MONTH),
    (regex.compile(r"年"), Per.YEAR),
    (regex.compile(r"一|全|趸"), Per.ONCE),
)
_BEFOREHAND = regex.compile(r"预|先付|先款|先交|先缴|先收|款到|到款|付清后|付款后|提前|^前")
"""Words that say that payment comes first."""


def spot(text: AgreementText, kinds: frozenset[Kind]) -> Iterator[Candidate]:
    """The candidates of some kinds in the flow."""
    for kind in kinds & _COMPILED.keys():
        for match in _COMPILED[kind].finditer(text.flow.text):
            yield Candidate(kind, match.start(), match.end(), match[0])
    yield from _spot_money(text, kinds)


def _spot_money(text: AgreementText, kinds: frozenset[Kind]) -> Iterator[Candidate]:
    """The sums of the whole flow, in figures or in words."""
    flow = text.flow.text
    last = 0
    for found in _FIGURE.finditer(flow) if Kind.MONEY in kinds else ():
        if found.start() < last or (money := figure_at(text, found.start())) is None:
            continue
        last = money.last
        if money.value is not None and money.like_money and not money.masked:
            yield Candidate(Kind.MONEY, money.first, money.last, str(money.value))
    for words in find_words(text) if Kind.WORDS in kinds else ():
        if words.value is not None and not _TORN.search(flow, max(0, words.first - 2), words.first):
            yield Candidate(Kind.WORDS, words.first, words.last, words.text)


def value_of(field: str, candidate: Candidate) -> Value:
    """The candidate as a value of the field. Raises ``ValueError`` where it is none."""
    match = _COMPILED[candidate.kind].fullmatch(candidate.text) if candidate.kind in _NUMBERED else None
    if match is not None and not field.endswith(("duration", "renewal")):
        return convert(field, match["number"]) if candidate.kind is Kind.HOURS else count(match["number"])
    if candidate.kind is Kind.CYCLE:
        return next(per for word, per in _CYCLES if word.search(candidate.text))
    if candidate.kind is Kind.TIMING:
        return Timing.PREPAID if _BEFOREHAND.search(candidate.text) else Timing.POSTPAID
    return convert(field, candidate.text)


def day_type(candidate: Candidate) -> DayType:
    """Working or calendar days."""
    working = any(word in candidate.text for word in ("工作日", "营业日", "交易日"))
    return DayType.WORKING if working else DayType.CALENDAR
