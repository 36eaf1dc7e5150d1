"""Names of people: what can be one, and the one at the start of a text."""

from __future__ import annotations

from hedui.extract.values.looks import looks
from hedui.extract.values.pieces import Part, is_not_applicable, trim
from hedui.normalize import grammar
from hedui.normalize.placeholder import is_placeholder

_LOOKS = looks("people")

SURNAME = _LOOKS["surname"]
"""The first character of a Chinese person's name."""


def is_person(text: str) -> bool:
    """Whether the text is a person's name and nothing else."""
    bare = text.replace(" ", "")
    return _LOOKS["whole_name"].fullmatch(bare) is not None and not _LOOKS["no_person"].search(bare)


def has_surname(text: str) -> bool:
    """Whether the text is a person's name and nothing else, and begins with a surname."""
    return is_person(text) and SURNAME.match(text) is not None


def read_person(text: str) -> tuple[Part, ...]:
    """A person's name at the start of the text."""
    start, _ = trim(text)
    if (signed := _LOOKS["signed_before"].match(text, start)) is not None:
        start = signed.end()
    if (before := _LOOKS["person_before_label"].match(text, start)) is not None and SURNAME.match(before[0]):
        return (Part(before[0], *before.span()),)
    found = _LOOKS["spaced_person"].match(text, start) or _LOOKS["person"].match(text, start)
    if found is None:
        return ()
    name, following = found[0], text[found.end() : found.end() + 1]
    if (titled := _LOOKS["titled"].fullmatch(name)) is not None:
        return (Part(titled[1], found.start(), found.start() + len(titled[1])),)
    goes_on = grammar.HAN.match(following) and not _LOOKS["title_behind"].match(text, found.end())
    return () if goes_on or _is_nobody(name) else (Part(name, *found.span()),)


def _is_nobody(name: str) -> bool:
    """Whether the words stand where a person's name would, and are none."""
    no_name = _LOOKS["no_person"].search(name) or _LOOKS["nobody"].fullmatch(name)
    return no_name is not None or is_not_applicable(name) or is_placeholder(name)
