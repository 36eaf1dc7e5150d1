"""From a document's text to everything that it states."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from hedui.divide import divide
from hedui.extract.attachments.find import find_attachments
from hedui.extract.choices.brackets import find_brackets
from hedui.extract.choices.chosen import read_picked
from hedui.extract.choices.find import find_choices, without_unchosen
from hedui.extract.clauses.asides import without_asides
from hedui.extract.clauses.cover import read_number, read_title
from hedui.extract.clauses.disputes import read_terms
from hedui.extract.clauses.essentials import find_absent
from hedui.extract.clauses.kind import read_kind
from hedui.extract.clauses.nature import find_foreign
from hedui.extract.clauses.patterns import read_clauses
from hedui.extract.clauses.preamble import read_opening
from hedui.extract.clauses.supplements import amendment_of, as_supplement, find_supplement, is_about_another
from hedui.extract.clauses.vetoes import without_denied
from hedui.extract.dues import read_dues
from hedui.extract.dues.settlements import read_settlement
from hedui.extract.extraction import Extraction
from hedui.extract.facts import read_facts
from hedui.extract.labels.find import find_labels
from hedui.extract.labels.grids import place_cells
from hedui.extract.labels.naming import name_roles, rename
from hedui.extract.labels.values_below import place_values_below
from hedui.extract.mention import Found, Mention
from hedui.extract.own.fields import read_own
from hedui.extract.own.trial import try_examples
from hedui.extract.parties.columns import stacked_cells
from hedui.extract.parties.cut_names import whole_names
from hedui.extract.parties.introduced import read_introduced
from hedui.extract.parties.look_alikes import tax_ids_as_meant
from hedui.extract.parties.noticed import notices_in_words
from hedui.extract.parties.notices import read_notices
from hedui.extract.parties.reader import PartyReader
from hedui.extract.parties.rows_of_two import rows_of_two
from hedui.extract.parties.unlabelled import read_unlabelled
from hedui.extract.prices.amounts import find_pairs
from hedui.extract.prices.counted import without_counts
from hedui.extract.prices.currency import currencies
from hedui.extract.prices.earnest import find_earnest
from hedui.extract.prices.meant_total import with_meant_total
from hedui.extract.prices.mended import settle, unread_words
from hedui.extract.prices.products import find_products
from hedui.extract.prices.rates import read_rates
from hedui.extract.prices.sold import read_sold, without_items
from hedui.extract.prices.totals import (
    SUMS,
    of_no_deposit,
    partners,
    read_totals,
    without_deposits,
)
from hedui.extract.resolve.contract import resolve
from hedui.extract.resolve.masked import Masked
from hedui.extract.resolve.supposed import suppose, with_unread
from hedui.extract.tables.items import read_tables
from hedui.extract.text.agreement import agreement_text, with_flow
from hedui.extract.text.layout import Layout
from hedui.extract.text.outline import find_outline
from hedui.extract.text.regions import find_regions
from hedui.extract.text.unwound import breaks_of
from hedui.extract.text.written import as_written
from hedui.extract.trace import NOBODY, Trace, Why
from hedui.extract.words.catalogue import Catalogue, read_catalogue
from hedui.extract.words.refusals import WrongEntryError
from hedui.extract.words.vocabulary import vocabulary
from hedui.models.page import Page
from hedui.models.part import Part, PartKind
from hedui.settings import Language

__all__ = ["Catalogue", "Extraction", "extract", "load_catalogue"]


def load_catalogue(
    extra: tuple[Path, ...] = (), lang: Language = Language.ZH, settings: Path | None = None
) -> Catalogue:
    """hedui's own catalogue with the user's files after it, whose examples have been read.

    ``settings`` is the settings file where fields or checks stand in it. A file is read again when it has changed.
    Raises ``CatalogueError``, one sentence in ``lang`` with the file and the line, where a file cannot be read, says
    what is not understood, or has an example that is not read as it says.
    """
    files = (*extra, settings) if settings else extra
    return _loaded(extra, lang, settings, tuple(map(_state, files)))


def _state(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=8)
def _loaded(extra: tuple[Path, ...], lang: Language, settings: Path | None, state: object) -> Catalogue:
    catalogue, users = read_catalogue(extra, lang, settings)
    for file in users:
        try:
            try_examples(file, lambda pages: extract(pages, catalogue, ner=False))
        except WrongEntryError as error:
            raise error.refusal(file.name, file.text, lang) from error
    catalogue.files = users
    return catalogue


def lay_out(
    pages: Sequence[Page], catalogue: Catalogue, parts: Sequence[Part], kind: PartKind = PartKind.AGREEMENT
) -> Layout:
    """The parts of one kind as one text with its labels, outline and regions; the others are read as blank."""
    words = vocabulary(catalogue)
    hidden = [(part.start, part.end) for part in parts if part.kind is not kind]
    text = agreement_text(tuple(pages), words.opens, breaks_of(words), hidden)
    hits = find_labels(text, words)
    naming = name_roles(text, hits, catalogue)
    if coined := {word: role for word, role in naming.items() if word not in catalogue.roles}:
        catalogue = catalogue.with_roles(coined)
        words = vocabulary(catalogue)
        hits = find_labels(text, words)
        naming = name_roles(text, hits, catalogue)
    hits = place_values_below(text, place_cells(text, words, rename(hits, naming, catalogue), naming))
    text = with_flow(text, frozenset(hit.line for hit in hits if hit.start - text.lines[hit.line].start <= 8))
    outline = find_outline(text)
    regions = find_regions(text, hits, outline)
    return Layout(text, hits, outline, regions, catalogue, naming, tuple(parts))


def _labelled(layout: Layout) -> Found:
    """What labels state, and those with nothing behind them."""
    words = vocabulary(layout.catalogue)
    tables = list(rows_of_two(layout.text, words))
    taken = {line for table in tables for line in range(table.first, table.end)}
    hits = tuple(hit for hit in layout.hits if hit.line not in taken)
    reader = PartyReader(layout.text, hits, layout.outline, layout.regions, layout.catalogue)
    reader.read_stacked(stacked_cells(layout.text, words))
    found = reader.read()
    reader.read_rows(tables)
    return found


def _number_on_approval(pages: Sequence[Page], layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The number that only the approval sheet states: the one thing there that is the agreement's own."""
    if any(m.field == "number" for m in mentions) or all(p.kind is not PartKind.APPROVAL for p in layout.parts):
        return []
    sheet = lay_out(pages, layout.catalogue, layout.parts, PartKind.APPROVAL)
    return [m for m in _labelled(sheet).mentions if m.field == "number"]


