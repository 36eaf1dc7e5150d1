"""Scores of an evaluation, as tables for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from hedui.cli import messages
from hedui.evaluation.run import Evaluation
from hedui.evaluation.tally import Tally
from hedui.settings import Language


def table(made: Evaluation, lang: Language, *, every_difference: bool) -> Iterator[str]:
    """The scores: all together, by part of the contract, by field, by code of finding."""
    total = made.total
    for path in made.without_record:
        yield messages.WITHOUT_RECORD.say(lang, path=path)
    yield messages.SCORE_FIELDS.say(lang, documents=total.documents, **_rates(total))
    yield messages.SCORE_FINDINGS.say(lang, clean=total.clean, alarmed=total.clean_with_alarm, **_finding_rates(total))
    for title, groups in ((messages.BY_PART, total.grouped(part)), (messages.BY_FIELD, total.grouped(str))):
        yield from ("", title.say(lang))
        yield from _fields(groups)
    yield from ("", messages.BY_CODE.say(lang))
    yield from _findings(total.by_code())
    if every_difference:
        yield from ("", messages.DIFFERENCES.say(lang))
        for each in made.compared:
            for difference in each.differences:
                values = f"  {_plain(difference.want)} ≠ {_plain(difference.got)}" if difference.place[0] == "/" else ""
                yield f"{each.path}  {difference.fault.value}  {difference.place}{values}"


def as_json(made: Evaluation) -> Iterator[str]:
    """The same for programs, with every difference."""
    total = made.total
    yield json.dumps(
        {
            "documents": total.documents,
            "without_record": made.without_record,
            "fields": _fields_as_json(total),
            "findings": _findings_as_json(total) | {"clean": total.clean, "clean_with_alarm": total.clean_with_alarm},
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


def part(pointer: str) -> str:
    """The part of the contract that a field belongs to; accounts are one of their own."""
    return "accounts" if "/accounts/" in f"{pointer}/" else pointer.split("/")[1]


def _fields(groups: Mapping[str, Tally]) -> Iterator[str]:
    yield f"{'':<44}{'precision':>10}{'recall':>9}{'F1':>9}{'right':>7}{'wrong':>7}{'missing':>9}{'invented':>10}"
    for name, tally in groups.items():
        rates = f"{tally.precision:>10.4f}{tally.recall:>9.4f}{tally.f1:>9.4f}"
        counts = f"{tally.right.total():>7}{tally.wrong.total():>7}{tally.missing.total():>9}"
        yield f"{name:<44}{rates}{counts}{tally.invented.total():>10}"


def _findings(codes: Mapping[str, Tally]) -> Iterator[str]:
    yield f"{'':<44}{'precision':>10}{'recall':>9}{'found':>9}{'lost':>7}{'false':>7}"
    for code, tally in codes.items():
        rates = f"{tally.finding_precision:>10.4f}{tally.finding_recall:>9.4f}"
        yield f"{code:<44}{rates}{tally.found.total():>9}{tally.lost.total():>7}{tally.false.total():>7}"


def _rates(tally: Tally) -> dict[str, str]:
    names = ("precision", "recall", "f1", "wrong_rate")
    return {name: f"{getattr(tally, name):.4f}" for name in names}


def _finding_rates(tally: Tally) -> dict[str, str]:
    return {"precision": f"{tally.finding_precision:.4f}", "recall": f"{tally.finding_recall:.4f}"}


def _fields_as_json(tally: Tally) -> dict[str, float]:
    counts = {name: getattr(tally, name).total() for name in ("right", "wrong", "missing", "invented")}
    return {name: round(getattr(tally, name), 6) for name in ("precision", "recall", "f1", "wrong_rate")} | counts


def _findings_as_json(tally: Tally) -> dict[str, float]:
    rates = {"precision": round(tally.finding_precision, 6), "recall": round(tally.finding_recall, 6)}
    return rates | {name: getattr(tally, name).total() for name in ("found", "lost", "false")}


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
