"""Announcements as pages and converters dress them: headings of another kind or none, lines wrapped or lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import regex

from hedui.pipeline import process
from tests.extract.announcements import ALIKE, FOOT, HEAD, at

Dress = Callable[[str], str]
_WIDTH = 40


def unnumbered(text: str) -> str:
    """Headings without their numbers."""
    return str(regex.sub(r"(?m)^[一二三四五六]、", "", text))


def headless(text: str) -> str:
    """No headings at all."""
    return str(regex.sub(r"(?m)^[一二三四五六]、.*\n", "", text))


def lowered(text: str) -> str:
    """Headings in brackets, and entries below them with numbers in brackets."""
    entries = regex.sub(r"(?m)^(\d)[、.]", r"(\1)", regex.sub(r"(?m)^（[一二三四五六]）", "", text))
    return str(regex.sub(r"(?m)^([一二三四五六])、", r"（\1）", entries))


def wrapped(text: str) -> str:
    """Lines as wide as the paper."""
    lines = (line[at : at + _WIDTH] for line in text.splitlines() for at in range(0, max(len(line), 1), _WIDTH))
    return "".join(f"{line}\n" for line in lines)


def marked_up(text: str) -> str:
    """Markdown, whose headings count nothing."""
    return str(regex.sub(r"(?m)^[一二三四五六]、(.*)$", r"\n## \1\n", text)).replace("\n", "\n\n")


def on_one_line(text: str) -> str:
    return "".join(text.splitlines())


def read_dressed(body: str, dress: Dress, pointers: dict[str, Any]) -> tuple[dict[str, Any], set[str]]:
    """What is read at the pointers, and the codes of findings."""
    name = "a.md" if dress is marked_up else "a.txt"
    record = process(dress(HEAD + body + FOOT).encode(), name=name).model_dump(mode="json")
    return {pointer: at(record["contract"], pointer) for pointer in pointers}, {f["code"] for f in record["findings"]}


NAMES = ["sale", "works", "framework", "design", "cooperation"]


@pytest.mark.parametrize("dress", [unnumbered, lowered, wrapped, marked_up])
@pytest.mark.parametrize(("body", "wanted"), ALIKE, ids=NAMES)
def test_headings_of_any_kind_tell_what_is_republished(body: str, wanted: dict[str, Any], dress: Dress) -> None:
    assert read_dressed(body, dress, wanted) == (wanted, {"not-an-agreement"})


@pytest.mark.parametrize(("body", "wanted"), ALIKE[:4], ids=NAMES[:4])
def test_without_headings_what_each_sentence_says_tells_it(body: str, wanted: dict[str, Any]) -> None:
    wanted = {pointer: value for pointer, value in wanted.items() if not (body == ALIKE[1][0] and "address" in pointer)}
    assert read_dressed(body, headless, wanted) == (wanted, {"not-an-agreement"})


@pytest.mark.parametrize(("body", "wanted"), ALIKE[1:2], ids=NAMES[1:2])
def test_a_page_on_one_line_is_told_apart_by_its_numbers(body: str, wanted: dict[str, Any]) -> None:
    assert read_dressed(body, on_one_line, wanted) == (wanted, {"not-an-agreement"})
