"""What a finding may cost: the order in which findings are told, the worst first."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

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


def cost(finding: Finding) -> Cost:
    """What a finding may cost: by its code, or where that may be about anything, by the dearest of its fields."""
    known = _BY_CODE.get(finding.code)
    return known if known is not None else min(map(_of_field, finding.fields), default=Cost.STRUCTURE)


def _of_field(pointer: str) -> Cost:
    if pointer.startswith(_MONEY) or "/accounts" in pointer:
        return Cost.MONEY
    if pointer.startswith(_DATES) or pointer.endswith("/date"):
        return Cost.DATES
    return Cost.PARTIES if pointer.startswith(("/parties", "/signatures")) else Cost.STRUCTURE


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by severity, then by what they may cost, then as they come."""
    return tuple(sorted(findings, key=lambda finding: (-finding.severity.rank, cost(finding))))
