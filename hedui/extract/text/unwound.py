"""Lines that a page ran together, cut where its labels and entries begin.

Announcement pages republish agreements with the whole text, or a party's whole block, on one line. Such a line shows
it: its title is followed by a party's label, several labels stand behind a party's, or its articles count on within it.
Labels of two parties side by side, as forms have them, or with commas between are none of these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice, pairwise, zip_longest

import regex

from hedui.extract.text.labels_on_line import LabelOnLine, labels_on_line
from hedui.extract.text.rows_on_line import rows_on_line
from hedui.extract.values.looks import looks
from hedui.extract.words.vocabulary import Vocabulary
from hedui.normalize import grammar, punctuation
from hedui.normalize.numeral import as_integer

Breaks = Callable[[str], Sequence[int]]
"""Gives the offsets at which a line is cut, in rising order."""

_ARTICLE = grammar.pattern(
    r"(?<![本该按照据依和与及至或、《“\"(（])第\s?(?P<n>[{ten}百零\d]{1,4})\s?条(?![的之款项规约所、,，和与及中第下上])"
)
_POINT = grammar.pattern(
    r"(?<![{ten}第、]|附[件表录]\s?)(?P<n>{numeral}{1,3})、(?!{numeral}、)"
    r"|(?<![条款项、])[(（](?P<n>{numeral}{1,3})[)）](?![、的款项])"
)
_FIGURE = regex.compile(r"(?:(?<![\d.、\-/年月])|(?<=\d\.\d\d))(?P<n>\d{1,2})[.、．](?!\d)(?=\s?[\p{Han}(（《“【])")
_LOOKS = looks("told_in_text")
_SUBCLAUSE = _LOOKS["subclause"]
_LABELLED = regex.compile(r"\d{1,2}[.．]\d{1,2}[、.．]?\s{0,3}\p{Han}{2,8}\s?[:：]")
_LISTED = grammar.pattern(r"附件\s?(?P<n>{number}{1,3})\s?[:：]?\s?《(?P<title>[^《》\n]{2,40})》")
_NUMBERED = grammar.pattern(r"\s*(?:第[{ten}百零\d]{1,4}条|{numeral}{1,3}、|\d{1,2}(?:[.．]\d{1,2})?[.、．]?)?\s*")
_BRACKETED_ROLE = grammar.pattern(r"[(（]{lettered}[)）]\s")
_NEAR = 4
_SHORTEST = 24
_SHORT = 60
"""Characters of a line on which several points of the agreement may stand."""
_LONG = 200
"""Characters of a line on which entries with Arabic numbers are looked for."""
_LONGEST_DETAIL = 80
"""Characters of what a label states of a party."""
_WHOLE = 400
"""Characters of a line that holds a whole agreement, whatever its gaps."""
_MANY = 30
"""Attachments that a list names at most."""
_MANY_POINTS = 3
_MANY_GAPS = 10
_GAP = regex.compile(r"(?<!\|)[ \u3000]{2,}(?!\||\p{Han}(?:[ \u3000]|$))")
"""What may have been the end of a line: no empty cell, no title of which blanks part the characters."""
_WORD = regex.compile(r"[^\s|]+")
_LONGEST_LABEL = 24
_OF_SENTENCES = "。;；:："
_SHORTEST_NAME = 4
_LONGEST_NAME = 40
_FEWEST_FIELDS = 2
_MANY_FIELDS = 4


def breaks_of(vocabulary: Vocabulary) -> Breaks:
    """Cuts lines by the words of a vocabulary."""
    return lambda line: _breaks(line, vocabulary) if len(line) >= _SHORTEST else ()


def _breaks(line: str, vocabulary: Vocabulary) -> Sequence[int]:
    articles = _counted(line, _ARTICLE, 2)
    labels = list(labels_on_line(line, vocabulary))
    cuts = {
        *articles,
        *_title_end(vocabulary, line, labels),
        *rows_on_line(line, vocabulary),
        *_preambles(vocabulary, line, labels),
        *_labelled_points(line),
        *_attachments(line),
        *_behind_numbers(vocabulary, line, labels),
        *_between_blanks(vocabulary, line),
    }
    sections = {*_sections(line, vocabulary)}
    whole = len(line) >= _WHOLE and max(len(articles), len(_counted(line, _POINT, _MANY_FIELDS))) >= _MANY_FIELDS
    if sections or whole or _is_run_together(line, labels) or _is_glued(line, labels):
        cuts |= sections
        cuts |= {label.start for label in labels if label.divides}
        apart = vocabulary.catalogue.phrases["apart_on_line"].finditer(line)
        cuts |= _entries(line) | {found.start() for found in apart}
        cuts |= {*_introductions(vocabulary, line, labels), *(_gaps(line) if len(line) >= _WHOLE else ())}
    elif len(line) >= _SHORT:
        cuts |= {*_counted(line, _POINT, _MANY_POINTS), *_many(list(_subclauses(line)))}
    elif _BRACKETED_ROLE.search(line) is not None:
        cuts |= {label.start for label in labels if label.is_role}
    return list(_behind_more_than_numbers(line, sorted(cuts)))


def _behind_more_than_numbers(line: str, cuts: Sequence[int]) -> Iterator[int]:
    """The cuts with more than blanks or an entry's number before them."""
    before = 0
    for cut in cuts:
        if _NUMBERED.fullmatch(line, before, cut) is None:
            yield cut
            before = cut


