"""Stages of reading: what each needs of those before it, and what it gives to those behind.

A stage sees the layout, the mentions of the fields that it ``needs`` and no others, and adds mentions; a sieve sees
them likewise and says which are kept. What is no mention (pairs of amounts, choices, what a supplement is about) stands
in the draft under a name that a stage ``gives`` and others need. So the list below says all that the order rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from hedui.extract.choices.brackets import find_brackets
from hedui.extract.choices.chosen import read_chosen
from hedui.extract.choices.contradictory import of_exclusive_options, of_one_value
from hedui.extract.choices.find import find_choices, without_unchosen
from hedui.extract.clauses.announced import read_announced, with_former
from hedui.extract.clauses.announcing import read_signers
from hedui.extract.clauses.asides import without_asides
from hedui.extract.clauses.closing import read_closing
from hedui.extract.clauses.cover import read_number, read_title
from hedui.extract.clauses.day_rates import unread_rates
from hedui.extract.clauses.disputes import read_terms
from hedui.extract.clauses.in_force import in_force
from hedui.extract.clauses.kind import read_kind
from hedui.extract.clauses.labelled import read_labels
from hedui.extract.clauses.patterns import read_clauses
from hedui.extract.clauses.preamble import read_opening
from hedui.extract.clauses.supplements import as_supplement, find_supplement, patterns_of
from hedui.extract.clauses.vetoes import without_denied, without_denied_labels
from hedui.extract.draft import Draft, Known, Sieve, Stage
from hedui.extract.dues import read_dues
from hedui.extract.dues.settlements import read_settlement
from hedui.extract.facts import complete, read_facts
from hedui.extract.mention import Mention, stating
from hedui.extract.own.fields import read_own
from hedui.extract.parties.account_sentences import accounts_in_words
from hedui.extract.parties.accounts_apart import without_former
from hedui.extract.parties.cut_names import whole_names
from hedui.extract.parties.holders import as_held
from hedui.extract.parties.introduced import read_introduced
from hedui.extract.parties.look_alikes import tax_ids_as_meant
from hedui.extract.parties.noticed import notices_in_words
from hedui.extract.parties.notices import read_notices
from hedui.extract.parties.strangers import once_each, without_strangers
from hedui.extract.parties.unlabelled import read_unlabelled
from hedui.extract.prices.added_up import as_added_up
from hedui.extract.prices.amounts import find_pairs
from hedui.extract.prices.counted import unread_rows, without_counts, without_runs
from hedui.extract.prices.currency import currencies
from hedui.extract.prices.meant_total import with_meant_total
from hedui.extract.prices.mended import settle, unread_words, without_unread
from hedui.extract.prices.of_term import over_the_term
from hedui.extract.prices.part_sums import of_the_whole, without_deposits
from hedui.extract.prices.rates import read_rates
from hedui.extract.prices.scales import in_units, pair_in_units
from hedui.extract.prices.sold import read_sold, without_items
from hedui.extract.prices.totals import SUMS, partners, read_totals, with_net
from hedui.extract.resolve.left_open import left_open
from hedui.extract.resolve.masked import masked
from hedui.extract.resolve.undecided import undecided
from hedui.extract.tables.reader import annexed_items, read_tables
from hedui.extract.text.layout import Layout
from hedui.extract.text.written import as_written
from hedui.extract.trace import Why

_Read = TypeVar("_Read", bound=Iterable[Mention])


def _looking(read: Callable[[Layout], Iterable[Mention]]) -> Callable[[Draft, Known], Iterable[Mention]]:
    return lambda draft, known: read(draft.layout)


def _reading(read: Callable[[Layout, Known], _Read]) -> Callable[[Draft, Known], _Read]:
    return lambda draft, known: read(draft.layout, known)


def _labels(draft: Draft, known: Known) -> Iterable[Mention]:
    found = read_labels(draft.layout)
    draft.blanks = list(found.blanks)
    draft.missed = list(found.missed)
    draft.doubtful = list(found.unread)
    return found.mentions


def _held_by_parties(draft: Draft, known: Known) -> Known:
    kept, strangers = without_strangers(draft.layout, known)
    draft.missed = [*once_each(draft.layout, draft.missed), *strangers]
    return kept


def _number_on_sheet(draft: Draft, known: Known) -> Iterable[Mention]:
    """The number that only the approval sheet states: the one thing there that is the agreement's own."""
    if known or draft.sheet is None:
        return []
    return [m for m in read_labels(draft.sheet).mentions if m.field == "number"]


