"""Which currency an amount names, as its ISO 4217 code: 美元, HK$, 人民币 … The words stand in currency.toml.

元, 圆 and ¥ alone mean yuan, $ alone the dollar of the United States; beside the name of another currency they are that
one's: 港币叁拾伍万元, 日元 ¥350,000, HKD $350,000.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from hedui.normalize.fold import fold_character

NAMED = "¤"
"""Stands for a currency's name once it is read."""

_SHORT = 80
"""Characters of a text that is likely to be met again: an amount with its unit."""
_YUAN = re.compile(r"[元圆圓¥￥]")
_BEHIND = re.compile(r"[0-9零〇一二三四五六七八九十百千万亿萬億壹贰貳叁參肆伍陆陸柒捌玖拾佰仟】_]\s*$")


@dataclass(frozen=True, slots=True)
class Token:
    """A currency's name or sign in a text: ``text[start:end]``; ``code`` is None for a $ of some country."""

    start: int
    end: int
    code: str | None
    sign: bool


def tokens(text: str) -> Iterator[Token]:
    """Every name and sign of a currency in a folded text, in order; 元 and ¥ alone are none."""
    for found in _pattern().finditer(text):
        if found[0] == "$":
            yield Token(*found.span(), None, sign=True)
        else:
            code, sign = _table()[found[0].upper()]
            yield Token(*found.span(), code, sign)


def currency_of(text: str) -> str | None:
    """The ISO 4217 code of the currency that a text names; None where it names none, or more than one.

    >>> currency_of("港币叁拾伍万元整"), currency_of("98,000.00元"), currency_of("人民币5美元"), currency_of("98")
    ('HKD', 'CNY', None, None)
    """
    codes = named(text)
    if len(codes) > 1:
        return None
    return next(iter(codes), None) or ("USD" if "$" in text or "＄" in text else "CNY" if _YUAN.search(text) else None)


def named(text: str) -> frozenset[str]:
    """The codes of all currencies that a text names; 元, ¥ and $ alone name none."""
    if "人民" not in text and not _may_be_named().search(text):
        return frozenset()
    return _named(text) if len(text) <= _SHORT else _named.__wrapped__(text)


@lru_cache(maxsize=4096)
def _named(text: str) -> frozenset[str]:
    return frozenset(token.code for token in tokens(_folded(text)) if token.code is not None)


def without_names(text: str) -> str | None:
    """The text, as long as it was, with ``NAMED`` before and 元 behind an amount for each name, ¥ for each sign.

    None where it names no currency, or names yuan only in a way that the grammar of amounts knows.
    """
    if not _may_be_named().search(text):
        return None
    plain = folded = _folded(text)
    for token in tokens(folded):
        if token.code == "CNY" and not token.sign:
            continue
        mark = _stand_in(token, folded).rjust(token.end - token.start)
        plain = plain[: token.start] + mark + plain[token.end :]
    return plain if plain != folded else None


def _stand_in(token: Token, folded: str) -> str:
    """What the grammar of amounts knows in the place of a name or sign: 5美元 is 5元, and 5美元元 no more than that."""
    if token.sign:
        return "¥"
    if _BEHIND.search(folded, 0, token.start) is None or folded[token.end - 1].isascii():
        return NAMED
    return " " if folded[token.end : token.end + 1] in ("元", "圆") else "元"


def _folded(text: str) -> str:
    """Each character in its plain form where that is one character."""
    if text.isascii():
        return text
    return "".join([plain if len(plain := fold_character(c)) == 1 else c for c in text]).replace("￥", "¥")


@cache
def names() -> dict[str, str]:
    """Code → what it is called first, for people: CNY is 人民币."""
    return {code: words["names"][0] for code, words in _data().items()}


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    data: dict[str, dict[str, list[str]]] = tomllib.loads(
        files("hedui.normalize").joinpath("currency.toml").read_text("utf-8")
    )
    return data


@cache
def _table() -> dict[str, tuple[str, bool]]:
    """Name or sign in capitals → its code, and whether it is a sign."""
    found: dict[str, tuple[str, bool]] = {}
    for code, words in _data().items():
        for kind in ("names", "signs"):
            for word in words[kind]:
                if word.upper() in found:
                    raise ValueError(f"currency.toml: “{word}” stands twice")
                found[word.upper()] = code, kind == "signs"
    return found


@cache
def _may_be_named() -> re.Pattern[str]:
    """A character with which the name or sign of another currency than the yuan may begin, wide ones among them."""
    firsts = {word[0] for word, (code, _) in _table().items() if code != "CNY" and not word[0].isascii()}
    return re.compile(f"[{''.join(sorted(firsts))}$＄￡￦A-Za-zＡ-Ｚａ-ｚ]")


@cache
def _pattern() -> re.Pattern[str]:
    """Each name and sign, the longest first; one that begins with a letter not within a word."""
    words = sorted(_table(), key=len, reverse=True)
    alternatives = [
        (r"(?<![A-Za-z])" if word[0].isascii() and word[0].isalpha() else "")
        + re.escape(word)
        + (r"(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else "")
        for word in words
    ]
    return re.compile("|".join([*alternatives, r"\$"]), re.IGNORECASE)


def words(*, signs: bool) -> tuple[str, ...]:
    """All names, or all signs, the longest first."""
    return tuple(sorted((word for word, (_, sign) in _table().items() if sign is signs), key=len, reverse=True))