def _between_blanks(vocabulary: Vocabulary, line: str) -> Iterator[int]:
    """Where labels begin that have blanks around and no colons: 合同编号 QL-7 合同名称 采购合同 采购人 水务局."""
    if punctuation.holds(line.rstrip("。 "), _OF_SENTENCES):
        return
    words = [(match[0], match.start()) for match in _WORD.finditer(line)]
    is_label = [_is_label(vocabulary, word) for word, _ in words]
    labels = [word for word, one in zip(words, is_label, strict=True) if one]
    if not labels or any(one and other for one, other in pairwise([*is_label, True])):
        return
    known = [meaning for word, _ in labels if (meaning := vocabulary.meaning(word)) is not None]
    names_agreement = any(meaning.asks(field) for meaning in known for field in ("number", "title"))
    if names_agreement and len({(one.kind, one.role, one.text) for one in known}) == len(known) >= _MANY_FIELDS:
        yield from (start for _, start in labels)


def _is_label(vocabulary: Vocabulary, word: str) -> bool:
    return 1 < len(word) <= _LONGEST_LABEL and (
        vocabulary.meaning(word) is not None or vocabulary.catalogue.phrases["label_alone"].fullmatch(word) is not None
    )


def _is_run_together(line: str, labels: Sequence[LabelOnLine]) -> bool:
    """Whether a party's label is followed by others about it, with nothing but blanks of one width between."""
    kinds = [label.is_role for label in labels]
    fields = _fields(line, labels)
    whole = len(line) >= _WHOLE and sum(kinds) > 1 and fields >= _MANY_FIELDS
    if (
        True not in kinds
        or fields < _FEWEST_FIELDS
        or (not whole and punctuation.WIDE_GAP.search(line.strip()) is not None)
    ):
        return False
    return False in kinds[kinds.index(True) :]


def _sections(line: str, vocabulary: Vocabulary) -> Iterator[int]:
    """Where the headings begin and end that tell the sections of an announcement, where their text follows at once."""
    found = [match.span() for match in vocabulary.catalogue.phrases["section_on_line"].finditer(line)]
    return chain.from_iterable(found if len(line) >= _SHORT else ())


def _is_glued(line: str, labels: Sequence[LabelOnLine]) -> bool:
    """Whether several labels of one party's details stand right behind values, without a party's own before."""
    details = all(one.field.startswith("party.") for label in labels for one in label.words.labels)
    glued = sum(line[label.start - 1 : label.start].isalnum() for label in labels)
    return details and len(labels) > _MANY_POINTS and glued >= _MANY_POINTS


def _fields(line: str, labels: Sequence[LabelOnLine]) -> int:
    """How many labels of a line are no party's own, and stand in no list."""
    return sum(label.divides and not label.is_role and not _is_listed(line, label) for label in labels)


def _is_listed(line: str, label: LabelOnLine) -> bool:
    return line[max(label.start - _NEAR, 0) : label.start].rstrip().endswith(tuple(",;、，；"))


def _title_end(vocabulary: Vocabulary, line: str, labels: Sequence[LabelOnLine]) -> Iterator[int]:
    """Where a title ends that a party's label or the number's follows on its line, and the bracket of the number."""
    if not labels or not (labels[0].is_role or labels[0].words.asks("number")):
        return
    first, phrases = labels[0], vocabulary.catalogue.phrases
    bracket = phrases["number_in_bracket"].match(line, first.start) if first.bracketed else None
    if phrases["title_on_line"].fullmatch(line, 0, first.start) and first.bracketed == (bracket is not None):
        yield first.start
        yield from (bracket.end(),) if bracket is not None else ()


