"""Scores of an evaluation, as tables for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from hedui.cli import messages
from hedui.evaluation.compare import ABOUT_CODES, Fault
from hedui.evaluation.run import Evaluation
from hedui.evaluation.tally import Tally
from hedui.export.codes import code_name
from hedui.export.labels import place_name
from hedui.export.text import width
from hedui.settings import Language

_NAME = 44
"""Columns of the screen for what a line is about."""
_ABOUT_VALUES = (Fault.WRONG, Fault.MISSING, Fault.INVENTED)


def table(made: Evaluation, lang: Language, *, every_difference: bool) -> Iterator[str]:
    """The scores: all together, by part of the contract, by field, by code of finding."""
    total = made.total
    for path in made.without_record:
        yield messages.WITHOUT_RECORD.say(lang, path=path)
    yield messages.SCORE_FIELDS.say(lang, documents=total.documents, **_rates(total))
    yield messages.SCORE_FINDINGS.say(lang, clean=total.clean, alarmed=total.clean_with_alarm, **_finding_rates(total))
    yield messages.SCORE_PASSED.say(lang, **_passes(total))
    if kinds := made.kinds:
        yield from ("", messages.BY_KIND.say(lang))
        yield from _kinds(kinds, lang)
    for title, groups in ((messages.BY_PART, total.grouped(part)), (messages.BY_FIELD, total.grouped(str))):
        yield from ("", title.say(lang))
        yield from _fields(groups, lang)
    yield from ("", messages.BY_CODE.say(lang))
    yield from _findings(total.by_code(), total.documents, lang)
    if every_difference:
        yield from ("", messages.DIFFERENCES.say(lang))
        for each in made.compared:
            for difference in each.differences:
                values = (
                    f"  {_plain(difference.want)} ≠ {_plain(difference.got)}"
                    if difference.fault in _ABOUT_VALUES
                    else ""
                )
                times = f" × {difference.times}" if difference.times > 1 else ""
                fault = messages.FAULTS[difference.fault.value].say(lang)
                called = code_name if difference.fault in ABOUT_CODES else place_name
                line = f"{each.path}  {fault}  {difference.place}{values}{times}"
                yield _with_name(line, called(difference.place, lang), lang)


def as_json(made: Evaluation) -> str:
    """The same for programs, with every difference."""
    total = made.total
    text = json.dumps(
        {
            **_passes(total),
            "without_record": made.without_record,
            "fields": _fields_as_json(total),
            "findings": _findings_as_json(total)
            | {"false_per_agreement": round(total.false_per_document, 6)}
            | {"clean": total.clean, "clean_with_alarm": total.clean_with_alarm},
            "by_kind": {name: _passes(tally) for name, tally in made.kinds.items()},
            "by_part": {name: _fields_as_json(tally) for name, tally in total.grouped(part).items()},
            "by_field": {name: _fields_as_json(tally) for name, tally in total.grouped(str).items()},
            "by_code": {name: _findings_as_json(tally) for name, tally in total.by_code().items()},
            "differences": [
                {"path": each.path} | asdict(found) for each in made.compared for found in each.differences
            ],
        },
        ensure_ascii=False,
        indent=2,
    )
    return text + "\n"


def part(pointer: str) -> str:
    """The part of the contract that a field belongs to; accounts are one of their own."""
    return "accounts" if "/accounts/" in f"{pointer}/" else pointer.split("/")[1]


def _head(lang: Language, **columns: int) -> str:
    """The headings of a table over columns of these widths, each at the right of its own."""
    words = ((messages.SCORE_HEADS[name].say(lang), room) for name, room in columns.items())
    return " " * _NAME + "".join(" " * max(1, room - width(word)) + word for word, room in words)


def _fields(groups: Mapping[str, Tally], lang: Language) -> Iterator[str]:
    yield _head(lang, precision=10, recall=9, f1=9, right=7, wrong=7, missing=9, invented=10)
    for name, tally in groups.items():
        rates = f"{tally.precision:>10.4f}{tally.recall:>9.4f}{tally.f1:>9.4f}"
        counts = f"{tally.right.total():>7}{tally.wrong.total():>7}{tally.missing.total():>9}"
        yield _with_name(f"{name:<44}{rates}{counts}{tally.invented.total():>10}", place_name(name, lang), lang)


def _kinds(kinds: Mapping[str, Tally], lang: Language) -> Iterator[str]:
    yield _head(lang, passed=10, documents=9, false=9, per_agreement=15)
    for name, tally in kinds.items():
        alarms = f"{tally.false.total():>9}{tally.false_per_document:>15.4f}"
        yield f"{name:<44}{tally.passed:>10}{tally.documents:>9}{alarms}"


def _findings(codes: Mapping[str, Tally], documents: int, lang: Language) -> Iterator[str]:
    yield _head(lang, precision=10, recall=9, found=9, lost=7, false=7, unjudged=10, false_per_agreement=21)
    for code, tally in codes.items():
        rates = f"{tally.finding_precision:>10.4f}{tally.finding_recall:>9.4f}"
        counts = f"{tally.found.total():>9}{tally.lost.total():>7}{tally.false.total():>7}{tally.unjudged.total():>10}"
        line = f"{code:<44}{rates}{counts}{tally.false.total() / max(1, documents):>21.4f}"
        yield _with_name(line, code_name(code, lang), lang)


def _with_name(line: str, name: str, lang: Language) -> str:
    """A line that begins with what programs call something, with what people call it behind; in English one of the two
    is enough."""
    return line if lang is Language.EN else f"{line}  {name}"


def _rates(tally: Tally) -> dict[str, str]:
    names = ("precision", "recall", "f1", "wrong_rate")
    return {name: f"{getattr(tally, name):.4f}" for name in names}


def _finding_rates(tally: Tally) -> dict[str, str]:
    rates = {"precision": f"{tally.finding_precision:.4f}", "recall": f"{tally.finding_recall:.4f}"}
    return rates | {"false": str(tally.false.total()), "per_document": f"{tally.false_per_document:.4f}"}


def _passes(tally: Tally) -> dict[str, int]:
    counts = {"documents": tally.documents, "passed": tally.passed}
    return counts | {"unjudged": tally.unjudged.total(), "ungrounded": tally.ungrounded.total()}


def _fields_as_json(tally: Tally) -> dict[str, float]:
    counts = {name: getattr(tally, name).total() for name in ("right", "wrong", "missing", "invented")}
    return {name: round(getattr(tally, name), 6) for name in ("precision", "recall", "f1", "wrong_rate")} | counts


def _findings_as_json(tally: Tally) -> dict[str, float]:
    rates = {"precision": round(tally.finding_precision, 6), "recall": round(tally.finding_recall, 6)}
    return rates | {name: getattr(tally, name).total() for name in ("found", "lost", "false", "unjudged")}


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
