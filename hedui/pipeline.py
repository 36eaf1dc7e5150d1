"""One file in, a record of each agreement out; reads like a table of contents."""

from __future__ import annotations

import tempfile
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import hedui
from hedui.divide import agreements
from hedui.divide.following import are_of_one
from hedui.divide.paging import paged
from hedui.extract import extract, load_catalogue
from hedui.extract.extraction import Extraction
from hedui.extract.mention import Mention
from hedui.extract.resolve.overview import parts_of
from hedui.extract.words.catalogue import Catalogue
from hedui.layers import as_shown
from hedui.models.custom import CustomField
from hedui.models.document import Document
from hedui.models.evidence import Evidence
from hedui.models.page import Page
from hedui.models.record import (
    Bracket,
    Checks,
    FilePart,
    OutlineEntry,
    PageReading,
    Record,
    Source,
    SourceFile,
    SourcePart,
)
from hedui.read import pages_in, read_document, sniff
from hedui.read.original import Original
from hedui.read.sniff import Kind
from hedui.reread import read_doubtful_again
from hedui.seldom import seldom_collected
from hedui.settings import Settings
from hedui.sureness import sureness
from hedui.surest import with_surest_names
from hedui.validate import validate
from hedui.validate.own import compiled
from hedui.validate.table import TAKEN


@dataclass(frozen=True, slots=True)
class Processed:
    """A record, and the pages that its evidence points into: those of the file that its agreement stands on."""

    record: Record
    pages: tuple[Page, ...]


_TOLD_BY_NAME = {Kind.TEXT, Kind.MARKDOWN, Kind.HTML, Kind.RESULT}
"""Forms of text: no mark in the content tells one from another, only what the file is called."""


def process(
    path: str | Path | Sequence[Path] | bytes, settings: Settings | None = None, *, name: str = "document"
) -> Record:
    """Read, extract and check one agreement: the first, where the file holds several (``process_file`` gives all).

    A folder of pictures, or a list of pictures, is one document whose pages they are. Bytes are a file's content, which
    tells what it is (of text, what it is called tells it: a page of HTML is ``a.html``); ``name`` is what it is called.
    Raises a ``DocumentError`` when the file cannot be processed as a whole, ``EngineMissingError`` when an engine that
    was asked for is not installed.
    """
    if not isinstance(path, bytes):
        return process_with_pages(path, settings).record
    with tempfile.TemporaryDirectory(prefix="hedui-") as folder:
        suffix = Path(name).suffix if sniff.by_name(Path(name)) in _TOLD_BY_NAME else ""
        file = Path(folder) / f"document{suffix}"
        file.write_bytes(path)
        record = process_with_pages(file, settings).record
    return record.model_copy(update={"source": record.source.model_copy(update={"name": name})})


def process_with_pages(path: str | Path | Sequence[Path], settings: Settings | None = None) -> Processed:
    """As ``process``, with the pages that the agreement stands on as they were read."""
    with seldom_collected():
        return next(_each(path, settings or Settings()))


def process_file(path: str | Path | Sequence[Path], settings: Settings | None = None) -> tuple[Processed, ...]:
    """Each agreement that the file holds, in order, at least one; raises as ``process`` does.

    Pages keep their numbers in the file. Where there are several, each record's ``source.part`` says which it is.
    """
    with seldom_collected():
        return tuple(_each(path, settings or Settings()))


@dataclass(frozen=True, slots=True)
class Declared:
    """What the user's files declare: fields, and the codes of checks."""

    fields: tuple[CustomField, ...]
    codes: frozenset[str]


def declared(settings: Settings) -> Declared:
    """The user's own fields and checks.

    Raises ``CatalogueError`` where one of the files that the settings name says what is not understood.
    """
    catalogue = load_catalogue(settings.catalogue, settings.lang, settings.own)
    checks = compiled(catalogue, TAKEN, settings.lang)
    return Declared(tuple(own.declared for own in catalogue.own), frozenset(each.check.code for each in checks))


def _each(path: str | Path | Sequence[Path], settings: Settings) -> Iterator[Processed]:
    for own, extraction, part in extractions(path, settings):
        yield Processed(record_of(own, extraction, settings, part), own.pages)


def extractions(
    path: str | Path | Sequence[Path], settings: Settings, asked: Collection[str] = ()
) -> Iterator[tuple[Document, Extraction, SourcePart | None]]:
    """For each agreement that the file holds: it with that one's pages, what they say, and which it is of several.

    Of the fields that are ``asked`` for the trace says why they are read so. Raises as ``process`` does.
    """
    original = _original(path, settings)
    document = read_document(original, settings)
    catalogue = load_catalogue(settings.catalogue, settings.lang, settings.own)
    found = _extracted(document, catalogue, settings, asked)
    compared = as_shown(original, document, [extraction for _, extraction, _ in found], settings)
    if compared.document is not document:
        found = _extracted(compared.document, catalogue, settings, asked)
    for own, extraction, part in found:
        whole = replace(extraction, not_compared=compared.failed, signatures=document.signatures)
        yield own, with_surest_names(read_doubtful_again(original, whole, settings)), part


