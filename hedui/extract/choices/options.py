"""Options: what is numbered for choosing, （1）…（2）…, A、…B、…, ①…②…, on lines of their own or in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from hedui.extract.candidates.convert import count
from hedui.extract.extraction import Option, Span
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.normalize import grammar, punctuation

_HAN = grammar.TEN
_MARKER = grammar.pattern(
    rf"(?<paren>[(](?:\d{{1,2}}|[{_HAN}]|[A-Ha-h])[)])|(?<circled>[①②-⑳])|(?<half>(?<![\d(])(?:\d{{1,2}}|[{_HAN}A-Ha-h])[)])",
    rf"(?<named>(?:方式|方案|选项)(?:[{_HAN}A-H]|\d)[:、.]?)|(?<letter>(?<![A-Za-z])[ABC-H][、.:](?![A-Za-z\d]))",
    rf"(?<bare>(?<![A-Za-z\d])[ABC-H](?=\p{{Han}}))|(?<digit>(?<![\d.])\d{{1,2}}[、.](?!\d))|(?<han>(?<=^|[\n:;。])[{_HAN}][、.])",
)
_STYLES = ("paren", "circled", "half", "named", "letter", "bare", "digit", "han")
_OPENS = regex.compile(r"(?<=^|\n|[。;:,、)】(/])\s*")
_TIGHT = grammar.pattern(r"[零{ten}{formal}两\d第]$")
"""贰(2)份, 第2、3项: a number that says how many, or refers."""
_EDGES = " ;,、。"
_REACH = 1500
_FIRST_WITHIN = 120
_LINES_ABOVE = 7
_WAY = looks("picks")["way"]


@dataclass(frozen=True, slots=True)
class _Marker:
    style: str
    number: int
    start: int
    end: int


def number_of(text: str) -> int | None:
    """The number of an option: 2, （二）, ②, B, 方式二."""
    bare = _WAY.sub("", text.strip("()（）、.．:： "))
    if len(bare) == 1 and "①" <= bare <= "⑳":
        return ord(bare) - ord("①") + 1
    if len(bare) == 1 and bare.upper() in "ABCDEFGH":
        return "ABCDEFGH".index(bare.upper()) + 1
    try:
        return count(bare)
    except ValueError:
        return None


def options_behind(layout: Layout, start: int, within: int = _FIRST_WITHIN) -> list[Option]:
    """The options that follow an offset of the flow, counted from one without a gap; the first soon."""
    markers = _sequence(layout.text.flow.text, start, within)
    return [_option(layout, marker, markers[index + 1 : index + 2]) for index, marker in enumerate(markers)]


def options_ahead(layout: Layout, end: int) -> list[Option]:
    """The options that an offset of the flow stands behind: on its line, or on those above."""
    text, begin = layout.text.flow.text, end
    for _ in range(_LINES_ABOVE):
        begin = text.rfind("\n", 0, max(begin - 1, 0)) + 1
        markers = [marker for marker in _sequence(text, begin, _FIRST_WITHIN) if marker.start < end]
        if len(markers) > 1:
            return [
                _option(layout, marker, markers[index + 1 : index + 2], end) for index, marker in enumerate(markers)
            ]
    return []


def _sequence(text: str, start: int, within: int) -> list[_Marker]:
    """Markers of one style that count 1, 2, 3; any other number of the style ends them."""
    found: list[_Marker] = []
    for marker in _markers(text, start):
        if found and marker.style != found[0].style:
            continue
        if not found and marker.start - start > within:
            break
        if marker.number == len(found) + 1 and (found or _opens(text, marker.start, start)):
            found.append(marker)
        elif found:
            break
    return found


def _markers(text: str, start: int) -> Iterator[_Marker]:
    """What may number an option, and is no part of a word or a figure."""
    for match in _MARKER.finditer(text, start, min(len(text), start + _REACH)):
        marker = _marker(match)
        if marker is not None and not _is_tight(text, match):
            yield marker


def _marker(match: regex.Match[str]) -> _Marker | None:
    style = next(name for name in _STYLES if match[name] is not None)
    number = number_of(match[0])
    inside = match[0].strip("()、.:")
    kind = "digit" if inside.isdigit() else "han" if inside in _HAN else "letter"
    return None if number is None else _Marker(f"{style}-{kind}", number, *match.span())


def _is_tight(text: str, match: regex.Match[str]) -> bool:
    return (
        match["named"] is None
        and match["circled"] is None
        and _TIGHT.search(text, max(0, match.start() - 1), match.start()) is not None
    )


def _opens(text: str, offset: int, start: int) -> bool:
    """Whether a first option can begin here: behind punctuation, on a new line, or right where the search began."""
    return _OPENS.match(text, offset) is not None or offset <= start + 6


def _option(layout: Layout, marker: _Marker, following: list[_Marker], stop: int | None = None) -> Option:
    """The words behind a marker: to the line's end, the next marker, ``stop``, or as the last of a sentence to its full
    stop.

    Lines between its own and the next marker belong to the option, too: a list of what it offers.
    """
    flow = layout.text.flow
    line = flow.text.find("\n", marker.end)
    end = min(len(flow.text) if line < 0 else line, len(flow.text) if stop is None else stop)
    if following and following[0].start < end:
        end = following[0].start
    elif not following and marker.start > 0 and flow.text[marker.start - 1] != "\n":
        end = punctuation.first(flow.text, "。", marker.end, end)
    first, last = _trimmed(flow.text, marker.end, end)
    whole = _trimmed(flow.text, marker.end, following[0].start)[1] if following else last
    return Option(marker.number, flow.text[first:last], Span(*flow.raw_span(first, max(whole, first + 1))))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The interval without blanks and the punctuation that leads from one option to the next."""
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES + "(":
        end -= 1
    if text.count(")", start, end) > text.count("(", start, end) and text[end - 1] == ")":
        end -= 1
    return start, end
