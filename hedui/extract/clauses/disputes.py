"""Terms that take more than one sentence to read: how disputes are settled, with late payment and copies beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import chain, islice

import regex

from hedui.extract.choices.find import flow_offset
from hedui.extract.clauses.copies import read_copies
from hedui.extract.clauses.late_payment import read_late_payment
from hedui.extract.extraction import Choice, ChoiceState, Option
from hedui.extract.mention import Mention
from hedui.extract.text.agreement import SENTENCE
from hedui.extract.text.layout import Layout
from hedui.extract.words.catalogue import Catalogue
from hedui.models.codes import DisputeMethod
from hedui.normalize import punctuation

_Method = tuple[DisputeMethod, regex.Match[str]]
_LONGEST_PERIOD = 400
"""Characters on either side of a sentence in which the period may name another court."""
_NEAR = 240
_FILLED = regex.compile(r"[【〔\[［][^【】]*[】〕\]］]")


def read_terms(layout: Layout, choices: tuple[Choice, ...]) -> list[Mention]:
    """Mentions of ``liability.*``, ``dispute.*`` and ``copies.*``."""
    return [*read_late_payment(layout), *_dispute(layout, choices), *read_copies(layout)]


def _dispute(layout: Layout, choices: tuple[Choice, ...]) -> Iterator[Mention]:
    """How disputes are settled: the chosen option where there is a choice, else the first sentence that says it."""
    offered = next((choice for choice in choices if _offers_ways(layout, choice)), None)
    if offered is not None:
        yield from _chosen(layout, offered)
        return
    said = list(_sentences(layout))
    undecided = _left_open(layout, said)
    yield from undecided if undecided is not None else _decided(layout, said)


def _decided(layout: Layout, said: Sequence[tuple[str, int]]) -> Iterator[Mention]:
    """What the sentences agree; both sides where they contradict each other."""
    settled = [
        (found, sentence, raw)
        for sentence, raw in said
        if (found := _method(layout, sentence)) is not None
        and not layout.says("dispute_in_passing", sentence)
        and not _is_open(layout, sentence)
    ]
    if (sides := _contradicting(layout, settled)) is not None:
        yield from sides
        return
    for found, sentence, raw in settled:
        mentions = _settled(layout, found, sentence, raw, rank=1)
        several = len(_venues(layout, found[0], raw)) > 1
        yield from (mention for mention in mentions if not several or mention.field != "dispute.venue")


def _offers_ways(layout: Layout, choice: Choice) -> bool:
    """Whether a choice is between ways to settle disputes, or has the one that a clause about them offers."""
    methods = {found[0] for option in choice.options if (found := _of_option(layout, option.text)) is not None}
    return len(methods) > 1 or (len(methods) == 1 and _is_lone(layout, choice))


def _is_lone(layout: Layout, choice: Choice) -> bool:
    return len(choice.options) == 1 and _is_about_disputes(layout, choice)


def _chosen(layout: Layout, choice: Choice) -> Iterator[Mention]:
    """What the chosen option says; both where a court and a tribunal are chosen; that a lone one was not chosen."""
    if not choice.chosen and _is_lone(layout, choice):
        yield layout.raw_mention("dispute.unchosen", choice.text, choice.span.start, choice.span.end, rule="dispute")
    if choice.state is ChoiceState.CHOSEN:
        yield from _said(layout, choice)


def _said(layout: Layout, choice: Choice) -> Iterator[Mention]:
    said = [(found, option) for option in choice.chosen if (found := _of_option(layout, option.text)) is not None]
    if len(choice.chosen) == 1:
        for found, option in said:
            yield from _settled(layout, found, option.text, option.span.start, rank=0)
        return
    first: dict[DisputeMethod, Option] = {}
    for found, option in said:
        if not layout.says("only_some_disputes", option.text):
            first.setdefault(found[0], option)
    if len(first) > 1:
        for option in first.values():
            yield layout.raw_mention("dispute.either", option.text, option.span.start, option.span.end, rule="dispute")


def _venues(layout: Layout, method: DisputeMethod, raw: int) -> Set[str]:
    """All courts, or tribunals, of the period: 甲方起诉的由甲方所在地法院管辖；乙方起诉的由乙方所在地法院管辖."""
    start, flow = flow_offset(layout, raw), layout.text.flow.text
    first = start - len(_period(layout, start))
    end = punctuation.first(flow, "。\n", start, start + _LONGEST_PERIOD)
    words = "sued_where" if method is DisputeMethod.LITIGATION else "arbitrated_where"
    parts = (flow[low:high] for low, high in punctuation.pieces(flow, ";", first, end))
    return frozenset(chain.from_iterable(_venues_in(layout.catalogue, words, part) for part in parts))


@lru_cache(maxsize=1024)
def _venues_in(catalogue: Catalogue, words: str, part: str) -> Set[str]:
    """Those of a part of a period, at which each of its sentences looks."""
    venues = (_body(catalogue, match["venue"] or "")[0] for match in catalogue.phrases[words].finditer(part))
    return frozenset(venue for venue in venues if len(venue) > 1)


def _period(layout: Layout, start: int) -> str:
    """What the period says before the offset in the flow."""
    return punctuation.since(layout.text.flow.text[max(0, start - _LONGEST_PERIOD) : start], "。\n")


def _contradicting(layout: Layout, settled: Sequence[tuple[_Method, str, int]]) -> list[Mention] | None:
    """Both sides where the same disputes go to a tribunal here and to a court there: one article's, or all."""
    first: dict[DisputeMethod, tuple[int, int, int | None]] = {}
    of_all: set[DisputeMethod] = set()
    for (method, match), sentence, raw in settled:
        if layout.says("after_an_award", sentence) or layout.says("only_some_disputes", sentence):
            continue
        base = flow_offset(layout, raw)
        article = layout.article_at(raw)
        if method in first:
            continue
        first[method] = (base + match.start(), base + match.end(), article.start if article is not None else None)
        headed = article is not None and layout.says("headed_disputes", article.heading or "")
        of_all |= {method} if headed or layout.says("all_disputes", _period(layout, base) + sentence) else set()
    if len(first) < 2 or (len({article for _, _, article in first.values()}) > 1 and len(of_all) < 2):
        return None
    return [_aside(layout, "dispute.either", start, end) for start, end, _ in sorted(first.values())]


