"""report.html: a list of all agreements to search, where each opens to its fields, findings and marked pages.

The page is small. The list stands in scripts beside it, so many rows in each, which are loaded when somebody looks that
far; so is what an agreement opens to (``hedui.export.details``), and what its findings say, which only a search needs.
Everything works from a disk without network.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import IO

import numpy as np
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hedui.export import messages, names
from hedui.export.agreement import Agreement
from hedui.export.codes import CODES
from hedui.export.details import as_json, call, href
from hedui.export.digest import Digest
from hedui.export.entry import Missing
from hedui.export.layout import DETAILS, INDEX, details_place
from hedui.export.names import SEVERITIES, figures
from hedui.export.target import Target
from hedui.settings import Language

NAME = "report.html"

ROWS = 2000
"""Agreements in one script of the list."""
_MOST_MISSING = 1000
"""So many inputs without a record are named in the report; the workbook has all."""
_SCRIPTS = ("report.list.js", "report.agreement.js")
_TEMPLATES = Path(__file__).parent.parent / "templates"
_WORST = (*(severity.value for severity in SEVERITIES), "clean")


class _Aside:
    """Lines that are kept on the disk until their order is known: the most money first, then as they came."""

    def __init__(self, *files: IO[bytes]) -> None:
        self._files = files
        self._places = tuple(array("q", [0]) for _ in files)
        self._amounts = array("d")

    def add(self, amount: float, *lines: bytes) -> None:
        """Keep a line for each file."""
        self._amounts.append(-amount)
        for file, places, line in zip(self._files, self._places, lines, strict=True):
            file.write(line)
            places.append(places[-1] + len(line))

    def lines(self, number: int) -> Iterator[bytes]:
        """The lines of one of the files, in order."""
        file, places = self._files[number], self._places[number]
        for at in np.argsort(np.array(self._amounts), kind="stable"):
            file.seek(places[at])
            yield file.read(places[at + 1] - places[at])


class Report:
    """Collects agreements one by one; what has been said about them goes to the disk at once, the worst apart."""

    takes_hidden = False

    def __init__(self, aside: dict[str, _Aside], lang: Language) -> None:
        self._lang = lang
        self._aside = aside
        self._missing: list[Missing] = []
        self._unnamed = 0
        self._worst: Counter[str] = Counter()
        self._codes: Counter[str] = Counter()
        self._names: dict[str, str] = {}
        self._pages = 0

    def add(self, agreement: Agreement) -> None:
        """Write an agreement's row, and what its findings say."""
        digest = agreement.digest
        worst, codes = digest.worst, digest.codes()
        self._worst[worst] += 1
        self._codes.update(codes)
        self._names.update((code, name) for code, name, _ in digest.found())
        self._pages += int(str(digest.value("Pages") or 0))
        amount = digest.value("Total now") or digest.value("Total")
        total = amount if isinstance(amount, Decimal) else None
        path, place = agreement.path, details_place(agreement.path)
        cells = _cells(digest, total, names.currency("CNY", self._lang))
        row = [path, "" if place == path else place, *cells, worst, codes, list(digest.counts().values())]
        money = float(total) if total is not None else 0.0
        self._aside[worst].add(money, _line(row), _line("\n".join(digest.messages()).lower()))

    def miss(self, missing: Missing) -> None:
        """Note an input without a record."""
        if len(self._missing) < _MOST_MISSING:
            self._missing.append(missing)
        else:
            self._unnamed += 1

    def facts(self) -> dict[str, object]:
        """What the page itself says."""
        return {
            "worst": self._worst,
            "codes": [(code, self._names[code], count) for code, count in sorted(self._codes.items())],
            "pages": self._pages,
            "total": self._worst.total(),
            "missing": self._missing,
            "unnamed": self._unnamed,
            "unnamed_said": messages.UNNAMED.say(self._lang, count=self._unnamed),
        }


@contextmanager
def report(target: Target) -> Iterator[Report]:
    """The report in the output folder; it is in place when the block ends well."""
    generation = target.state[:12]
    with target.folder.file(NAME) as path, ExitStack() as kept:
        aside = {worst: _Aside(*(kept.enter_context(_file(path, kind, worst)) for kind in "rs")) for worst in _WORST}
        made = Report(aside, target.lang)
        yield made
        count = _shards(target, f"{INDEX}/{generation}-", "rows", (each.lines(0) for each in aside.values()))
        _shards(target, f"{INDEX}/{generation}-said-", "said", (each.lines(1) for each in aside.values()))
        facts = made.facts()
        data = {
            "words": {name: message.say(target.lang) for name, message in messages.REPORT.items()},
            "severities": {severity.value: message.say(target.lang) for severity, message in SEVERITIES.items()},
            "index": f"{INDEX}/{generation}-",
            "shards": count,
            "total": facts["total"],
            "base": href(target.base),
            "details": f"{DETAILS}/",
        }
        with path.open("w", encoding="utf-8", errors="replace", newline="\n") as page:
            template = _environment(target.lang).get_template("report.html")
            page.writelines(template.generate(facts, data=Markup(as_json(data))))
    for old in (target.folder.root / INDEX).glob("*.js"):
        if not old.name.startswith(f"{generation}-"):
            with contextlib.suppress(OSError):
                old.unlink()


def _cells(digest: Digest, total: Decimal | None, usual: str) -> Iterator[object]:
    """What the list shows of an agreement; where supplements change its total or its end, what holds now. The usual
    currency goes without saying."""
    for heading in ("Worst finding", "Number", "Title", "Party A", "Party B"):
        yield digest.value(heading) or ""
    currency = str(digest.value("Currency") or "")
    named = f" {currency}" if currency != usual else ""
    yield f"{figures(total)}{named}".rstrip() if total is not None else ""
    yield str(digest.value("Expires now") or digest.value("Expires on") or digest.value("End") or "")


def _line(value: object) -> bytes:
    return as_json(value).encode("utf-8", "replace")


@contextmanager
def _file(path: Path, kind: str, worst: str) -> Iterator[IO[bytes]]:
    beside = path.with_suffix(f".{kind}.{worst}")
    try:
        with beside.open("w+b") as file:
            yield file
    finally:
        beside.unlink(missing_ok=True)


def _shards(target: Target, prefix: str, function: str, files: Iterable[Iterator[bytes]]) -> int:
    """Write the scripts of the list, the worst agreements first. How many there are."""
    lines = chain.from_iterable(files)
    count = 0
    while batch := list(islice(lines, ROWS)):
        script = call(function, count).replace(b");", b",[" + b",\n".join(batch) + b"]);")
        target.folder.write(f"{prefix}{count}.js", script)
        count += 1
    return count


def _environment(lang: Language) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    script = "".join((_TEMPLATES / name).read_text("utf-8") for name in _SCRIPTS)
    environment.globals |= {
        "say": lambda name: messages.REPORT[name].say(lang),
        "meanings": {each.code: each.meaning.say(lang) for each in CODES},
        "severities": {severity.value: message.say(lang) for severity, message in SEVERITIES.items()},
        "lang": lang.value,
        "style": Markup((_TEMPLATES / "report.css").read_text("utf-8")),
        "script": Markup(script),
        # The one script that may run besides those beside the page: nothing that an agreement smuggles in can.
        "script_hash": base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii"),
    }
    return environment


def appearance() -> str:
    """A hash of the templates, on which the report depends as well."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(_TEMPLATES.glob("report.*")))).hexdigest()
