"""The expressions of checks: from their text to a tree, within limits of length and depth."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TypeVar

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedEOF, UnexpectedInput, UnexpectedToken, VisitError

from hedui.normalize import grammar

LONGEST = 500
"""Characters of an expression."""
DEEPEST = 20
"""Expressions within expressions."""
_WIDTHS = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "“”"), ord('"')),
    **dict.fromkeys(map(ord, "‘’"), ord("'")),
    0x3000: ord(" "),
    ord("、"): ord(","),
}
_SIGNS = {"=": "==", "≤": "<=", "≥": ">=", "≠": "!=", "×": "*", "÷": "/"}
SIGNS_IN_WORDS = {
    **dict.fromkeys(("不超过", "不大于", "不高于", "不多于", "小于等于", "小于或等于", "至多", "最多"), "<="),
    **dict.fromkeys(("不低于", "不小于", "不少于", "大于等于", "大于或等于", "至少", "最少"), ">="),
    **dict.fromkeys(("大于", "超过", "高于", "多于", "晚于"), ">"),
    **dict.fromkeys(("小于", "低于", "少于", "早于"), "<"),
    "不等于": "!=",
    "等于": "==",
}
"""What people write for a sign → that sign; of words that hold one another the longer first."""
_IN_WORDS = grammar.pattern(grammar.one_of(SIGNS_IN_WORDS))
_NEAR = 12
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Constant:
    """A value that the expression states itself: ``kind`` names the rule of the grammar that reads it."""

    kind: str
    text: str
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Named:
    """A field by a name or a pointer."""

    name: str
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of names."""

    file: str
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Joined:
    """Expressions under one operator: ``and``, ``or``, ``not``, ``in``, a comparison, a sign, ``list``."""

    operator: str
    parts: tuple[Node, ...]
    depth: int = field(default=1)


Node = Constant | Named | Listed | Joined


class MalformedError(Exception):
    """The text is no expression: what stands where it is not understood, empty at its end."""

    def __init__(self, near: str) -> None:
        super().__init__(near)
        self.near = near


class TooDeepError(Exception):
    """Expressions within expressions within expressions."""


def compared_in_words(text: str) -> str | None:
    """The word for a comparison that the text holds; None where it holds none."""
    found = _IN_WORDS.search(text)
    return str(found[0]) if found else None


def parse(text: str) -> Node:
    """The expression. Raises ``MalformedError`` or ``TooDeepError``; one longer than ``LONGEST`` is malformed."""
    if len(text) > LONGEST:
        raise MalformedError(text[LONGEST : LONGEST + _NEAR])
    plain = text.translate(_WIDTHS)
    try:
        node: Node = _parser().parse(plain)  # type: ignore[assignment]
    except VisitError as error:
        raise TooDeepError from error
    except UnexpectedInput as error:
        if isinstance(error, TooDeepError):
            raise
        ended = isinstance(error, UnexpectedEOF) or (isinstance(error, UnexpectedToken) and error.token.type == "$END")
        place = error.pos_in_stream
        raise MalformedError("" if ended or place is None else text[place : place + _NEAR]) from error
    return node


@cache
def _parser() -> Lark:
    grammar = resources.files("hedui.validate.own").joinpath("grammar.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", lexer="contextual", transformer=_Tree(), maybe_placeholders=False)


def _joined(operator: str, *parts: Node) -> Joined:
    depth = 1 + max((part.depth for part in parts), default=0)
    if depth > DEEPEST:
        raise TooDeepError
    return Joined(operator, parts, depth)


@v_args(inline=True)
class _Tree(Transformer[Token, Node]):
    """Builds the tree while the text is read, so that no depth of it makes anything recurse."""

    def either(self, *parts: Node) -> Node:
        return parts[0] if len(parts) == 1 else _joined("or", *parts)

    def both(self, *parts: Node) -> Node:
        return parts[0] if len(parts) == 1 else _joined("and", *parts)

    def negated(self, part: Node) -> Node:
        return _joined("not", part)

    def compared(self, first: Node, *rest: Node | Token) -> Node:
        pairs: list[Node] = []
        for sign, other in zip(rest[::2], rest[1::2], strict=True):
            assert isinstance(sign, Token) and not isinstance(other, Token)
            pairs.append(_joined(_SIGNS.get(str(sign), str(sign)), first, other))
            first = other
        return pairs[0] if len(pairs) == 1 else _joined("and", *pairs)

    def within(self, part: Node, where: Node) -> Node:
        return _joined("in", part, where)

    def without(self, part: Node, where: Node) -> Node:
        return _joined("not", _joined("in", part, where))

    def listed(self, token: Token) -> Node:
        return Listed(str(token))

    def several(self, *parts: Node) -> Node:
        return _joined("list", *parts)

    def sum(self, first: Node, *rest: Node | Token) -> Node:
        return _chained(first, rest)

    def product(self, first: Node, *rest: Node | Token) -> Node:
        return _chained(first, rest)

    def minus(self, part: Node) -> Node:
        return _joined("minus", part)

    def field(self, token: Token) -> Node:
        return Named(str(token))

    def text(self, token: Token) -> Node:
        inside = str(token)[1:-1]
        lists = (".xlsx", ".xlsm", ".xls", ".csv", ".txt", ".et", ".ods")
        return Listed(inside) if inside.lower().endswith(lists) else Constant("text", inside)

    def true(self) -> Node:
        return Constant("flag", "true")

    def false(self) -> Node:
        return Constant("flag", "false")

    def date(self, token: Token) -> Node:
        return Constant("date", str(token))

    def length(self, token: Token) -> Node:
        return Constant("length", str(token))

    def money(self, token: Token) -> Node:
        return Constant("money", str(token))

    def percent(self, token: Token) -> Node:
        return Constant("percent", str(token))

    def number(self, token: Token) -> Node:
        return Constant("number", str(token))


def _chained(first: Node, rest: tuple[Node | Token, ...]) -> Node:
    """a - b - c is (a - b) - c; a long chain is no deep expression, since it is short enough to be read in one go."""
    for sign, other in zip(rest[::2], rest[1::2], strict=True):
        assert isinstance(sign, Token) and not isinstance(other, Token)
        first = _joined(_SIGNS.get(str(sign), str(sign)), first, other)
    return first
