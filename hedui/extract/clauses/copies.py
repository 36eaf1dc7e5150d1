"""Copies: how many there are of the agreement, originals and duplicates together, and how many each side holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from hedui.extract.candidates.convert import count
from hedui.extract.mention import Mention
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.models.codes import ROLES
from hedui.normalize import punctuation

_KINDS = ("正本", "副本")
_SIDES = {"三方": 3, "丙": 3, "四方": 4, "丁": 4, "五方": 5, "戊": 5}
"""Word → how many parties it speaks of at the least."""
_LOOKS = looks("told_in_text")
PHRASE = _LOOKS["phrase_of_copies"]
DETAILS = _LOOKS["copies_in_bracket"]
_AND = punctuation.any_of("、和及与")


@dataclass(slots=True)
class _Share:
    """What one side holds: originals and duplicates one after the other, as intervals of the line."""

    number: int
    start: int
    end: int
    kinds: set[str]


def read_copies(layout: Layout) -> Iterator[Mention]:
    """Mentions of ``copies.total`` and ``copies.held``."""
    for _, start, text in layout.own_lines():
        if layout.says("copies_unit", text):
            yield from _of_line(layout, text, start)


def _of_line(layout: Layout, text: str, base: int) -> Iterator[Mention]:
    done = 0
    for match in layout.phrases["copies_in_all"].finditer(text):
        if match.start() < done or layout.says("other_papers", text, max(0, match.start() - 12), match.start()):
            continue
        if (total := number_of(match["total"])) is None:
            continue
        match, total = _added_up(layout, text, match, total)
        first, last = match.span("total")
        done = _end(layout, text, match.end())
        topic = "正本" if layout.says("originals", text, max(0, match.start() - 8), first) else ""
        duplicates = layout.phrases["duplicates"].search(text, match.end(), done) if topic else None
        if duplicates is not None and (more := number_of(duplicates["total"])) is not None:
            total, last = total + more, duplicates.end("total")
        yield layout.flow_mention("copies.total", total, base + first, base + last, rule="copies")
        yield from _held(layout, text[:done], match.end(), topic, base, total)
    for blank in layout.phrases["copies_left_blank"].finditer(text, done):
        yield from _held(layout, text[: _end(layout, text, blank.end())], blank.end(), "", base, 0)


def _held(layout: Layout, text: str, start: int, topic: str, base: int, total: int) -> Iterator[Mention]:
    """Mentions of who holds how many of ``total`` by what the text, which begins at ``base``, says behind ``start``."""
    shares = _shares(layout, text, start, topic)
    shares = _by_evidence(layout, shares, total) if shares else _alike(layout, text, start, total)
    for role, share in shares.items():
        place = base + share.start, base + share.end
        yield layout.flow_mention("copies.held", share.number, *place, rule="copies", role=role)


def _by_evidence(layout: Layout, shares: dict[str, _Share], total: int) -> dict[str, _Share]:
    """The shares, those of nobody known given to parties where the numbers leave no doubt.

    All copies are held, by as many holders as there are parties: who is the only one left is the only party left,
    whatever the clause calls him (校方, 总部), and where all that are left hold alike it is no matter who is who.
    """
    left = [role for role in _parties(layout) if role not in shares]
    strangers = [name for name in shares if name not in ROLES and not layout.says("third_party_holder", name)]
    numbers = {shares[name].number for name in strangers}
    whole = sum(share.number for share in shares.values()) == total
    if not whole or len(strangers) != len(left) or len(numbers) != 1:
        return shares
    known = dict(zip(strangers, left, strict=True))
    return {known.get(name, name): share for name, share in shares.items()}


def _alike(layout: Layout, text: str, start: int, total: int) -> dict[str, _Share]:
    """The shares of parties that part the copies among them: 合同两份，双方分存."""
    parted = layout.phrases["copies_parted"].search(text, start)
    parties = _parties(layout)
    if parted is None or not parties or total % len(parties):
        return {}
    first, last = parted.span()
    return {role: _Share(total // len(parties), first, last, set()) for role in parties}


def _parties(layout: Layout) -> list[str]:
    """The roles of those whose names are known."""
    return [role for role in ROLES if role in layout.names.values()]


def _added_up(layout: Layout, text: str, match: regex.Match[str], total: int) -> tuple[regex.Match[str], int]:
    """The number of copies, or what the sentence goes on to say that there are in all."""
    counted = layout.phrases["copies_added_up"].match(text, match.end())
    whole = number_of(counted["total"]) if counted is not None else None
    return (counted, whole) if counted is not None and whole else (match, total)


def _end(layout: Layout, text: str, start: int) -> int:
    """Where the talk of copies ends: with the sentence, unless the next one goes on about who holds how many."""
    stop = layout.phrases["copies_end"].search(text, start)
    while stop is not None and stop[0] in "。.\n" and layout.begins("copies_go_on", text, stop.end()):
        stop = layout.phrases["copies_end"].search(text, stop.end())
    return stop.start() if stop else len(text)


def _shares(layout: Layout, text: str, start: int, topic: str) -> dict[str, _Share]:
    """Who holds how many of what the text goes on about behind ``start``: originals (正本), duplicates (副本) or both.

    What is said of a side twice counts once, unless of originals and of duplicates.
    """
    passage = DETAILS.sub(lambda details: " " * len(details[0]), text[start:])
    shares: dict[str, _Share] = {}
    holders: list[str] = []
    for match, said in _counts(layout, passage):
        number = number_of(match["n"])
        if number is None:
            continue
        words = PHRASE.split(said)[-1]
        if words in _KINDS and _is_whole(layout, passage[match.end() :], number):
            holders, topic = [], words
            continue
        kind = next(filter(words.endswith, _KINDS), "")
        holders = holders_of(layout, words) or (holders if _goes_on(words, said) else [])
        topic = kind if kind and not holders else topic
        _share_out(shares, holders, number, kind or topic, (start + match.start("n"), start + match.end("n")))
    return shares


def _goes_on(words: str, said: str) -> bool:
    """Whether a sentence goes on with copies of another kind of the same side: 甲方执正本两份，副本一份."""
    return words.endswith(_KINDS) and not punctuation.holds(said, ";。")


def _counts(layout: Layout, passage: str) -> Iterator[tuple[regex.Match[str], str]]:
    """Each count, with what is said between the one before and it."""
    before = 0
    for match in layout.phrases["copies_counted"].finditer(passage):
        yield match, passage[before : match.start()]
        before = match.end()


def _share_out(
    shares: dict[str, _Share], holders: Sequence[str], number: int, kind: str, place: tuple[int, int]
) -> None:
    """Add what each of the holders holds, unless it was said before, of both kinds or of the same."""
    for role in holders:
        share = shares.setdefault(role, _Share(0, *place, set()))
        if share.kinds and (not kind or kind in share.kinds or "" in share.kinds):
            continue
        share.number += number
        share.end = place[1]
        share.kinds.add(kind)


def _is_whole(layout: Layout, passage: str, number: int) -> bool:
    """Whether ``number`` is what the sides named next hold together: 副本六份，甲方四份，乙方两份."""
    held = 0
    for match, said in _counts(layout, passage):
        words = PHRASE.split(said)[-1]
        share = number_of(match["n"])
        if share is None or punctuation.holds(said, ";。") or words.endswith(_KINDS):
            break
        held += share * len(holders_of(layout, words))
    return held == number


def holders_of(layout: Layout, words: str) -> list[str]:
    """The roles behind 甲方, 采购人, 双方各执 …, or the holder's own name; none where nobody is named."""
    if (each := layout.phrases["each_holds"].search(words)) is not None:
        return _every(layout, each[0])
    match = layout.phrases["holder_of_copies"].search(words)
    around = layout.phrases["around_holder"]
    holder = around.sub("", around.sub("", match["holder"])) if match else ""
    names = [name for name in _AND.split(holder) if name]
    others = "、".join(name for name in names if not layout.begins("all_sides", name))
    if not others or layout.says("no_holder", others):
        return []
    return [role for name in names for role in _held_by(layout, name)]


