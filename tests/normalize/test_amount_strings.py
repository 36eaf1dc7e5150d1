"""Thousands of made strings of money: the well-formed ones exact, all others refused.

What a string means is known because it was made from the value, by rules that are written here once more (Chinese
numerals by 《正确填写票据和结算凭证的基本规定》) and share nothing with the grammar that reads them.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal

import pytest

from hedui.normalize.amount import AmountError, parse_money

COUNT = 1500
STYLES = {
    "formal": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟万亿"),
    "traditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟萬億"),
    "everyday": ("〇一二三四五六七八九", "十百千万亿"),
}
INVISIBLE = "\u200b\u200d\ufeff\u2060\u00ad"
FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
Made = tuple[str, Decimal]


def group(number: int, digits: str, units: str) -> str:
    """1 to 9999, zeros at the edges left out."""
    said, gap = "", False
    for place, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        if digit := number // place % 10:
            said += (digits[0] if gap and said else "") + digits[digit] + unit
        gap = not digit
    return said


def whole(number: int, style: str) -> str:
    """A positive number below 10¹²."""
    digits, units = STYLES[style]
    said, gap = "", False
    for power, unit in ((10**8, units[4]), (10**4, units[3]), (1, "")):
        part = number // power % 10**4
        if part:
            said += (digits[0] if said and (gap or part < 1000) else "") + group(part, digits, units) + unit
        gap = not part
    return said


def words(value: Decimal, style: str, yuan: str = "元", end: str = "") -> str:
    digits, fen = STYLES[style][0], int(value * 100)
    yuans, jiao, rest = fen // 100, fen // 10 % 10, fen % 10
    said = whole(yuans, style) + yuan
    if not jiao and not rest:
        return said + end
    said += digits[jiao] + "角" if jiao else digits[0]
    return said + (digits[rest] + "分" if rest else "")


def value(chance: random.Random) -> Decimal:
    yuans = chance.choice(
        [
            chance.randrange(1, 10 ** chance.randrange(1, 12)),
            chance.randrange(1, 100) * 10 ** chance.randrange(9),
            int("1" + "".join(chance.choice("00012345") for _ in range(chance.randrange(9)))),
        ]
    )
    return yuans + Decimal(chance.choice([0, 0, chance.randrange(100), 10 * chance.randrange(10)])) / 100


def figures(chance: random.Random) -> Made:
    amount = value(chance)
    said = f"{amount:,.2f}" if chance.random() < 0.6 else f"{amount:.2f}"
    lead = chance.choice(["", "￥", "¥", "人民币", "人民币￥", "RMB", "CNY ", "小写：￥", "人民币（小写）：￥"])
    return lead + said + chance.choice(["元", "元整", "元。", ""] if lead else ["元", "元整"]), amount


def spelled(chance: random.Random) -> Made:
    amount = value(chance)
    lead = chance.choice(["", "人民币", "大写：", "人民币（大写）：", "（大写）", "人民币大写："])
    said = words(amount, chance.choice([*STYLES]), chance.choice("元圆"), chance.choice(["整", "正", ""]))
    return lead + said + chance.choice(["", "。", "）"]), amount


def framed(chance: random.Random) -> Made:
    amount = value(chance)
    said = f"{amount:,.2f}" if chance.random() < 0.5 else words(amount, "formal")
    left, right = chance.choice([("__", "__"), ("【", "】"), ("_", "_")])
    return (f"{left}{said}{right}元" if said[0].isdigit() else left + said + right), amount


def invisible(chance: random.Random) -> Made:
    amount = value(chance)
    said = "￥" + f"{amount:,.2f}元" if chance.random() < 0.5 else words(amount, "formal", end="整")
    at = chance.randrange(len(said) + 1)
    return said[:at] + chance.choice(INVISIBLE) + said[at:], amount


def apart(chance: random.Random) -> Made:
    amount = value(chance)
    said = f"{amount:,.2f}"
    if chance.random() < 0.5:
        return "￥ " + " ".join(said) + " 元", amount
    return (said.replace(",", chance.choice("\u00a0\u2009\u202f ")) + "元") if "," in said else said + "元", amount


def full_width(chance: random.Random) -> Made:
    amount = value(chance)
    return f"￥{amount:,.2f}元".translate(FULL_WIDTH), amount


def scaled(chance: random.Random) -> Made:
    if chance.random() < 0.5:
        high, low = chance.randrange(1, 1000), chance.randrange(1000, 10000)
        return f"{high}万{low}元", Decimal(high * 10**4 + low)
    unit, power = chance.choice([("万", 4), ("亿", 8), ("千", 3), ("百万", 6), ("千万", 7)])
    places = chance.randrange(4)
    count = Decimal(chance.randrange(1, 10**5)).scaleb(-places)
    amount = count.scaleb(power)
    return f"{count:f}{unit}元", amount


def of_a_currency(chance: random.Random) -> Made:
    amount = value(chance)
    said = chance.choice(["US${}", "{}美元", "HK${}", "{}港元", "€{}", "{}欧元", "GBP {}", "{}日元", "新台币{}"])
    return said.format(f"{amount:,.2f}"), amount


def marred_figures(chance: random.Random) -> str:
    yuans, fen, digit = chance.randrange(1, 10**7), chance.randrange(100), chance.randrange(10)
    said = f"{yuans + 10**4:,}.{fen:02d}"
    at = chance.choice([index for index, glyph in enumerate(said) if glyph.isdigit() and index])
    return chance.choice(
        [
            f"{yuans}.{fen:02d}.{fen:02d}元",
            f"￥{said[:at]}{chance.choice('_X*?#')}{said[at + 1 :]}元",
            f"￥{yuans + 1000},{fen:02d}元",
            f"{yuans % 99 + 1},{fen % 90 + 10},{yuans % 1000:03d}元",
            f"-{said}元",
            f"0{yuans}.00元",
            f"{yuans}.{fen:02d}{digit}元",
            f"{yuans}.{digit},{digit}元",
            f"{yuans}{chance.choice(['亿万', '万万', '万千', '千百', '万亿亿'])}元",
            f"{said[:-1]}{chance.choice('lIoObS')}元",
            f"{yuans}元{yuans}元",
            f"{yuans}-{yuans + 5}元",
            f"US${said}元人民币",
            f"{digit + 1} {fen + 10000}.00元",
        ]
    )


def marred_words(chance: random.Random) -> str:
    digits = STYLES["formal"][0]
    one, other = chance.choice(digits[1:]), chance.choice(digits[1:])
    said = words(value(chance), "formal", end=chance.choice(["整", ""]))
    at = chance.choice([index for index, glyph in enumerate(said) if glyph in digits[1:]])
    inner = chance.choice([index for index, glyph in enumerate(said) if glyph in digits[1:] + "元"][:1] or [0])
    return chance.choice(
        [
            f"{one}亿亿元",
            said[:at] + "_" + said[at + 1 :] if at else f"{one}万_仟元整",
            said[: at + 1] + other + said[at + 1 :],
            said.replace("元", "元元", 1),
            f"{one}拾{other}仟元整",
            f"{one}佰{other}佰元整",
            f"{one}仟{other}{one}元整",
            f"{one}仟零元整",
            f"{one}元{other}分{one}角",
            f"{one}仟元{other}拾分",
            said[: inner + 1] + chance.choice("田口?X人") + said[inner + 1 :],
            chance.choice(["元整", "人民币元", "￥元", "万元整", one + other + "元"]),
        ]
    )


WELL_FORMED = (figures, spelled, framed, invisible, apart, full_width, scaled, of_a_currency)


@pytest.mark.parametrize("make", WELL_FORMED, ids=lambda make: make.__name__)
def test_a_well_formed_one_is_exact(make: Callable[[random.Random], Made]) -> None:
    chance = random.Random(20261128)
    wrong = []
    for _ in range(COUNT):
        said, amount = make(chance)
        try:
            read = parse_money(said).amount
        except AmountError as error:
            wrong.append((said, amount, str(error)))
        else:
            wrong += [] if read == amount else [(said, amount, str(read))]
    assert wrong == []


@pytest.mark.parametrize("make", [marred_figures, marred_words], ids=lambda make: make.__name__)
def test_a_malformed_one_is_refused(make: Callable[[random.Random], str]) -> None:
    chance = random.Random(20261128)
    taken = []
    for _ in range(COUNT):
        said = make(chance)
        try:
            taken.append((said, parse_money(said).amount))
        except AmountError:
            continue
    assert taken == []
