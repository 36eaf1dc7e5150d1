"""Amounts: words against figures, quantities against subtotals, subtotals against the total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

import regex

from hedui.extract.extraction import AmountPair, Extraction
from hedui.extract.values.looks import looks
from hedui.messages import Message
from hedui.models.contract import Contract
from hedui.models.numbers import plain
from hedui.normalize import grammar, punctuation
from hedui.normalize.amount import AmountError, parse_money, suggest, to_words
from hedui.normalize.currency import named
from hedui.validate.draft import Draft, Side, fill
from hedui.validate.pairs import is_amount_with_slip, pairs
from hedui.validate.quote import is_any_cut, quote, rounding_of, sides_of, stands_within, stated

_LOOKS = looks("rules")

_MISMATCH = Message(
    "{subject}大小写不一致：大写{words}即{value}{unit}，小写{figures}",
    "{subject}: the words {words} say {value}{unit}, the figures {figures}",
)
_MALFORMED = Message(
    "{subject}大写金额{words}写法不规范（{reason}）{meant}",
    "{subject}: {words} is no well-formed amount ({reason}){meant}",
)
_MEANT_AGREES = Message(
    "，可能应为“{words}”，与小写{value}{unit}一致",
    "; likely “{words}” was meant, which agrees with the figures {value}{unit}",
)
_MEANT = Message("，可能应为“{words}”（{value}{unit}）", "; likely “{words}” ({value}{unit}) was meant")
_YUAN, _OF_ANOTHER_CURRENCY = Message("元", " yuan"), Message("", "")
_SUBTOTAL = Message(
    "“{item}”小计不符：{quantity} × {price} = {right}，写为{subtotal}",
    "“{item}”: {quantity} × {price} = {right}, but the subtotal is {subtotal}",
)
_TOTAL = Message("各项小计之和为{sum}，与总价{total}不符", "The items' subtotals add up to {sum}, the total is {total}")
_NAMED = Message("第{number}项", "item {number}")
_REACH = 40
_LINE_END = r"[ \t]*\n(?:[ \t]*-?[ \t]*\d{0,3}[ \t]*-?[ \t]*\n)*[ \t]*$"
"""The end of a line, and of a page with its number."""
_TORN_WORDS = _LOOKS["torn_words"]
_TORN_FIGURES = _LOOKS["torn_figures"]
_FEN = Decimal("0.01")
_APART = _LOOKS["paid_apart"]
_OF_WHICH = _LOOKS["of_which"]
_MOST_PERIODS = 120
_NUMBERING = grammar.pattern(r"^[\d.、(){ten}]+(?=\p{Han}|$)")
_IN_WORDS = _LOOKS["words_to_come"]
_LONGEST_SUBJECT = 16
_HEADER = 120
_SENTENCE = 60


def words_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """Words and figures that stand together and differ, wherever that is."""
    for pair in pairs(extraction):
        readings = _readings(pair)
        if readings and pair.figures not in readings and not _is_torn(extraction, pair):
            words, figures = _sides(extraction, pair)
            facts = {"subject": _subject(pair), "words": words, "figures": figures, "unit": _unit(extraction, pair)}
            facts["value"] = " / ".join(plain(reading) for reading in readings)
            yield Draft(_MISMATCH, facts, (words, figures), _fields(extraction, pair))


def _is_torn(extraction: Extraction, pair: AmountPair) -> bool:
    """Whether the end of a line tore the words or the figures, so that only their rest was read."""
    raw = extraction.layout.text.raw
    return any(
        pattern.search(raw, max(0, span.start - _REACH), span.start) is not None
        for pattern, span in ((_TORN_WORDS, pair.words_span), (_TORN_FIGURES, pair.figures_span))
    )


def words_malformed(extraction: Extraction) -> Iterator[Draft]:
    """Words that are no amount; what was likely meant is said, never assumed.

    Words that lost a unit (陆佰柒元 for 670) are told too, where the figures say which.
    """
    for pair in pairs(extraction):
        error = _error(pair)
        lost = error is not None and pair.figures in error.readings[1:]
        if error is None or (error.readings and not lost) or not is_amount_with_slip(pair.words):
            continue
        words, figures = _sides(extraction, pair)
        facts = {
            "subject": _subject(pair),
            "words": words,
            "reason": Message(_where(error) + error.reason, f"{_where(error)} {error.fault.en}".strip()),
            "meant": _meant(pair, _unit(extraction, pair)),
        }
        yield Draft(_MALFORMED, facts, (words, figures), _fields(extraction, pair))


def item_subtotal_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """Quantity × unit price is not the subtotal, to the fen."""
    told = [product.total_span for product in extraction.products if not product.holds]
    for index, item in enumerate(extraction.contract.items):
        if item.quantity is None or item.unit_price is None or item.subtotal is None:
            continue
        right = item.quantity * item.unit_price
        if abs(right - item.subtotal) < _FEN + _slack(extraction, index, item.quantity) or _has_other_factor(
            extraction, index, right, item.subtotal
        ):
            continue
        if any(stands_within(extraction, f"/items/{index}/subtotal", span) for span in told):
            continue  # product-mismatch tells of the sentence
        pointers = tuple(f"/items/{index}/{name}" for name in ("quantity", "unit_price", "subtotal"))
        sides = sides_of(extraction, pointers)
        facts = {
            "item": item.description or _NAMED.zh.format(number=index + 1),
            "quantity": plain(item.quantity),
            "price": plain(item.unit_price),
            "right": plain(_short(right)),
            "subtotal": sides[-1] if len(sides) == len(pointers) else plain(item.subtotal),
        }
        yield Draft(_SUBTOTAL, facts, sides, pointers)


def _slack(extraction: Extraction, index: int, quantity: Decimal) -> Decimal:
    """By how much a price and a subtotal in 万元 may have been rounded."""
    price, subtotal = (rounding_of(extraction, [f"/items/{index}/{name}"]) for name in ("unit_price", "subtotal"))
    return quantity * price + subtotal


def _short(number: Decimal) -> Decimal:
    """The number without noughts behind its decimals, and without an exponent where it is whole."""
    return number.normalize() if number % 1 else number.quantize(Decimal(1))


def items_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """The subtotals do not add up to the total; silent where the agreement grants a discount or adds to the items."""
    pointer, total = _total(extraction.contract)
    added = _added([item.subtotal for item in extraction.contract.items])
    if total is None or added is None or stated(extraction, pointer) is None:
        return
    pointers = (pointer, *(f"/items/{index}/subtotal" for index in range(len(extraction.contract.items))))
    if abs(added - total) < _FEN + rounding_of(extraction, pointers) or _may_differ(extraction, added, total):
        return
    if not is_any_cut(extraction, pointers):
        sides = sides_of(extraction, pointers)
        yield Draft(_TOTAL, {"sum": plain(added), "total": sides[0]}, sides, pointers)


def _total(contract: Contract) -> tuple[str, Decimal | None]:
    """The total in figures, else in words, and where it stands."""
    if contract.total.amount is not None:
        return "/total/amount", contract.total.amount
    return "/total/words", contract.total.words_amount


def _added(subtotals: Sequence[Decimal | None]) -> Decimal | None:
    """The subtotals' sum; None where one lacks, or all do."""
    known = [subtotal for subtotal in subtotals if subtotal is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(subtotals) else None


def _may_differ(extraction: Extraction, added: Decimal, total: Decimal) -> bool:
    """Whether something explains that the subtotals make another sum: a discount, rows not read, several periods."""
    if _is_adjusted(extraction) or _is_of_periods(added, total) or _is_part(extraction, added, total):
        return True
    if _is_of_last(extraction, total):
        return True
    return _lacks_rows(extraction, len(extraction.contract.items))


def _is_of_last(extraction: Extraction, total: Decimal) -> bool:
    """Whether the total is the sum of the last items above it alone: one of several lists, each with its own."""
    stands = stated(extraction, "/total/amount")
    sums = [stated(extraction, f"/items/{index}/subtotal") for index in range(len(extraction.contract.items))]
    above = [m.value for m in sums if m is not None and stands is not None and m.start < stands.start]
    added = accumulate(value for value in reversed(above) if isinstance(value, Decimal))
    return total in list(added)[: len(sums) - 1]


def _is_part(extraction: Extraction, added: Decimal, total: Decimal) -> bool:
    """Whether the items are said to be a part of the total (其中设备款…), or what is paid besides makes up the rest."""
    flow, rest = extraction.layout.text.flow.text, total - added
    if rest <= 0:
        return False
    if any(_figures(match) == added for match in _OF_WHICH.finditer(flow)):
        return True
    apart = {_figures(match) for match in _APART.finditer(flow)}
    return rest in apart or sum(apart) == rest


def _figures(match: regex.Match[str]) -> Decimal:
    return Decimal(match["sum"].replace(",", ""))


def _is_of_periods(added: Decimal, total: Decimal) -> bool:
    """Whether the total may be the items' sum of one period, several times."""
    return added > 0 and total % added == 0 and total / added <= _MOST_PERIODS


def _lacks_rows(extraction: Extraction, count: int) -> bool:
    """Whether the rows' own numbers say that the table has more rows than were read."""
    layout = extraction.layout
    numbers = []
    for index in range(count):
        mention = stated(extraction, f"/items/{index}/subtotal")
        row = layout.line_text_at(mention.start) if mention else ""
        number = punctuation.leading_number(row)
        numbers += [number] if number is not None else []
    return len(numbers) == count and max(numbers) != count


def _is_adjusted(extraction: Extraction) -> bool:
    """Whether the table or the sentence of the total says that the total is not the bare sum."""
    mentions = [stated(extraction, f"/{name}") for name in ("total/amount", "total/words", "items/0/subtotal")]
    offsets = [mention.start for mention in mentions if mention is not None]
    low, high = min(offsets, default=0), max(offsets, default=0)
    raw = extraction.layout.text.raw
    adjusted = extraction.layout.catalogue.phrases["sum_adjusted"].search(raw, max(0, low - _HEADER), high + _SENTENCE)
    return adjusted is not None or extraction.says("sum_without_tax", raw, max(0, low - _HEADER), high)


def _readings(pair: AmountPair) -> tuple[Decimal, ...]:
    """The words' amount, both readings of ambiguous words, or the one likely meaning of malformed ones."""
    error = _error(pair)
    if error is None:
        return (parse_money(pair.words).amount,)
    if error.readings:
        return error.readings
    meanings = {suggestion.amount for suggestion in suggest(pair.words)} if is_amount_with_slip(pair.words) else set()
    return tuple(meanings) if len(meanings) == 1 else ()


def _error(pair: AmountPair) -> AmountError | None:
    try:
        parse_money(pair.words)
    except AmountError as error:
        return error
    return None


def _unit(extraction: Extraction, pair: AmountPair) -> Message:
    """Yuan, or nothing where the agreement or the words name another currency."""
    currencies = named(pair.words) or {extraction.contract.total.currency}
    return _YUAN if currencies <= {None, "CNY"} else _OF_ANOTHER_CURRENCY


def _where(error: AmountError) -> str:
    return f"“{error.text[error.position]}”" if error.position < len(error.text) else ""


def _meant(pair: AmountPair, unit: Message) -> Message:
    error = _error(pair)
    if error is not None and error.readings:
        return fill(_MEANT_AGREES, words=to_words(pair.figures), value=plain(pair.figures), unit=unit)
    suggestions = suggest(pair.words)
    for suggestion in suggestions:
        if suggestion.amount == pair.figures:
            return fill(_MEANT_AGREES, words=suggestion.text, value=plain(suggestion.amount), unit=unit)
    if len(suggestions) == 1:
        return fill(_MEANT, words=suggestions[0].text, value=plain(suggestions[0].amount), unit=unit)
    return Message("", "")


def _subject(pair: AmountPair) -> str:
    """What it is an amount of, in its last few words."""
    subject = _NUMBERING.sub("", _IN_WORDS.sub("", pair.subject))
    # A rule of ours that named it, not the agreement, has an English name.
    return "" if subject.isascii() else str(subject.strip(" :：,，、(（").rstrip("为是")[-_LONGEST_SUBJECT:])


def _sides(extraction: Extraction, pair: AmountPair) -> tuple[Side, Side]:
    words = quote(extraction, pair.words_span.start, pair.words_span.end)
    return words, quote(extraction, pair.figures_span.start, pair.figures_span.end)


def _fields(extraction: Extraction, pair: AmountPair) -> tuple[str, ...]:
    """The values that the pair's words or figures state."""
    return extraction.stating(*((span.start, span.end) for span in (pair.words_span, pair.figures_span)))


def _has_other_factor(extraction: Extraction, index: int, right: Decimal, subtotal: Decimal) -> bool:
    """Whether the row or its table says by what else the product is multiplied: months, a discount, a tax, 万元."""
    mention = stated(extraction, f"/items/{index}/subtotal")
    if not right or mention is None:
        return True
    ratio = subtotal / right
    if ratio in (Decimal(10000), Decimal("0.0001")):
        return True
    text, say = extraction.layout.text, extraction.layout.say
    line = extraction.layout.line_at(mention.start)
    first, behind = max(0, line - 2 * index - 12), line + 1
    taxed = say("row_taxed", first, behind) and not say("row_taxed_alike", first, behind)
    if taxed or say("row_factor", first, behind):
        return True
    rows = map(text.line_text, text.lines[max(first, line - 2) : behind])
    periods = ratio == ratio.to_integral_value() and 1 < ratio <= _MOST_PERIODS
    return periods and any(str(int(ratio)) in punctuation.digits(row) for row in rows)
