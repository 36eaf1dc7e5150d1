"""From a document's text to everything that it states."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from hedui.divide import divide
from hedui.extract.attachments.find import find_attachments
from hedui.extract.clauses.essentials import find_absent
from hedui.extract.clauses.nature import find_foreign, find_other_language, heading_of, is_republished
from hedui.extract.clauses.supplements import amendment_of
from hedui.extract.draft import Draft
from hedui.extract.extraction import Extraction
from hedui.extract.facts import RULE
from hedui.extract.labels.bare_letters import bare_letters
from hedui.extract.labels.besides import besides
from hedui.extract.labels.find import find_labels
from hedui.extract.labels.grids.find import place_cells
from hedui.extract.labels.named_before import with_names_before
from hedui.extract.labels.naming import name_roles, rename, told_apart
from hedui.extract.labels.registered import with_register
from hedui.extract.labels.values_below import place_values_below
from hedui.extract.mention import Mention
from hedui.extract.own.trial import try_examples
from hedui.extract.prices.additions import additions
from hedui.extract.prices.earnest import find_earnest
from hedui.extract.prices.products import find_products
from hedui.extract.resolve.contract import resolve
from hedui.extract.resolve.supposed import suppose, with_unread
from hedui.extract.stages import STAGES
from hedui.extract.text.agreement import AgreementText, agreement_text, with_flow
from hedui.extract.text.hit import Hit, few_of_each
from hedui.extract.text.layout import Layout
from hedui.extract.text.notes import notes_of
from hedui.extract.text.outline import find_outline
from hedui.extract.text.regions import find_regions
from hedui.extract.text.unwound import breaks_of
from hedui.extract.trace import NOBODY, Trace
from hedui.extract.words.catalogue import Catalogue, read_catalogue
from hedui.extract.words.refusals import WrongEntryError
from hedui.extract.words.vocabulary import vocabulary
from hedui.models.evidence import Method
from hedui.models.page import Page
from hedui.models.part import Part, PartKind
from hedui.settings import Language

__all__ = ["Catalogue", "Extraction", "extract", "load_catalogue", "try_fields"]


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


def try_fields(text: str) -> None:
    """Read the examples of a catalogue file's text. Raises ``WrongEntryError`` for one that is not read as it says."""
    with tempfile.TemporaryDirectory(prefix="hedui-") as folder:
        path = Path(folder) / "fields.toml"
        path.write_text(text, "utf-8")
        catalogue, users = read_catalogue((path,), Language.ZH, None)
        for file in users:
            try_examples(file, lambda pages: extract(pages, catalogue, ner=False))


def lay_out(
    pages: Sequence[Page], catalogue: Catalogue, parts: Sequence[Part], kind: PartKind = PartKind.AGREEMENT
) -> Layout:
    """The parts of one kind as one text with its labels, outline and regions; the others are read as blank."""
    within = _own_stretch(parts)
    parts = [replace(part, start=part.start - within[0], end=part.end - within[0]) for part in parts]
    hidden = [(part.start, part.end) for part in parts if part.kind is not kind and part.end > 0]
    catalogue = catalogue.with_roles(bare_letters("\n".join(page.text for page in pages)))
    words = vocabulary(catalogue)
    text = agreement_text(tuple(pages), words.opens, breaks_of(words), notes_of(catalogue), hidden, within)
    hits, naming = _labelled(text, catalogue)
    coined = {word: role for word, role in naming.items() if word not in catalogue.roles}
    others = besides(text, hits, naming, catalogue)
    own = catalogue.with_roles(coined).with_others(others)
    if own is not catalogue:
        catalogue = own
        hits, naming = _labelled(text, catalogue)
    hits = place_values_below(text, place_cells(text, vocabulary(catalogue), rename(hits, naming, catalogue), naming))
    text = with_flow(text, frozenset(hit.line for hit in hits if hit.start - text.lines[hit.line].start <= 8))
    outline = find_outline(text)
    layout = Layout(text, hits, outline, find_regions(text, hits, outline), catalogue, naming, tuple(parts))
    return replace(layout, regions=layout.regions.unsigned()) if is_republished(layout) else layout


def _labelled(text: AgreementText, catalogue: Catalogue) -> tuple[tuple[Hit, ...], dict[str, str]]:
    """The labels, and what the agreement calls its parties."""
    words = vocabulary(catalogue)
    hits = with_names_before(text, told_apart(tuple(few_of_each(find_labels(text, words))), catalogue), catalogue)
    hits = with_register(text, hits, words)
    return hits, name_roles(text, hits, catalogue)


def _own_stretch(parts: Sequence[Part]) -> tuple[int, int | None]:
    """Where the agreement begins and ends in the joined pages that it shares with others; None for their end."""
    first, last = (parts[at].kind is PartKind.OTHER_AGREEMENT if parts else False for at in (0, -1))
    return parts[0].end if first else 0, parts[-1].start if last else None


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
    supposed = suppose(pages, *_own_stretch(parts))
    if supposed is None:
        return with_unread(found, None)
    return with_unread(found, _read(supposed.pages, catalogue, parts, ner=ner), supposed.numbers)


def _read(
    pages: Sequence[Page], catalogue: Catalogue, parts: Sequence[Part], *, ner: bool, asked: Collection[str] = ()
) -> Extraction:
    """What the pages state as they stand there."""
    layout = replace(lay_out(pages, catalogue, parts), trace=Trace(frozenset(asked)) if asked else NOBODY)
    approved = any(part.kind is PartKind.APPROVAL for part in parts)
    sheet = lay_out(pages, layout.catalogue, parts, PartKind.APPROVAL) if approved else None
    draft = Draft(layout, sheet, ner=ner).run(STAGES)
    mentions = tuple(sorted(draft.mentions, key=lambda m: m.start))
    attachments = tuple(find_attachments(layout))
    contract, sources = resolve(layout, mentions, draft.pairs, attachments)
    other_language = find_other_language(layout, contract)
    foreign = find_foreign(layout, contract) if other_language is None else None
    if foreign is not None and not foreign.republishes:
        mentions = _of_labels(mentions, supposed=not foreign.headed and foreign.nature is None)
        mentions = (*heading_of(layout), *mentions)
        contract, sources = resolve(layout, mentions, draft.pairs, attachments)
    return Extraction(
        layout=layout,
        mentions=mentions,
        blanks=tuple(draft.blanks),
        brackets=draft.brackets,
        amounts=tuple(draft.pairs),
        choices=draft.choices,
        attachments=attachments,
        contract=contract,
        sources=sources,
        hidden=tuple(draft.hidden),
        products=find_products(layout),
        additions=additions(layout),
        earnest=tuple(find_earnest(layout)),
        unread=tuple(draft.missed),
        foreign=foreign,
        other_language=other_language,
        absent=find_absent(layout, contract, draft.blanks),
        of_another=draft.supplement.found if draft.supplement else (),
        amendment=amendment_of(draft.supplement, contract) if draft.supplement else None,
    )


def _of_labels(mentions: Iterable[Mention], *, supposed: bool) -> tuple[Mention, ...]:
    """The mentions but for what sentences say, on which nobody agreed; where the text is but ``supposed`` to be no
    agreement, what patterns find in them counts."""
    return tuple(m for m in mentions if m.rule != RULE and (supposed or m.method is not Method.CLAUSE))
