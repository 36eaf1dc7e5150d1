"""Labels on lines: where the words before a colon, a gap or a bracket name a field or a party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter

import regex

from hedui.extract.labels.about import is_anothers, may_be_cut, names_person, opens_list
from hedui.extract.labels.called import Called, behind_alias, is_rest_of_name
from hedui.extract.labels.glued import PERSONAL, Glued, ends_name
from hedui.extract.labels.in_both import behind_value
from hedui.extract.labels.in_cells import InCells
from hedui.extract.labels.openings import INTO, LONGEST_LONE, NUMBERING, Openings
from hedui.extract.labels.together import with_named
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.values.looks import looks
from hedui.extract.values.names import CALLED_END, is_organisation, opens_as_name
from hedui.extract.words.headings import heading
from hedui.extract.words.meanings import Kind, Topic, Words
from hedui.extract.words.vocabulary import PARTY_WORD, Vocabulary
from hedui.normalize import grammar, punctuation

_LOOKS = looks("labels")

_COLONS = _LOOKS["colon"]
"""What a label ends with, but no defined term (目标公司：指…); a semicolon misread, but not behind （以下简称甲方）."""
_FULL_LINE = 24
_LONG_LINE = 400
_FILLERS = "_ "
"""What a form leaves room with, and no text."""
_CORE_START = _LOOKS["label_starts"]
_OTHER_LABEL = _LOOKS["other_label"]
_ROLE_BEHIND = grammar.pattern(r"[(（]\s*{lettered}\s*[)）]\s*(?=\p{Han}{2,8}$)")
"""The role of the party named before, in a bracket that is no part of the label behind it."""
_LONGEST_LABEL, _LONGEST_HEADED = 60, 16
_EDGE = 2
"""Characters before a line's first label that are no label of their own."""
_LISTED = punctuation.any_of("/、&+和与及或")
"""Between several words for one party: 甲方（主办方/组委会）."""
_NUMBER_BEHIND = regex.compile(r"\s*\d[\d ]{5}")
_APART = grammar.pattern(
    r"\t| {2,}|(?<=[^\p{Han}]) |[。,,;、)）】]"
    r"|^\s*(?:[(（]?{number}{1,3}(?:\.\d{1,2})*[)）、.．]|[·●■◆※○*-])\s*"
)


def find_labels(text: AgreementText, vocabulary: Vocabulary) -> tuple[Hit, ...]:
    """All labels of the document in reading order."""
    finder = _Finder(vocabulary)
    below, above_details = (lru_cache(maxsize=4096)(read) for read in (finder.below, finder.above_details))
    hits: list[Hit] = []
    rows = [text.line_text(line) for line in text.lines]
    for index, (line, row, above) in enumerate(zip(text.lines, rows, ["", *rows], strict=False)):
        found = below(above, row)
        if hits and hits[-1].line == index - 1 and is_rest_of_name(text, hits[-1], row):
            found = _without_empty(found)
        elif index + 1 < len(rows) and (not found or finder.may_head(found, row)):
            found = above_details(row, *rows[index + 1 : index + 3]) or found
        hits += _placed(found or finder.signed(row, hits[-2:], index - 1), index, line.start, row)
    return tuple(_ordered(with_named(text, hits, vocabulary)))


def _without_empty(hits: list[Hit]) -> list[Hit]:
    """Those of a line but for a first one without words of its own: a name that is the rest of one above."""
    return hits[1:] if hits and hits[0].start == hits[0].value else hits


def _placed(found: Sequence[Hit], line: int, start: int, row: str) -> Iterator[Hit]:
    """A line's labels counted from the start of ``rows``, each ending where the next begins, known or not."""
    length = len(row)
    ends = [hit.start for hit in found[1:]] + [length]
    for hit, end in zip(found, ends, strict=False):
        other = _OTHER_LABEL.search(row, hit.value, end)
        stop = other.start() if other is not None else end
        if names_person(hit.words) and (personal := PERSONAL.search(row, hit.value, stop)) is not None:
            stop = personal.start()
        yield Hit(hit.words, line, start + hit.start, start + hit.value, start + stop, hit.colon)


