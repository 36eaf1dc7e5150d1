"""Cues: what stands around a candidate, as numbers of features of a linear model.

Two kinds: character n-grams on either side, each alone and with its distance; and the concepts of the words around it
(the catalogue's ``[concept]``): on which side, how far, one behind the other, one on either side, together in a clause.
Words for the parties are one sign each, whatever the agreement calls them; figures are one sign. Numbers are hashes,
so that no list of features is kept (feature hashing, Weinberger et al. 2009).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from zlib import crc32

import numpy as np
import numpy.typing as npt
import regex

from hedui.extract.candidates.spot import Candidate
from hedui.extract.facts.among import Among
from hedui.extract.facts.concepts import Concepts, Lexicon, Token, outside
from hedui.extract.text.layout import Layout
from hedui.extract.trace import Side
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.entries import Kind
from hedui.normalize import grammar, punctuation

SIZE = 1 << 17
"""Number of features: the lower half are n-grams, the upper half concepts."""
LEFT, RIGHT = 44, 32
"""Characters of context on either side whose n-grams count."""
_HALF = SIZE // 2
_GRAMS = 4
_BETWEEN = "\0" * (_GRAMS - 1)
"""Behind each text, so that n-grams of as many characters begin at every one of its own."""
_NEAR = (3, 8, 18)
"""Distances at which the buckets end."""
_BUCKETS = (np.searchsorted(_NEAR, np.arange(LEFT), side="right").astype(np.uint64) + np.uint64(1)) * np.uint64(1000003)
"""What is added to the number of an n-gram for its distance."""
_PRIMES = np.array([2654435761, 2246822519, 3266489917, 668265263], dtype=np.uint64)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(48)
_HEADING = 14
_SENTENCE = 90
_FIGURES = regex.compile(r"[\d.,]+|[零〇壹贰叁肆伍陆柒捌玖拾佰仟]+")
PARTY_SIGNS = {"甲方": "\ue000", "乙方": "\ue001", "丙方": "\ue002"}
"""What stands in n-grams for every word for a party."""
_FAR_CLAUSE = 2
"""Clauses of the sentence from this one on count as one."""
_BESIDE, _PAIRED = 3, 7
"""Nearest words of a side that are paired with those of the other side, and with each other."""
SPANS = frozenset({Kind.DAYS, Kind.TERM, Kind.DATE, Kind.RATE, Kind.COPIES, Kind.HOURS, Kind.MONEY, Kind.TELEPHONE})
"""Candidates that stand among the words around another."""

Cue = tuple[str, str, str]
"""What a feature says: its template, and one or two concepts."""
Near = tuple[int, tuple[str, ...]]
"""A word near a candidate: how many commas away, and its concepts."""


@dataclass(frozen=True, slots=True)
class Context:
    """The text on both sides of a candidate within its line, the heading above, and the words of the sentence."""

    left: str
    right: str
    heading: str
    cues: tuple[Cue, ...]


class Surroundings:
    """What stands around the candidates of one agreement."""

    def __init__(self, layout: Layout, candidates: Sequence[Candidate]) -> None:
        self._layout, self._flow = layout, layout.text.flow.text
        roles = frozenset((layout.catalogue.roles | layout.roles).items())
        self._lexicon, self._signs, self._words = _words_of(layout.catalogue.base, roles)
        self._concepts = Concepts(self._flow, self._lexicon)
        self._among = Among(candidates)
        self._spans = _apart(candidates)
        self._starts = [start for start, _, _ in self._spans]
        self._headings: dict[str, tuple[str, ...]] = {}

    def of(self, candidate: Candidate) -> Context:
        """The candidate's context; it is looked for over a few characters, however long the line is."""
        first, last = self._stretch(candidate)
        heading = self._heading(candidate)
        left = self._side(first, candidate.start, before=True)
        right = self._side(candidate.end, last, before=False)
        return Context(
            self._normal(self._flow[max(first, candidate.start - LEFT) : candidate.start]),
            self._normal(self._flow[candidate.end : min(last, candidate.end + RIGHT)]),
            heading,
            tuple(
                dict.fromkeys(
                    (
                        *_cues(left, right),
                        *_subjects(left, right),
                        *self._among.cues(candidate, first, last),
                        *(("heading", name, "") for name in self._named(heading)),
                    )
                )
            ),
        )

    def sight(self, candidate: Candidate, reach: int) -> Hashable:
        """All that tells a candidate from another: itself, its place, and what stands around it as far as is looked."""
        start, end = candidate.start, candidate.end
        low, high = max(start - max(_SENTENCE, reach), 0), end + max(_SENTENCE, reach)
        place = self._layout.place_in_flow(start)
        return candidate.kind, candidate.text, self._heading(candidate), place, start - low, self._flow[low:high]

    def words(self, candidate: Candidate) -> dict[tuple[Side, str], tuple[str, ...]]:
        """The words around the candidate by side and concept, the nearest first; for who asks what spoke for it."""
        first, last = self._stretch(candidate)
        heading = self._heading(candidate)
        sides = (
            (Side.BEFORE, self._flow, self._tokens(first, candidate.start)[::-1]),
            (Side.BEHIND, self._flow, self._tokens(candidate.end, last)),
            (Side.HEADING, heading, Concepts(heading, self._lexicon).between(0, len(heading))),
        )
        found: dict[tuple[Side, str], tuple[str, ...]] = {}
        for side, text, tokens in sides:
            for token in tokens:
                for name in token.names:
                    found[side, name] = (*found.get((side, name), ()), text[token.start : token.end])
        return found

    def _heading(self, candidate: Candidate) -> str:
        article = self._layout.article_at(self._layout.text.flow.offsets[candidate.start])
        return (article.heading or "")[:_HEADING] if article is not None else ""

    def _stretch(self, candidate: Candidate) -> tuple[int, int]:
        """The candidate's sentence, as far as it is near."""
        low, high = max(candidate.start - _SENTENCE, 0), min(candidate.end + _SENTENCE, len(self._flow))
        before = punctuation.since(self._flow[low : candidate.start], punctuation.SENTENCE)
        return candidate.start - len(before), punctuation.first(self._flow, punctuation.SENTENCE, candidate.end, high)

    def _side(self, start: int, end: int, *, before: bool) -> list[Near]:
        """The words of a side, the nearest first, each with the number of commas between it and the candidate."""
        tokens = self._tokens(start, end)
        commas = punctuation.places(self._flow, ",:、\t", start, end)
        if before:
            return [(len(commas) - bisect_left(commas, token.end), token.names) for token in reversed(tokens)]
        return [(bisect_left(commas, token.start), token.names) for token in tokens]

    def _tokens(self, start: int, end: int) -> list[Token]:
        """The words of an interval and the other candidates in it."""
        first = bisect_left(self._starts, start)
        spans = [span for span in self._spans[first : first + _SENTENCE] if span[1] <= end]
        return outside(self._concepts.between(start, end), spans)

    def _named(self, heading: str) -> tuple[str, ...]:
        """The concepts of a heading's words."""
        if heading not in self._headings:
            words = Concepts(heading, self._lexicon).between(0, len(heading))
            self._headings[heading] = tuple({name for word in words for name in word.names})
        return self._headings[heading]

    def _normal(self, text: str) -> str:
        """Each word for a party and each figure as one sign; a cell's end as the colon that a line has there."""
        said = str(self._words.sub(lambda match: self._signs[match[0]], text))
        return str(_FIGURES.sub("0", said)).replace("\t", ":")