def _unlabelled(draft: Draft, known: Known) -> Iterable[Mention]:
    return read_unlabelled(draft.layout, known) if draft.ner else []


def _supplement(draft: Draft, known: Known) -> Iterable[Mention]:
    draft.supplement = with_former(draft.layout, find_supplement(draft.layout, known))
    return []


def _pairs(draft: Draft, known: Known) -> Iterable[Mention]:
    pairs, unread = find_pairs(draft.layout, known)
    draft.pairs = [pair_in_units(draft.layout, pair) for pair in masked(draft.layout.text).pairs(pairs)]
    draft.own_pairs = draft.supplement.own_pairs(draft.pairs) if draft.supplement else draft.pairs
    draft.doubtful = [*unread, *draft.doubtful]
    return []


def _choices(draft: Draft, known: Known) -> Iterable[Mention]:
    draft.brackets = tuple(find_brackets(draft.layout))
    draft.choices = tuple(of_exclusive_options(draft.layout, find_choices(draft.layout, draft.brackets)))
    return []


def _of_one_value(draft: Draft, known: Known) -> Known:
    settled = tuple(of_one_value(draft.layout, draft.choices, known))
    contradictory = [choice for choice, before in zip(settled, draft.choices, strict=True) if choice is not before]
    draft.choices = settled
    return without_unchosen(known, contradictory)


def _mended(draft: Draft, known: Known) -> Iterable[Mention]:
    mended, draft.malformed = settle(draft.layout, draft.doubtful, known)
    return mended


def _prices(draft: Draft, known: Known) -> Iterable[Mention]:
    items = read_sold(draft.layout, known)
    rates = read_rates(draft.layout, draft.pairs)
    own = draft.layout.trace.without(Why.ITEM, rates, without_items(rates, items))
    return [*items, *draft.chosen(in_force(draft.layout, own, known))]


def _meant_total(draft: Draft, known: Known) -> Known:
    read = with_meant_total(draft.layout, list(known), draft.own_pairs)
    sums = of_the_whole(draft.layout, stating(read, *SUMS), draft.own_pairs)
    sums = draft.layout.trace.without(Why.NO_VALUE, sums, without_unread(sums, draft.malformed))
    return [*(m for m in read if m.field not in SUMS), *_undenied(draft.layout, sums, ())]


def _clauses(draft: Draft, known: Known) -> Iterable[Mention]:
    draft.layout = layout = draft.layout.with_names(known)
    patterns = patterns_of(layout.catalogue.base, amending=False)
    stated = [*draft.chosen(read_clauses(layout, patterns)), *draft.chosen(read_terms(layout, draft.choices))]
    return _undenied(layout, stated, known)


def _totals(draft: Draft, known: Known) -> Iterable[Mention]:
    return _undenied(draft.layout, read_totals(draft.layout, draft.own_pairs, known, draft.doubtful), ())


def _dues(draft: Draft, known: Known) -> Iterable[Mention]:
    return _undenied(draft.layout, list(read_dues(draft.layout, draft.choices, known)), known)


def _undenied(layout: Layout, stated: Known, known: Known) -> Known:
    parties = {str(mention.value) for mention in known if mention.field == "party.name"}
    return layout.trace.without(Why.DENIED, stated, without_denied(layout, stated, sorted(parties)))