def _is_about_disputes(layout: Layout, choice: Choice) -> bool:
    line = layout.text.lines[layout.line_at(choice.span.start)]
    return layout.says("dispute", layout.text.line_text(line))


def _sentences(layout: Layout) -> Iterator[tuple[str, int]]:
    """The sentences about disputes, each with the raw offset at which it begins."""
    headed = {article.start for article in layout.outline.articles if layout.says("dispute", article.heading or "")}
    elsewhere = layout.phrases["agreed_elsewhere"]
    for _, base, text in layout.own_lines() if headed or layout.may_say(layout.phrases["dispute"]) else ():
        if _stands_below(layout, base, headed) or layout.says("dispute", text):
            for sentence in SENTENCE.finditer(text):
                bare = elsewhere.sub(lambda match: " " * len(match[0]), sentence[0])
                yield bare, layout.text.flow.offsets[base + sentence.start()]


def _stands_below(layout: Layout, place: int, articles: set[int]) -> bool:
    """Whether a place of the flow stands in one of the articles that begin at these offsets."""
    article = layout.article_at(layout.text.flow.offsets[place]) if articles else None
    return article is not None and article.start in articles


def _left_open(layout: Layout, said: Sequence[tuple[str, int]]) -> list[Mention] | None:
    """What says that arbitration and a court are both agreed, or that one is to be chosen and neither was; else None.

    Mentions of ``dispute.either`` are both sides of a conflict, one of ``dispute.unchosen`` is what offers them.
    """
    for sentence, raw in said:
        base = flow_offset(layout, raw)
        if layout.says("dispute_in_passing", sentence):
            continue
        if _is_open(layout, sentence):
            named = (layout.phrases[words].search(sentence) for words in ("arbitrated", "sued"))
            sides = sorted(m.span() for m in named if m is not None)
            return [_aside(layout, "dispute.either", base + start, base + end) for start, end in sides]
        if _offers_both(layout, sentence, base):
            return [_aside(layout, "dispute.unchosen", base, base + len(sentence))]
    return None


def _offers_both(layout: Layout, sentence: str, base: int) -> bool:
    """Whether the sentence, with what it offers behind it, is one of ways to choose from: arbitration and a court."""
    ways = layout.says("ways_offered", sentence)
    numbered = not ways and layout.says("first_of_ways", sentence)
    if not (ways or numbered):
        return False
    offered = sentence + _behind(layout, base + len(sentence), numbered=numbered)
    both = layout.says("arbitrated", offered) and layout.says("sued", offered)
    return both and not layout.says("after_an_award", offered)