class _Finder:
    """Finds a vocabulary's words on single lines; offsets count from the line's start."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.meaning
        self._vocabulary, self._catalogue = vocabulary, vocabulary.catalogue
        self._openings = Openings(vocabulary)
        self._in_cells = InCells(vocabulary, self._openings)
        self.signed = self._in_cells.signed
        self._glued = Glued(vocabulary)
        self._called = Called(vocabulary)

    def below(self, above: str, line: str) -> list[Hit]:
        """The labels of one line, the first of which may have begun on the line above."""
        found = self.line(line)
        if not above or ":" not in line[:8] or not may_be_cut(found, line.index(":")):
            return found
        cut = self.wrapped(above, line)
        return cut + [hit for hit in found if hit.start > line.index(":")] if cut else found

    def line(self, line: str) -> list[Hit]:
        """The labels of one line, in their order; of a very long one only those before a colon near its start."""
        if _is_long(line):
            return list(self._at_colons(line[:_LONG_LINE]))
        if beside := self._called.beside(line):
            return beside
        hits = self._called.both(line) or list(self._at_colons(line))
        hits = _ordered(hits, self._called.introduced(line, hits))
        if not hits and (behind := self._called.behind(line)) is not None:
            return [behind]
        hits = self._called.alone(line, hits)
        hits = _ordered(hits, self._in_cells.whole(line, hits))
        if (lone := self._lone(line, hits)) is not None:
            return [lone]
        if any(opens_list(hit.words) for hit in hits):
            hits = _ordered(hits, self._in_cells.listed(line, hits))
        hits = self._with_opening(line, hits)
        hits = _ordered(hits, self._in_cells.beside(line, hits))
        return _ordered(hits, self._glued.beside(line, hits))

    def _lone(self, line: str, hits: Sequence[Hit]) -> Hit | None:
        """The label that is all of the line, where nothing is known of it but a heading of what stands below."""
        if hits and not (line.endswith(INTO) and all(hit.words.kind is Kind.HEADING for hit in hits)):
            return None
        return self._openings.lone(line)

    def _with_opening(self, line: str, hits: list[Hit]) -> list[Hit]:
        """The labels with the one that lost its colon at the line's start, and what is listed behind it."""
        if hits and (hits[0].start <= _EDGE or line[: hits[0].start].isspace()):
            return hits
        opening = self._openings.at_start(line)
        if opening is None or (hits and opening.value > hits[0].start):
            return hits
        hits = [opening, *hits]
        return hits + self._in_cells.listed(line, hits) if opening.words.asks_only("account.number") else hits

    def wrapped(self, above: str, line: str) -> list[Hit]:
        """A label that the end of the line above cut in two: 乙方收款账 / 户为："""
        colon = line.index(":")
        if len(above) < _FULL_LINE:
            return []
        for start in range(max(0, len(above) - self._catalogue.longest_label), len(above)):
            words = self._words(above[start:] + line[:colon])
            if words is not None and (start == 0 or above[start - 1] in " 。;,\t" or words.kind is Kind.HEADING):
                return [Hit(words, 0, 0, colon + 1, len(line), True)]
        return []

    def _at_colons(self, line: str) -> Iterator[Hit]:
        """The labels that end at colons."""
        previous = 0
        found = False
        for colon in _COLONS.finditer(line):
            position = colon.start()
            hit = self._before(line, previous, position, found)
            if hit is not None:
                yield hit
                found = True
                previous = position + 1

    def _before(self, line: str, low: int, colon: int, after_value: bool) -> Hit | None:
        """The label that ends at a colon: the whole stretch before it, or its end where a value stands before."""
        stretch = line[low:colon]
        for start in self._starts(stretch, after_value):
            before, core = stretch[:start], stretch[start:]
            words = (
                self._words(core if before or after_value else _closed(core))
                if _may_be_label(core, after_value)
                else None
            )
            if words is None or not self._is_apart(words, before, core, after_value):
                continue
            number = words.topic is Topic.SETTLEMENT and _NUMBER_BEHIND.match(line, colon + 1)
            words = self._vocabulary.of_number(words) if number else words
            value = self._in_bracket(words, line, low + start, colon) or behind_alias(line, colon + 1)
            behind, words = behind_value(core, words, self._words) if after_value else (0, words)
            return Hit(words, 0, low + start + behind, value, 0, True)
        return self._by_head(line, low, colon)

    def _is_apart(self, words: Words, before: str, core: str, after_value: bool) -> bool:
        """Whether ``core`` is a label of its own, and not the end of another one, of a name or of a bracket."""
        if is_anothers(words, before) or ends_name(before, core) or self._is_remark(words, before, after_value):
            return False
        coined = bool(words.named) and words.named not in self._catalogue.roles
        if coined and after_value:
            return " " not in core and not grammar.HAN.match(before[-1:])
        return not (coined and punctuation.WIDE_GAP.search(core))

    def _is_remark(self, words: Words, before: str, after_value: bool) -> bool:
        """Whether the words only say more, in a bracket, of the label that they stand behind."""
        bracketed = len(before) > 1 and before[-1] in "(（" and not after_value
        return bracketed and not (words.asks_only("party.", "account.") or self._is_number_of(words, before[:-1]))

    def _is_number_of(self, words: Words, before: str) -> bool:
        """Whether a label in a bracket tells the number of the agreement whose title stands before: …合同(编号:…)."""
        return words.asks_only("number") and self._catalogue.phrases["title"].search(before) is not None

    def _in_bracket(self, words: Words, line: str, start: int, colon: int) -> int | None:
        """Where the name begins that stands within a party's label, with nothing behind it: 甲方（青岭水务局）：."""
        opening = line.find("(", start, colon)
        named = words.kind is Kind.ROLE and opening > 0 and line[colon - 1] == ")" and not line[colon + 1 :].strip()
        inside = line[opening + 1 : colon - 1] if named else ""
        if len(inside) <= 3 or not is_organisation(inside) or self._words(inside) is not None:
            return None
        return None if any(map(PARTY_WORD.fullmatch, _LISTED.split(inside)[:-1])) else opening + 1

    def _by_head(self, line: str, low: int, colon: int) -> Hit | None:
        """A label that nobody listed, set apart by a blank or a mark from what stands before it."""
        stretch = line[low:colon]
        start = max((cut.end() for cut in _APART.finditer(stretch)), default=0)
        if len(stretch) - start > _LONGEST_HEADED:
            return None
        words = self._vocabulary.by_head("".join(stretch[start:].split()))
        return Hit(words, 0, low + start, colon + 1, 0, True) if words is not None else None

    def _starts(self, stretch: str, after_value: bool) -> list[int]:
        """Where a label at the end of the stretch may begin, in the order to try."""
        starts = {0} | {m.end() for m in _CORE_START.finditer(stretch)}
        starts |= {i + 1 for i, c in enumerate(stretch) if c == " "}
        if (numbered := NUMBERING.match(stretch)) is not None:
            starts.add(numbered.end())
        if stretch[:1] in ("(", "（"):
            starts.add(1)
        ordered = sorted(starts)
        if numbered is not None:
            ordered.remove(numbered.end())
            ordered.insert(0, numbered.end())
        if after_value:
            if (aside := _ROLE_BEHIND.search(stretch)) is not None and aside.end() < len(stretch):
                ordered.insert(0, aside.end())
            ordered += range(max(0, len(stretch) - self._catalogue.longest_label - 8), len(stretch) - 1)
            ordered[:0] = self._behind_name(stretch)
        return ordered

    def _behind_name(self, stretch: str) -> list[int]:
        """Where a party's word begins right behind another party's name: …何静(以下简称甲方)借款人:陶小满."""
        words = self._catalogue.role_prefix.finditer(stretch, max(0, len(stretch) - _LONGEST_HEADED))
        starts = (word.start() for word in words)
        return [start for start in starts if opens_as_name(CALLED_END.sub("", stretch[:start].rstrip()))]

    def above_details(self, line: str, below: str, further: str = "") -> list[Hit]:
        """A party alone on a line above its details, its name, or the other party: 甲方（用人单位）, 【甲方信息】."""
        words = self._lone_party(line)
        if words is None:
            return []
        below = self._details_below(words, below, further)
        if words.kind is Kind.ROLE and ":" not in below and is_organisation(below.strip()):
            return [Hit(words, 0, 0, len(line), len(line), False)]
        if not self._vocabulary.opens(below) and self._openings.at_start(below) is None:
            return []
        if words.kind is Kind.ROLE or (words.kind is Kind.FIELD and self._states_detail(below)):
            words = replace(words, kind=Kind.HEADING, topic=Topic.DETAILS, labels=())
        return [Hit(words, 0, 0, len(line), 0, False)] if words.kind is Kind.HEADING else []

    def may_head(self, found: Sequence[Hit], line: str) -> bool:
        """Whether the only label of a line has no value there and may head a party's details: 甲方联系方式："""
        words, alone = found[0].words, len(found) == 1 and not line[found[0].value :].strip()
        headed = words.role is not None and heading(words.text, words.role, self._catalogue) is not None
        return alone and headed and not any(label.field.startswith("account.") for label in words.labels)

    def _states_detail(self, line: str) -> bool:
        """Whether a line begins with a label of no party's own and something behind it."""
        first = next(iter(self.line(line)), None)
        return first is not None and first.words.role is None and bool(line[first.value :].strip())

    def _details_below(self, words: Words, below: str, further: str) -> str:
        """The line of what is below a party: that behind the other one where a recogniser put two heads in a column."""
        other = self._lone_party(below) if further else None
        return further if other is not None and other.role != words.role else below

    def _lone_party(self, line: str) -> Words | None:
        """What a line means that is the words for a party and nothing else."""
        bare = "".join(NUMBERING.sub("", line).strip(" 【】[]〔〕:").split())
        words = self._words(bare) if 2 <= len(bare) <= LONGEST_LONE else None
        return None if words is None or words.role is None or words.sealed else words


def _ordered(hits: Sequence[Hit], more: Sequence[Hit] = ()) -> list[Hit]:
    """Labels and more of them, in their order."""
    return sorted((*hits, *more), key=attrgetter("start"))


def _may_be_label(core: str, after_value: bool) -> bool:
    """Whether the words before a colon may be a label as they begin and by their length."""
    if not 0 < len(core) <= _LONGEST_LABEL or core[0].isspace() or _NUMBER_BEHIND.match(core):
        return False
    return not (after_value and core[0] in "/、(")


def _closed(core: str) -> str:
    """The words that begin a line without a bracket that nothing opens: 乙方）： lost its first half."""
    return core if "(" in core else core.removesuffix(")")


def _is_long(line: str) -> bool:
    """Whether a line is very long, what fills places to write on left out."""
    return len(line) > _LONG_LINE and len(line) - sum(map(line.count, _FILLERS)) > _LONG_LINE
