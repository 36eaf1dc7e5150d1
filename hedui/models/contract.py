"""The contract's plain values, as downstream systems read them.

Names follow the Open Contracting Data Standard where it has a word. Money is a Decimal in units of the currency, yuan
where nothing else is said, written as a string; dates and durations are ISO 8601; what is not stated is None.
"""

from __future__ import annotations

import datetime

from pydantic import BaseModel, ConfigDict, Field

from hedui.models.codes import (
    AccountPurpose,
    DayType,
    DepositKind,
    DisputeMethod,
    InvoiceKind,
    Kind,
    PartyKind,
    Per,
    Timing,
)
from hedui.models.custom import CustomValue
from hedui.models.numbers import Duration, Money, Number


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Account(_Model):
    """A bank account, one per place where the agreement states one."""

    purpose: AccountPurpose
    name: str | None = Field(default=None, description="账户名称, 户名")
    number: str | None = Field(default=None, description="账号, without spaces and hyphens")
    bank: str | None = Field(default=None, description="开户行")
    bank_code: str | None = Field(default=None, description="联行号, without spaces and hyphens")
    swift: str | None = Field(default=None, description="SWIFT code (BIC), 8 or 11 characters")


class Notice(_Model):
    """Where notices to a party go, where that is stated apart from its details."""

    name: str | None = None
    address: str | None = None
    telephone: str | None = None
    email: str | None = None


class Party(_Model):
    role: str = Field(description="甲方, 乙方, 丙方, 丁方 or 戊方")
    name: str | None = Field(default=None, description="as first stated")
    kind: PartyKind | None = None
    legal_representative: str | None = Field(default=None, description="法定代表人, 负责人")
    contact: str | None = Field(default=None, description="联系人")
    address: str | None = None
    postcode: str | None = None
    telephone: str | None = None
    fax: str | None = None
    email: str | None = None
    tax_id: str | None = Field(default=None, description="统一社会信用代码 or 纳税人识别号")
    id_number: str | None = Field(default=None, description="身份证号 of a natural person, 18 characters")
    accounts: tuple[Account, ...] = ()
    notice: Notice = Notice()


class Item(_Model):
    """A priced line item."""

    description: str | None = None
    quantity: Number | None = None
    unit: str | None = None
    unit_price: Money | None = None
    subtotal: Money | None = None


class Total(_Model):
    """The agreement's total."""

    amount: Money | None = Field(default=None, description="小写, in figures: what is to be paid, taxes included")
    net: Money | None = Field(default=None, description="不含税金额")
    tax: Money | None = Field(default=None, description="税额")
    currency: str | None = Field(default=None, description="ISO 4217; null where two are stated, or none")
    words: str | None = Field(default=None, description="大写 as written, without 人民币")
    words_amount: Money | None = Field(default=None, description="大写 as a number")
    tax_rate: Number | None = Field(default=None, description="a fraction: 6% is 0.06")


class Rate(_Model):
    """A recurring or usage price."""

    service: str | None = Field(default=None, description="the agreement's own word")
    fee: Money | None = None
    fee_words: str | None = None
    per: Per | None = None
    included: int | None = Field(default=None, description="units of use that the fee includes")
    included_unit: str | None = None
    overage_from: int | None = Field(default=None, description="units of use above which each is charged")
    unit_price: Money | None = Field(default=None, description="price of one unit of use")
    unit: str | None = None
    periods: int | None = None
    total: Money | None = None


class Instalment(_Model):
    """One of the parts in which the total is paid, in the order of the agreement."""

    share: Number | None = Field(default=None, description="of the total, a fraction: 30% is 0.30")
    cumulative_share: Number | None = Field(
        default=None, description="of the total, what has been paid with this part: 付至90% is 0.90"
    )
    amount: Money | None = None
    condition: str | None = Field(default=None, description="what it is due upon, in the agreement's words")
    due_days: int | None = Field(default=None, description="days after the condition")
    due_day_type: DayType | None = None
    due: datetime.date | None = Field(default=None, description="the day by which to pay, where it is stated as a date")


class Invoice(_Model):
    """What invoice is to be issued."""

    kind: InvoiceKind | None = None
    tax_rate: Number | None = Field(default=None, description="a fraction: 6% is 0.06")
    before_payment: bool | None = Field(default=None, description="whether it comes before the payment")


class Payment(_Model):
    method: str | None = None
    payer: str | None = None
    timing: Timing | None = None
    cycle: Per | None = None
    due_days: int | None = None
    due_day_type: DayType | None = None
    instalments: tuple[Instalment, ...] = ()
    invoice: Invoice = Invoice()


class Deposit(_Model):
    """A sum, or a share of the total, that is paid as security."""

    kind: DepositKind
    amount: Money | None = None
    share: Number | None = Field(default=None, description="of the total, a fraction")
    return_condition: str | None = Field(
        default=None, description="what it is given back upon, in the agreement's words"
    )
    return_days: int | None = Field(default=None, description="days after the condition")
    return_day_type: DayType | None = None


