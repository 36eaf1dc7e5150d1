"""Expressions made ready: names resolved, texts made values of the kind that they are compared with, lists read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hedui.extract.words.catalogue import squeeze
from hedui.messages import Message
from hedui.normalize import punctuation
from hedui.validate.own import messages, quantities
from hedui.validate.own.expression import SIGNS_IN_WORDS, Constant, Joined, Listed, Named, Node, compared_in_words
from hedui.validate.own.fields import Names, Target, UnknownNameError, said
from hedui.validate.own.lists import UnreadableListError, names_in
from hedui.validate.own.quantities import KINDS, Kind, Value

_READ: Mapping[Kind, Callable[[str], Value]] = {
    Kind.NUMBER: quantities.number,
    Kind.MONEY: quantities.money,
    Kind.LENGTH: quantities.length,
    Kind.DATE: quantities.date,
}
_CONSTANTS = {
    "number": Kind.NUMBER,
    "percent": Kind.NUMBER,
    "money": Kind.MONEY,
    "length": Kind.LENGTH,
    "date": Kind.DATE,
    "text": Kind.TEXT,
    "flag": Kind.FLAG,
}
_NOTHING = frozenset({"null", "none", "nil", "空", "无", "为空", "空值"})
"""What people write for what is not stated."""
_LOGIC = ("and", "or", "not")
_SIGNS = ("+", "-", "*", "/")
_RESULTS: Mapping[tuple[str, Kind, Kind], Kind] = {
    **{(sign, Kind.NUMBER, Kind.NUMBER): Kind.NUMBER for sign in _SIGNS},
    **{(sign, one, other): Kind.MONEY for sign in "+-" for one, other in (
        (Kind.MONEY, Kind.MONEY), (Kind.MONEY, Kind.NUMBER), (Kind.NUMBER, Kind.MONEY))},
    ("*", Kind.MONEY, Kind.NUMBER): Kind.MONEY,
    ("*", Kind.NUMBER, Kind.MONEY): Kind.MONEY,
    ("/", Kind.MONEY, Kind.NUMBER): Kind.MONEY,
    ("/", Kind.MONEY, Kind.MONEY): Kind.NUMBER,
    ("+", Kind.LENGTH, Kind.LENGTH): Kind.LENGTH,
    ("-", Kind.LENGTH, Kind.LENGTH): Kind.LENGTH,
    ("*", Kind.LENGTH, Kind.NUMBER): Kind.LENGTH,
    ("+", Kind.DATE, Kind.LENGTH): Kind.DATE,
    ("-", Kind.DATE, Kind.LENGTH): Kind.DATE,
    ("-", Kind.DATE, Kind.DATE): Kind.LENGTH,
}  # fmt: skip
"""Sign and kinds of both sides → kind of the result."""


@dataclass(frozen=True, slots=True)
class Known:
    """A value that is known before any agreement is."""

    value: Value
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the agreement."""

    target: Target

    @property
    def kind(self) -> Kind:
        return self.target.kind

    @property
    def text(self) -> str:
        return self.target.name


@dataclass(frozen=True, slots=True)
class Operation:
    """An operator over operands."""

    operator: str
    parts: tuple[Typed, ...]
    kind: Kind
    text: str


Typed = Known | Field | Operation


class WrongRuleError(Exception):
    """The rule cannot be: what is wrong with it."""

    def __init__(self, message: Message, **facts: object) -> None:
        super().__init__(message.zh)
        self.message, self.facts = message, facts


