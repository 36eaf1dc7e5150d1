"""Run the catalogue over one extraction, as the user tuned it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from hedui.extract.extraction import Extraction
from hedui.messages import Message
from hedui.models.finding import Finding
from hedui.models.severity import Severity
from hedui.reasons import origin
from hedui.settings import Settings
from hedui.validate.cost import in_order
from hedui.validate.draft import Draft
from hedui.validate.own import compiled, own_findings
from hedui.validate.reading import LOW_CONFIDENCE, as_unsure
from hedui.validate.rule import Check, Rule
from hedui.validate.table import ALONE, INTERNAL_ERROR, RULES, TAKEN

_CRASHED = Message(
    "核对项“{code}”执行出错（{error}），该项未核对；其余各项不受影响",
    "The check “{code}” failed ({error}) and was not done; the others are not affected",
)


def validate(extraction: Extraction, settings: Settings, rules: Iterable[Rule] = RULES) -> tuple[Finding, ...]:
    """The findings of one agreement by severity and by what they may cost, then in the order of the rules and the text.

    Codes in ``settings.disable`` are left out, severities are as in ``settings.severity``, messages are in
    ``settings.lang``. A rule that crashes becomes an ``internal-error`` finding. Of what is no agreement, or not in
    Chinese, only that is said, unless its code is disabled: then it is checked as if it were one.
    """
    alone = _alone(extraction, settings)
    if alone is not None:
        rules = [rule for rule in rules if rule.code == alone]
    found: dict[tuple[str, str], Finding] = {}
    own = _own(extraction, settings) if alone is None else ()
    for each in (*map(_of_rule, rules), *own):
        if each.code in settings.disable:
            continue
        for finding in _findings(each, extraction, settings):
            if finding.code not in settings.disable:
                found.setdefault((finding.code, finding.message), finding)
    return in_order(found.values())


@dataclass(frozen=True, slots=True)
class _Check:
    """A rule of hedui's, or a check of the user's own."""

    code: str
    severity: Severity
    look: Check
    of_values: bool = False


def _of_rule(rule: Rule) -> _Check:
    return _Check(rule.code, rule.severity, rule.check, rule.of_values)


def _alone(extraction: Extraction, settings: Settings) -> str | None:
    """The code of the finding beside which there is no other, of what cannot be checked."""
    holds = (extraction.foreign is not None, extraction.other_language is not None)
    codes = (code for code, held in zip(ALONE, holds, strict=True) if held and code not in settings.disable)
    return next(codes, None)


def _own(extraction: Extraction, settings: Settings) -> Iterator[_Check]:
    """The user's own checks."""
    for each in compiled(extraction.layout.catalogue, TAKEN, settings.lang):
        yield _Check(each.check.code, each.check.severity, partial(own_findings, each))


def _findings(each: _Check, extraction: Extraction, settings: Settings) -> Iterator[Finding]:
    try:
        drafts = tuple(each.look(extraction))
    except Exception as error:
        # One rule's fault must cost neither the document nor the batch.
        facts = {"code": each.code, "error": origin(error)}
        yield _finding(INTERNAL_ERROR, Severity.WARNING, Draft(_CRASHED, facts), settings)
        return
    for draft in drafts:
        severity = draft.severity or each.severity
        unsure = as_unsure(extraction, draft, severity) if each.of_values else None
        if unsure is None:
            yield _finding(each.code, severity, draft, settings)
        else:
            yield _finding(LOW_CONFIDENCE, unsure.severity or severity, unsure, settings)


def _finding(code: str, severity: Severity, draft: Draft, settings: Settings) -> Finding:
    return Finding(
        code=code,
        severity=settings.severity.get(code, severity),
        message=draft.say(settings.lang),
        fields=draft.fields,
        evidence=draft.evidence,
    )
