"""The sentences of an agreement, attachments left out, as intervals of the flow."""

from __future__ import annotations

from collections.abc import Iterator

from hedui.extract.text.agreement import SENTENCE
from hedui.extract.text.layout import Layout
from hedui.normalize import punctuation

_LONGEST = 1500
"""Characters of a sentence that is read."""


def sentences(layout: Layout, word: str) -> Iterator[tuple[int, int]]:
    """The intervals of the sentences in which the phrase of that name is met."""
    phrase = layout.phrases[word]
    for _, start, line in layout.own_lines() if layout.may_say(phrase) else ():
        if phrase.search(line) is None:
            continue
        for sentence in SENTENCE.finditer(line):
            if len(sentence[0]) <= _LONGEST and phrase.search(sentence[0]) is not None:
                yield start + sentence.start(), start + sentence.end()


def behind_heading(layout: Layout, start: int, end: int) -> int:
    """Where a sentence begins behind the number and heading of its article: 第三条付款签订后30日内付清."""
    article = layout.article_at(layout.text.flow.offsets[start])
    head = article.number + article.heading if article is not None and article.heading else ""
    begins = head != "" and layout.text.flow.text.startswith(head, start, end)
    return start + len(head) if begins else start


def commas(flow: str, start: int, end: int) -> list[int]:
    """Where the words behind the commas of a stretch begin."""
    return [mark + 1 for mark in punctuation.places(flow, ",;", start, end) if not _is_in_figure(flow, mark)]


def _is_in_figure(flow: str, comma: int) -> bool:
    """Whether the comma groups the digits of a figure: 25,000."""
    return flow[comma - 1].isdigit() and flow[comma + 1 : comma + 4].isdigit()
