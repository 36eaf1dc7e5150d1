"""Names compared as a careful reader would: no difference, perhaps the reader's slip, another name."""

from __future__ import annotations

from collections.abc import Collection
from enum import IntEnum
from functools import lru_cache

from hedui.extract.values.looks import looks
from hedui.extract.values.names import PRONOUNCED, is_organisation
from hedui.extract.values.people import is_person
from hedui.normalize import punctuation
from hedui.normalize.fold import Spaces, fold
from hedui.normalize.simplified import simplified

_LOOKS = looks("rules")

_REMARK = _LOOKS["remark"]
_LABEL = _LOOKS["label_before"]
_JOINS = _LOOKS["name_joins"]
_BELONGING = ("联合体", "分公司", "子公司", "分支机构", "关联公司", "关联方", "下属公司")
_LONGEST_PERSON = 4
_IGNORED = "【】()<>《》“”\"'‘’_,;:。、·.-"
_MEANINGFUL = frozenset(
    "一二三四五六七八九十百第0123456789分总省市县区州旗乡镇村东西南北中上下新老大小前后左右甲乙丙丁不非"
)
"""Characters whose loss makes another name: 第三小学, 分公司, 东城."""

_LOOK_ALIKES = (
    "未末木本术", "己已巳", "日曰目", "土士", "干千于", "人入八", "大太犬天夫", "王玉主壬", "田由甲申电", "口囗",
    "刀力刃", "贷货", "侯候", "折拆析", "拔拨", "密蜜", "晴睛情清请", "微徽徵", "酒洒", "间问闻",
    "戌戍戊", "风凤夙", "兔免", "鸟乌", "今令", "冶治", "往住佳", "陈阵", "洋祥样", "持特待",
    "博搏", "健建", "宇字", "官宫", "育盲", "科料", "洁诘", "辉挥", "晓哓", "历厉",
    "仓仑", "场扬杨", "城域", "环坏", "项顶", "汽气", "沙抄", "源原", "渊洲", "钢铜",
    "铁轶", "鸿鸣", "瑞端", "诚城", "洪淇", "泰秦奏", "恒桓", "伟炜", "尧晓", "丰卡",
    "市巿", "延廷", "县具且", "票栗粟", "斤斥", "旦且",
)  # fmt: skip
"""Characters that OCR takes for each other: same outline, or one stroke more or less."""

LOOK_ALIKES = frozenset((a, b) for group in _LOOK_ALIKES for a in group for b in group if a != b)
"""Each two of them, both ways."""


class Likeness(IntEnum):
    """How much two spellings differ."""

    SAME = 0
    SLIP = 1
    """One character lost or doubled, as OCR and hurried typing do, without another meaning."""
    LOOK_ALIKE = 2
    """One character taken for another of the same look: a slip only where the page was read by OCR."""
    ONE_OFF = 3
    """Another character in one place: another name, unless that character was hardly read."""
    DIFFERENT = 4


@lru_cache(maxsize=1 << 14)
def plain_name(text: str) -> str:
    """A name in its comparable form: folded, simplified, without blanks, punctuation, labels, （盖章） and 【】."""
    folded = simplified(fold(text, spaces=Spaces.DROP).text)
    return punctuation.without(_LABEL.sub("", _REMARK.sub("", PRONOUNCED.sub("", folded))), _IGNORED).casefold()


def likeness(first: str, second: str) -> Likeness:
    """Compare two names, given in any spelling."""
    return plain_likeness(plain_name(first), plain_name(second))


def plain_likeness(a: str, b: str) -> Likeness:
    """Compare two plain names."""
    if a == b:
        return Likeness.SAME
    if len(a) == len(b):
        changed = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        if len(changed) > 1:
            return Likeness.DIFFERENT
        return Likeness.LOOK_ALIKE if changed[0] in LOOK_ALIKES else Likeness.ONE_OFF
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return Likeness.SLIP if _lost_one(longer, shorter) else Likeness.DIFFERENT


def _lost_one(longer: str, shorter: str) -> bool:
    """Whether ``shorter`` lacks one character of ``longer`` that is doubled there or carries no meaning of its own."""
    if len(longer) != len(shorter) + 1 or len(shorter) < 6:
        return False
    at = next((i for i, c in enumerate(shorter) if longer[i] != c), len(shorter))
    if longer[:at] + longer[at + 1 :] != shorter:
        return False
    doubled = at > 0 and longer[at] == longer[at - 1]
    return doubled or (0 < at < len(longer) - 1 and longer[at] not in _MEANINGFUL)


def members(name: str) -> tuple[str, ...]:
    """The organisations or persons that a name joins, as one party: A公司、B公司; A公司及B公司; A公司及其子公司.

    >>> members("青岭禾木贸易公司及青岭远山商贸公司"), members("青岭和与贸易公司")
    (('青岭禾木贸易公司', '青岭远山商贸公司'), ('青岭和与贸易公司',))
    """
    found, start = [], 0
    for join in _JOINS.finditer(name):
        own, others = name[start : join.start()], name[join.end() :]
        if join[0] == "、" or _are_alike(own, others):
            found.append(own)
            start = join.end()
    return (*found, name[start:])


def _are_alike(own: str, others: str) -> bool:
    """Whether what stands before a word that may join names is one, and what is behind it begins another one."""
    if len(own) > _LONGEST_PERSON:
        return is_organisation(own) and (is_organisation(others) or others.endswith(_BELONGING))
    return is_person(own) and is_person(others)


def is_made_of(name: str, names: Collection[str]) -> bool:
    """Whether a name is one of several, or some of them one behind the other as their seals stand."""
    rest = name
    for one in sorted(names, key=len, reverse=True):
        rest = rest.replace(one, "")
    return not rest
