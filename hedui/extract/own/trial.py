"""Trials: the examples of a user's catalogue file, read as an agreement is read, before the file counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import NoReturn

from hedui.extract.clauses.supplements import is_about_another
from hedui.extract.extraction import Extraction
from hedui.extract.mention import Mention, stating
from hedui.extract.own.values import as_plain, read_whole
from hedui.extract.words.compiling import CompiledPattern
from hedui.extract.words.entries import Label, Sum, Where
from hedui.extract.words.messages import NOT_STATED, NOTHING, STATED
from hedui.extract.words.own_entries import OwnField, split_example
from hedui.extract.words.refusals import WrongEntryError
from hedui.extract.words.tables import UserFile
from hedui.models.page import Page, Reading

AGREEMENT = """{title}

甲方：青川市测绘院
{line}

第一条 租赁物
乙方向甲方出租测量设备一批。
第二条 其他
未尽事宜，由双方协商解决。

甲方（盖章）：青川市测绘院
{signing}
乙方（盖章）：青川恒达仪器有限公司
"""
"""An agreement that says nothing but who the parties are; an example stands in its head, or among the signatures."""
_TITLE, _SUPPLEMENT = "设备租赁合同", "设备租赁合同补充协议"

Read = Callable[[tuple[Page, ...]], Extraction]


def try_examples(file: UserFile, read: Read) -> None:
    """Raise ``WrongEntryError`` for the first example that is not read, or counterexample that is."""
    for index, label in enumerate(file.labels):
        _try_named("label", label, index, partial(_labelled, label, read))
    for index, entry in enumerate(file.sums):
        _try_named("sum", entry, index, partial(_summed, entry, read))
    for index, pattern in enumerate(file.patterns):
        _try_pattern(pattern, index, read)
    for index, field in enumerate(file.fields):
        _try_field(field, index, read)


def _try_named(table: str, entry: Label | Sum, index: int, found_in: Callable[[str], list[str]]) -> None:
    """Try the examples of an entry that is about one field: ``found_in`` gives what a line states for it."""
    for line, wanted in entry.examples:
        found = found_in(line)
        if not any(_is_same(one, wanted) for one in found):
            _refuse(table, index, line, entry.field, wanted, found)
    for line in entry.counterexamples:
        if found := found_in(line):
            raise WrongEntryError(STATED, table, index, example=line, field=entry.field, found=found[0])


def _labelled(label: Label, read: Read, line: str) -> list[str]:
    """What an example states for the fields of a label."""
    section, _, steps = label.field.partition(".")
    fields = {f"{section}.{step}" if step else section for step in steps.split("+")}
    stated = _stated(line, read, signing=label.place is Where.SIGNATURE)
    return [str(mention.value) for mention in stated if mention.field in fields]


def _summed(entry: Sum, read: Read, line: str) -> list[str]:
    """What an example states for the total, or the part of it that the entry is about."""
    return [str(mention.value) for mention in stating(list(_stated(line, read)), entry.field)]


def _try_pattern(pattern: CompiledPattern, index: int, read: Read) -> None:
    source = pattern.source
    for line, wanted in source.examples:
        mentions = _of_pattern(pattern, line, read)
        for group, value in wanted.items():
            field = source.fields[group]
            found = [str(m.value) for m in stating(mentions, field)]
            if not any(_is_same(one, value) for one in (*found[:1], " ".join(found))):
                _refuse("pattern", index, line, field, value, found)
    for line in source.counterexamples:
        for mention in _of_pattern(pattern, line, read)[:1]:
            facts: dict[str, object] = {"example": line, "field": mention.field, "found": mention.value}
            raise WrongEntryError(STATED, "pattern", index, "", **facts)


def _of_pattern(pattern: CompiledPattern, line: str, read: Read) -> list[Mention]:
    """What an example states by the pattern's rule."""
    stated = _stated(line, read, supplement=is_about_another(pattern))
    return [mention for mention in stated if mention.rule == pattern.source.rule]


def _try_field(field: OwnField, index: int, read: Read) -> None:
    for example in field.examples:
        line, wanted = split_example(example)
        found = _of_field(field, line, read)
        meant = str(as_plain(read_whole(field.type, wanted)))
        if not any(_is_same(one, wanted) or _is_same(one, meant) for one in found[:1]):
            _refuse("field", index, line, field.declared.title, wanted, found, "examples")
    for line in field.counterexamples:
        if found := _of_field(field, line, read):
            facts: dict[str, object] = {"example": line, "field": field.declared.title, "found": found[0]}
            raise WrongEntryError(STATED, "field", index, "counterexamples", **facts)


def _of_field(field: OwnField, line: str, read: Read) -> list[str]:
    """What an example states for a field of the user's own."""
    return [str(as_plain(mention.value)) for mention in _stated(line, read) if mention.field == field.field]


def _is_same(found: str, wanted: str) -> bool:
    """Whether the value is the one wanted, blanks aside; numbers by what they are worth."""
    if "".join(found.split()) == "".join(wanted.split()):
        return True
    try:
        return Decimal(found) == Decimal(wanted)
    except InvalidOperation:
        return False


def _refuse(table: str, index: int, line: str, field: str, wanted: str, found: list[str], key: str = "") -> NoReturn:
    shown = f"“{found[0]}”" if found else NOTHING
    raise WrongEntryError(NOT_STATED, table, index, key, example=line, field=field, wanted=wanted, found=shown)


def _stated(line: str, read: Read, *, signing: bool = False, supplement: bool = False) -> Iterator[Mention]:
    """The mentions that stand in the example's own lines."""
    title = _SUPPLEMENT if supplement else _TITLE
    text = AGREEMENT.format(title=title, line="" if signing else line, signing=line if signing else "")
    start = text.index(line)
    found = read((Page(1, text, Reading.PLAIN_TEXT),))
    mentions = (*found.of_another, *found.mentions)
    return (mention for mention in mentions if start <= mention.start < start + len(line))
