"""The patterns of catalogue files, with their macros written out, compiled; a wrong one is told by its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import regex

from hedui.extract.words.entries import Pattern, Phrase, plain_pattern
from hedui.extract.words.messages import NO_GROUP, NO_REGEX, NOT_SAID, SAID
from hedui.extract.words.refusals import WrongEntryError
from hedui.extract.words.vetoes import CompiledVeto, Veto
from hedui.normalize import grammar

Entry = TypeVar("Entry")

_NOTHING = "(?!)"


@dataclass(frozen=True)
class CompiledPattern:
    """A pattern ready to run."""

    source: Pattern
    regex: regex.Pattern[str]


def with_entries(
    table: str, entries: Sequence[Entry], pattern: Callable[[Entry], str | None], macros: Mapping[str, str]
) -> tuple[tuple[regex.Pattern[str], Entry], ...]:
    """The patterns of a table's entries with the entries, of those that have one."""
    return tuple(
        (plain_pattern(grammar.expanded(words, macros), table, index), entry)
        for index, entry in enumerate(entries)
        if (words := pattern(entry)) is not None
    )


def compiled_pattern(pattern: Pattern, macros: Mapping[str, str], index: int) -> regex.Pattern[str]:
    try:
        found = grammar.compiled(grammar.expanded(pattern.pattern, {**macros, **pattern.parts}), regex.VERBOSE)
    except regex.error as error:
        raise WrongEntryError(NO_REGEX, "pattern", index, pattern=pattern.rule, reason=error) from error
    if unknown := set(pattern.fields) - set(found.groupindex):
        raise WrongEntryError(NO_GROUP, "pattern", index, pattern=pattern.rule, groups=sorted(unknown))
    return found


def spoken(
    name: str, phrase: Phrase, macros: Mapping[str, str], before: regex.Pattern[str] | None
) -> regex.Pattern[str]:
    """A phrase's words, those that an earlier file lists by the same name before them.

    Raises ``WrongEntryError`` where they are no pattern, or are not found in an example, or are in a counterexample.
    """
    words = grammar.expanded(phrase.words, macros)
    added = f"{before.pattern}|{words}" if before is not None else words
    found = plain_pattern(added, "phrase", 0)
    if before is not None and (lacking := before.groupindex.keys() - plain_pattern(words, "phrase", 0).groupindex):
        raise WrongEntryError(NO_GROUP, "phrase", 0, pattern=name, groups=sorted(lacking))
    for message, texts, is_said in ((NOT_SAID, phrase.examples, True), (SAID, phrase.counterexamples, False)):
        for text in texts:
            if (found.search(text) is not None) is not is_said:
                raise WrongEntryError(message, "phrase", 0, example=text, phrase=name)
    return found


def compiled_veto(veto: Veto, macros: Mapping[str, str], index: int) -> CompiledVeto:
    """A veto whose halves are patterns of what stands before a value up to it, and of what begins behind it; or one of
    what a sentence begins with."""
    between = rf"(?:(?!{veto.until or _NOTHING})[^。;\n]){{0,{veto.within}}}" if veto.within else ""
    halves = (
        (veto.before, f"(?:{veto.before}){between}$"),
        (veto.behind, f"{between}{'?' if between else ''}(?:{veto.behind})"),
        (veto.sentence, f"(?m:{veto.sentence})"),
        (veto.titled, f"(?:{veto.titled})"),
    )
    before, behind, sentence, titled = (
        plain_pattern(grammar.expanded(whole, macros), "veto", index) if words is not None else None
        for words, whole in halves
    )
    return CompiledVeto(veto, before, behind, sentence, titled)


def own_pattern(pattern: str, macros: Mapping[str, str], index: int) -> regex.Pattern[str]:
    try:
        return grammar.compiled(grammar.expanded(pattern, macros), regex.VERBOSE)
    except regex.error as error:
        raise WrongEntryError(NO_REGEX, "field", index, "pattern", pattern=pattern, reason=error) from error