def _behind(layout: Layout, start: int, *, numbered: bool) -> str:
    """What the sentence that ended before ``start`` offers: two sentences behind its colon or first number."""
    flow = layout.text.flow.text
    if flow[start - 1 : start] != ":" and not numbered:
        return ""
    offered = punctuation.pieces(flow[start : start + _NEAR], punctuation.SENTENCE)
    return "".join(flow[start + low : start + high] for low, high in islice(offered, 2))


def _aside(layout: Layout, name: str, start: int, end: int) -> Mention:
    return layout.flow_mention(name, layout.as_written(start, end), start, end, rule="dispute")


def _is_open(layout: Layout, sentence: str) -> bool:
    """Whether the sentence leaves it to the parties: 可申请仲裁，也可向人民法院起诉."""
    return (
        layout.says("court_or_tribunal", sentence)
        and not layout.says("after_an_award", sentence)
        and "(" not in sentence
    )


def _method(layout: Layout, text: str) -> _Method | None:
    arbitration, court = _arbitrated(layout, text), layout.phrases["sued_where"].search(text)
    if court is not None and layout.says("no_court", text):
        court = None
    if arbitration is not None and layout.says("no_tribunal", text):
        arbitration = None
    if arbitration is not None and (court is None or arbitration.start() <= court.start() or court["venue"] is None):
        return DisputeMethod.ARBITRATION, arbitration
    return (DisputeMethod.LITIGATION, court) if court is not None else None


def _arbitrated(layout: Layout, text: str) -> regex.Match[str] | None:
    """What says that the text provides for arbitration; by preference what says where."""
    found = list(layout.phrases["arbitrated_where"].finditer(text, overlapped=True))
    return next((match for match in found if match["venue"]), found[0] if found else None)


def _of_option(layout: Layout, text: str) -> _Method | None:
    """The method that an option names, in a word if need be."""
    if (found := _method(layout, text)) is not None:
        return found
    if (arbitration := layout.phrases["arbitrated"].search(text)) is not None:
        return DisputeMethod.ARBITRATION, arbitration
    court = layout.phrases["sued"].search(text)
    return (DisputeMethod.LITIGATION, court) if court is not None else None


def _settled(layout: Layout, found: _Method, text: str, raw: int, rank: int) -> Iterator[Mention]:
    method, match = found
    base = flow_offset(layout, raw)
    yield layout.flow_mention(
        "dispute.method", method, base + match.start(), base + match.end(), rule="dispute", rank=rank
    )
    if match["venue"]:
        place, start = _named(layout, match)
        if len(place) >= 2 and not layout.says("court_of_what", place):
            end = _end_of_name(layout, base + start, base + start + len(place))
            yield from _venue(layout, base + start, end, rank)


def _venue(layout: Layout, start: int, end: int, rank: int) -> Iterator[Mention]:
    """The court or tribunal of that name; nothing where it is one of two."""
    flow = layout.text.flow.text
    if not layout.begins("or_another_body", flow, end):
        yield layout.flow_mention("dispute.venue", flow[start:end], start, end, rule="dispute", rank=rank)


def _end_of_name(layout: Layout, start: int, end: int) -> int:
    """Where the name of the court or tribunal ends whose place stands at ``[start, end)``: with 法院 or 仲裁委员会
    behind it, but where the place alone was filled into a bracket (【青岚】仲裁委员会)."""
    flow = layout.text.flow
    first, last = flow.raw_span(start, end)
    if _FILLED.fullmatch(layout.text.raw, max(first - 1, 0), last + 1):
        return end
    body = layout.phrases["court_or_tribunal_named"].match(flow.text, end)
    return body.end() if body is not None else end


def _named(layout: Layout, match: regex.Match[str]) -> tuple[str, int]:
    """The court or tribunal that a sentence names, and where it begins; empty where it names none."""
    name, start = _body(layout.catalogue, match["venue"] or "")
    return name, match.start("venue") + start


@lru_cache(maxsize=1024)
def _body(catalogue: Catalogue, stated: str) -> tuple[str, int]:
    """The court or tribunal in what a sentence states as one, and where in it that begins."""
    lead = catalogue.phrases["to_a_body"].match(stated)
    end = lead.end() if lead is not None else 0
    start = end if end != len(stated) - 1 else 0  # 上仲 is no 仲; 提交____仲裁委员会 names none
    return catalogue.phrases["competent"].sub("", stated[start:]).strip("的"), start
