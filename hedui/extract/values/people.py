"""Names of people: what can be one, and the one at the start of a text."""

from __future__ import annotations

import regex

from hedui.extract.values.pieces import Part, is_not_applicable, trim
from hedui.normalize import grammar
from hedui.normalize.placeholder import is_placeholder

_PERSON = regex.compile(
    r"\p{Han}{5,6}(?=[\s】_]*$)"
    r"|\p{Han}{2,4}(?:·\p{Han}{1,8})*"
    r"|\p{Han}{1,6}(?:·\p{Han}{1,8})+"
    r"|[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+){0,3}"
)
_PERSON_BEFORE = regex.compile(
    r"\p{Han}{2,3}(?=(?:职务|职位|身份证|性别|民族|住址|住所|联系|电话|地址|户籍)(?:号码?|方式|电话|地)?\s*[:：])"
)
"""A person's name that the next label follows at once."""
_SPACED_PERSON = regex.compile(
    r"(?:\p{Han}[ \u3000]{1,4}\p{Han}(?:[ \u3000]{0,4}\p{Han})?|\p{Han}{2}[ \u3000]{1,4}\p{Han})"
    r"(?=\s*(?:$|[(（,、;；】\t\d])|\s{2,})"
)
_SIGNED_BEFORE = regex.compile(r"[(（](?:签字|签名|签章|盖章|手写)[^)）]*[)）][:： ]*")
_TITLED = regex.compile(r"(\p{Han}{2,3})(?:先生|女士|同志)")
_TITLE_BEHIND = regex.compile(r"先生|女士|同志|经理|主任|工程师|老师|职务|电话")
_PARTY_PERSON = regex.compile(r"\p{Han}{2,4}|\p{Han}{1,6}(?:·\p{Han}{1,8})+")
_NOT_PERSON = grammar.pattern(
    r"签字|签名|盖章|签章|授权|或者|委托|代表|日期|电话|地址|单位|公司|姓名|职务|身份|变更|应当|甲方|乙方|双方|手写",
    r"(?:清单|附件|明细|目录|表|声明|说明|须知|备注|图纸|条款|事项|一览|合同|协议)$",
    r"^(?:学生|家长|监护人|学员|业主|住户|员工|职工|用户|客户|商户|会员|患者|旅客|乘客)$",
    r"根据|依据|按照|依照|鉴于|为了|本着|经过|兹|就|年\s*月|月\s*日|公章|签署|如下|为准|联系|手机|邮箱|先生$|女士$|经理$",
)
_NOBODY = regex.compile(
    r"空白|待[定补填]|待?(?:补充|确[认定]|指定|填报|提供)|未(?:填写?|提供|指定|确定)|同[上前]|如[上下]|详?见[上下]|略"
)
"""What stands for a person who is not named."""
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田"
    "任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季"
    "俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位"
    "覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎"
    "邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺"
)
SURNAME = regex.compile(f"[{_SURNAMES}]")
"""The first character of a Chinese person's name."""


def is_person(text: str) -> bool:
    """Whether the text is a person's name and nothing else."""
    bare = text.replace(" ", "")
    return _PARTY_PERSON.fullmatch(bare) is not None and not _NOT_PERSON.search(bare)


def read_person(text: str) -> tuple[Part, ...]:
    """A person's name at the start of the text."""
    start, _ = trim(text)
    if (signed := _SIGNED_BEFORE.match(text, start)) is not None:
        start = signed.end()
    if (before := _PERSON_BEFORE.match(text, start)) is not None and SURNAME.match(before[0]):
        return (Part(before[0], *before.span()),)
    found = _SPACED_PERSON.match(text, start) or _PERSON.match(text, start)
    if found is None:
        return ()
    name, following = found[0], text[found.end() : found.end() + 1]
    if (titled := _TITLED.fullmatch(name)) is not None:
        return (Part(titled[1], found.start(), found.start() + len(titled[1])),)
    goes_on = grammar.HAN.match(following) and not _TITLE_BEHIND.match(text, found.end())
    return () if goes_on or _is_nobody(name) else (Part(name, *found.span()),)


def _is_nobody(name: str) -> bool:
    """Whether the words stand where a person's name would, and are none."""
    no_name = _NOT_PERSON.search(name) or _NOBODY.fullmatch(name)
    return no_name is not None or is_not_applicable(name) or is_placeholder(name)
