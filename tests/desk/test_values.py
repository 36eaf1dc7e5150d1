from __future__ import annotations

import pytest

from hedui.desk.fields import in_words
from hedui.desk.values import RefusedError, value_of
from hedui.settings import Language


def value(pointer: str, text: str, pages: str = "") -> object:
    return value_of(pointer, text, "字段", pages, Language.ZH)


@pytest.mark.parametrize(
    ("pointer", "text", "plain"),
    [
        ("/total/amount", "71,090.00", "71090.00"),
        ("/total/amount", "¥71090元", "71090.00"),
        ("/total/amount", "柒万壹仟零玖拾元整", "71090.00"),
        ("/total/words", "人民币柒万壹仟零玖拾元整", "柒万壹仟零玖拾元整"),
        ("/total/tax_rate", "6%", "0.06"),
        ("/total/tax_rate", "0.13", "0.13"),
        ("/total/currency", "usd", "USD"),
        ("/total/currency", "港币", "HKD"),
        ("/liability/late_fee_daily_rate", "3‰", "0.003"),
        ("/liability/cap", "10%", "0.1"),
        ("/liability/cap", "5000元", "5000.00"),
        ("/period/duration", "12个月", "P12M"),
        ("/period/duration", "叁年", "P3Y"),
        ("/period/duration", "P1Y6M", "P1Y6M"),
        ("/period/start_date", "2025年4月16日", "2025-04-16"),
        ("/period/start_date", "2025-4-16", "2025-04-16"),
        ("/payment/due_days", "30个工作日", 30),
        ("/payment/due_days", "十五日", 15),
        ("/payment/timing", "后付", "postpaid"),
        ("/payment/timing", "预付费", "prepaid"),
        ("/payment/cycle", "季度", "quarter"),
        ("/payment/cycle", "每月", "month"),
        ("/payment/invoice/before_payment", "是", True),
        ("/payment/invoice/kind", "增值税专用发票", "special"),
        ("/kind", "租赁", "lease"),
        ("/dispute/method", "仲裁", "arbitration"),
        ("/parties/甲方/name", " 晨光 学校 ", "晨光学校"),
        ("/parties/甲方/name", "Morning  Light Ltd", "Morning Light Ltd"),
        ("/parties/甲方/telephone", "0899-6612399", "0899-6612399"),
        ("/parties/甲方/email", "a.b@example.cn", "a.b@example.cn"),
        ("/parties/甲方/postcode", "266000", "266000"),
        ("/parties/甲方/tax_id", "9111 0000 6000 3734 1L", "91110000600037341L"),
        ("/parties/乙方/accounts/settlement/number", "6222 0010-0200 3004", "6222001002003004"),
        ("/copies/held/甲方", "2份", 2),
    ],
)
def test_what_is_typed_becomes_a_value(pointer: str, text: str, plain: object) -> None:
    assert value(pointer, text) == plain


@pytest.mark.parametrize(
    ("pointer", "text"),
    [
        ("/total/amount", "很多"),
        ("/total/amount", "-5"),
        ("/total/amount", "玖万捌任元整"),
        ("/total/amount", ""),
        ("/total/amount", "9" * 400),
        ("/total/words", "71090"),
        ("/total/currency", "贝壳"),
        ("/total/tax_rate", "六"),
        ("/period/start_date", "2025-02-30"),
        ("/period/start_date", "明天"),
        ("/period/duration", "永远"),
        ("/payment/due_days", "几天"),
        ("/payment/timing", "再说"),
        ("/payment/invoice/before_payment", "也许"),
        ("/kind", "魔法"),
        ("/parties/甲方/name", "——！"),
        ("/parties/甲方/name", "\x00\x1b "),
        ("/parties/甲方/telephone", "12"),
        ("/parties/甲方/email", "a@b"),
        ("/parties/甲方/postcode", "12"),
        ("/parties/甲方/tax_id", "91110000600037341M"),
        ("/parties/甲方/id_number", "123"),
        ("/parties/乙方/accounts/settlement/number", "账号"),
        ("/parties/乙方/accounts/settlement/swift", "12"),
        ("/nothing", "x"),
        ("/deadlines/expires_on", "2025-01-01"),
    ],
)
def test_nonsense_is_refused_with_a_sentence(pointer: str, text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        value(pointer, text)
    assert str(refused.value).endswith("。")


def test_a_code_that_is_wrong_is_taken_where_a_page_states_it_so() -> None:
    page = "税号：9137 0212 4611 2576 2N"
    assert value("/parties/乙方/tax_id", "91370212461125762N", page) == "91370212461125762N"
    with pytest.raises(RefusedError):
        value("/parties/乙方/tax_id", "91370212461125762N", "税号：91370212461125762")


def test_the_sentence_is_english_on_request() -> None:
    with pytest.raises(RefusedError, match="no total"):
        value_of("/total/amount", "many", "total", "", Language.EN)


def test_a_currency_is_shown_by_its_name_and_read_back() -> None:
    shown = in_words("/total/currency", "CNY", Language.ZH)
    assert (shown, in_words("/total/currency", "CNY", Language.EN)) == ("人民币", "CNY")
    assert value("/total/currency", str(shown)) == "CNY"
