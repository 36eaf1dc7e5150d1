"""What would be stated if every character had been read: a field is unread only where a figure would have given it.

The pages are read once more with a figure in the place of each character that is none (``values/illegible.py``).
A field that takes its value from such a place then, and has none now, was not read. What was read of the number's other
characters is no value. Where only one figure can stand there, the value is given, less surely.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from hedui.extract.candidates.convert import as_text, converter
from hedui.extract.clauses.essentials import find_absent
from hedui.extract.extraction import AmountPair, Extraction
from hedui.extract.mention import Mention, Unread
from hedui.extract.resolve.contract import resolve
from hedui.extract.resolve.garbage import read_garbage
from hedui.extract.resolve.quoted import quoted
from hedui.extract.values.illegible import as_meant, illegible_numbers
from hedui.extract.values.illegible_codes import Illegible
from hedui.models.evidence import Method
from hedui.models.page import Page

RULE = "look-alike"
"""What found a value of which a letter was read as the figure that it looks like."""
_CONFIDENCE = 0.6
_CODES = frozenset(
    {"telephone", "telephones", "fax", "tax_id", "id_number", "bank_code", "postcode", "number", "words", "fee_words"}
)
"""Values of figures that are given as text."""
_TEXTS = frozenset({"party.address", "account.bank", "delivery.place"})
"""Values in words that a mark among them makes none: 一路150?室."""
_LISTS = frozenset({"instalment", "rate", "item", "deposit", "penalty", "support"})
_MOST = 500
"""Numbers of one agreement that are looked at."""
_LONG = 200_000
"""Characters of a text of which only what is near is read once more."""
_NEAR = 2_000
_MOST_WITHIN = 6
"""Numbers that one value is made of: year, month, day."""
_BESIDE = 8
"""Characters behind a number that say what it counts: 个工作日."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """Pages as they may have been meant, and the numbers in question by their raw intervals."""

    pages: tuple[Page, ...]
    numbers: tuple[Illegible, ...]


def suppose(pages: Sequence[Page], first: int = 0, end: int | None = None) -> Supposed | None:
    """The pages with a figure in the place of each character of a number that was not read; None where all were.

    Only what lies in the interval from ``first`` to ``end`` of the joined pages is looked at, from where offsets count.
    """
    numbers: list[Illegible] = []
    made: list[Page] = []
    start = -first
    size = sum(len(page.text) + 1 for page in pages) - first if end is None else end - first
    for page in pages:
        low, high = max(0, -start), max(0, size - start)
        text = page.text[low:high]
        own = illegible_numbers(text)[: _MOST - len(numbers)] if text else []
        meant = as_meant(text, own) if own else text
        meant = _only_near(meant, own) if size > _LONG else meant
        made.append(replace(page, text=page.text[:low] + meant + page.text[high:]) if meant != text else page)
        numbers += [replace(one, start=start + low + one.start, end=start + low + one.end) for one in own]
        start += len(page.text) + 1
    return Supposed(tuple(made), tuple(numbers)) if numbers else None


def _only_near(text: str, numbers: Sequence[Illegible]) -> str:
    """The text with blanks in the place of what is far from all of the numbers."""
    pieces, done = [], 0
    for one in numbers:
        first = max(done, one.start - _NEAR)
        pieces += [_blanked(text[done:first]), text[first : one.end + _NEAR]] if first >= done else []
        done = max(done, min(len(text), one.end + _NEAR))
    return "".join([*pieces, _blanked(text[done:])])


def _blanked(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


@dataclass(slots=True)
class _Change:
    """What a second look tells of the first."""

    unread: list[Unread] = field(default_factory=list)
    dropped: list[Mention] = field(default_factory=list)
    mended: list[Mention] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    """The raw intervals of the numbers that some field would be stated by, whether or not it is known."""


def with_unread(found: Extraction, supposed: Extraction | None, numbers: Sequence[Illegible] = ()) -> Extraction:
    """What was found, without values that are the rest of a number, and with all that was not read.

    ``supposed`` is what the pages would state with the ``numbers`` as they may have been meant.
    """
    change = _changes(found, supposed, numbers) if supposed is not None else _Change()
    unread = (*found.unread, *change.unread)
    found = replace(found, unread=(*unread, *read_garbage(found, [*change.places, *(one.place for one in unread)])))
    if not (change.dropped or change.mended):
        return found
    kept = [mention for mention in found.mentions if mention not in change.dropped]
    ordered = tuple(sorted([*kept, *change.mended], key=lambda m: m.start))
    gone = [(m.start, m.end) for m in change.dropped]
    amounts = tuple(pair for pair in found.amounts if not _is_of_any(pair, gone))
    contract, sources = resolve(found.layout, ordered, amounts, found.attachments)
    absent = find_absent(found.layout, contract, found.blanks)
    return replace(found, mentions=ordered, amounts=amounts, contract=contract, sources=sources, absent=absent)


def _is_of_any(pair: AmountPair, places: Sequence[tuple[int, int]]) -> bool:
    """Whether one half of a pair is one of the values that are none."""
    halves = (pair.words_span, pair.figures_span)
    return any(start < half.end and half.start < end for start, end in places for half in halves)


def _changes(found: Extraction, supposed: Extraction, numbers: Sequence[Illegible]) -> _Change:
    change = _Change()
    for pointer, stated, within in _with_illegible(supposed, numbers):
        beside = _at_its_place(found, stated)
        if _reads_the_same(stated, beside) or _is_told(found, within[0]):
            continue
        change.dropped += [*beside, *_emptied(found, beside)]
        if all(one.sure for one in within) and not (stated.field in _TEXTS or _is_listed(stated)):
            change.mended += _mended(supposed, stated)
        elif not _is_known(found, pointer, stated, beside):
            _note(change, found, stated)
        change.places += [(one.start, one.end) for one in within]
    return change


def _at_its_place(found: Extraction, stated: Mention) -> list[Mention]:
    """What was found of a field where it is stated."""
    return [m for m in found.of(stated.field) if m.start < stated.end and stated.start < m.end]


def _with_illegible(
    supposed: Extraction, numbers: Sequence[Illegible]
) -> Iterator[tuple[str, Mention, list[Illegible]]]:
    """The chosen mentions of figures with an illegible number in them: pointer, mention, these numbers."""
    ends = [one.end for one in numbers]
    chosen = sorted(supposed.sources.items(), key=lambda item: (item[1][0].rank, item[1][0].start))
    for pointer, (stated, *_) in chosen:
        first = bisect_left(ends, stated.start + 1)
        within = [one for one in numbers[first : first + _MOST_WITHIN] if one.start < stated.end]
        if within and _is_of_figures(stated):
            yield pointer, stated, within


def _is_of_figures(stated: Mention) -> bool:
    return stated.field in _TEXTS or _is_number(stated)


def _reads_the_same(stated: Mention, beside: Sequence[Mention]) -> bool:
    """Whether what was read at the same place is the value anyhow; of words all that was read is."""
    return any(stated.field in _TEXTS or m.value == stated.value for m in beside)


def _emptied(found: Extraction, dropped: Sequence[Mention]) -> list[Mention]:
    """What a row of a list says besides, where no figure is left in it: a fee that is none is due no month."""
    rows = {(m.field.split(".")[0], m.group) for m in dropped if _is_listed(m)}
    left = [m for m in found.mentions if rows and (m.field.split(".")[0], m.group) in rows and m not in dropped]
    return [] if any(not isinstance(m.value, str) for m in left) else left


def _note(change: _Change, found: Extraction, stated: Mention) -> None:
    """Note a field that was not read, once a place."""
    start, end = quoted(found.layout.text.raw, stated.start, stated.end)
    known = any(first < stated.end and stated.start < last for first, last in change.places)
    if not known and not any(one.start < end and start < one.end for one in found.unread):
        change.unread.append(Unread(stated.field, start, end, role=stated.role))


def _is_number(stated: Mention) -> bool:
    """Whether the mention states a number, a length of time, a date or a code, and no words around one."""
    if stated.method is Method.DERIVED or isinstance(stated.value, Enum):
        return False
    coded = converter(stated.field) is not as_text or stated.field.split(".")[-1] in _CODES
    return coded or not isinstance(stated.value, str)


def _is_told(found: Extraction, number: Illegible) -> bool:
    """Whether it is words beside figures, of which the checks of amounts tell what is wrong."""
    return any(pair.words_span.start <= number.start < pair.words_span.end for pair in found.amounts)


def _is_listed(stated: Mention) -> bool:
    """Whether each row of a list has such a value, which says nothing without the others of its row."""
    return stated.field.split(".")[0] in _LISTS


def _is_known(found: Extraction, pointer: str, stated: Mention, beside: Sequence[Mention]) -> bool:
    """Whether the field has its value from somewhere else; of several in a list each has its own."""
    if _is_listed(stated):
        return False
    if stated.role is not None:
        return any(m not in beside for m in found.of(stated.field, stated.role))
    return any(m not in beside for m in found.sources.get(pointer, ()))


def _mended(supposed: Extraction, stated: Mention) -> list[Mention]:
    """The value, with what stands behind it to say what it counts."""
    section = stated.field.split(".")[0]
    beside = [
        m
        for m in supposed.mentions
        if isinstance(m.value, Enum)
        and m.field.startswith(f"{section}.")
        and stated.start <= m.start <= stated.end + _BESIDE
    ]
    return [replace(stated, rule=RULE, confidence=_CONFIDENCE), *beside]
