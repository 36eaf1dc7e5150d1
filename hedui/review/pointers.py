"""Pointers that outlive another reading: rows are named by what they are (乙方, settlement), not by where they stand.

``/parties/1/accounts/0/number`` is ``/parties/乙方/accounts/settlement/number`` where no other row bears that name; a
row without a name of its own, such as a line item, keeps its number. Truths for ``hedui evaluate`` use the same form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

NAMED_BY = ("role", "purpose", "label", "kind")
"""What names a row, where it has it."""

Json = object


def steps(pointer: str) -> list[str]:
    """The pointer's steps, unescaped (RFC 6901)."""
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def join(path: Sequence[str]) -> str:
    """The pointer of these steps."""
    return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in path)


def stable(pointer: str, contract: Json) -> str:
    """The lasting form of a pointer into ``contract`` (plain data); what leads nowhere stays as it is."""
    node, made = contract, []
    for step in steps(pointer):
        made.append(_named(node, step) if isinstance(node, list) else step)
        node = _inner(node, step)
    return join(made)


def positional(pointer: str, contract: Json) -> str:
    """The pointer with the numbers that rows have in ``contract``; a row that is not there keeps its name."""
    node, made = contract, []
    for step in steps(pointer):
        at = place(node, step) if isinstance(node, list) else None
        made.append(step if at is None else str(at))
        node = _inner(node, step)
    return join(made)


def lookup(contract: Json, pointer: str) -> Json:
    """The value at a pointer of either form; None where it leads nowhere."""
    node = contract
    for step in steps(pointer):
        node = _inner(node, step)
    return node


def place(rows: Sequence[Json], step: str) -> int | None:
    """Which row a step means, counted from 0; None where there is no such row, or several bear the name."""
    if step.isdecimal():
        return int(step) if int(step) < len(rows) else None
    found = [at for at, row in enumerate(rows) if name(row) == step]
    return found[0] if len(found) == 1 else None


def name(row: Json) -> str | None:
    """What names a row, or None."""
    if not isinstance(row, Mapping):
        return None
    return next((str(row[key]) for key in NAMED_BY if row.get(key)), None)


def leaves(node: Json, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Json]]:
    """Each value that is there, with its lasting pointer."""
    if isinstance(node, Mapping):
        for key, inner in node.items():
            yield from leaves(inner, (*path, str(key)))
    elif isinstance(node, list):
        for at, inner in enumerate(node):
            yield from leaves(inner, (*path, _named(node, str(at))))
    elif node is not None:
        yield join(path), node


def values(node: Json) -> Iterator[Json]:
    """Each value that is there, without its pointer, which takes most of the time."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            waiting += reversed(node.values())
        elif isinstance(node, list):
            waiting += reversed(node)
        elif node is not None:
            yield node


def _named(rows: Sequence[Json], step: str) -> str:
    at = place(rows, step)
    own = name(rows[at]) if at is not None else None
    return own if own and place(rows, own) == at else step


def _inner(node: Json, step: str) -> Json:
    if isinstance(node, list):
        at = place(node, step)
        return None if at is None else node[at]
    return node.get(step) if isinstance(node, Mapping) else None
