"""The grammar that patterns share: numerals of headings and lists, and the phrases that say what a party is called.

A pattern names them in braces: ``pattern(r"第{number}{1,3}条")``; a repetition such as ``{1,3}`` is none of them.
Those of the catalogue name them, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import add
from types import MappingProxyType

import regex

from hedui.models.codes import ROLES
from hedui.normalize.numeral import PLAIN

TEN = "一二三四五六七八九十"
"""The everyday numerals that headings and lists are counted with."""
FORMAL = "壹贰叁肆伍陆柒捌玖拾"
"""The numerals of sums in words (大写)."""
ABROAD = (
    r"(?:中国)?台湾(?:地区)?|中华民国|新加坡(?:共和国)?|英格兰(?:[和及与]?威尔士)?|英国|日本国?|韩国|大韩民国|德国|德意志联邦共和国"
    r"|法国|法兰西共和国|瑞士|瑞典|荷兰|意大利|西班牙|加拿大|澳大利亚|新西兰|马来西亚|泰国|越南|印度(?:尼西亚)?|菲律宾"
    r"|俄罗斯(?:联邦)?|阿联酋|开曼群岛|英属维尔京群岛|美国(?:\p{Han}{2,6}州)?"
)
"""Places outside the mainland with laws of their own; the catalogue's patterns name them ``{abroad}``."""
SUM_LIKE = "任伯抬捡无陵倍什百千十一二三四五六七八九两"
"""Glyphs that stand in amounts by mistake of a reader or by habit."""
SUM_UNITS = "拾佰仟万亿萬億圆圓元角分整正"
_PLACES = "十百千万亿廿卅卌"
SUM_DIGITS = "".join(glyph for glyph, plain in PLAIN.items() if plain not in _PLACES and glyph not in SUM_LIKE)
"""The digits of amounts in words, in all ways of writing them."""
TRADITIONAL = "弍貳參陸"
"""Other ways of writing some of them."""
TICKS, CROSSED, FILLED, EMPTY = "√✓✔☑✅", "☒⊠", "■▣◼", "□☐◻▢"
"""Signs of an option's box: a tick, with or without its box; a box crossed, filled, or with nothing in it."""
CHOSEN = TICKS + CROSSED + FILLED
"""Those of them that choose."""
HAN = regex.compile(r"\p{Han}")
"""A Chinese character."""
LETTER = regex.compile(r"[\p{Han}A-Za-z0-9]")
"""A character of a word or a number."""
_OF_OFFICES = r"\p{Han}{0,9}[字合约]\s?[〔\[(（【]\s?(?:19|20)\d{2}\s?[〕\])）】]\s?\p{Han}{0,4}第?\s?\d{1,6}\s?号"
_OF_STANDARDS = r"(?:GF|GB|GBT|ISO|IEC|DB|JGJ|YD|HJ|SF)[-/]"
_OF_COMPANIES = r"[A-Z]{2,10}(?:[-/](?:[A-Z]{1,8}|\d{2,10}|[A-Z]+\d+|\d+[A-Z]+)){2,6}"
_CALLED = r"(?:以下|下文?|或)?(?:统|简|合|又)*称(?:为|:)?\s*[“\"'‘「『]?"
_CALLED_SO = r"(?:以下|下文?|或)?(?:统|简|合|又)*称?(?:为|作为?|即|:)*\s*[“\"'‘「『]*"

_STEM = f"[{''.join(role[0] for role in ROLES)}]"

GRAMMAR: Mapping[str, str] = MappingProxyType(
    {
        "ten": TEN,
        "formal": FORMAL,
        "ticks": TICKS,
        "marks": CHOSEN,
        "empty": EMPTY,
        "sum_digits": SUM_DIGITS,
        "sum_units": SUM_UNITS,
        "sum_like": SUM_LIKE,
        "numeral": f"[{TEN}]",
        "number": rf"[{TEN}\d]",
        "stem": _STEM,
        "lettered": f"{_STEM}方",
        "pact": "(?:合同|协议|合约|契约)",
        "called": _CALLED,
        "called_so": _CALLED_SO,
        "quote": "[”\"'’」』]?",
        "own_number": rf"(?:{_OF_OFFICES}|(?!{_OF_STANDARDS}){_OF_COMPANIES})",
    }
)
"""Name → what is written for it. ``ten``, ``formal``, ``ticks``, ``marks`` (of what is chosen) and ``empty`` are
characters, to stand in a set of others; so are ``sum_digits``, ``sum_units`` and ``sum_like`` of amounts in words.

``numeral`` is one of ``ten``, ``number`` also a figure; ``lettered`` is 甲方, 乙方 and so on,
``stem`` its first character; ``pact`` is what agreements call themselves; ``called`` is how
以下简称“甲方” begins, ``called_so`` the same in a bracket, where 简称 may be missing, ``quote`` its end.
``own_number`` is an agreement's number that says of itself that it is one; not the code of a model form or a standard.
"""
_DEEPEST = 6
"""Macros within macros."""
_NAMED = regex.compile(r"\{(" + "|".join(GRAMMAR) + r")\}")


