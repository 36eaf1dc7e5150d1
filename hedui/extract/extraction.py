"""Everything that was extracted from one agreement, before anything was checked."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate, product

from hedui.divide.paging import Paging
from hedui.extract.mention import Blank, Mention, Unread
from hedui.extract.text.layout import Layout
from hedui.extract.words.entries import Essential
from hedui.extract.words.natures import Nature
from hedui.models.amendment import Amendment
from hedui.models.contract import Contract
from hedui.models.digital import DigitalSignature
from hedui.models.record import BracketState

_Asked = tuple[str, str | None, int | None]
"""A mention's field, role and group; None for any."""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open interval of raw offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundBracket:
    """A 【…】 or one of its variants; ``text`` as on the page, ``value`` what is inside, tidied."""

    span: Span
    text: str
    value: str | None
    state: BracketState
    clause: str | None


@dataclass(frozen=True, slots=True)
class AmountPair:
    """An amount in words and one in figures that stand side by side and mean the same."""

    words: str
    """As written, without 人民币; may be malformed."""
    words_span: Span
    figures: Decimal
    """In units of the currency; 万元 is multiplied out."""
    figures_span: Span
    subject: str
    """The few words before the pair that say what it is an amount of: 合同总价, 押金, 每月租金 …"""


@dataclass(frozen=True, slots=True)
class Product:
    """What a sentence or a calculation says of how many, at what price, and what that comes to."""

    factors: tuple[Span, ...]
    right: Decimal
    """What the factors come to."""
    total: Decimal
    total_span: Span
    holds: bool
    """Whether they come to the total, or may."""


@dataclass(frozen=True, slots=True)
class Addition:
    """Sums, and another one that they are said to come to; one alone is said again by it."""

    parts: tuple[Span, ...]
    right: Decimal
    """What the parts come to."""
    stated: Decimal
    whole: Span

    @property
    def is_of_parts(self) -> bool:
        """Whether it adds up several, and does not say one again."""
        return len(self.parts) > 1

    @property
    def holds(self) -> bool:
        return self.right == self.stated


@dataclass(frozen=True, slots=True)
class Earnest:
    """定金: a sum, a share of the total as a fraction, or both."""

    amount: Decimal | None
    share: Decimal | None
    span: Span


@dataclass(frozen=True, slots=True)
class Option:
    """One of a choice's options: its number where it has one."""

    number: int | None
    text: str
    span: Span


class ChoiceState(StrEnum):
    CHOSEN = "chosen"
    UNRESOLVED = "unresolved"
    """No tick, or the tick was lost."""
    INVALID = "invalid"
    """What was filled in is none of the options."""
    CONTRADICTORY = "contradictory"
    """Several are ticked of which only one can hold."""
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice between options: 第【1】项 of numbered ones, ticked boxes, or 【需要/不需要】."""

    span: Span
    text: str
    state: ChoiceState
    chosen: tuple[Option, ...]
    options: tuple[Option, ...]
    marks: tuple[Span, ...] = ()
    """Where the boxes stand, ticked or not; what is empty there is no blank."""


class AttachmentRole(StrEnum):
    LISTED = "listed"
    """A line of the agreement's own list of attachments."""
    CITED = "cited"
    """Named within a clause."""
    BODY = "body"
    """The heading of the attachment itself, which is in the file."""