def extract(
    pages: Sequence[Page],
    catalogue: Catalogue,
    *,
    ner: bool = True,
    parts: Sequence[Part] | None = None,
    asked: Collection[str] = (),
) -> Extraction:
    """Everything that the pages state, every mention kept, and the contract resolved from it.

    ``parts`` says what each stretch of the pages is where that is known; without, the pages are one agreement. With
    ``ner`` the model of names is asked for parties that no label names; it is loaded only then. Of the fields that
    are ``asked`` for the layout's trace says what else was looked at.
    """
    parts = divide(pages) if parts is None else parts
    found = _read(pages, catalogue, parts, ner=ner, asked=asked)
    supposed = suppose(pages)
    if supposed is None:
        return with_unread(found, None)
    return with_unread(found, _read(supposed.pages, catalogue, parts, ner=ner), supposed.numbers)


def _read(
    pages: Sequence[Page], catalogue: Catalogue, parts: Sequence[Part], *, ner: bool, asked: Collection[str] = ()
) -> Extraction:
    """What the pages state as they stand there."""
    trace = Trace(frozenset(asked)) if asked else NOBODY
    layout = replace(lay_out(pages, catalogue, parts), trace=trace)
    found = _labelled(layout)
    mentions = [*read_title(layout), *found.mentions, *read_tables(layout)]
    mentions += _number_on_approval(pages, layout, mentions)
    mentions += read_number(layout, mentions)
    mentions += read_opening(layout, mentions)
    mentions += read_introduced(layout, mentions)
    if ner:
        mentions += read_unlabelled(layout, mentions)
    mentions += [*read_notices(layout, mentions), *notices_in_words(layout)]
    mentions = tax_ids_as_meant(layout, whole_names(layout, mentions))
    supplement = find_supplement(layout, mentions)
    mentions += read_kind(layout, mentions, supplement)
    masked = Masked(layout.text.source)
    pairs, unread = find_pairs(layout, mentions)
    pairs, unread = masked.pairs(pairs), [*unread, *found.unread]
    brackets = tuple(find_brackets(layout))
    choices = tuple(find_choices(layout, brackets))

    def chosen(found: Sequence[Mention]) -> list[Mention]:
        return trace.without(Why.UNCHOSEN, found, without_unchosen(found, choices))

    own_pairs = supplement.own_pairs(pairs) if supplement else pairs
    mentions = trace.without(Why.COUNT, mentions, without_counts(layout, mentions))
    mentions = trace.without(Why.DEPOSIT, mentions, without_deposits(mentions, pairs))
    mentions += read_totals(layout, own_pairs, mentions, unread)
    mentions += read_settlement(layout, mentions, own_pairs)
    mended, malformed = settle(layout, unread, mentions)
    mentions += mended
    items = read_sold(layout, mentions)
    rates = read_rates(layout, pairs)
    mentions += [*items, *chosen(trace.without(Why.ITEM, rates, without_items(rates, items)))]
    if supplement:
        mentions = trace.without(Why.FORMER, mentions, supplement.own(mentions))
    mentions = trace.without(Why.PART, mentions, with_meant_total(layout, mentions, own_pairs))
    mentions += currencies(layout, mentions)
    clauses = [pattern for pattern in catalogue.patterns if not is_about_another(pattern)]
    stated = [*chosen(read_clauses(layout, clauses)), *chosen(read_terms(layout, choices))]
    mentions += trace.without(Why.DENIED, stated, without_denied(layout, stated))
    mentions += read_picked(layout, choices)
    mentions += read_dues(layout, choices)
    facts = read_facts(layout, mentions)
    scored = chosen(trace.without(Why.DEPOSIT, facts, of_no_deposit(layout, facts)))
    mentions += [*scored, *partners(layout, own_pairs, [m for m in scored if m.field in SUMS])]
    if supplement:
        mentions = trace.without(Why.FORMER, mentions, as_supplement(supplement, mentions, pairs))
    own = read_own(layout, choices)
    mentions += own.mentions
    attachments = tuple(find_attachments(layout))
    kept, hidden = masked.mentions(mentions)
    trace.without(Why.MASKED, mentions, kept)
    own_unread = masked.unread(own.missed)
    hidden += [
        layout.raw_mention(one.field, "", *one.place, rule="mask") for one in own.missed if one not in own_unread
    ]
    kept = without_asides(layout, kept)
    ordered = tuple(sorted(as_written(layout.text, kept), key=lambda m: m.start))
    contract, sources = resolve(layout, ordered, pairs, attachments)
    return Extraction(
        layout=layout,
        mentions=ordered,
        blanks=(*found.blanks, *own.blanks),
        brackets=brackets,
        amounts=tuple(pairs),
        choices=choices,
        attachments=attachments,
        contract=contract,
        sources=sources,
        hidden=tuple(hidden),
        products=tuple(find_products(layout)),
        earnest=tuple(find_earnest(layout)),
        unread=(*malformed, *masked.unread([*found.missed, *unread_words(kept, pairs)]), *own_unread),
        foreign=find_foreign(layout, contract),
        absent=find_absent(layout, contract, found.blanks),
        of_another=supplement.found if supplement else (),
        amendment=amendment_of(supplement, contract) if supplement else None,
    )
