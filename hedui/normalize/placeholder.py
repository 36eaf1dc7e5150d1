"""Placeholders: what a model form puts where something is to be filled in: XXX, ---, [填写名称], {{金额}}, «日期».

They are blanks, never values. Underscores and empty brackets, which are nothing but blanks, are not told here.

>>> [text[slice(*span)] for text in ["甲方：XXX大学，总价{{金额}}元"] for span in placeholders(text)]
['XXX', '{{金额}}']
>>> text = "交货地点：#delivery_place#，由@买方名称@自提，楼号1#、2#"
>>> [text[slice(*span)] for span in placeholders(text)]
['#delivery_place#', '@买方名称@']
>>> placeholders("型号 XXL-3，2024---2025，授权代表（签名）何静，【地址】青岭市一路1号")
[]
>>> is_placeholder("请填写公司名称")
True
"""

from __future__ import annotations

from hedui.normalize import grammar

_ASKED = (
    r"(?:(?:请|待|需|此处|由?{lettered})?(?:填写|填入|输入|插入|填报|补填)\p{Han}{0,20}|待(?:补充|填|录入|核实填列)"
    r"|请?[点单]击[^\]】]{0,12}(?:输入|选择|填写)[^\]】]{0,8}"
    r"|(?:应|须|需|请|务必)?(?:与|同|以|按照?|依照?)(?:营业执照|身份证|公章|证件|执照)\p{Han}{0,8}(?:一致|相同|为准|填写))"
)
_SHOWN = r"[^\[\]【】()（）\n]{1,30}"
_EXAMPLE = rf"(?:示例|样例|例如?|如)[:：]?{_SHOWN}"
"""What shows how it is to be filled in: [请填写金额，如100,000.00元]."""
_CHOSEN = (
    r"(?:请|点击){1,2}(?:从\p{Han}{2,6}中)?选择\p{Han}{0,8}"
    r"|选择(?:\p{Han}{0,6}(?:身份|信息|单位|公司|企业|客户|日期|时间|地址|类型|联系人)|一[项个])"
)
"""What a page prints where something is to be chosen."""
_NAMED = (
    r"(?:{lettered}|公司|单位|\p{Han}{2,4}[方人商]|\p{Han}{2}(?:单位|公司|机构))?(?:公司|单位|机构|法人)?"
    r"(?:名称|全称|姓名|地址|电话|日期|金额|账号|编号|签名|职务)(?:全称)?"
)
"""What is to be filled in. In a bracket it asks for it only where nothing stands behind: 【地址】A路1号 is a label."""
_BEHIND = r"[ \t]*(?:$|[\n,，。;；、)）])"
_LABEL, _ENDS = grammar.pattern(rf"\s*{_NAMED}\s*"), grammar.pattern(_BEHIND)
_MERGED = (
    r"\{\{[^{}\n]{0,30}\}\}|(?:\$|#{1,2}=?)\{[^{}\n]{1,100}\}|«[^«»\n]{0,30}»|\[\[[^\[\]\n]{1,40}\]\]|\{[A-Za-z_][\w.]{1,39}\}"
    r"|(?<![A-Za-z\d#$@%])(?P<mark>[#$@%])(?:[A-Za-z_][A-Za-z_\d.]{2,39}|\p{Han}{2,12})(?P=mark)(?![A-Za-z\d#$@%])"
)
"""What a program puts the value in the place of: {{name}}, ${name}, «name», #name#."""
_PLACEHOLDER = grammar.pattern(
    r"(?<![A-Za-z0-9.\-])[XＸ]{3,}(?![A-Za-z0-9])",
    r"(?<![\d\-—|:+])-{3,}(?![\d\-—|:+>])(?=\s*(?:元|%|天|日|年|月|份|个|\)|）))|(?<=[¥￥])-{3,}",
    rf"[\[【〔［(（]\s*(?=\p{{Han}}){_ASKED}(?:[,，、]?{_EXAMPLE})?\s*[\]】〕］)）](?![:：])",
    rf"(?<![\p{{Han}}A-Za-z\d][_＿ ]{{0,20}})[\[【〔［(（]\s*(?:示例|样例|例如?|如)[:：]{_SHOWN}[\]】〕］)）]",
    rf"[\[【〔［]\s*{_NAMED}\s*[\]】〕］](?={_BEHIND})",
    _MERGED,
)
_ANYBODY = (
    r"(?:某某|[XＸ×]{2,})(?:有限|责任|股份|集团){0,3}"
    r"(?:公司|大学|学院|学校|[中小]学|医院|单位|中心|委员会|事务所|[局厂])"
)
"""Any organisation, in the place of one: 某某公司."""
_WHOLE = grammar.pattern(
    rf"\s*(?:[XＸ×]{{2,}}|-{{2,}}|—{{2,}}|待[定补填]|待补充|待确[定认]|[\[〔［<＜]?(?:{_ASKED}(?:[,，、]?{_EXAMPLE})?|{_CHOSEN}|{_NAMED})[\]〕］>＞]?"
    rf"|{_MERGED}|{_ANYBODY})[.。]?\s*"
)


def placeholders(text: str) -> list[tuple[int, int]]:
    """The half-open intervals of the placeholders in a text, in order."""
    return [match.span() for match in _PLACEHOLDER.finditer(text)]


def asks(text: str, start: int, end: int) -> bool:
    """Whether the bracket ``[start, end)`` of a text holds a placeholder, and is no label of what stands behind it.

    >>> asks("【地址】", 0, 4), asks("【地址】青岭市一路1号", 0, 4)
    (True, False)
    """
    inside = text[start + 1 : end - 1]
    if _LABEL.fullmatch(inside):
        return _ENDS.match(text, end) is not None
    return is_placeholder(inside)


def is_placeholder(text: str) -> bool:
    """Whether the whole of what stands in a bracket or behind a label only says what is to be filled in."""
    return _WHOLE.fullmatch(text) is not None
