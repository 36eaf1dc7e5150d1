"""Whether what was read is an agreement at all: minutes, a letter, an invoice are none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import regex

from hedui.divide.headings import Headings, load_headings
from hedui.extract.extraction import Foreign, Span
from hedui.extract.mention import Mention, Place
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.language import is_in_another_language
from hedui.extract.text.layout import Layout
from hedui.extract.words.natures import Nature, natures_of
from hedui.models.contract import Contract
from hedui.models.evidence import Method
from hedui.models.part import PartKind
from hedui.normalize import grammar
from hedui.normalize.fold import Folded, Spaces, fold
from hedui.normalize.simplified import as_on_the_mainland

_FEW = 12
"""Characters outside every part that tell nothing: a page's number, a mark of a printer."""
_BEGINNING = 2000
"""Characters in which a paper that is no agreement says so."""
_COUNTED = grammar.pattern(r"[(]?{number}{1,3}[)、.]|第{number}{1,3}[编篇章节]")
"""How a heading within another paper begins: 二、采购合同, 第一节 集体合同."""
_IN_PASSING = regex.compile(r"[、,/;:]|[A-Za-z]\p{Han}|\d\.")
"""What a title has not, and a line of notes or a program about agreements has."""
_SET = frozenset("\n\t 【】|*#_")
"""What sets words and says none."""
_HEAD = 40
"""Lines among which a title stands."""
_FIRST = 6
"""Filled lines among which the title of a paper stands."""
_RULE = "paper-title"
_LEAST_WORDS = 2
"""Different words of an agreement's vocabulary that speak for one."""
_FOREIGN = (PartKind.APPROVAL, PartKind.AUTHORISATION, PartKind.OTHER, PartKind.CERTIFICATE)


def find_foreign(layout: Layout, contract: Contract) -> Foreign | None:
    """What the whole of it is instead of an agreement; None for an agreement, and where that cannot be told.

    It cannot be told where a page gave no text: what is not there may be the agreement. Nor does a page that is hardly
    legible prove that words of agreements lack.
    """
    text = layout.text
    if not _is_whole(text):
        return None
    named = _named(contract)
    by_signs = _by_signs(layout, named)
    if by_signs is not None and by_signs.republishes:
        return by_signs
    if (told := _by_parts(layout) or by_signs) is not None:
        return told
    if named > 1 or contract.number or _is_hardly_legible(text) or _speaks(layout, load_headings()):
        return None
    return Foreign(_first_line(text.source, 0), headed=False)


def heading_of(layout: Layout) -> Iterator[Mention]:
    """The title of a paper that is no agreement, where one of its first lines is one and nothing else."""
    source = layout.text.source
    for line in islice(filter(str.strip, source.split("\n")), _FIRST):
        said = "".join(as_on_the_mainland(fold(line).text).split())
        if layout.catalogue.phrases["paper_title"].fullmatch(said) is not None:
            start = source.index(line) + len(line) - len(line.lstrip())
            written = "".join(line.split()) if grammar.HAN.search(line) else line.strip()
            end = start + len(line.strip())
            yield Mention("title", written, start, end, Method.LABEL, _RULE, Place.HEAD, rank=1)
            return


def _by_parts(layout: Layout) -> Foreign | None:
    """Another paper, if next to nothing stands outside of it."""
    kinds = [part for part in layout.parts if part.kind in _FOREIGN]
    if not kinds or len("".join(layout.text.raw.split())) > _FEW:
        return None
    return Foreign(_first_line(layout.text.source, kinds[0].start), headed=True)


def _named(contract: Contract) -> int:
    """How many parties have a name."""
    return sum(party.name is not None for party in contract.parties)


def find_other_language(layout: Layout, contract: Contract) -> Span | None:
    """The first line of a text in another language than Chinese that names no two parties in a way that is known."""
    text = layout.text
    may_be = _is_whole(text) and not _is_hardly_legible(text) and _named(contract) < 2
    return _first_line(text.source, 0) if may_be and is_in_another_language(text) else None


