"""report.html: one page without network, where each agreement opens to its fields, findings and marked pages."""

from __future__ import annotations

import functools
import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hedui.export import messages
from hedui.export.codes import CODES
from hedui.export.columns import SEVERITIES, finding_rows
from hedui.export.entry import Entry, Missing
from hedui.export.folder import OutputFolder
from hedui.export.labels import field
from hedui.export.layout import PAGE_BREAK, picture_name, record_name
from hedui.export.pictures import page_size
from hedui.models.evidence import Evidence
from hedui.models.finding import Severity
from hedui.settings import Language

NAME = "report.html"

_TEMPLATES = Path(__file__).parent.parent / "templates"
_MOST_EVIDENCE = 6
"""So many places are shown for one field or finding; the record has all."""
_CONTEXT = 24
"""Characters shown on either side of a quote that has no picture."""

Json = dict[str, object]


class Report:
    """Collects agreements one by one; what has been said about them goes to the disk at once."""

    def __init__(self, rows: IO[str], root: Path, lang: Language) -> None:
        self._rows = rows
        self._root = root
        self._lang = lang
        self._environment = _environment(lang)
        self._row = self._environment.get_template("report_row.html")
        self._missing: list[Missing] = []
        self._worst: Counter[str] = Counter()
        self._codes: Counter[str] = Counter()
        self._pages = 0

    def add(self, entry: Entry) -> None:
        """Write an agreement's row and what it opens to."""
        worst = entry.worst.value if entry.worst else "clean"
        codes = sorted({finding.code for finding in entry.record.findings})
        counts = {severity.value: entry.count(severity) for severity in Severity}
        self._worst[worst] += 1
        self._codes.update(codes)
        self._pages += entry.record.source.pages
        detail = _detail(entry, self._root, self._lang)
        self._rows.write(self._row.render(entry=entry, worst=worst, codes=codes, counts=counts, detail=_json(detail)))

    def miss(self, missing: Missing) -> None:
        """Note an input without a record."""
        self._missing.append(missing)

    def finish(self, report: IO[str], rows: IO[str]) -> None:
        """Put the page together."""
        facts = {
            "worst": self._worst,
            "codes": sorted(self._codes.items()),
            "pages": self._pages,
            "total": self._worst.total(),
            "missing": self._missing,
        }
        report.write(self._environment.get_template("report_head.html").render(facts))
        shutil.copyfileobj(rows, report)
        report.write(self._environment.get_template("report_foot.html").render(facts))


@contextmanager
def report(folder: OutputFolder, lang: Language) -> Iterator[Report]:
    """The report in the output folder; it is in place when the block ends well."""
    with folder.file(NAME) as path:
        beside = path.with_suffix(".rows")
        try:
            with beside.open("w", encoding="utf-8", errors="replace", newline="\n") as rows:
                made = Report(rows, folder.root, lang)
                yield made
            with (
                beside.open(encoding="utf-8") as rows,
                path.open("w", encoding="utf-8", errors="replace", newline="\n") as page,
            ):
                made.finish(page, rows)
        finally:
            beside.unlink(missing_ok=True)


def _environment(lang: Language) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "say": lambda name: messages.REPORT[name].say(lang),
        "meanings": {each.code: each.meaning.say(lang) for each in CODES},
        "severities": {severity.value: message.say(lang) for severity, message in SEVERITIES.items()},
        "lang": lang.value,
        "href": href,
        "words": _json({name: message.say(lang) for name, message in messages.REPORT.items()}),
        "source_code": lambda name: Markup((_TEMPLATES / name).read_text("utf-8")),
    }
    return environment


def href(path: str) -> str:
    """A relative path or URL as a link's target."""
    return path if "://" in path else quote(path, safe="/:\\")


def _detail(entry: Entry, root: Path, lang: Language) -> Json:
    contract = entry.record.contract.model_dump(mode="json")
    texts = entry.text.split(PAGE_BREAK)
    fields = [
        {"label": found.label, "value": str(found.value), "evidence": _places(places, texts)}
        for found, places in (
            (field(pointer, contract, lang), places) for pointer, places in entry.record.evidence.items()
        )
    ]
    findings = [
        {
            "severity": row.finding.severity.value,
            "code": row.finding.code,
            "meaning": _meaning(row.finding.code, lang),
            "message": row.finding.message,
            "evidence": _places(row.finding.evidence, texts),
        }
        for row in finding_rows(entry)
    ]
    return {
        "path": entry.path,
        "source": href(entry.source),
        "record": href(record_name(entry.path)),
        "findings": findings,
        "fields": fields,
        "pages": _pages(entry, root),
    }


@functools.cache
def _meaning(code: str, lang: Language) -> str:
    return next((each.meaning.say(lang) for each in CODES if each.code == code), "")


def _places(evidence: Iterable[Evidence], texts: list[str]) -> list[Json]:
    return [_place(each, texts) for each in list(evidence)[:_MOST_EVIDENCE]]


def _place(evidence: Evidence, texts: list[str]) -> Json:
    place: Json = {
        "page": evidence.page,
        "text": evidence.text,
        "confidence": round(evidence.confidence, 2),
        "method": evidence.method.value,
    }
    if evidence.boxes:
        return place | {"boxes": evidence.boxes}
    text = texts[evidence.page - 1] if evidence.page <= len(texts) else ""
    before, after = text[max(0, evidence.start - _CONTEXT) : evidence.start], text[evidence.end :][:_CONTEXT]
    return place | {"before": before, "after": after}


def _pages(entry: Entry, root: Path) -> Json:
    """The pictures there are: for each page its file and its size in points."""
    pages: Json = {}
    for page in entry.record.source.numbers:
        name = picture_name(entry.record.source.sha256, page)
        size = page_size(root / name)
        if size:
            pages[str(page)] = {"file": name, "width": size[0], "height": size[1]}
    return pages


def _json(value: object) -> Markup:
    """JSON that may stand inside a script element, whatever the agreement says."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