def _entries(line: str) -> set[int]:
    """Where the points begin that count on within the line."""
    long = len(line) >= _LONG
    return {*_counted(line, _POINT, 2), *(_counted(line, _FIGURE, 3) if long else ()), *_subclauses(line)}


def _subclauses(line: str) -> Iterator[int]:
    """Where 1.1, 1.2, 2.1 … begin, each the one after the last or the first of the next article."""
    last: tuple[int, int] | None = None
    for match in _SUBCLAUSE.finditer(line):
        found = int(match["article"]), int(match["n"])
        if last is None or found == (last[0], last[1] + 1) or (found[0] > last[0] and found[1] == 1):
            yield match.start()
            last = found


def _attachments(line: str) -> Iterator[int]:
    """Where attachments that a list on the line names by title begin, and where their own text does."""
    for listed in islice(_LISTED.finditer(line), _MANY):
        again = rf"附件\s?{listed['n']}\s?[:：]?\s?{regex.escape(listed['title'])}(?!》)"
        if (attached := regex.compile(again).search(line, listed.end())) is not None:
            yield from attached.span()


def _labelled_points(line: str) -> Sequence[int]:
    """Where points begin of which each is a label: 5.3交货地点：北岸二号库5.4运输方式：铁路."""
    starts = [start for start in _subclauses(line) if _LABELLED.match(line, start) is not None]
    return starts if len(starts) > 1 else ()


def _many(starts: Sequence[int]) -> Sequence[int]:
    return starts if len(starts) >= _MANY_POINTS else ()


def _behind_numbers(vocabulary: Vocabulary, line: str, labels: Sequence[LabelOnLine]) -> Iterator[int]:
    """Where the number ends that a title or the first sentence follows: 合同号：QL〔2024〕7号设备采购合同甲方：…"""
    phrases = vocabulary.catalogue.phrases
    for label, following in zip_longest(labels, labels[1:]):
        if label.of_number:
            stop = following.start if following is not None else len(line)
            found = phrases["number_and_title"].match(line, label.end + 1, stop)
            found = found or phrases["number_and_more"].match(line, label.end + 1, stop)
            yield from (found.end("number"),) if found is not None and not label.bracketed else ()


def _introductions(vocabulary: Vocabulary, line: str, labels: Sequence[LabelOnLine]) -> Iterator[int]:
    """Where a name begins behind which stands what the party is called: 某公司（以下简称“甲方”）."""
    phrases = vocabulary.catalogue.phrases
    yield from (found.start() for found in phrases["named_on_line"].finditer(line))
    stated = {line[one.end + 1 : other.start].strip() for one, other in pairwise(labels) if one.is_role}
    lengths = {len(name) for name in stated} & set(range(_SHORTEST_NAME, _LONGEST_NAME + 1))
    for called in phrases["introduces_name"].finditer(line) if lengths else ():
        starts = (called.start() - length for length in lengths)
        yield from (at for at in starts if at > 0 and line[at : called.start()] in stated and _is_behind_word(line, at))


def _is_behind_word(line: str, at: int) -> bool:
    return grammar.HAN.match(line, at - 1) is not None


def _gaps(line: str) -> Iterator[int]:
    """Where lines began that a page joined with blanks, always as many."""
    found = [match for match in _GAP.finditer(line) if match.start() > 0]
    (width, times), *_ = Counter(len(match[0]) for match in found).most_common(1) or [(0, 0)]
    return (match.end() for match in found if times >= _MANY_GAPS and len(match[0]) == width)


def _preambles(vocabulary: Vocabulary, line: str, labels: Sequence[LabelOnLine]) -> Iterator[int]:
    """Where the agreement's first sentence begins right behind what a label states of a party."""
    if not any(label.is_role for label in labels):
        return
    for label, following in zip_longest(labels, labels[1:]):
        stop = min(following.start if following is not None else len(line), label.end + _LONGEST_DETAIL)
        about = label.is_role or all(one.field.startswith("party.") for one in label.words.labels)
        if about and (found := vocabulary.catalogue.phrases["preamble_on_line"].search(line, label.end + 3, stop)):
            yield found.end()


def _counted(line: str, pattern: regex.Pattern[str], fewest: int) -> list[int]:
    """The starts of entries whose numbers go up by one, from the first on the line or from 1 anew; none of too few."""
    runs: list[list[int]] = []
    expected = None
    for match in pattern.finditer(line):
        number = as_integer(match["n"])
        if number is None or (number != 1 and expected not in (None, number)):
            continue
        if number == 1 or expected is None:
            runs.append([])
        runs[-1].append(match.start())
        expected = number + 1
    return [start for run in runs if len(run) >= fewest for start in run]