@lru_cache(maxsize=64)
def _words_of(
    catalogue: Catalogue, roles: frozenset[tuple[str, str]]
) -> tuple[Lexicon, dict[str, str], regex.Pattern[str]]:
    """The words of concepts and parties, and each word for a party with its sign and as one pattern."""
    known = {word: role for word, role in sorted(roles) if word}
    listed = catalogue.concepts
    lexicon = Lexicon(listed | {word: (*listed.get(word, ()), role) for word, role in known.items()})
    signs = {word: PARTY_SIGNS.get(role, word) for word, role in known.items()}
    return lexicon, signs, grammar.words_of(signs)


def _apart(candidates: Sequence[Candidate]) -> list[tuple[int, int, str]]:
    """The candidates' spans in order, none overlapping the one before."""
    spans: list[tuple[int, int, str]] = []
    for one in sorted(candidates, key=lambda one: (one.start, -one.end)):
        if one.kind in SPANS and (not spans or one.start >= spans[-1][1]):
            spans.append((one.start, one.end, one.kind))
    return spans


def _cues(left: Sequence[Near], right: Sequence[Near]) -> Iterator[Cue]:
    """What the words around a candidate say, the nearest first on either side."""
    yield from _of_side("<", left)
    yield from _of_side(">", right)
    beside = _names(left[:_BESIDE]), _names(right[:_BESIDE])
    yield from (("<>", one, other) for one, other in product(*map(sorted, beside)))
    near = _names(word for word in (*left[:_PAIRED], *right[:_PAIRED]) if word[0] < _FAR_CLAUSE)
    yield from (("+", one, other) for one, other in combinations(sorted(near), 2))
    own = _names(word for word in (*left, *right) if word[0] == 0)
    yield from (("=", one, "") for one in own)