def _held_by(layout: Layout, name: str) -> list[str]:
    """The roles of one of those who hold as many each: of all sides, of several in a word, or of one."""
    if layout.begins("all_sides", name):
        return _every(layout, name)
    return [_role(layout, word) for word in _apart(layout, name)]


def _apart(layout: Layout, name: str) -> list[str]:
    """The words for parties that a name consists of where nothing parts them: 出借人保证人; else the name."""
    words: list[str] = []
    at = 0
    while (word := layout.catalogue.role_prefix.match(name, at)) is not None and word.end() > at:
        words.append(word[0])
        at = word.end()
    return words if at == len(name) else [name]


def _every(layout: Layout, words: str) -> list[str]:
    """The roles of all of whom 双方, 三方, 各方 speaks."""
    known = [role for role in ROLES if role in layout.roles.values()]
    if ("各方" in words or words.startswith("各")) and len(known) > 1:
        return known
    return list(ROLES[: max([2, *(number for word, number in _SIDES.items() if word in words)])])


def _role(layout: Layout, name: str) -> str:
    """The role of the party whose name this is or is part of; the name itself where it is none of this agreement's."""
    if name in layout.roles:
        return layout.roles[name]
    role = f"{name}方" if f"{name}方" in ROLES else layout.catalogue.roles.get(name)
    parties = set(layout.roles.values())
    if role is not None and (not parties or role in parties):
        return role
    named = {role for whole, role in layout.names.items() if len(name) > 1 and name in whole}
    named = named or {role for whole, role in layout.names.items() if _shortens(name, whole)}
    return named.pop() if len(named) == 1 else name


def _shortens(name: str, whole: str) -> bool:
    """Whether the name is the other one in short: 村委会 for 青石岭村民委员会."""
    behind = iter(whole)
    return len(name) > 2 and all(character in behind for character in name)


def number_of(text: str) -> int | None:
    """The number that the words for it say, which may stand in brackets; None where they say none."""
    try:
        return count(text.removeprefix("(").removesuffix(")") if text.startswith("(") else text)
    except ValueError:
        return None
