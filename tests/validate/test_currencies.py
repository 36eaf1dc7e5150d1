"""Messages about sums in another currency than yuan do not call them yuan."""

from __future__ import annotations

import pytest

from hedui.settings import Language, Settings
from hedui.validate import validate
from tests.extract.reading import read

PARTIES = "采购合同\n甲方：青岭电子有限公司\n乙方：临川机械有限公司\n"


def told(said: str, lang: Language = Language.ZH) -> str:
    """What is told of the words and figures of a sum."""
    found = validate(read(f"{PARTIES}{said}\n"), Settings(lang=lang))
    return next(each.message for each in found if each.code.startswith("amount-words"))


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("合同总价：美元12,600.00（大写：壹万贰仟捌佰美元整）", "12800.00，"),
        ("合同总价：HKD 12,600.00（大写：港币壹万贰仟捌佰元整）", "12800.00，"),
        ("合同总价：USD 12,600.00（大写：壹万贰仟捌佰元整）", "12800.00，"),
        ("合同总价：12,600.00欧元（大写：壹万贰仟捌佰欧元整）", "12800.00，"),
        ("合同总价：12,600.00元（大写：壹万贰仟捌佰元整）", "12800.00元，"),
        ("合同总价：人民币12,600.00元（大写：壹万贰仟捌佰元整）", "12800.00元，"),
    ],
)
def test_what_words_come_to_is_told_in_yuan_only_where_it_is_yuan(said: str, value: str) -> None:
    assert f"即{value}小写" in told(said)


@pytest.mark.parametrize(("said", "value"), [("USD 12,600.00", "12800.00, the"), ("¥12,600.00", "12800.00 yuan, the")])
def test_so_in_english(said: str, value: str) -> None:
    assert f"say {value}" in told(f"合同总价：{said}（大写：壹万贰仟捌佰元整）", Language.EN)