class Warranty(_Model):
    duration: Duration | None = None


class Delivery(_Model):
    place: str | None = Field(default=None, description="交货地点")
    due: datetime.date | None = Field(default=None, description="the day by which to deliver")
    due_days: int | None = Field(default=None, description="days from what the agreement counts from")


class Effective(_Model):
    """When the agreement takes effect: a day, or the words of a condition."""

    date: datetime.date | None = None
    condition: str | None = None


class Confidentiality(_Model):
    duration: Duration | None = None


class Period(_Model):
    duration: Duration | None = None
    start_date: datetime.date | None = None
    end_date: datetime.date | None = None
    renewal: Duration | None = Field(default=None, description="by how much it renews itself")
    notice_days: int | None = Field(
        default=None,
        description="days of notice that it shall not go on behind its end; else those of ending it early",
    )


class DueDate(_Model):
    """The day by which an instalment is to be paid, or a deposit to be given back."""

    pointer: str = Field(description="JSON Pointer into the contract: /payment/instalments/0, /deposits/1")
    date: datetime.date
    counted_from: str | None = Field(
        default=None, description="JSON Pointer to the day that it is counted from; null where the date is stated"
    )


class Deadlines(_Model):
    """Computed from the period; None where they cannot be."""

    expires_on: datetime.date | None = None
    notice_by: datetime.date | None = None
    renewed_until: datetime.date | None = None
    warranty_until: datetime.date | None = None
    confidential_until: datetime.date | None = None
    dues: tuple[DueDate, ...] = Field(default=(), description="of instalments and deposits, where they can be computed")


class Messaging(_Model):
    service_types: tuple[str, ...] = ()
    access_code: str | None = Field(default=None, description="allotted by the carrier")
    own_access_code: str | None = Field(default=None, description="the customer's own")
    signature: str | None = Field(default=None, description="短信签名")
    complaint_telephone: str | None = None


class Support(_Model):
    telephones: tuple[str, ...] = ()
    repair_hours: int | None = None
    feedback_hours: int | None = None


class Penalty(_Model):
    """违约金 that one party owes, as a share of ``base`` or as a sum; the payer's a day is ``late_fee_daily_rate``."""

    role: str | None = Field(default=None, description="who owes it")
    share: Number | None = Field(default=None, description="a fraction of the base")
    amount: Money | None = None
    base: str | None = Field(default=None, description="what the share is of, in the agreement's words")
    per: Per | None = Field(default=None, description="`day` where it is owed for each day of delay; null where once")
    each: str | None = Field(default=None, description="for each of what it is owed (人, 次, 台); null where once")


class Liability(_Model):
    late_fee_daily_rate: Number | None = Field(default=None, description="a fraction: 3‰ a day is 0.003")
    overdue_days: int | None = None
    penalties: tuple[Penalty, ...] = ()
    cap: Number | None = Field(default=None, description="the most that is owed: a fraction of the total, or a sum")


class Dispute(_Model):
    method: DisputeMethod | None = None
    venue: str | None = None
    law: str | None = Field(default=None, description="适用法律")


class Copies(_Model):
    total: int | None = None
    held: dict[str, int] = Field(default_factory=dict, description="role to number of copies")


class Signature(_Model):
    role: str
    name: str | None = None
    signatory: str | None = None
    date: datetime.date | None = None


class Attachment(_Model):
    label: str = Field(description="附件一; 附件1 is 附件一")
    title: str | None = None


class Amends(_Model):
    """The agreement that a supplement changes, renews or ends, as the supplement cites it."""

    number: str | None = None
    title: str | None = None
    date_signed: datetime.date | None = None


class Contract(_Model):
    """One agreement's values."""

    number: str | None = None
    title: str | None = None
    kind: Kind | None = None
    parties: tuple[Party, ...] = ()
    items: tuple[Item, ...] = ()
    total: Total = Total()
    rates: tuple[Rate, ...] = ()
    payment: Payment = Payment()
    deposits: tuple[Deposit, ...] = ()
    delivery: Delivery = Delivery()
    warranty: Warranty = Warranty()
    effective: Effective = Effective()
    period: Period = Period()
    deadlines: Deadlines = Deadlines()
    messaging: Messaging = Messaging()
    support: Support = Support()
    liability: Liability = Liability()
    confidentiality: Confidentiality = Confidentiality()
    dispute: Dispute = Dispute()
    copies: Copies = Copies()
    signatures: tuple[Signature, ...] = ()
    date_signed: datetime.date | None = None
    place_signed: str | None = Field(default=None, description="签订地点")
    attachments: tuple[Attachment, ...] = ()
    amends: Amends = Amends()
    custom: dict[str, CustomValue] = Field(
        default_factory=dict, description="the user's own fields by their names, null where not stated"
    )
