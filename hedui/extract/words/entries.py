"""The entries of catalogue files: what may stand in one, read and checked; a wrong one is told by its line."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import regex
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from hedui.extract.words.alternatives import Alternatives
from hedui.extract.words.messages import NO_REGEX
from hedui.extract.words.natures import Nature
from hedui.extract.words.own_entries import OwnCheck, OwnField
from hedui.extract.words.refusals import WrongEntryError
from hedui.extract.words.vetoes import Veto
from hedui.models import codes
from hedui.normalize import grammar


class Where(StrEnum):
    """Where in an agreement a label means its field."""

    ANYWHERE = "anywhere"
    HEAD = "head"
    SIGNATURE = "signature"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RoleWords(_Entry):
    """Words for one of the parties."""

    role: str
    words: tuple[str, ...]


class Pair(_Entry):
    """Words for two opposite parties: whichever side an agreement calls 甲方, the other is 乙方."""

    first: tuple[str, ...] = Field(min_length=1)
    second: tuple[str, ...] = Field(min_length=1)
    opening: bool = Field(
        default=False, description="only where the agreement names both first, whatever each means elsewhere"
    )
    without: tuple[str, ...] = Field(default=(), description="words for a party beside which the two are no sides")


class OtherWords(_Entry):
    """Words for somebody who is no party: the details behind one are his."""

    words: tuple[str, ...] = Field(min_length=1)
    beside: bool = Field(default=False, description="only where both parties go by other words")


class Label(_Entry):
    """Words that stand before a value."""

    field: str
    type: str
    spellings: tuple[str, ...] = Field(min_length=1)
    heads: tuple[str, ...] = Field(
        default=(), description="words at the end of longer labels that nobody listed: 联系人 of 合作联系人"
    )
    pattern: Alternatives | None = Field(default=None, description="what other words for it look like, as a whole")
    not_behind: tuple[str, ...] = Field(default=(), description="what makes another label of one with such an end")
    alone: bool = Field(
        default=False, description="another word right before makes another label of it: 证书编号 is no 编号"
    )
    place: Where = Where.ANYWHERE
    needs_role: bool = False
    rank: int = 0
    examples: tuple[tuple[str, str], ...] = ()
    counterexamples: tuple[str, ...] = ()


class Pattern(_Entry):
    """A sentence that states one value or several; each named group is a field's last step."""

    rule: str
    fields: dict[str, str] = Field(min_length=1, description="named group → field")
    pattern: Alternatives
    parts: dict[str, Alternatives] = Field(
        default_factory=dict, description="what the pattern names in braces beside the macros, its own pieces by name"
    )
    clue: tuple[str, ...] = Field(default=(), description="the text must contain one of these words at all")
    constants: dict[str, str] = Field(default_factory=dict, description="field → value that the sentence implies")
    rank: int = Field(default=0, description="among several statements of one field the lowest rank is the value")
    examples: tuple[tuple[str, dict[str, str]], ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()


class Column(_Entry):
    """Words over a column of a table."""

    field: str
    spellings: tuple[str, ...] = Field(min_length=1)
    pattern: Alternatives | None = Field(default=None, description="what other words for the column look like")


class Sum(_Entry):
    """What the total, or a part of it, is called in a sentence."""

    field: str
    spellings: tuple[str, ...] = Field(min_length=1)
    pattern: Alternatives | None = Field(default=None, description="what other words for it look like")
    alone: bool = Field(default=False, description="called so only where it is the one price of the agreement")
    examples: tuple[tuple[str, str], ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()


def _as_phrase(value: object) -> object:
    return {"words": value} if isinstance(value, str | list) else value


class Phrase(_Entry):
    """Words that a reader asks for by name."""

    words: Alternatives
    examples: tuple[str, ...] = Field(default=(), description="texts in which they are found")
    counterexamples: tuple[str, ...] = Field(default=(), description="texts in which they are not")


class Effect(StrEnum):
    """What a supplement does to the agreement that it amends."""

    CHANGES = "changes"
    RENEWS = "renews"
    ENDS = "ends"


class Supplement(_Entry):
    """How an agreement is called that amends another one."""

    effect: Effect
    pattern: Alternatives = Field(description="what its whole title, without blanks and book marks, looks like")
    examples: tuple[str, ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()


class KindOfAgreement(_Entry):
    """How an agreement of one kind is called, or what it says of itself at its beginning."""

    kind: codes.Kind
    title: Alternatives | None = Field(default=None, description="a pattern of words of its title, blanks left out")
    object: Alternatives | None = Field(
        default=None, description="a pattern of what it says first, where no title tells"
    )
    rank: int = Field(default=0, description="among several that a title names the lowest counts, then the last")
    examples: tuple[str, ...] = Field(default=(), description="titles of this kind")
    counterexamples: tuple[str, ...] = Field(default=(), description="titles of another kind, or of none")
    stated: tuple[str, ...] = Field(default=(), description="sentences that the object's pattern finds")
    denied: tuple[str, ...] = Field(default=(), description="sentences in which it finds nothing")


class Essential(_Entry):
    """What agreements of some kinds say, and the words of which one at least does."""

    name: str
    zh: str
    en: str
    kinds: tuple[codes.Kind, ...] = Field(default=(), description="kinds of which it is asked; empty: of all")
    words: Alternatives = Field(description="a pattern of words; one of them anywhere is enough")
    examples: tuple[str, ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()


class Offer(_Entry):
    """Alternatives of which one is to be chosen, as they stand side by side without a mark."""

    asked: str = Field(description="what stands right before a list of them")
    said: str | None = Field(default=None, description="what stands right before them in a sentence")
    one_of: tuple[str, ...] = Field(min_length=2, description="a pattern for each alternative")
    then: str = Field(default="", description="what must follow them in a sentence")
    together: bool = Field(default=False, description="whether several may hold, so that two ticks are no mistake")
    examples: tuple[str, ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()


class Kind(StrEnum):
    """What a stretch could be a value of."""

    DAYS = "days"
    TERM = "term"
    DATE = "date"
    RATE = "rate"
    COPIES = "copies"
    HOURS = "hours"
    TELEPHONE = "telephone"
    CODE = "code"
    WAY = "way"
    CYCLE = "cycle"
    TIMING = "timing"
    MONEY = "money"
    FORUM = "forum"
    """A court, a tribunal, or going to one."""
    WORDS = "words"
    """A sum in words."""
    LAW = "law"
    """The law of a place."""
    SEAT = "seat"
    """A court or a tribunal by its name."""
    INVOICE = "invoice"
    PLACE = "place"
    """Where something is brought to or handed over."""


class Portion(StrEnum):
    """What a part of the price is: security, one of the instalments that make up the whole, or owed for a breach."""

    DEPOSIT = "deposit"
    INSTALMENT = "instalment"
    PENALTY = "penalty"


class Fact(_Entry):
    """A field that the model of clauses may fill: what its values look like, and which words must be near one."""

    field: str
    kinds: tuple[str, ...] = Field(min_length=1, description="types of candidates")
    near: Alternatives = Field(description="a pattern of words of which one must stand near a candidate")
    never: Alternatives | None = Field(
        default=None, description="a pattern of words that, before a candidate, make it another's"
    )
    reach: int = Field(default=40, description="characters on either side that are near")
    most: float | None = Field(default=None, description="the highest value that there is")
    learned: tuple[str, ...] = Field(
        default=(), description="the fields by whose marks in the bank it is learned, if others"
    )
    least: float = Field(default=0.0, description="no probability below it is enough, whatever the model's threshold")
    says: str | None = Field(default=None, description="the value that a candidate means, where it does not state it")
    many: bool = Field(default=False, description="whether the agreement may state several values")
    held: bool = Field(default=False, description="whether each party has a value of its own, named before it")
    unless: tuple[str, ...] = Field(default=(), description="fields with which an agreement leaves this one open")
    day_type: str | None = Field(default=None, description="the field that says which days are counted")
    portion: Portion | None = Field(default=None, description="what part of the price it is, as a share or a sum")
    beside: tuple[str, ...] = Field(default=(), description="fields of which its value may be the value, too")

    @property
    def name(self) -> str:
        """The field, and the value that a candidate means."""
        return self.field if self.says is None else f"{self.field}={self.says}"

    @property
    def said(self) -> regex.Pattern[str]:
        """``near``, compiled."""
        return grammar.compiled(self.near)

    @property
    def excluded(self) -> regex.Pattern[str]:
        """``never``, compiled."""
        return grammar.compiled(self.never if self.never is not None else r"(?!)")


class File(_Entry):
    name: str = ""
    role: tuple[RoleWords, ...] = ()
    pair: tuple[Pair, ...] = ()
    other: tuple[OtherWords, ...] = ()
    label: tuple[Label, ...] = ()
    pattern: tuple[Pattern, ...] = ()
    column: tuple[Column, ...] = ()
    sum: tuple[Sum, ...] = ()
    supplement: tuple[Supplement, ...] = ()
    kind: tuple[KindOfAgreement, ...] = ()
    essential: tuple[Essential, ...] = ()
    nature: tuple[Nature, ...] = ()
    offer: tuple[Offer, ...] = ()
    fact: tuple[Fact, ...] = ()
    veto: tuple[Veto, ...] = ()
    concept: dict[str, str] = Field(default_factory=dict, description="words of one meaning, with blanks between")
    phrase: dict[str, Annotated[Phrase, BeforeValidator(_as_phrase)]] = Field(
        default_factory=dict, description="words that a reader asks for by name"
    )
    macro: dict[str, Alternatives] = Field(default_factory=dict)
    notice: dict[str, str] = Field(default_factory=dict)
    field: tuple[OwnField, ...] = ()
    check: tuple[OwnCheck, ...] = ()


def plain_pattern(pattern: str, table: str, index: int) -> regex.Pattern[str]:
    try:
        return grammar.compiled(pattern)
    except regex.error as error:
        raise WrongEntryError(NO_REGEX, table, index, pattern=pattern, reason=error) from error
