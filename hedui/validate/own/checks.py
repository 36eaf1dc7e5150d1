"""The user's own checks, from the entries of their files to findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import regex

from hedui.called import called
from hedui.extract import Catalogue, Extraction
from hedui.extract.words.own_entries import OwnCheck
from hedui.extract.words.refusals import WrongEntryError
from hedui.messages import Message, literal
from hedui.models.numbers import plain
from hedui.settings import Language
from hedui.validate.draft import Draft, Side
from hedui.validate.names import plain_name
from hedui.validate.own import messages
from hedui.validate.own.expression import (
    DEEPEST,
    LONGEST,
    SIGNS_IN_WORDS,
    MalformedError,
    TooDeepError,
    compared_in_words,
    parse,
)
from hedui.validate.own.fields import Names, Stated, stated
from hedui.validate.own.lists import UnreadableListError, names_in
from hedui.validate.own.quantities import Value, calculate, compare, contains
from hedui.validate.own.typed import Field, Known, Operation, Typed, Typing, WrongRuleError
from hedui.validate.quote import quote_mention

_POINTER = regex.compile(r"(?<![\w/.\-])/[A-Za-z]\w*(?:/\w+)*")


@dataclass(frozen=True, slots=True)
class Compiled:
    """A check ready to run."""

    check: OwnCheck
    condition: Typed


def compiled(catalogue: Catalogue, taken: frozenset[str], lang: Language = Language.ZH) -> tuple[Compiled, ...]:
    """The checks of a catalogue's files; none may have one of the codes that are ``taken``.

    Raises ``CatalogueError``, one sentence in ``lang`` with the file and the line, where a rule cannot be.
    """
    if not any(file.checks for file in catalogue.files):
        return ()
    return _compiled(catalogue.base, taken, lang)


@lru_cache(maxsize=8)
def _compiled(catalogue: Catalogue, taken: frozenset[str], lang: Language) -> tuple[Compiled, ...]:
    names, codes = Names(catalogue), set(taken)
    found: list[Compiled] = []
    for file in catalogue.files:
        typing = Typing(names, Path(file.name).parent)
        for index, check in enumerate(file.checks):
            try:
                found.append(_one(check, index, typing, codes))
            except WrongEntryError as error:
                raise error.refusal(file.name, file.text, lang) from error
            codes.add(check.code)
    return tuple(found)


def _one(check: OwnCheck, index: int, typing: Typing, codes: set[str]) -> Compiled:
    if check.code in codes:
        raise WrongEntryError(messages.CODE_TAKEN, "check", index, "code", code=check.code)
    if len(check.rule) > LONGEST:
        raise WrongEntryError(messages.TOO_LONG, "check", index, "rule", most=LONGEST)
    try:
        return Compiled(check, typing.condition(parse(check.rule)))
    except MalformedError as error:
        raise _not_understood(error.near, index) from error
    except TooDeepError as error:
        raise WrongEntryError(messages.TOO_DEEP, "check", index, "rule", most=DEEPEST) from error
    except WrongRuleError as error:
        raise WrongEntryError(error.message, "check", index, "rule", **error.facts) from error


def _not_understood(near: str, index: int) -> WrongEntryError:
    """What is said of a rule that is no expression from ``near`` on."""
    word = compared_in_words(near)
    if word is not None:
        return WrongEntryError(messages.SIGN, "check", index, "rule", word=word, sign=SIGNS_IN_WORDS[word])
    return WrongEntryError(messages.NEAR if near else messages.UNFINISHED, "check", index, "rule", near=near)


def names(catalogue: Catalogue) -> list[str]:
    """Every name that a check may use, the user's own fields first."""
    return Names(catalogue).all()


def own_findings(check: Compiled, extraction: Extraction) -> Iterator[Draft]:
    """A finding where the check's condition is false; what is not stated, or cannot be told, says nothing."""
    evaluation = _Evaluation(extraction)
    if evaluation.truth(check.condition) is not False:
        return
    fields = tuple(dict.fromkeys(evaluation.against(check.condition)))
    sides = tuple(side for field in fields for side in evaluation.sides(field))
    rule = " ".join(check.check.rule.split())
    facts: dict[str, object] = {
        "said": check.check.message.rstrip("。．.") or _not_met(check.check.code),
        "sides": tuple(evaluation.say(field) for field in fields),
        "rule": Message(_called(rule, Language.ZH), _called(rule, Language.EN)),
    }
    pointers = (evaluation.stated(field).pointer for field in fields)
    yield Draft(messages.REQUIRED, facts, sides, tuple(dict.fromkeys(filter(None, pointers))))