@seldom_collected()
def _extracted(
    document: Document, catalogue: Catalogue, settings: Settings, asked: Collection[str]
) -> list[tuple[Document, Extraction, SourcePart | None]]:
    """For each agreement of the document: it with that one's pages, what they say, and which it is of several."""
    once, paging = paged(document.pages)
    sections = agreements(once)
    if len(sections) < 2:
        parts = sections[0].parts if sections else ()
        extraction = extract(once, catalogue, ner=settings.ner, parts=parts, asked=asked)
        return [(document, replace(extraction, paging=paging), None)]
    found: list[tuple[Document, Extraction, SourcePart | None]] = []
    for index, section in enumerate(sections, 1):
        pages, parts = section.of(once)
        source = SourcePart(index=index, pages=tuple(page.number for page in pages))
        extraction = extract(pages, catalogue, ner=settings.ner, parts=parts, asked=asked)
        found.append((replace(document, pages=pages), replace(extraction, paging=paging.of(pages)), source))
    return found


def _original(path: str | Path | Sequence[Path], settings: Settings) -> Original:
    if not isinstance(path, (str, Path)):
        return tuple(path)
    return pages_in(Path(path), settings, are_of_one) if Path(path).is_dir() else Path(path)


@seldom_collected()
def record_of(document: Document, extraction: Extraction, settings: Settings, part: SourcePart | None = None) -> Record:
    """Check what was extracted from a document, or from one of the agreements in it: then it has only that one's pages,
    and ``part`` says which it is."""
    return Record(
        producer=f"hedui {hedui.__version__}",
        source=_source(document, part),
        contract=extraction.contract,
        evidence=_evidence(extraction),
        brackets=_brackets(extraction),
        outline=_outline(extraction),
        parts=_parts(extraction),
        findings=validate(extraction, settings),
        checks=Checks(disabled=tuple(sorted(settings.disable)), severities=dict(sorted(settings.severity.items()))),
        custom_fields=tuple(own.declared for own in extraction.layout.catalogue.own),
        amendment=extraction.amendment,
    )


def _source(document: Document, part: SourcePart | None) -> Source:
    return Source(
        name=document.name,
        sha256=document.sha256,
        media_type=document.media_type,
        pages=len(document.pages),
        reading=tuple(
            PageReading(page=page.number, method=page.reading, engine=page.engine, confidence=page.legibility)
            for page in document.pages
        ),
        files=tuple(SourceFile(path=name, sha256=sha256) for name, sha256 in document.files),
        part=part,
        signatures=document.signatures,
    )


def _evidence(extraction: Extraction) -> dict[str, tuple[Evidence, ...]]:
    """For each pointer into the contract where its value stands, the chosen place first.

    Places that state the value are as sure as it is, others as sure as what found them.
    """
    text, sure = extraction.layout.text, sureness(extraction)
    found: dict[str, tuple[Evidence, ...]] = {}
    for pointer, mentions in sorted(extraction.sources.items()):
        places: dict[tuple[int, int], Mention] = {}
        for mention in mentions:
            places.setdefault((mention.start, mention.end), mention)
        found[pointer] = tuple(
            evidence
            for m in places.values()
            for evidence in text.evidence(
                m.start, m.end, m.method, sure[pointer] if m.value == mentions[0].value else m.confidence
            )
        )
    return found


def _brackets(extraction: Extraction) -> tuple[Bracket, ...]:
    """Every bracket, with the field whose value was read inside it."""
    fields = sorted(
        (mentions[0].start, mentions[0].end, pointer)
        for pointer, mentions in extraction.sources.items()
        if not pointer.endswith(("/role", "/purpose", "/label")) and mentions
    )
    found = []
    for bracket in extraction.brackets:
        page, start = extraction.layout.text.place(bracket.span.start)
        longest = 4 * len(bracket.text) + 24
        near = slice(bisect_left(fields, (bracket.span.start - longest,)), bisect_left(fields, (bracket.span.end,)))
        inside = [
            (last - first, pointer)
            for first, last, pointer in fields[near]
            if bracket.span.start < last and last - first <= longest
        ]
        found.append(
            Bracket(
                text=bracket.text,
                value=bracket.value,
                state=bracket.state,
                page=page,
                start=start,
                end=start + bracket.span.end - bracket.span.start,
                clause=bracket.clause,
                field=min(inside)[1] if inside else None,
            )
        )
    return tuple(found)


def _outline(extraction: Extraction) -> tuple[OutlineEntry, ...]:
    entries = []
    for clause in extraction.layout.outline.clauses:
        page, start = extraction.layout.text.place(clause.start)
        entries.append(OutlineEntry(number=clause.number, heading=clause.heading, page=page, start=start))
    return tuple(entries)


def _parts(extraction: Extraction) -> tuple[FilePart, ...]:
    text = extraction.layout.text
    found = []
    for part in parts_of(extraction.layout):
        for page, first in zip(text.pages, text.page_starts, strict=True):
            low, high = max(part.start - first, 0), min(part.end - first, len(page.text))
            if low < high:
                found.append(FilePart(kind=part.kind, page=page.number, start=low, end=high))
    return tuple(found)
