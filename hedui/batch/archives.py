"""Files in a ZIP archive as inputs: they lie below its name as those of a folder lie below the folder's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from hedui.batch.found import LEDGER_NAME, Found, Join, Problem, is_hidden, is_result_file, problem_of
from hedui.errors import DocumentError
from hedui.read import archive
from hedui.settings import Language


def inside(found: Found, path: Path, join: Join) -> Iterator[Found]:
    """The inputs in the archive ``found``, which lies at ``path``, and what of it cannot be read.

    ``join`` makes fewer inputs of the files of one folder in it. Raises ``OSError``.
    """
    folders: dict[str, list[Found]] = defaultdict(list)
    for member in archive.members(path):
        name = f"{found.path}/{member.path}" if member.path else found.path
        each = replace(found, path=name, size=member.size)
        if member.refused is not None:
            yield replace(each, problem=Problem.ARCHIVE, refused=member.refused)
        elif not is_hidden(PurePosixPath(name).name):
            folders[str(PurePosixPath(name).parent)].append(replace(each, problem=_problem(path, found.path, name)))
    results = _result_folders(folders)
    for folder, here in sorted(folders.items()):
        if not f"{folder}/".startswith(results):
            yield from join(here, folder, _below(folder, folders))


def _problem(path: Path, base: str, name: str) -> Problem | None:
    """What keeps a file in the archive from being read, if anything does."""
    problem = problem_of(PurePosixPath(name).name)
    if problem is None and name.lower().endswith(".json"):
        try:
            with archive.local(path.parent, f"{path.name}/{name[len(base) + 1 :]}", Language.EN) as file:
                return None if is_result_file(str(file)) else Problem.UNSUPPORTED
        except DocumentError:  # it is found out again when it is read
            return None
    return problem


def _result_folders(folders: Mapping[str, Sequence[Found]]) -> tuple[str, ...]:
    """The folders in which a batch left its ledger, each with a / at its end."""
    return tuple(each.path.removesuffix(LEDGER_NAME) for here in folders.values() for each in here if _is_ledger(each))


def _is_ledger(found: Found) -> bool:
    return PurePosixPath(found.path).name == LEDGER_NAME


def _below(folder: str, folders: Iterable[str]) -> list[str]:
    """The folders right in ``folder``, in order."""
    return sorted({_child(folder, other) for other in folders if other.startswith(f"{folder}/")})


def _child(folder: str, other: str) -> str:
    """The folder right in ``folder`` on the way to ``other``."""
    return f"{folder}/{other[len(folder) + 1 :].partition('/')[0]}"
