"""Facts in wordings far from the usual: key terms as rows, everyday words, old ones, English beside Chinese.

Each text stands alone below two parties. Beside each kind stand near-misses: the same type of value, another meaning.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from hedui.models.contract import Contract
from tests.extract.reading import read

HEAD = "约定书\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n"


def contract(text: str) -> Contract:
    return read(f"{HEAD}{text}\n").contract


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("一、聘期一学年，自2026年9月1日起。", "P1Y"),
        ("一、合作期限自交付起算三个年度。", "P3Y"),
        ("期限：一年\n单价：每盆6元", "P1Y"),
        ("一、每个学年放假两次。", None),
        ("一、第三个年度涨租5%。", None),
        ("机龄：三年\n成色：八成新", None),
    ],
)
def test_a_length_in_school_years_and_rows(text: str, duration: str | None) -> None:
    assert contract(text).period.duration == duration


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("一、任何一方不续租的，早一个季度告知对方。", 90),
        ("一、想退出的一方，提前俩月打招呼。", 60),
        ("一、任一方可提前廿日书面通知对方解除本合同。", 20),
        ("一、任一方欲終止本合約，應於兩個月前以書面通知他方。", 60),
        ("一、送货前一天打电话告知。", None),
        ("一、每过俩月检修一次。", None),
    ],
)
def test_notice_in_months_and_quarters(text: str, days: int | None) -> None:
    assert contract(text).period.notice_days == days


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("一、药材12吨，运费每吨260元，共3,120元，卸货当天付清。", "3120"),
        ("一、讲课八场，每场3000元，共24,000元。", "24000"),
        ("一、全班四十八人，每人收费120元，合计收5760元。", "5760"),
        ("一、织锦400幅，每幅150元，拢共60000元。", "60000"),
        ("一、演出费加路费一总31,500元，别的不再要。", "31500"),
        ("一、运费每吨260元，按实际吨数算。", None),
        ("一、讲课八场，每场3000元，两月后另议。", None),
        ("一、押金统共2,000元，退房时还。", None),
    ],
)
def test_what_so_many_at_such_a_price_come_to(text: str, total: str | None) -> None:
    assert contract(text).total.amount == (None if total is None else Decimal(total))


@pytest.mark.parametrize(
    ("text", "role", "share", "amount"),
    [
        ("一、甲方临时变卦不用的，须按全部租金的四成付违约金给乙方。", "甲方", "0.4", None),
        ("一、甲方中途不要了，赔乙方总价的两成。", "甲方", "0.2", None),
        ("一、乙方悔约，付甲方合同款的15%作违约金。", "乙方", "0.15", None),
        ("一、甲方擅自解约，赔偿乙方六万元违约金。", "甲方", None, "60000"),
    ],
)
def test_what_is_paid_by_whoever_goes_back(text: str, role: str, share: str | None, amount: str | None) -> None:
    [penalty] = contract(text).liability.penalties
    assert penalty.role == role
    assert penalty.share == (None if share is None else Decimal(share))
    assert penalty.amount == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    "text",
    ["一、乙方丢失器材的，照价赔。", "一、客人反悔的，订金两成不退。", "一、乙方中途换人的，提前三天说。"],
)
def test_no_penalty_is_what_is_made_good(text: str) -> None:
    assert not contract(text).liability.penalties


@pytest.mark.parametrize(
    ("text", "total", "held"),
    [
        ("一、本合同文本共七份：甲方四份、乙方三份。", 7, {"甲方": 4, "乙方": 3}),
        ("文本 | 两份，一家一份", 2, {"甲方": 1, "乙方": 1}),
        ("一、一样四份，各拿两份。", 4, {"甲方": 2, "乙方": 2}),
        ("一、图纸七份，一家一份。", None, {}),
        ("一、甲方领用工具三件。", None, {}),
    ],
)
def test_copies_in_everyday_words(text: str, total: int | None, held: dict[str, int]) -> None:
    copies = contract(text).copies
    assert (copies.total, copies.held) == (total, held)


@pytest.mark.parametrize(
    ("text", "rate", "first"),
    [
        ("一、开票：普票即可，1%。", "0.01", None),
        ("一、乙方先开专票，税率6%，甲方见票才付。", "0.06", True),
        ("一、票先到，款后走；票为13%专用发票。", "0.13", True),
        ("一、没票不付，专票。", None, True),
        ("一、乙方收到钱后补开普通发票。", None, False),
        ("一、合格率不低于98%，见票入场。", None, None),
    ],
)
def test_the_invoice_in_short(text: str, rate: str | None, first: bool | None) -> None:
    invoice = contract(text).payment.invoice
    assert invoice.tax_rate == (None if rate is None else Decimal(rate))
    assert invoice.before_payment is first


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("一、甲方迟付的，每日按千二加收滞纳金。", "0.002"),
        ("一、甲方逾期付款的，违约金按日按万五计。", "0.0005"),
        ("一、每天按千把斤收购。", None),
    ],
)
def test_a_rate_in_two_characters(text: str, rate: str | None) -> None:
    assert contract(text).liability.late_fee_daily_rate == (None if rate is None else Decimal(rate))