def _is_whole(text: AgreementText) -> bool:
    """Whether there is text, and every page gave some."""
    return bool(text.source.strip()) and not any(page.problem or not page.text.strip() for page in text.pages)


def _is_hardly_legible(text: AgreementText) -> bool:
    return any(page.is_hardly_legible for page in text.pages)


def _by_signs(layout: Layout, named: int) -> Foreign | None:
    """What the beginning says that no agreement says of itself, unless the file holds an agreement behind it."""
    source = layout.text.source
    head, kept, bare = _beginning(source)
    possible = (nature for nature in layout.catalogue.natures if nature.names_parties or named < 2)
    for nature, signs in natures_of(possible, bare):
        if _is_agreement_all_the_same(nature, layout.text, named=named > 1):
            continue
        places = (head.raw_span(kept[start], kept[end - 1] + 1) for start, end in signs)
        return Foreign(_first_line(source, 0), headed=False, nature=nature, signs=tuple(Span(*at) for at in places))
    return None


def _beginning(source: str) -> tuple[Folded, list[int], str]:
    """The text's beginning folded, which of its characters are words, and these as the mainland writes them."""
    head = fold(source[:_BEGINNING], spaces=Spaces.DROP)
    kept = [index for index, character in enumerate(head.text) if character not in _SET]
    return head, kept, as_on_the_mainland("".join(head.text[index] for index in kept))


def is_republished(layout: Layout) -> bool:
    """Whether the text stands in a paper, an announcement, that says between other things what an agreement says."""
    if not layout.parts or layout.parts[0].kind is not PartKind.OTHER or not layout.text.raw.strip():
        return False
    told = natures_of(layout.catalogue.natures, _beginning(layout.text.source)[2])
    return any(nature.republishes for nature, _ in told)


def _is_agreement_all_the_same(nature: Nature, text: AgreementText, *, named: bool) -> bool:
    """Whether the file holds an agreement behind what its beginning says, as its title and its parties tell."""
    headings = load_headings()
    if nature.names_parties:
        return named and _has_title(text, headings)
    if named or nature.holds_forms:
        return named
    return (not nature.titled_so and _has_title(text, headings)) or _calls_for_two(text, headings)


def _calls_for_two(text: AgreementText, headings: Headings) -> bool:
    """Whether the head has a place for the name of each of two parties, filled in or not."""
    head = ("".join(fold(text.line_text(line)).text.split()) for line in text.lines[:_HEAD])
    return len({found["role"] for line in head for found in headings.role.finditer(line[:_BEGINNING])}) > 1


def _has_title(text: AgreementText, headings: Headings) -> bool:
    """Whether a line of what is no other part is an agreement's title and nothing else."""
    lines = ("".join(fold(text.line_text(line)).text.split()) for line in text.lines)
    return any(
        headings.title.fullmatch(line) is not None
        and not (_COUNTED.match(line) or _IN_PASSING.search(line))
        and headings.of(line) is None
        for line in lines
    )


def _first_line(source: str, start: int) -> Span:
    """The first filled line from the offset on."""
    start += len(source[start:]) - len(source[start:].lstrip())
    end = source.find("\n", start)
    return Span(start, len(source) if end < 0 else end)


def _speaks(layout: Layout, headings: Headings) -> bool:
    """Whether the head bears an agreement's title, or the text uses an agreement's words."""
    text = layout.text
    head = ("".join(fold(text.line_text(line)).text.split()).strip("《》#*_") for line in text.lines[:_HEAD])
    if any(headings.title.fullmatch(line) for line in head):
        return True
    words: set[str] = set()
    for found in headings.vocabulary.finditer(text.source):
        words.add("".join(found[0].split()))
        if len(words) >= _LEAST_WORDS:
            return True
    return False