def _names(words: Iterable[Near]) -> set[str]:
    return {name for _, names in words for name in names}


def _of_side(side: str, words: Sequence[Near]) -> Iterator[Cue]:
    """What the words on one side say, each for itself and with the next."""
    for place, (commas, names) in enumerate(words):
        for name in names:
            yield side, name, ""
            yield f"{side}{min(commas, _FAR_CLAUSE)}", name, ""
            if place < 2:  # the nearest and the next
                yield f"{side}@{place}", name, ""
        for following in words[place + 1 : place + 2]:
            yield from ((f"{side}{side}", one, other) for one, other in product(names, following[1]))


def _subjects(left: Sequence[Near], right: Sequence[Near]) -> Iterator[Cue]:
    """What the candidate's sentence and its clause begin with, each with the word behind the candidate."""
    own = [near for near in left if near[0] == 0]
    following = right[0][1] if right else ()
    for template, opening in (("^", left[-1:] or right[:1]), ("^^", own[-1:])):
        for name in opening[0][1] if opening else ():
            yield template, name, ""
            yield from ((f"{template}>", name, other) for other in following)


@lru_cache(maxsize=1 << 17)
def number(cue: Cue) -> int:
    """The feature's number."""
    return _HALF + crc32("|".join(cue).encode()) % _HALF


def features(around: Context, candidate: Candidate) -> npt.NDArray[np.int64]:
    """Numbers of the features that are there, each once."""
    cues = np.fromiter(map(number, around.cues), dtype=np.int64, count=len(around.cues))
    found = np.concatenate((_grams(written(around, candidate)), cues))
    found.sort()
    return np.concatenate((found[:1], found[1:][found[1:] != found[:-1]]))


def written(around: Context, candidate: Candidate) -> tuple[Grams, Grams, Grams, Grams]:
    """The n-grams before the candidate (read backwards), behind it, of the heading, and of the candidate's shape."""
    return (
        Grams(around.left[::-1], 1),
        Grams(around.right, 2),
        Grams(around.heading, 3, placed=False),
        Grams(shape(candidate), 4, placed=False),
    )


def shape(candidate: Candidate) -> str:
    """The candidate's type, its text with each figure as one sign, and its length."""
    return f"{candidate.kind}|{_FIGURES.sub('0', candidate.text)}|{len(candidate.text)}"


@dataclass(frozen=True, slots=True)
class Grams:
    """The n-grams of a text that is read away from the candidate; ``placed``: each also with its distance."""

    text: str
    side: int
    placed: bool = True

    @property
    def numbers(self) -> npt.NDArray[np.int64]:
        """The features' numbers."""
        return _grams((self,))


def _grams(sides: Sequence[Grams]) -> npt.NDArray[np.int64]:
    """The numbers of the n-grams of several texts, none reaching from one into the next."""
    text = "".join(one.text + _BETWEEN for one in sides)
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    rows = np.ndarray((len(codes) - len(_BETWEEN), _GRAMS), np.uint32, codes, strides=2 * codes.strides)
    sums = (rows * _PRIMES).cumsum(axis=1).ravel()
    first, places, added = 0, [], []
    for one in sides:
        own, plus = _places(len(one.text), one.side, placed=one.placed)
        places.append(own + first)
        added.append(plus)
        first += (len(one.text) + len(_BETWEEN)) * _GRAMS
    found = sums[np.concatenate(places)] + np.concatenate(added)
    return ((found * _MIX) >> _SHIFT).astype(np.int64)


@lru_cache(maxsize=1024)
def _places(length: int, side: int, *, placed: bool) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.uint64]]:
    """Where in rows of the n-grams from each character on, the shortest first, those within a text stand, and what is
    added to the number of each."""
    starts, longer = np.nonzero(np.arange(length)[:, None] + np.arange(_GRAMS) < length)
    added = (longer.astype(np.uint64) + np.uint64(1)) * np.uint64(131071) + np.uint64(side * 8191)
    own = starts * _GRAMS + longer
    return (np.tile(own, 2), np.concatenate((added, added + _BUCKETS[starts]))) if placed else (own, added)
