"""What was meant for a number and gives none: 质保期：12 (of what), 税率：十三, 一式③份, 按日千分之支付, .00元."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from hedui.normalize import grammar

_DIGITS = rf"零〇两百佰{grammar.TEN}{grammar.FORMAL}"
_ONES = "二三四五六七八九贰叁肆伍陆柒捌玖"
_TERM = r"(?:期限|[工租]期|(?:有效|服务|租赁|质保|保修|合同|试用|保密|维护|建设)期)"
_SUM = r"(?:总价款?|价款|总额|总金额|税额|租金|押金|定金|保证金)"
_UNIT = r"个?(?:[年月季天周旬]|日(?!历)|工作|自然|日历[日天]|星期|礼拜|小时|学[期年]|批|期|次|元|圆|美|港|欧)"
_ENDS = rf"(?=[ _】]{{0,3}}(?:\n(?!\s*{_UNIT})|[\t。;,)]|\Z))"
_BEHIND = r"(?:为|:)[ \t_【]{0,3}"
_PATTERNS = (
    rf"(?:{_TERM}|税率){_BEHIND}(?P<number>(?:[1-9]\d?|[{_DIGITS}]{{2,4}})(?:\([^()\n]{{1,6}}\))?"
    rf"(?!\s*{_UNIT})\p{{Han}}{{0,4}}){_ENDS}",
    rf"{_SUM}{_BEHIND}(?:人民币)?(?P<number>[{_DIGITS}千仟]{{1,3}}[万亿千仟佰][{_DIGITS}万千仟]{{0,8}}){_ENDS}",
    rf"[一壹]式[ 【]{{0,3}}(?P<number>[①-⑳]{{1,4}}|[A-WYZ]|[{_ONES}]{{2}})(?=[ 】]{{0,3}}份(?!额))",
    rf"[一壹]式(?P<number>[{_ONES}两])(?=[,。;])",
    rf"(?P<number>[百千万]分之)(?![\s_【\[(（\d{_DIGITS}点多几若某A-Za-z*×?□口.…]|\Z)",
    rf"(?P<number>[百千万]分之)(?=[ \t]*(?:\Z|\n\s*(?:[{_DIGITS}{_ONES}一]{{1,3}}、|\d{{1,2}}(?:、|\.\d? )|第|\()))",
    rf"(?P<number>[零佰仟万亿{grammar.FORMAL}]{{2,12}}[元圆][拾佰仟][元整]?)(?!分)",
    r"(?<![\d.,] ?)(?P<number>(?:[.,]\d{2,3}(?:\.\d\d)?(?= ?元)|[¥￥] ?[.,]\d\d)(?![\d,]))",
    r"(?<!\d)(?P<number>\d{1,3}\.{2,3}\d{1,3} ?[%‰])",
)
_NUMBER = regex.compile("|".join(_PATTERNS))


def bare_numbers(text: str) -> Iterator[tuple[int, int]]:
    """The intervals of numbers that lack their unit or a digit, or are none, where one is asked for.

    >>> [text[slice(*span)] for text in ["质保期:12。", "质保期:12个月。"] for span in bare_numbers(text)]
    ['12']
    """
    for match in _NUMBER.finditer(text):
        yield match.span("number")
