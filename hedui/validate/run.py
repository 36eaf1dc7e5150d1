"""Run the catalogue over one extraction, as the user tuned it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hedui.extract.extraction import Extraction
from hedui.messages import Message
from hedui.models.finding import Finding, Severity
from hedui.reasons import origin
from hedui.settings import Settings
from hedui.validate.draft import Draft
from hedui.validate.rule import Rule
from hedui.validate.table import INTERNAL_ERROR, NOT_AN_AGREEMENT, RULES

_CRASHED = Message(
    "核对项“{code}”执行出错（{error}），该项未核对；其余各项不受影响",
    "The check “{code}” failed ({error}) and was not done; the others are not affected",
)


def validate(extraction: Extraction, settings: Settings, rules: Iterable[Rule] = RULES) -> tuple[Finding, ...]:
    """The findings of one agreement in the order of the catalogue, then of the text.

    Codes in ``settings.disable`` are left out, severities are as in ``settings.severity``, messages are in
    ``settings.lang``. A rule that crashes becomes an ``internal-error`` finding. Of what is no agreement only that is
    said, unless its code is disabled: then it is checked as if it were one.
    """
    if extraction.foreign is not None and NOT_AN_AGREEMENT not in settings.disable:
        rules = [rule for rule in rules if rule.code == NOT_AN_AGREEMENT]
    found: dict[tuple[str, str], Finding] = {}
    for rule in rules:
        if rule.code in settings.disable:
            continue
        for finding in _findings(rule, extraction, settings):
            if finding.code not in settings.disable:
                found.setdefault((finding.code, finding.message), finding)
    return tuple(found.values())


def _findings(rule: Rule, extraction: Extraction, settings: Settings) -> Iterator[Finding]:
    try:
        drafts = tuple(rule.check(extraction))
    except Exception as error:
        # One rule's fault must cost neither the document nor the batch.
        facts = {"code": rule.code, "error": origin(error)}
        yield _finding(INTERNAL_ERROR, Severity.WARNING, Draft(_CRASHED, facts), settings)
        return
    for draft in drafts:
        yield _finding(rule.code, draft.severity or rule.severity, draft, settings)


def _finding(code: str, severity: Severity, draft: Draft, settings: Settings) -> Finding:
    return Finding(
        code=code,
        severity=settings.severity.get(code, severity),
        message=draft.say(settings.lang),
        fields=draft.fields,
        evidence=draft.evidence,
    )