def _facts(draft: Draft, known: Known) -> Iterable[Mention]:
    facts = read_facts(draft.layout, known)
    owed = without_deposits(draft.layout, of_the_whole(draft.layout, facts, draft.pairs), draft.pairs, known)
    owed = draft.layout.trace.without(Why.DEPOSIT, facts, owed)
    scored = complete(draft.chosen(_undenied(draft.layout, owed, known)))
    beside = partners(draft.layout, draft.own_pairs, [m for m in scored if m.field in SUMS])
    return of_the_whole(draft.layout, [*scored, *beside], draft.pairs)


def _own_of_supplement(draft: Draft, known: Known) -> Known:
    return draft.supplement.own(known) if draft.supplement else known


def _as_supplement(draft: Draft, known: Known) -> Known:
    return as_supplement(draft.supplement, known, draft.pairs) if draft.supplement else known


def _own_fields(draft: Draft, known: Known) -> Iterable[Mention]:
    own = read_own(draft.layout, draft.choices)
    draft.blanks += own.blanks
    draft.own_missed = list(own.missed)
    return own.mentions


def _unmasked(draft: Draft, known: Known) -> Known:
    masks = masked(draft.layout.text)
    kept, hidden = masks.mentions(known)
    unread = masks.unread(draft.own_missed)
    lost = [one for one in draft.own_missed if one not in unread]
    draft.hidden = [*hidden, *masks.behind(draft.layout, lost)]
    draft.own_missed = unread
    return kept


def _unread(draft: Draft, known: Known) -> Iterable[Mention]:
    masks = masked(draft.layout.text)
    lost = [*unread_words(known, draft.pairs), *unread_rows(draft.layout, known), *unread_rates(draft.layout, known)]
    missed = masks.unread([*draft.missed, *lost, *undecided(draft.layout, known, draft.blanks)])
    draft.hidden += masks.behind(draft.layout, [one for one in draft.missed if one not in missed])
    draft.hidden += masks.numbers(draft.layout, [*known, *draft.hidden])
    draft.hidden, draft.blanks = left_open(draft.layout, draft.hidden, draft.blanks)
    draft.missed = [*draft.malformed, *missed, *draft.own_missed]
    return []


