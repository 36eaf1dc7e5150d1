"""What a finding may cost: the order in which findings are told, the worst first."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

import regex

from hedui.models.evidence import Evidence
from hedui.models.finding import Finding


class Cost(IntEnum):
    """What is at stake, the most first."""

    MONEY = 0
    """Sums, prices, accounts: money is paid wrongly, or to somebody else."""
    PARTIES = 1
    DATES = 2
    STRUCTURE = 3


_OF_CODE = {
    Cost.MONEY: (
        "amount-words-mismatch",
        "amount-words-malformed",
        "amount-figures-malformed",
        "item-subtotal-mismatch",
        "total-mismatch",
        "total-differs",
        "tax-sum-mismatch",
        "tax-rate-unusual",
        "product-mismatch",
        "instalments-mismatch",
        "deposit-limit",
        "currency-unclear",
        "rate-total-mismatch",
        "overage-threshold-mismatch",
        "account-mismatch",
        "account-number-is-tax-id",
        "account-holder-mismatch",
        "bank-code-invalid",
        "late-fee-rate",
        "amended-elsewhere",
    ),
    Cost.PARTIES: (
        "party-name-mismatch",
        "party-missing",
        "representative-mismatch",
        "tax-id-invalid",
        "tax-id-mismatch",
        "tax-id-shared",
        "id-number-invalid",
        "telephone-invalid",
        "email-invalid",
        "name-unsure",
        "seal-missing",
        "seal-name-mismatch",
        "signatory-missing",
        "authorisation-missing",
        "signature-broken",
        "signature-signer",
        "signature-unchecked",
        "number-duplicate",
    ),
    Cost.DATES: (
        "period-length-mismatch",
        "period-end-before-start",
        "date-invalid",
        "signed-after-start",
        "signature-date-missing",
    ),
}
_BY_CODE = {code: cost for cost, codes in _OF_CODE.items() for code in codes}
_MONEY = ("/total", "/items", "/rates", "/payment", "/deposits", "/liability")
_DATES = ("/period", "/deadlines", "/date_signed", "/effective", "/delivery/due", "/warranty")
_OPEN = frozenset({"blank-field", "choice-unresolved", "choice-invalid"})
"""What may be about anything and often has no field: what it costs is told by the words around it."""
_WORDS = {
    Cost.MONEY: regex.compile(r"元|[价款金费租薪]|[账帐]|开户|支付|[%％‰]|发票|税"),
    Cost.DATES: regex.compile(r"年.{0,8}月|日期|时间|期限?|[天日]内"),
}


def cost(finding: Finding) -> Cost:
    """What a finding may cost: by its code, or, where that may be about anything, by its fields and words."""
    known = _BY_CODE.get(finding.code)
    if known is not None:
        return known
    words = map(_of_words, finding.evidence) if finding.code in _OPEN else ()
    return min((*map(_of_field, finding.fields), *words), default=Cost.STRUCTURE)


def _of_words(evidence: Evidence) -> Cost:
    return next((cost for cost, words in _WORDS.items() if words.search(evidence.text)), Cost.STRUCTURE)


def _of_field(pointer: str) -> Cost:
    if pointer.startswith(_MONEY) or "/accounts" in pointer:
        return Cost.MONEY
    if pointer.startswith(_DATES) or pointer.endswith("/date"):
        return Cost.DATES
    return Cost.PARTIES if pointer.startswith(("/parties", "/signatures")) else Cost.STRUCTURE


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by severity, then by what they may cost, then as they come."""
    return tuple(sorted(findings, key=lambda finding: (-finding.severity.rank, cost(finding))))