def _not_met(code: str) -> Message:
    """What is said of a check that says nothing itself."""
    return Message(messages.NOT_MET.zh.format(code=code), messages.NOT_MET.en.format(code=code))


class _Evaluation:
    """The values of one agreement's fields in an expression."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction

    def stated(self, field: Field) -> Stated:
        return stated(field.target, self._extraction)

    def truth(self, node: Typed) -> bool | None:
        """Whether a condition holds; None where that cannot be told (Kleene's logic)."""
        if not isinstance(node, Operation):
            value = self.value(node)
            return value if isinstance(value, bool) else None
        if node.operator in ("and", "or"):
            return self._joined(node)
        if node.operator == "not":
            part = self.truth(node.parts[0])
            return None if part is None else not part
        first, second = (self.value(part) for part in node.parts)
        if first is None or second is None:
            return None
        return _within(first, second) if node.operator == "in" else _compare(node.operator, first, second)

    def _joined(self, node: Operation) -> bool | None:
        """Whether one of the parts holds, or all of them; the rest does not matter where one decides it."""
        found = [self.truth(part) for part in node.parts]
        decisive = node.operator == "or"
        return decisive if decisive in found else None if None in found else not decisive

    def value(self, node: Typed) -> Value | None:
        """The value of an operand; None where it is not stated or cannot be told."""
        match node:
            case Known():
                return node.value
            case Field():
                return self.stated(node).value
        first, second = (self.value(part) for part in node.parts)
        return None if first is None or second is None else calculate(node.operator, first, second)

    def against(self, node: Typed) -> Iterator[Field]:
        """The fields that make a condition what it is: of parts joined by *and* those that are false, else all."""
        match node:
            case Field():
                yield node
            case Operation("and"):
                for part in node.parts:
                    if self.truth(part) is False:
                        yield from self.against(part)
            case Operation():
                for part in node.parts:
                    yield from self.against(part)

    def sides(self, field: Field) -> Iterator[Side]:
        """Where a field's value stands."""
        found = self.stated(field)
        for pointer in filter(None, (found.pointer, found.until)):
            for mention in self._extraction.sources.get(pointer, ())[:1]:
                yield quote_mention(self._extraction, mention)

    def say(self, field: Field) -> Message:
        """A field's name with its quotation, or with its value where that is derived."""
        name, english = (_called(field.target.name, lang) for lang in (Language.ZH, Language.EN))
        sides = list(self.sides(field))
        if not sides:
            value = _plain(self.stated(field).value)
            return Message(f"{name} {value}", f"{english} {value}")
        quoted, in_english = ([side.say(lang) for side in sides] for lang in (Language.ZH, Language.EN))
        return Message(name + "至".join(quoted), f"{english} {' to '.join(in_english)}")


def _called(text: str, lang: Language) -> str:
    """A rule's text, or a name in one, with what its pointers are called in their place."""
    return literal(_POINTER.sub(lambda found: called(found[0], None, lang), text))


def _plain(value: Value | None) -> str:
    return plain(value) if isinstance(value, Decimal) else str(value)


def _within(first: Value, second: Value) -> bool | None:
    if not isinstance(first, str):
        return None
    if not isinstance(second, Path):
        return contains(str(second), first)
    try:
        return plain_name(first) in names_in(second)
    except (OSError, UnreadableListError):
        return None  # it was there when the check was read


def _compare(operator: str, first: Value, second: Value) -> bool | None:
    """A comparison, in which a text may stand for several words of one meaning."""
    for words, other in ((first, second), (second, first)):
        if isinstance(words, frozenset):
            alike = any(compare("==", word, other) for word in words)
            return alike is (operator == "==")
    return compare(operator, first, second)
