"""Amounts as agreements write them, with what each states: a corpus for parsers, always the same for one seed.

It shares no code with hedui: words are spelled here on their own, digit by digit, so that a parser and its corpus
cannot be wrong together.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

FORMAL = "零壹贰叁肆伍陆柒捌玖"
EVERYDAY = "零一二三四五六七八九"
TRADITIONAL = str.maketrans("贰叁陆万亿元", "貳參陸萬億圓")
VARIANTS = str.maketrans("贰叁陆", "弍弎陸")
FOREIGN = "任伯抬无陵X?*#的田口米个A/％"


class Sort(StrEnum):
    WELL_FORMED = "well-formed"
    MALFORMED = "malformed"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Sample:
    text: str
    sort: Sort
    form: str
    amount: Decimal | None = None


def spell_integer(number: int, digits: str = FORMAL, units: str = "拾佰仟") -> str:
    """Four figures at a time, from the left; a 零 wherever zeros are passed over."""
    figures = str(number)
    figures = figures.rjust(-(-len(figures) // 4) * 4, "0")
    sections = [figures[i : i + 4] for i in range(0, len(figures), 4)]
    words, pending_zero = "", False
    for index, section in enumerate(sections):
        for place, figure in zip((3, 2, 1, 0), section, strict=True):
            if figure == "0":
                pending_zero = bool(words)
                continue
            words += ("零" if pending_zero else "") + digits[int(figure)] + ("", *units)[place]
            pending_zero = False
        left = len(sections) - 1 - index
        if left and (int(section) or (left == 2 and int("".join(sections[:index]) or "0"))):
            words += {1: "万", 2: "亿", 3: "万"}[left]
            pending_zero = pending_zero and int(section) % 10 != 0
    return words


def spell(amount: Decimal, digits: str = FORMAL, units: str = "拾佰仟") -> str:
    """Formal words, 整 behind 元 and 角."""
    yuan, cents = divmod(int(amount * 100), 100)
    jiao, fen = divmod(cents, 10)
    words = spell_integer(yuan, digits, units) + "元" if yuan else ""
    if jiao:
        words += digits[jiao] + "角"
    if fen:
        words += ("零" if yuan and not jiao else "") + digits[fen] + "分"
    return words if fen else words + "整"


def an_amount(source: random.Random) -> Decimal:
    """Amounts of every size up to 10^13, many of them round, every third with 角 or 分."""
    yuan = source.randrange(1, 10 ** source.randint(1, 13))
    if source.random() < 0.5:
        yuan = int(str(yuan)[: source.randint(1, 4)].ljust(len(str(yuan)), "0"))
    cents = source.choice([0, 0, 0, source.randrange(100), source.randrange(0, 100, 10), source.randrange(1, 10)])
    return Decimal(yuan * 100 + cents).scaleb(-2)


Form = Callable[[random.Random, Decimal], str]


def _everyday(source: random.Random, amount: Decimal) -> str:
    words = spell(amount, EVERYDAY, "十百千")
    return words.replace("元", "块").replace("角", "毛").removesuffix("整") if source.random() < 0.3 else words


def _ending(source: random.Random, amount: Decimal) -> str:
    words = spell(amount).removesuffix("整")
    return words + ("" if words.endswith("分") else source.choice(["", "整", "正"]))


def _labelled(source: random.Random, amount: Decimal) -> str:
    labels = ["人民币", "人民币：", "人民币（大写）", "人民币（大写）：", "大写：", "（大写）", "RMB", "大写人民币"]
    return source.choice(labels) + spell(amount)


def _spaced(source: random.Random, amount: Decimal) -> str:
    return source.choice([" ", "\u3000", "\n"]).join(spell(amount))


def _zeros(source: random.Random, amount: Decimal) -> str:
    return spell(amount).replace("零", source.choice(["〇", "○", "O", "0", "０", "零零"]))


def _closed(source: random.Random, amount: Decimal) -> str:
    return spell(amount) + source.choice("。；，")


def _filled_in(source: random.Random, amount: Decimal) -> str:
    return source.choice(["【{}】", "（{}）", "人民币【{}】", "__{}__"]).format(spell(amount))


def _figures(source: random.Random, amount: Decimal) -> str:
    number = f"{amount:,.2f}" if source.random() < 0.5 else f"{amount:.2f}"
    text = source.choice(["{}", "￥{}", "¥{}元", "RMB{}", "人民币{}元", "{}元", "￥ {}", "{}元整"]).format(number)
    return text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789.,"}) if source.random() < 0.2 else text


def _preprinted(source: random.Random, amount: Decimal) -> str:
    cents = int(amount * 100) % 10**8
    digits = f"{cents:08d}"
    stroke = source.choice("×⊗零")
    blank = True
    words = ""
    for figure, unit in zip(digits, "拾万仟佰拾元角分", strict=True):
        blank = blank and figure == "0"
        words += (stroke if blank else FORMAL[int(figure)]) + unit
    if int(digits[1]) == 0 and not words.startswith(stroke):
        words = words.replace("拾零万", "拾万", 1)
    return words


FORMS: dict[str, Form] = {
    "formal": lambda _, amount: spell(amount),
    "endings": _ending,
    "圆": lambda _, amount: spell(amount).replace("元", "圆"),
    "labels": _labelled,
    "traditional": lambda _, amount: spell(amount).translate(TRADITIONAL),
    "variants": lambda _, amount: spell(amount).translate(VARIANTS),
    "everyday": _everyday,
    "blanks": _spaced,
    "zeros": _zeros,
    "closing mark": _closed,
    "filled in": _filled_in,
    "figures": _figures,
}


def well_formed(source: random.Random, count: int) -> Iterator[Sample]:
    forms = [*FORMS, "formal", "formal", "formal", "formal"]
    for _ in range(count):
        form, amount = source.choice(forms), an_amount(source)
        yield Sample(FORMS[form](source, amount), Sort.WELL_FORMED, form, amount)
    for _ in range(count // 20):
        amount = Decimal(source.randrange(1, 10**8)).scaleb(-2)
        yield Sample(_preprinted(source, amount), Sort.WELL_FORMED, "pre-printed", amount)
    for _ in range(count // 10):
        yield _mixed(source)


def _mixed(source: random.Random) -> Sample:
    """9.8万元, 3万2千元, 1亿3000万元, 一点八亿元."""
    unit, times = source.choice([("万", 10**4), ("亿", 10**8), ("千", 10**3)])
    whole, tenth = source.randint(1, 99 if times > 1000 else 9), source.randint(1, 9)
    kind = source.randrange(4)
    if kind == 0:
        text, amount = f"{whole}.{tenth}{unit}", Decimal(f"{whole}.{tenth}") * times
    elif kind == 1:
        text, amount = f"{whole}万{tenth}千", Decimal(whole * 10**4 + tenth * 1000)
    elif kind == 2:
        text, amount = f"{whole}亿{tenth}000万", Decimal(whole * 10**8 + tenth * 10**7)
    else:
        text = f"{spell_integer(whole, EVERYDAY, '十百千')}点{EVERYDAY[tenth]}{unit}"
        amount = Decimal(f"{whole}.{tenth}") * times
    return Sample(text + source.choice(["元", "元", "元整", ""]), Sort.WELL_FORMED, "mixed", amount)


def malformed(source: random.Random, count: int) -> Iterator[Sample]:
    slips = [
        _foreign,
        _lost_digit,
        _unit_again,
        _rubbish,
        _two_points,
        _separators,
        _too_fine,
        _doubled_digit,
        _negative,
    ]
    for text in ("", " ", "/", "元", "元整", "无", "——", "￥", "人民币", "【】", "____"):
        yield Sample(text, Sort.MALFORMED, "blank")
    for _ in range(count):
        slip = source.choice(slips)
        if text := slip(source, an_amount(source)):
            yield Sample(text, Sort.MALFORMED, slip.__name__.strip("_").replace("_", " "))


def _foreign(source: random.Random, amount: Decimal) -> str:
    words = spell(amount)
    at = source.randrange(1, len(words))
    return (
        words[:at] + source.choice(FOREIGN) + words[at + source.randint(0, 1) :] + ("" if at < len(words) - 1 else "元")
    )


def _lost_digit(source: random.Random, amount: Decimal) -> str:
    """仟, 佰, 万 or 亿 without the digit before it."""
    words = spell(amount)
    places = [i for i in range(1, len(words)) if words[i] in "仟佰" and words[i - 1] in FORMAL]
    if not places:
        return ""
    at = source.choice(places)
    return words[: at - 1] + words[at:]


def _unit_again(source: random.Random, amount: Decimal) -> str:
    """叁万伍万元, 伍佰陆佰贰元."""
    unit = source.choice("万佰仟")
    first, second = source.choices(FORMAL[1:], k=2)
    return f"{first}{unit}{second}{unit}{source.choice(['', FORMAL[3]])}元整"


def _rubbish(source: random.Random, amount: Decimal) -> str:
    return spell(amount) + source.choice(["abc", "元", "左右", "（大写）", "/年", "等", "壹元整"])


def _two_points(source: random.Random, amount: Decimal) -> str:
    return f"{int(amount)}.{source.randrange(1000):03d}.{source.randrange(100):02d}"


def _separators(source: random.Random, amount: Decimal) -> str:
    number = str(source.randrange(1000, 10**9))
    at = source.choice([i for i in range(1, len(number)) if (len(number) - i) != 3])
    return f"{number[:at]},{number[at:]}.00"


def _too_fine(source: random.Random, amount: Decimal) -> str:
    return f"{int(amount)}.{source.randrange(100):02d}{source.randrange(1, 10)}元"


def _doubled_digit(source: random.Random, amount: Decimal) -> str:
    words = spell(amount)
    at = source.choice([i for i, character in enumerate(words) if character in FORMAL[1:]])
    return words[:at] + source.choice(FORMAL[1:]) + words[at:]


def _negative(source: random.Random, amount: Decimal) -> str:
    return source.choice(["-", "负", "￥-"]) + f"{amount:.2f}元"


def ambiguous(source: random.Random, count: int) -> Iterator[Sample]:
    """A last single digit behind 佰, 仟 or 万, and no 零 between."""
    for _ in range(count):
        unit = source.choice(["佰", "仟", "万"])
        upper = source.choice(["", f"{source.choice(FORMAL[1:])}万"]) if unit != "万" else ""
        tail = source.choice(["元", "元整", "", f"元{source.choice(FORMAL[1:])}角"])
        words = f"{upper}{source.choice(FORMAL[1:])}{unit}{source.choice(FORMAL[1:])}{tail}"
        if upper and unit == "佰":
            words = words.replace("万", "万零", 1)
        yield Sample(words, Sort.AMBIGUOUS, f"digit behind {unit}")


def corpus(seed: int = 20240514, size: int = 12_000) -> list[Sample]:
    """About ``size`` samples, two thirds well-formed, in random order."""
    source = random.Random(seed)
    samples = [
        *well_formed(source, size * 3 // 5),
        *malformed(source, size // 5),
        *ambiguous(source, size // 10),
    ]
    source.shuffle(samples)
    return samples
