"""report.html: a list of all agreements to search, where each opens to its fields, findings and marked pages.

The page is small. The list stands in scripts beside it, so many rows in each, which are loaded when somebody looks that
far; so is what an agreement opens to (``hedui.export.details``), and what its findings say, which only a search needs.
Everything works from a disk without network.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from jinja2 import Environment
from markupsafe import Markup

from hedui.export import messages, names, pages
from hedui.export.agreement import Agreement
from hedui.export.aside import Aside, aside
from hedui.export.codes import CODES
from hedui.export.details import as_json, call, href
from hedui.export.digest import Digest
from hedui.export.entry import Missing
from hedui.export.layout import DETAILS, INDEX, details_place
from hedui.export.names import SEVERITIES, figures
from hedui.export.pages import TEMPLATES
from hedui.export.target import Target
from hedui.settings import Language

NAME = "report.html"

ROWS = 2000
"""Agreements in one script of the list."""
_MOST_MISSING = 1000
"""So many inputs without a record are named in the report; the workbook has all."""
_SCRIPTS = ("report.list.js", "report.agreement.js")


class Report:
    """Collects agreements one by one; what has been said about them goes to the disk at once, the worst apart."""

    takes_hidden = False

    def __init__(self, aside: Aside, lang: Language) -> None:
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
        path, place = agreement.path, details_place(agreement.path)
        cells = _cells(digest, names.currency("CNY", self._lang))
        row = [path, "" if place == path else place, *cells, worst, codes, list(digest.counts().values())]
        self._aside.add(digest, _line(row), _line("\n".join(digest.messages()).lower()))

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
    with target.folder.file(NAME) as path, aside(path.parent, target.lang, 2) as kept:
        made = Report(kept, target.lang)
        yield made
        count = _shards(target, f"{INDEX}/{generation}-", "rows", kept.lines(0))
        _shards(target, f"{INDEX}/{generation}-said-", "said", kept.lines(1))
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


def _cells(digest: Digest, usual: str) -> Iterator[object]:
    """What the list shows of an agreement; where supplements change its total or its end, what holds now. The usual
    currency goes without saying."""
    for heading in ("Worst finding", "Number", "Title", "Party A", "Party B"):
        yield digest.value(heading) or ""
    total, currency = digest.money
    named = f" {currency}" if currency != usual else ""
    yield f"{figures(total)}{named}".rstrip() if total is not None else ""
    yield str(digest.value("Expires now") or digest.value("Expires on") or digest.value("End") or "")


def _line(value: object) -> bytes:
    return as_json(value).encode("utf-8", "replace")


def _shards(target: Target, prefix: str, function: str, lines: Iterator[bytes]) -> int:
    """Write the scripts of the list, the worst agreements first. How many there are."""
    count = 0
    while batch := list(islice(lines, ROWS)):
        script = call(function, count).replace(b");", b",[" + b",\n".join(batch) + b"]);")
        target.folder.write(f"{prefix}{count}.js", script)
        count += 1
    return count


def _environment(lang: Language) -> Environment:
    environment = pages.environment()
    script = "".join((TEMPLATES / name).read_text("utf-8") for name in _SCRIPTS)
    environment.globals |= {
        "say": lambda name: messages.REPORT[name].say(lang),
        "meanings": {each.code: each.meaning.say(lang) for each in CODES},
        "severities": {severity.value: message.say(lang) for severity, message in SEVERITIES.items()},
        "lang": lang.value,
        "style": Markup((TEMPLATES / "report.css").read_text("utf-8")),
        "script": Markup(script),
        # The one script that may run besides those beside the page: nothing that an agreement smuggles in can.
        "script_hash": base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii"),
    }
    return environment


def appearance() -> str:
    """A hash of the templates, on which the report depends as well."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(TEMPLATES.glob("report.*")))).hexdigest()
