"""Made strings of money: the well-formed ones with what they state, and malformed ones; always the same for one seed.

    python -m benchmarks.money_strings [COUNT]

What a string means is known because it was made from the value, by rules that are written here once more (Chinese
numerals by 《正确填写票据和结算凭证的基本规定》) and share nothing with the grammar that reads them. Prints for each
way of making them how many were read exactly, or refused, and the first that were not; exits with 1 where there is one.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from decimal import Decimal

from hedui.normalize.amount import AmountError, parse_money

SEED = 20261128
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
    lead = chance.choice(
        ["", "人民币", "大写：", "人民币（大写）：", "（大写）", "人民币大写：", "计人民币", "合计人民币大写："]
    )
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


def mixed(chance: random.Random) -> Made:
    """Figures and units: 3万5千元, 3万5千2百元, 12元3角4分, 1.2亿元, 1,200万元."""
    high, low, last = chance.randrange(1, 100), chance.randrange(1, 10), chance.randrange(1, 10)
    return chance.choice(
        [
            (f"{high}万{low}千元", Decimal(high * 10**4 + low * 1000)),
            (f"{high}万{low}千{last}百元", Decimal(high * 10**4 + low * 1000 + last * 100)),
            (f"{high}元{low}角{last}分", high + Decimal(low * 10 + last) / 100),
            (f"{high}.{low}亿元", Decimal(f"{high}.{low}") * 10**8),
            (f"人民币{high}.{low}{last}万元整", Decimal(f"{high}.{low}{last}") * 10**4),
            (f"￥{high},{low}{last}0万元", Decimal(high * 1000 + low * 100 + last * 10) * 10**4),
            (f"{low}角{last}分", Decimal(low * 10 + last) / 100),
        ]
    )


def colloquial(chance: random.Random) -> Made:
    """廿五元, 卅万元, 三百块, 三百块五毛, 伍角整."""
    digits, amount, low = STYLES["everyday"][0], int(value(chance)), chance.randrange(1, 10)
    twenty, tens = chance.choice([("廿", 20), ("卅", 30)])
    said = whole(amount, "everyday")
    return chance.choice(
        [
            (f"{twenty}{digits[low]}元", Decimal(tens + low)),
            (f"{twenty}万元整", Decimal(tens * 10**4)),
            (f"{said}块", Decimal(amount)),
            (f"{said}块{digits[low]}毛", amount + Decimal(low) / 10),
            (f"{STYLES['formal'][0][low]}角整", Decimal(low) / 10),
            (f"{STYLES['formal'][0][low]}分", Decimal(low) / 100),
        ]
    )


def bracketed(chance: random.Random) -> Made:
    amount = value(chance)
    frames = [
        "【{}】元",
        "￥【{}】",
        "￥【{}】元",
        "人民币【{}】元整",
        "（￥{}）",
        "“{}元”",
        "￥__{}__元",
        "[{}]元",
        "〔{}〕元",
    ]
    return chance.choice([*frames, "【￥{}】", "【￥{}元】", "（人民币）{}元"]).format(f"{amount:,.2f}"), amount


def loose(chance: random.Random) -> Made:
    """Blanks around a separator, full-width separators, blanks before the unit."""
    amount = value(chance)
    said = f"{amount:,.2f}".replace(",", chance.choice([", ", " ,", "，", "， "]))
    return f"{chance.choice(['￥', '￥ ', '人民币 ', '　'])}{said}{chance.choice(['元', ' 元', ' 元 整'])}", amount


def words_of_a_currency(chance: random.Random) -> Made:
    amount = int(value(chance))
    currency = chance.choice(["美元", "港元", "欧元", "日元", "英镑"])
    said = whole(amount, "formal")
    return chance.choice([f"{currency}{said}元整", f"{said}{currency}整", f"{said}{currency}"]), Decimal(amount)


def spoilt_figures(chance: random.Random) -> str:
    """A character, a mark or a group that no figure has."""
    yuans, fen = chance.randrange(10**4, 10**9), chance.randrange(100)
    said, plain = f"{yuans:,}.{fen:02d}", str(yuans)
    at = chance.choice([index for index, glyph in enumerate(said) if glyph.isdigit()])
    cut = chance.choice([index for index in range(1, len(plain)) if len(plain) - index != 3])
    letter = chance.choice("abcdxyzABCDEXlOSI？#@&%*□口")
    return chance.choice(
        [
            f"￥{said[:at]}{letter}{said[at + 1 :]}元",
            f"{plain[:cut]},{plain[cut:]}元",
            *(f"{yuans}..{fen:02d}元", f"{yuans},.{fen:02d}元", f"{yuans}.,{fen:02d}元", f".{fen:02d}.元"),
            *(f"{yuans}至{yuans + 9}元", f"{yuans}/{yuans + 9}元", f"{yuans}×2元", f"{yuans}元/月", f"{yuans}‰"),
            *(f"负{yuans}元", f"￥-{yuans}", f"−{yuans}元", f"{yuans}-元", f"约{yuans}元左右", f"{yuans}元起"),
            *(f"00{yuans}元", f"￥0{yuans}.00", f"USD{yuans}欧元", f"人民币{yuans}美元", f"HK${yuans}美元"),
        ]
    )


def spoilt_words(chance: random.Random) -> str:
    """Units doubled, out of order or without a digit; 整 where nothing ends; letters inside."""
    digits = STYLES["formal"][0]
    one, other, said = chance.choice(digits[1:]), chance.choice(digits[1:]), whole(int(value(chance)), "formal")
    at = chance.randrange(len(said))
    return chance.choice(
        [
            *(f"{one}万亿亿元", f"{one}仟仟元整", f"{one}万{other}亿元", f"{one}角{other}元", f"{one}分{other}角"),
            *(f"{one}万仟{other}佰元整", f"{one}仟佰元整", f"{one}元角", f"{one}元分", f"亿{one}仟万元", "佰元整"),
            *(f"{said}整元", f"整{said}元", f"{said}元整整", f"{said}元整伍角", f"{said}整伍分", f"负{said}元整"),
            f"{said[:at]}{chance.choice('aX？#@&%*□口田任伯人的')}{said[at:]}元整" if at else f"{said}的元整",
        ]
    )


WELL_FORMED = (
    *(figures, spelled, framed, invisible, apart, full_width, scaled, of_a_currency),
    *(mixed, colloquial, bracketed, loose, words_of_a_currency),
)
MALFORMED = (marred_figures, marred_words, spoilt_figures, spoilt_words)


def misread(make: Callable[[random.Random], Made], count: int) -> list[tuple[str, Decimal, str]]:
    """Well-formed strings that are not read exactly, with what they state and what was read instead."""
    chance, wrong = random.Random(SEED), []
    for _ in range(count):
        said, amount = make(chance)
        try:
            read = parse_money(said).amount
        except AmountError as error:
            wrong.append((said, amount, str(error)))
        else:
            wrong += [] if read == amount else [(said, amount, str(read))]
    return wrong


def taken(make: Callable[[random.Random], str], count: int) -> list[tuple[str, Decimal]]:
    """Malformed strings that are read as an amount all the same."""
    chance, found = random.Random(SEED), []
    for _ in range(count):
        said = make(chance)
        try:
            found.append((said, parse_money(said).amount))
        except AmountError:
            continue
    return found


def main(count: int) -> int:
    """Make ``count`` strings, as many in each way; 1 where one was not read as it should be."""
    each, failed = count // (len(WELL_FORMED) + len(MALFORMED)) + 1, 0
    for well in WELL_FORMED:
        wrong = misread(well, each)
        failed += len(wrong)
        print(f"{well.__name__:20} exact   {each - len(wrong):6} of {each}", *wrong[:3])
    for ill in MALFORMED:
        read = taken(ill, each)
        failed += len(read)
        print(f"{ill.__name__:20} refused {each - len(read):6} of {each}", *read[:3])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