class Typing:
    """Makes the expressions of one file's checks ready; its lists lie beside the file."""

    def __init__(self, names: Names, folder: Path) -> None:
        self._names, self._folder = names, folder

    def condition(self, node: Node) -> Typed:
        """The expression as a condition. Raises ``WrongRuleError``."""
        typed = self._typed(node)
        if typed.kind is not Kind.FLAG:
            raise WrongRuleError(messages.NO_CONDITION, kind=KINDS[typed.kind])
        return typed

    def _typed(self, node: Node) -> Typed:
        match node:
            case Constant():
                return _constant(node)
            case Named():
                return self._field(node)
            case Listed():
                return self._list(node)
            case Joined("list"):
                return Operation("list", tuple(map(self._typed, node.parts)), Kind.LIST, "[…]")
            case Joined("in"):
                return self._within(node)
            case Joined("minus"):
                part = self._typed(node.parts[0])
                zero = Known(quantities.number("0"), Kind.NUMBER, "0")
                return self._operation("-", zero, part) if part.kind is not Kind.LENGTH else _refuse("-", zero, part)
        parts = tuple(map(self._typed, node.parts))
        if node.operator in _LOGIC:
            return _condition(node.operator, parts)
        if node.operator in _SIGNS:
            return self._operation(node.operator, *parts)
        return _comparison(node.operator, *parts)

    def _field(self, node: Named) -> Field:
        try:
            return Field(self._names.target(node.name))
        except UnknownNameError as error:
            if node.name.casefold() in _NOTHING:
                raise WrongRuleError(messages.NOTHING, name=node.name) from error
            word = compared_in_words(node.name[1:])
            if word is not None:
                raise WrongRuleError(messages.SIGN, word=word, sign=SIGNS_IN_WORDS[word]) from error
            if error.nearest:
                raise WrongRuleError(messages.UNKNOWN_BUT, name=node.name, nearest=error.nearest) from error
            raise WrongRuleError(messages.UNKNOWN, name=node.name) from error

    def _list(self, node: Listed) -> Known:
        path = self._folder / node.file
        try:
            names = names_in(path)
        except (FileNotFoundError, ValueError) as error:
            raise WrongRuleError(messages.NO_LIST, file=node.file, folder=self._folder.resolve()) from error
        except (OSError, UnreadableListError) as error:
            raise WrongRuleError(messages.BAD_LIST, file=node.file, reason=_why(error)) from error
        if not names:
            raise WrongRuleError(messages.EMPTY_LIST, file=node.file)
        return Known(path, Kind.LIST, node.file)

    def _within(self, node: Joined) -> Operation:
        part, where = map(self._typed, node.parts)
        if isinstance(where, Operation) and where.operator == "list":
            if not where.parts:
                raise WrongRuleError(messages.NO_ONE_OF)
            return Operation("or", tuple(_comparison("==", part, one) for one in where.parts), Kind.FLAG, "in")
        if part.kind is not Kind.TEXT or where.kind not in (Kind.TEXT, Kind.LIST):
            _refuse("in", part, where)
        return Operation("in", (part, where), Kind.FLAG, "in")

    def _operation(self, sign: str, first: Typed, second: Typed) -> Typed:
        first, second = _alike(sign, first, second)
        kind = _RESULTS.get((sign, first.kind, second.kind))
        if kind is None:
            return _refuse(sign, first, second)
        return Operation(sign, (first, second), kind, f"{first.text} {sign} {second.text}")


def _why(error: OSError | UnreadableListError) -> Message | OSError:
    return error.message if isinstance(error, UnreadableListError) else error


def _constant(node: Constant) -> Known:
    kind = _CONSTANTS[node.kind]
    if kind is Kind.FLAG:
        return Known(node.text == "true", kind, node.text)
    return _read(kind, node.text) if kind in _READ else Known(node.text, kind, node.text)


def _read(kind: Kind, text: str) -> Known:
    try:
        return Known(_READ[kind](text), kind, text)
    except ValueError as error:
        raise WrongRuleError(messages.NO_VALUE, text=text, kind=KINDS[kind]) from error


def _alike(sign: str, first: Typed, second: Typed) -> tuple[Typed, Typed]:
    """Both sides, a text made a value of the kind that the other side is of; beside a date a sum takes a length."""
    if isinstance(first, Known) and first.kind is Kind.TEXT and second.kind in _READ:
        return _read(second.kind, first.text), second
    if isinstance(second, Known) and second.kind is Kind.TEXT and first.kind in _READ:
        kind = Kind.LENGTH if sign in _SIGNS and first.kind is Kind.DATE else first.kind
        return first, _read(kind, second.text)
    return first, second


def _condition(operator: str, parts: tuple[Typed, ...]) -> Operation:
    for part in parts:
        if part.kind is not Kind.FLAG:
            raise WrongRuleError(messages.NO_CONDITION, kind=KINDS[part.kind])
    return Operation(operator, parts, Kind.FLAG, operator)


def _comparison(sign: str, first: Typed, second: Typed) -> Operation:
    first, second = _alike(sign, first, second)
    kinds = {first.kind, second.kind}
    ordered = sign not in ("==", "!=")
    if isinstance(first, Field) and first.target.pointer.endswith("_days") and second.kind is Kind.LENGTH:
        raise WrongRuleError(
            messages.DAYS, name=first.text, sign=sign, number="".join(punctuation.digits(second.text)) or "30"
        )
    if (len(kinds) > 1 and kinds != {Kind.MONEY, Kind.NUMBER}) or Kind.LIST in kinds:
        _refuse(sign, first, second)
    if ordered and kinds & {Kind.TEXT, Kind.FLAG}:
        _refuse(sign, first, second)
    if kinds == {Kind.TEXT}:
        first, second = _own_word(first), _own_word(second)
    return Operation(sign, (first, second), Kind.FLAG, f"{first.text} {sign} {second.text}")


def _own_word(side: Typed) -> Typed:
    """采购 as the record's own word for it, so that either may be written; another text stays."""
    if isinstance(side, Known) and isinstance(side.value, str) and (word := said().get(squeeze(side.value))):
        return Known(frozenset({side.value, word}), Kind.TEXT, side.text)
    return side


def _refuse(sign: str, first: Typed, second: Typed) -> Operation:
    raise WrongRuleError(
        messages.NOT_COMPARED,
        first=first.text,
        second=second.text,
        one=KINDS[first.kind],
        other=KINDS[second.kind],
        operator=sign,
    )
