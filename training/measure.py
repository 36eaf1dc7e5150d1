"""What hedui finds of phrases whose values are marked, and what it gives that is none, of a hand that it never heard.

    python -m training.measure [FOLDER ...] [--verbose]

Each line stands alone below two parties and is read as an agreement is, patterns, model and vetoes together. A value
is found where hedui gives one for its field at its place; false is one at any other place, of a field of that file.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hedui.extract import extract, load_catalogue
from hedui.models.page import Page, Reading
from training.lines import HEAD
from training.phrases import KEPT, UNJUDGED, Phrase, fields_of, read_phrases

_GIVEN = {
    "dispute.court": ("dispute.method",),
    "dispute.tribunal": ("dispute.method",),
    "payment.instalments.share": ("instalment.share",),
    "payment.due_days": ("payment.due_days", "instalment.due_days"),
    **{
        f"deposit.{kind}": ("deposit.amount", "deposit.share")
        for kind in ("performance", "quality", "rental", "earnest")
    },
    "delivery.date": ("delivery.due",),
    "liability.penalties.amount": ("penalty.amount",),
    "liability.penalties.share": ("penalty.share",),
}
"""Field of the bank → the fields of mentions, where they are called otherwise."""


@dataclass(slots=True)
class Measured:
    """Field → values stated, found and false; ``misses``: what went wrong, as lines for people."""

    stated: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)


def measure(phrases: Sequence[Phrase]) -> Measured:
    """What is found of the phrases, and what is given that is none."""
    measured, covered = Measured(), fields_of(list(phrases))
    for phrase in phrases:
        given = list(_given(phrase.text))
        for name in sorted(covered[phrase.source]):
            _compare(measured, phrase, name, given)
    return measured


def _given(text: str) -> Iterator[tuple[str, int, int]]:
    """Field and place in the line of each value that hedui gives."""
    page = Page(1, f"{HEAD}{text}\n", Reading.PLAIN_TEXT)
    for mention in extract((page,), load_catalogue(), ner=False).mentions:
        if mention.start >= len(HEAD):
            yield mention.field, mention.start - len(HEAD), mention.end - len(HEAD)


def _compare(measured: Measured, phrase: Phrase, name: str, given: Sequence[tuple[str, int, int]]) -> None:
    said = [(start, end) for own, start, end in given if own in _GIVEN.get(name, (name,))]
    marks = [(start, end) for start, end, own, _ in phrase.marks if own == name]
    same = {other for other in _GIVEN if _GIVEN[other] == _GIVEN.get(name)} | {name}
    known = [mark[:2] for mark in phrase.marks if mark[2].removeprefix(UNJUDGED) in same]
    for mark in marks:
        measured.stated[name] += 1
        if any(_meet(mark, one) for one in said):
            measured.found[name] += 1
        else:
            measured.misses.append(f"- {name}\t{phrase.text[mark[0] : mark[1]]}\t{phrase.text}")
    if wrong := {one for one in said if not any(_meet(mark, one) for mark in known)}:
        measured.false[name] += 1
        measured.misses += [f"+ {name}\t{phrase.text[start:end]}\t{phrase.text}" for start, end in sorted(wrong)]


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def main() -> None:
    """Print what is found and false of each field."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", default=[KEPT])
    parser.add_argument("--verbose", action="store_true", help="the lines that went wrong, too")
    options = parser.parse_args()
    phrases = [phrase for folder in options.folders for phrase in read_phrases(folder)]
    measured = measure(phrases)
    print("\n".join(measured.misses) if options.verbose else "", end="\n" if options.verbose else "")
    for name in sorted(measured.stated):
        print(f"{name:34} {measured.found[name]:4} of {measured.stated[name]:4} found, {measured.false[name]:3} false")
    whole = (measured.found.total(), measured.stated.total(), measured.false.total(), len(phrases))
    print("{} of {} found, {} false in {} lines".format(*whole))


if __name__ == "__main__":
    main()
