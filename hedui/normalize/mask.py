"""Masks: what stands where a published agreement hides a name, a sum or a telephone: ******, ×××, xxx, （略）.

What is left of a masked value is no value: ``****有限公司`` names nobody, ``****.73`` is no sum.

>>> [mask for mask in masks("电话：138****1234（略）")]
[(6, 10), (14, 17)]
>>> masks("税号 9144MA5AXXXX01，XX科技有限公司")
[(11, 15), (18, 20)]
>>> masks("编号 QH-点击登录后可查阅-1，登录后查看附件")
[(6, 14)]
>>> masks("202×年3月")
[(3, 4)]
>>> masks("规格 3*4*5，二○○五年，2×3，XX-1")
[]
"""

from __future__ import annotations

import regex

from hedui.normalize import grammar

_MASK = grammar.pattern(
    r"[*＊∗✱]{2,}|[×╳✕✖]{2,}|(?<![A-Za-z])[xXｘＸ]{3,}(?![A-Za-z])|[█▇■●]{3,}|#{4,}",
    r"(?<=\d)[*＊](?=,[\d*＊])|(?<=[\d*＊],)[*＊](?=[\d*＊]\d)",
    r"[█▇▓]++(?=[.,]?\d)|(?<=\d[.,]?)[█▇▓]++|■++(?=[.,]\d\d(?!\d))",
    r"(?<=(?<!\d)(?:19|20)\d)[xXｘＸ×*＊](?=\s?年)",
    r"(?=X{4})(?<=\d[0-9A-Za-z]{0,7})X{4,}|(?=Y{4})(?<=\d{2})Y{4,}",
    r"(?<![A-Za-z0-9.\-])[XxＸｘ]{2}(?=\p{Han}{0,12}(?:公司|大学|学院|医院|银行|[省市区县路街]))",
    r"(?:请|先|点击|免费|仅|限){0,4}+(?:登[录陆錄]|注册|(?:VIP|付费|正式)?会员)(?:后|即|可|免费|点击|会员|才能?|方可?|再){0,5}"
    r"(?:查[看阅询]|可见|显示)(?!更多|附件|[原全]文|详|联系|剩余|所有|信息|公告|招标)",
    r"[(（\[【〔]\s*(?:略|省略|从略|此处略|隐去|已隐去|已隐藏|已脱敏|脱敏处理|涂黑)\s*[)）\]】〕]",
)
_ZEROS = regex.compile(r"0[0 -]*0[0 -]*0[0 -]*0[0 -]*0[0 -]*")


def masks(text: str) -> list[tuple[int, int]]:
    """The half-open intervals of the masks in a text."""
    return [match.span() for match in _MASK.finditer(text)]


def is_all_zeros(code: str) -> bool:
    """Whether a telephone, an account or a code consists of five zeros or more, and so stands for none."""
    return _ZEROS.fullmatch(code) is not None
