"""The closed lists of codes that a contract's values are taken from, as they stand in the record."""

from __future__ import annotations

from enum import StrEnum

ROLES = ("甲方", "乙方", "丙方", "丁方", "戊方", "己方", "庚方", "辛方", "壬方", "癸方")
"""The parties' roles in the order of the record's lists."""


class AccountPurpose(StrEnum):
    SETTLEMENT = "settlement"
    INVOICE = "invoice"
    SIGNATURE = "signature"


class Per(StrEnum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    ONCE = "once"


class Timing(StrEnum):
    PREPAID = "prepaid"
    POSTPAID = "postpaid"


class DayType(StrEnum):
    CALENDAR = "calendar"
    WORKING = "working"


class DisputeMethod(StrEnum):
    LITIGATION = "litigation"
    ARBITRATION = "arbitration"


class Kind(StrEnum):
    """What an agreement is about."""

    PURCHASE = "purchase"
    LEASE = "lease"
    SERVICE = "service"
    DEVELOPMENT = "development"
    WORKS = "works"
    LABOUR = "labour"
    LOAN = "loan"
    LICENCE = "licence"
    TELECOM = "telecom"
    COOPERATION = "cooperation"
    SUPPLEMENT = "supplement"
    FRAMEWORK = "framework"
    OTHER = "other"


class PartyKind(StrEnum):
    ORGANISATION = "organisation"
    PERSON = "person"


class InvoiceKind(StrEnum):
    SPECIAL = "special"
    ORDINARY = "ordinary"


class DepositKind(StrEnum):
    PERFORMANCE = "performance"
    RENTAL = "rental"
    EARNEST = "earnest"
    QUALITY = "quality"
    OTHER = "other"