@dataclass(frozen=True, slots=True)
class AttachmentMention:
    """An attachment named at one place; ``label`` is 附件一 for 附件1 as well, 附件 alone where it has no number.

    附表 and 附录 stay what they are called.
    """

    label: str
    title: str | None
    role: AttachmentRole
    span: Span


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place that a second reading reads otherwise: the span, and each differing reading with its engine."""

    span: Span
    readings: tuple[tuple[str, str], ...]
    """Engine and what it read."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """What is no agreement: its first line, whether that is a heading that says what it is, or what else tells it."""

    heading: Span
    headed: bool
    nature: Nature | None = None
    signs: tuple[Span, ...] = ()
    """Where the signs of its nature stand."""

    @property
    def republishes(self) -> bool:
        """Whether it may say what an agreement says, in stretches that were told apart when the file was divided."""
        return self.nature is not None and self.nature.republishes


class _Places:
    """Where the values of a contract are stated: sorted once, so that what stands in an interval is found at once."""

    def __init__(self, sources: Mapping[str, Sequence[Mention]]) -> None:
        self._pointers = tuple(sources)
        stated = ((m.start, m.end, number) for number, each in enumerate(sources.values()) for m in each)
        self._stated = sorted(stated)
        self._furthest = list(accumulate((end for _, end, _ in self._stated), max))
        self._by_mention: dict[tuple[str, int, int], set[int]] = defaultdict(set)
        for number, each in enumerate(sources.values()):
            for m in each:
                self._by_mention[m.field, m.start, m.end].add(number)

    def of(self, mentions: Iterable[Mention]) -> tuple[str, ...]:
        """The pointers of which any of the mentions is one, in their order."""
        found = {number for m in mentions for number in self._by_mention.get((m.field, m.start, m.end), ())}
        return tuple(self._pointers[number] for number in sorted(found))

    def within(self, intervals: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        """The pointers of which a mention overlaps one of the intervals, in their order."""
        found = {number for interval in intervals for number in self._overlapping(*interval)}
        return tuple(self._pointers[number] for number in sorted(found))

    def _overlapping(self, start: int, end: int) -> Iterator[int]:
        index = bisect_left(self._stated, (end,)) - 1
        while index >= 0 and self._furthest[index] > start:
            if self._stated[index][1] > start:
                yield self._stated[index][2]
            index -= 1


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Extraction:
    """What the checks look at.

    ``sources`` says for each JSON Pointer into ``contract`` which mentions state that value, the chosen one first.

    Fields of mentions: ``number``, ``title``, ``party.*`` and ``account.*`` (with ``role`` and ``purpose``),
    ``signature.*`` (with ``role``), ``item.*`` and ``rate.*`` (those of one row share ``group``), ``total.*``,
    ``payment.*``, ``period.*``, ``messaging.*``, ``support.*``, ``liability.*``, ``dispute.*``, ``copies.total``,
    ``copies.held``, ``amends.*``.
    """

    layout: Layout
    mentions: tuple[Mention, ...]
    blanks: tuple[Blank, ...]
    brackets: tuple[FoundBracket, ...]
    amounts: tuple[AmountPair, ...]
    choices: tuple[Choice, ...]
    attachments: tuple[AttachmentMention, ...]
    contract: Contract
    sources: dict[str, tuple[Mention, ...]]
    products: tuple[Product, ...] = ()
    additions: tuple[Addition, ...] = ()
    earnest: tuple[Earnest, ...] = ()
    unread: tuple[Unread, ...] = ()
    """What stands where a value is expected and is none; of figures, what the words beside them settled."""
    hidden: tuple[Mention, ...] = ()
    """What is stated behind a mask: no value, but not left out either."""
    doubts: tuple[Doubt, ...] = ()
    """What second readings read otherwise."""
    guesses: tuple[Doubt, ...] = ()
    """What second readings that were less sure than the first read otherwise: no witnesses, but possible."""
    not_read_again: tuple[tuple[int, str], ...] = ()
    """Pages whose second reading failed, and why."""
    not_compared: str = ""
    """Why the pages' text layers were not compared with what they show, where that failed."""
    signatures: tuple[DigitalSignature, ...] = ()
    """The digital signatures that the file carries."""
    foreign: Foreign | None = None
    """What the whole is where it is no agreement."""
    other_language: Span | None = None
    """The first line of what is written in another language than Chinese."""
    absent: tuple[Essential, ...] = ()
    """What an agreement of its kind says and this one nowhere does."""
    of_another: tuple[Mention, ...] = ()
    """What a supplement says of the agreement that it amends, all of it."""
    paging: Paging = field(default_factory=Paging)
    """What is wrong with the order of the file's pages; those that stand there twice were left out."""
    amendment: Amendment | None = None
    """What it changes of another agreement, where it is a supplement."""
    _of: dict[_Asked, tuple[Mention, ...]] = field(default_factory=dict, init=False, repr=False)
    _places: list[_Places] = field(default_factory=list, init=False, repr=False)

    def says(self, phrase: str, text: str, *span: int) -> bool:
        """Whether a text, or so much of it, has words of the catalogue's phrase of that name."""
        return self.layout.says(phrase, text, *span)

    def of(self, field: str, role: str | None = None, group: int | None = None) -> tuple[Mention, ...]:
        """All mentions of a field (and a party, and a group), in reading order."""
        if not self._of:
            found: dict[_Asked, list[Mention]] = {}
            for mention in self.mentions:
                for asked in product((mention.field,), {None, mention.role}, {None, mention.group}):
                    found.setdefault(asked, []).append(mention)
            self._of.update((asked, tuple(mentions)) for asked, mentions in found.items())
        return self._of.get((field, role, group), ())

    def stating(self, *intervals: tuple[int, int]) -> tuple[str, ...]:
        """The pointers of the values that raw intervals state at least a part of, in their order."""
        return self._stated().within(intervals)

    def stated_by(self, mentions: Iterable[Mention]) -> tuple[str, ...]:
        """The pointers of the values that any of the mentions state, in their order."""
        return self._stated().of(mentions)

    def _stated(self) -> _Places:
        if not self._places:
            self._places.append(_Places(self.sources))
        return self._places[0]