@lru_cache(maxsize=8192)
def compiled(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """A pattern compiled once, wherever it stands. Raises ``regex.error``."""
    return regex.compile(pattern, flags)


def one_of(words: Iterable[str], between: str = "") -> str:
    """A pattern of these very words, of which the longest counts; ``between`` may stand between two characters.

    Those that begin alike stand together, behind a look at the first character: most places cost no more than that.
    """
    return _one_of(frozenset(words), between)


@lru_cache(maxsize=1024)
def _one_of(words: frozenset[str], between: str) -> str:
    begun: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        begun.setdefault(word[:1], []).append(word)
    listed = "|".join(_begun(first, of_one, between) for first, of_one in begun.items())
    if len(begun) < 2 or "" in begun:
        return listed
    return f"(?=[{''.join(map(_in_class, begun))}])(?:{listed})"


class Heads:
    """How words begin: that a text holds none is told sooner by their first two characters."""

    def __init__(self, words: Iterable[str]) -> None:
        self._heads = frozenset(word.replace(" ", "")[:2] for word in words)
        self._alone = any(len(head) < 2 for head in self._heads)

    def places(self, text: str) -> Iterator[int]:
        """Where one of the words may begin in a text, its characters one by one or with blanks between."""
        kept = [(at, character) for at, character in enumerate(text) if character != " "]
        if self._alone:
            return (at for at, _ in kept)
        return (at for (at, one), (_, other) in pairwise(kept) if one + other in self._heads)

    def stand_in(self, text: str) -> bool:
        """Whether one of the words may stand in a text, its characters one by one or with blanks between."""
        text = text.replace(" ", "")
        return self._alone or not self._heads.isdisjoint(map(add, text, text[1:]))


def words_of(words: Iterable[str]) -> regex.Pattern[str]:
    """These very words, compiled; nothing is found where there are none."""
    return compiled(one_of(words) or r"(?!)")


def of_parties(phrase: regex.Pattern[str], words: str) -> regex.Pattern[str]:
    """A phrase that names 甲方 and the like (``{lettered}``) for the words by which an agreement calls its parties.

    ``words`` is a pattern of them, as ``one_of`` makes it.
    """
    return compiled(phrase.pattern.replace(GRAMMAR["lettered"], f"(?:{words})"))


def _begun(first: str, words: Sequence[str], between: str) -> str:
    """The words that begin with one character, the longest first."""
    if len(words) == 1:
        return between.join(map(regex.escape, words[0]))
    rests = (between.join(("", *map(regex.escape, word[1:]))) for word in words)
    return f"{regex.escape(first)}(?:{'|'.join(rests)})"


def _in_class(character: str) -> str:
    """A character as it stands in a class."""
    return "\\" + character if character in r"\[]^-&|~ " else character


def alternatives(words: str | Sequence[str]) -> str:
    """A pattern as data files state it: one, or a list of which one must match."""
    return words if isinstance(words, str) else "|".join(words)


def written_out(pattern: str) -> str:
    """A pattern with the names of the grammar written out."""
    return str(_NAMED.sub(lambda name: GRAMMAR[name[1]], pattern))


def expanded(pattern: str, macros: Mapping[str, str]) -> str:
    """A pattern with its macros, those within them and the names of the grammar written out."""
    for _ in range(_DEEPEST):
        before = pattern
        for name, body in macros.items():
            pattern = pattern.replace("{" + name + "}", f"(?:{body})")
        if pattern == before:
            break
    return written_out(pattern)


def pattern(*alternatives: str, flags: int = 0) -> regex.Pattern[str]:
    """The alternatives as one compiled pattern, with the names of the grammar written out.

    Raises ``regex.error`` where it is none.
    """
    return regex.compile(written_out("|".join(alternatives)), flags)
