"""What an agreement opens to in the report: fields, findings and marked pages, in a script of its own.

Pages that lie on a disk may load scripts and pictures but no other files, so the data come as a call of a function.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from hedui.export.codes import CODES, finding_name
from hedui.export.column import cell
from hedui.export.columns import LINKED
from hedui.export.decided import corrections, decided, judged
from hedui.export.entry import Entry
from hedui.export.excerpt import around
from hedui.export.facts import facts
from hedui.export.labels import field, label_in
from hedui.export.layout import PAGE_BREAK, part_of, picture_name, record_name
from hedui.export.names import SEVERITIES, method_name
from hedui.export.rows import finding_rows
from hedui.models.evidence import Evidence
from hedui.read.archive import outermost
from hedui.settings import Language

_MOST_EVIDENCE = 6
"""So many places are shown for one field or finding; the record has all."""
_CONTEXT = 24
"""Characters shown on either side of a quote that has no picture."""
_MOST_TEXT = 200_000
"""So many characters of an agreement's pages without pictures are shown; of the others each quote has its context."""

Json = dict[str, object]
Sizes = Mapping[int, tuple[float, float]]
"""Width and height in points of each page of which there is a picture."""


def details(entry: Entry, sizes: Sizes, lang: Language) -> bytes:
    """The script: one call with all that the report shows of the agreement."""
    return call("details", entry.path, _details(entry, sizes, lang))


def pages_shown(entry: Entry) -> set[int]:
    """The numbers of the pages that evidence points into, where a picture is worth having."""
    record = entry.record
    places = [*record.evidence.values(), *(finding.evidence for finding in record.findings)]
    return {evidence.page for evidences in places for evidence in evidences if evidence.boxes}


def call(function: str, *values: object) -> bytes:
    """A script that hands data to the report, whatever an agreement says."""
    return f"hedui.{function}({','.join(map(as_json, values))});\n".encode("utf-8", "replace")


def as_json(value: object) -> str:
    """JSON that may stand inside a script, whatever an agreement says."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def href(path: str) -> str:
    """A relative path or URL as a link's target."""
    return path if "://" in path else quote(path, safe="/:\\")


def _details(entry: Entry, sizes: Sizes, lang: Language) -> Json:
    texts = entry.text.split(PAGE_BREAK)
    return {
        "path": entry.path,
        "input": _input(entry),
        "record": href(record_name(entry.path)),
        "facts": [
            {"label": label, "value": value}
            for label, value in (*decided(entry.record.review, lang), *facts(entry.record, lang))
        ],
        "texts": _texts(entry, texts, sizes),
        "findings": _findings(entry, texts, lang),
        "fields": _fields(entry, texts, lang),
        "pages": {
            str(page): {"file": picture_name(entry.record.source.sha256, page), "width": width, "height": height}
            for page, (width, height) in sizes.items()
        },
    }


def _fields(entry: Entry, texts: list[str], lang: Language) -> list[Json]:
    """What was read, in the record's order; what is linked from other agreements; what people put in."""
    contract, corrected = entry.record.contract, corrections(entry.record, lang)
    order = {pointer: at for at, pointer in enumerate(_pointers(contract.model_dump(mode="json"), ""))}
    fields: list[Json] = [
        {
            "label": label_in(entry.record, pointer, lang),
            "value": field(pointer, contract, lang).say(lang) + corrected.get(pointer, ""),
            "evidence": _places(places, texts, lang),
        }
        for pointer, places in sorted(entry.record.evidence.items(), key=lambda item: order.get(item[0], len(order)))
    ]
    fields += [
        {"label": column.heading.say(lang), "value": str(value), "evidence": []}
        for column in LINKED
        if (value := cell(column, entry, lang)) is not None
    ]
    fields += [
        {"label": label_in(entry.record, pointer, lang), "value": said, "evidence": []}
        for pointer, said in corrected.items()
        if pointer not in entry.record.evidence
    ]
    return fields


def _findings(entry: Entry, texts: list[str], lang: Language) -> list[Json]:
    """The findings with what they mean, what people said of them, and their places."""
    return [
        {
            "severity": row.finding.severity.value,
            "level": SEVERITIES[row.finding.severity].say(lang),
            "code": row.finding.code,
            "name": finding_name(row.finding, lang),
            "meaning": _meaning(row.finding.code, lang),
            "message": row.finding.message + judged(row.judgement, lang),
            "evidence": _places(row.finding.evidence, texts, lang),
        }
        for row in finding_rows(entry)
    ]


def _pointers(node: object, pointer: str) -> Iterator[str]:
    """Each pointer into a contract, in the order in which the record tells its fields: parties before the total."""
    yield pointer
    steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, inner in steps:
        yield from _pointers(inner, f"{pointer}/{str(step).replace('~', '~0').replace('/', '~1')}")


def _texts(entry: Entry, texts: list[str], sizes: Sizes) -> dict[str, str]:
    """The text of each page that something is said of and that has no picture."""
    record = entry.record
    places = [*record.evidence.values(), *(finding.evidence for finding in record.findings)]
    wanted = sorted({evidence.page for evidences in places for evidence in evidences} - {*sizes})
    shown: dict[str, str] = {}
    left = _MOST_TEXT
    for page in wanted:
        text = texts[page - 1] if page <= len(texts) else ""
        if text and len(text) <= left:
            shown[str(page)] = text
            left -= len(text)
    return shown


def _input(entry: Entry) -> str:
    """The path of what is opened as the source: of several files the first, of what lies in an archive that."""
    source = entry.record.source
    return outermost(source.files[0].path if source.files else source.path or part_of(entry.path)[0])


@functools.cache
def _meaning(code: str, lang: Language) -> str:
    return next((each.meaning.say(lang) for each in CODES if each.code == code), "")


def _places(evidence: Iterable[Evidence], texts: list[str], lang: Language) -> list[Json]:
    return [_place(each, texts, lang) for each in list(evidence)[:_MOST_EVIDENCE]]


def _place(evidence: Evidence, texts: list[str], lang: Language) -> Json:
    place: Json = {
        "page": evidence.page,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
        "confidence": round(evidence.confidence, 2),
        "method": method_name(evidence.method, lang),
    }
    if evidence.boxes:
        return place | {"boxes": evidence.boxes}
    text = texts[evidence.page - 1] if evidence.page <= len(texts) else ""
    before, after = around(text, evidence.start, evidence.end, _CONTEXT)
    return place | {"before": before, "after": after}