STAGES: tuple[Stage | Sieve, ...] = (
    Stage(_looking(read_title), gives=("title",)),
    Stage(_labels, gives=("*", "blanks", "missed", "doubtful")),
    Stage(_looking(read_tables), gives=("item.*", "rate.*", "total.*")),
    Stage(_number_on_sheet, needs=("number",), gives=("number",)),
    Stage(_reading(read_number), needs=("number", "title"), gives=("number",)),
    Stage(
        _reading(read_announced),
        needs=("title", "number", "signed", "signature.date", "place_signed"),
        gives=("title", "number", "signed", "place_signed"),
    ),
    Stage(_reading(read_signers), needs=("party.name",), gives=("party.name",)),
    Stage(_reading(read_opening), needs=("party.name",), gives=("party.name", "party.id_number")),
    Stage(_reading(read_introduced), needs=("party.*",), gives=("party.*",)),
    Stage(_unlabelled, needs=("party.name", "signature.name"), gives=("party.name",)),
    Stage(_reading(accounts_in_words), needs=("party.*", "account.*"), gives=("party.tax_id", "account.*")),
    Sieve(_reading(as_held), needs=("party.name", "account.*")),
    Sieve(_reading(without_former), needs=("account.*",), why=Why.FORMER),
    Sieve(_held_by_parties, needs=("party.*", "signature.name", "account.*"), why=Why.NOBODYS, gives=("missed",)),
    Stage(_reading(read_notices), needs=("party.*",), gives=("notice.*",)),
    Stage(_looking(notices_in_words), gives=("notice.*",)),
    Sieve(_reading(whole_names), needs=("*",)),
    Sieve(_reading(tax_ids_as_meant), needs=("*",)),
    Sieve(_reading(without_denied_labels), needs=("*",), why=Why.DENIED),
    Stage(_supplement, needs=("title",), gives=("supplement",)),
    Stage(
        lambda draft, known: read_kind(draft.layout, known, draft.supplement),
        needs=("title", "party.name", "supplement"),
        gives=("kind",),
    ),
    Stage(_pairs, needs=("total.*", "supplement"), gives=("pairs", "own_pairs", "doubtful")),
    Stage(_choices, gives=("brackets", "choices")),
    Sieve(_reading(without_counts), needs=("total.amount",), why=Why.COUNT),
    Sieve(
        lambda draft, known: without_deposits(draft.layout, known, draft.pairs, known),
        needs=("total.*", "pairs"),
        why=Why.DEPOSIT,
    ),
    Stage(_totals, needs=("total.*", "own_pairs", "doubtful"), gives=("total.*", "doubtful")),
    Sieve(
        lambda draft, known: as_added_up(draft.layout, known, draft.pairs),
        needs=("total.*", "pairs"),
        why=Why.PART,
    ),
    Sieve(
        lambda draft, known: of_the_whole(draft.layout, known, draft.pairs),
        needs=("total.*", "pairs"),
        why=Why.PART,
    ),
    Sieve(_reading(with_net), needs=("total.*",)),
    Sieve(lambda draft, known: in_units(draft.layout, known, draft.pairs), needs=("total.*", "pairs")),
    Stage(
        lambda draft, known: read_settlement(draft.layout, known, draft.own_pairs),
        needs=("title", "total.*", "own_pairs"),
        gives=("total.*",),
    ),
    Stage(_mended, needs=("total.words", "doubtful"), gives=("total.*", "malformed")),
    Stage(_prices, needs=("title", "total.amount", "item.*", "pairs", "choices"), gives=("item.*", "rate.*")),
    Sieve(_own_of_supplement, needs=("*", "supplement"), why=Why.FORMER),
    Sieve(_meant_total, needs=("title", "total.*", "rate.*", "item.*", "own_pairs", "malformed"), why=Why.PART),
    Stage(_clauses, needs=("choices", "party.name"), gives=("*",)),
    Stage(_reading(read_closing), needs=("party.*", "signed", "signature.date", "signature.name"), gives=("signed",)),
    Stage(lambda draft, known: read_chosen(draft.layout, draft.choices), needs=("choices",), gives=("*",)),
    Stage(_dues, needs=("choices", "party.name", "total.*"), gives=("*",)),
    Stage(_facts, needs=("*", "choices", "pairs", "own_pairs"), gives=("*",)),
    Sieve(
        lambda draft, known: over_the_term(draft.layout, known, draft.own_pairs),
        needs=("total.*", "rate.*", "period.*", "own_pairs"),
        why=Why.PART,
    ),
    Stage(_reading(annexed_items), needs=("total.*", "item.*"), gives=("item.*",)),
    Sieve(_of_one_value, needs=("*", "choices"), why=Why.UNCHOSEN, gives=("choices",)),
    Sieve(_reading(without_runs), needs=("total.amount", "total.words", "item.subtotal"), why=Why.COUNT),
    Sieve(_as_supplement, needs=("*", "supplement", "pairs"), why=Why.FORMER),
    Stage(_reading(currencies), needs=("total.*",), gives=("total.currency",)),
    Stage(_own_fields, needs=("blanks", "choices"), gives=("*", "blanks", "own_missed")),
    Sieve(_unmasked, needs=("*", "own_missed"), why=Why.MASKED, gives=("hidden", "own_missed")),
    Sieve(_reading(without_asides), needs=("*",)),
    Stage(
        _unread,
        needs=("*", "blanks", "missed", "malformed", "own_missed", "pairs", "hidden"),
        gives=("blanks", "missed", "hidden"),
    ),
    Sieve(lambda draft, known: as_written(draft.layout.text, known), needs=("*",)),
)
"""In the order in which they run; no stage needs what none before it gives."""
