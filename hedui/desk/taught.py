"""What corrections teach: a value picked behind a label that nobody knew becomes an entry of the user's own catalogue.

It is proposed where a person picked a value, accepted by a person, and counts from the next import on, once it has been
tried on every agreement that people have confirmed: none of their values may change for the worse.
"""

from __future__ import annotations

import json
import re
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hedui.batch.isolation import IsolatedExecutor, IsolationError, Limits
from hedui.batch.taught import TAUGHT, with_taught
from hedui.desk import messages
from hedui.desk.opened import Opened
from hedui.desk.picking import joined
from hedui.desk.values import RefusedError
from hedui.errors import CatalogueError
from hedui.export.folder import OutputFolder
from hedui.extract import load_catalogue
from hedui.extract.words.catalogue import Catalogue, squeeze
from hedui.models.review import ReviewStatus
from hedui.review.apply import Plain
from hedui.review.entries import Entry
from hedui.review.pointers import leaves, lookup, steps
from hedui.settings import Options, Settings

_PARTS = re.compile(r"\t|\s{2,}|[。；;，,【\[]")
_NUMBERING = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,3}[)）、.．]\s*")
_COLON = re.compile(r"\s*[:：]\s*\Z")
_ASIDE = re.compile(r"[（(][^（）()]{0,20}[)）]\Z")
_LABEL = re.compile(r"[\u4e00-\u9fffA-Za-z/（）()]{2,16}")
_ROWS = {"parties": "party", "accounts": "account", "signatures": "signature"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry of a catalogue: words that stand before the value of a field."""

    entry: int
    """The correction that it was made of."""
    label: str
    field: str
    type: str
    picked: str
    value: str

    def toml(self, value: str) -> str:
        """The entry as it stands in a file; ``value`` is what its example must give."""
        lines = {
            "field": self.field,
            "type": self.type,
            "spellings": [self.label],
            "examples": [[f"{self.label}：{self.picked}", value]],
            "counterexamples": [f"{self.label}："],
        }
        rows = (f"{key} = {json.dumps(each, ensure_ascii=False)}" for key, each in lines.items())
        return "\n".join(("[[label]]", *rows, ""))


@dataclass(frozen=True, slots=True)
class Taught:
    """What became of a proposal: on how many confirmed agreements it was tried, and how many values it finds there
    that were not read before."""

    proposal: Proposal
    tried: int
    gained: int


class School:
    """Proposes and accepts. Entries lie in ``taught.toml`` in the output folder."""

    def __init__(self, out: Path, options: Options) -> None:
        self._out = out
        self._options = options
        self._lock = threading.Lock()

    def proposals(self, opened: Opened) -> dict[str, Proposal]:
        """What the standing corrections of an agreement teach, by their pointers."""
        picked = {at: entry for at, entry in opened.decisions.values.items() if entry.draft.places and entry.draft.new}
        if not picked:
            return {}
        try:
            catalogue = self._catalogue()
        except CatalogueError:
            return {}
        made = ((pointer, proposal(opened, entry, catalogue)) for pointer, entry in picked.items())
        return {pointer: found for pointer, found in made if found}

    def accept(self, opened: Opened, number: int, confirmed: Callable[[], Iterable[Opened]]) -> Taught:
        """Add what the correction of this number teaches. ``confirmed``: all agreements that people have confirmed.

        Raises ``RefusedError`` where it teaches nothing, or would make a confirmed agreement read worse.
        """
        lang = self._options.settings.lang
        with self._lock:
            found = next((each for each in self.proposals(opened).values() if each.entry == number), None)
            if found is None:
                raise RefusedError(messages.TEACHES_NOTHING.say(lang))
            path = self._out / TAUGHT
            before = path.read_text("utf-8-sig") if path.is_file() else messages.TAUGHT_HEAD.say(lang) + "\n"
            with tempfile.TemporaryDirectory(prefix=".taught-", dir=self._out) as folder:
                draft = Path(folder) / TAUGHT
                after = self._understood(found, before, draft)
                harmed, tried, gained = self._try(found, draft, confirmed())
            if harmed:
                raise RefusedError(messages.TEACHES_HARM.say(lang, label=found.label, paths="、".join(harmed[:5])))
            OutputFolder(self._out, lang).write(TAUGHT, after.encode("utf-8"))
        return Taught(found, tried, gained)

    def _catalogue(self) -> Catalogue:
        settings = with_taught(self._options.settings, self._out)
        return load_catalogue(settings.catalogue, settings.lang, settings.own)

    def _understood(self, found: Proposal, before: str, draft: Path) -> str:
        """The file with the entry, written to ``draft``; its example gives the value. Raises ``RefusedError``."""
        settings = self._options.settings
        for value in dict.fromkeys((found.value, found.picked, squeeze(found.picked))):
            after = f"{before}\n{found.toml(value)}"
            draft.write_text(after, "utf-8")
            try:
                load_catalogue((*settings.catalogue, draft), settings.lang, settings.own)
            except CatalogueError:
                continue
            return after
        raise RefusedError(messages.TEACHES_UNREAD.say(settings.lang, label=found.label, text=found.picked))

    def _try(self, found: Proposal, draft: Path, confirmed: Iterable[Opened]) -> tuple[list[str], int, int]:
        """Which agreements would be read worse, on how many it was tried, how many values more it finds there."""
        now = with_taught(self._options.settings, self._out)
        then = self._options.settings.model_copy(update={"catalogue": (*self._options.settings.catalogue, draft)})
        word, harmed, tried, gained = squeeze(found.label), [], 0, 0
        executor = IsolatedExecutor(1, Limits(memory=self._options.batch.memory))
        try:
            for opened in confirmed:
                tried += 1
                if word not in squeeze("\n".join(opened.pages)):
                    continue
                try:
                    before, after = executor.submit(_read_twice, opened.pages, now, then).result()
                except IsolationError:  # what cannot be tried is not taken to be harmless
                    harmed.append(opened.path)
                    continue
                worse, better = compared(opened.contract, before, after)
                harmed += [opened.path] if worse else []
                gained += better
        finally:
            executor.kill()
        return harmed, tried, gained


def proposal(opened: Opened, entry: Entry, catalogue: Catalogue) -> Proposal | None:
    """What a correction teaches; None where its value was not picked behind a label of its own that nobody knows."""
    draft = entry.draft
    known = _field_of(draft.pointer)
    label = label_before(opened.text(draft.places[0].page), draft.places[0].start) if known else None
    if known is None or label is None:
        return None
    role = catalogue.role_prefix.match(label)
    label = label[role.end() :].removeprefix("的") if role else label
    if not _LABEL.fullmatch(label) or catalogue.labelled(squeeze(label)) or squeeze(label) in catalogue.roles:
        return None
    return Proposal(entry.number, label, *known, joined(draft.places), str(draft.new))


def label_before(text: str, start: int) -> str | None:
    """The words before a place on its line, where a colon or a gap parts them from it."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    bare = _COLON.sub("", before)
    if bare == before and not re.search(r"\t\s*\Z|\s{2,}\Z", before):
        return None
    words = _NUMBERING.sub("", _PARTS.split(bare.rstrip())[-1].strip(), count=1)
    words = _ASIDE.sub("", "".join(words.split()))
    return words if _LABEL.fullmatch(words) else None


def compared(confirmed: Plain, before: Plain, after: Plain) -> tuple[int, int]:
    """How many confirmed values another reading has worse than the one before, and how many better."""
    worse = better = 0
    for pointer, value in leaves(confirmed):
        if lookup(before, pointer) != lookup(after, pointer):
            good = lookup(after, pointer) == value
            worse, better = worse + (not good), better + good
    return worse, better


def all_confirmed(found: Iterable[Opened | None]) -> Iterator[Opened]:
    """Those of the agreements that are confirmed as they stand now."""
    return (opened for opened in found if opened and opened.status is ReviewStatus.CONFIRMED)


def _read_twice(texts: tuple[str, ...], *settings: Settings) -> tuple[Plain, ...]:
    """The contract that the page texts state, with the words of each of the settings."""
    from hedui.divide.paging import paged
    from hedui.extract import extract
    from hedui.models.page import Page, Reading

    pages = tuple(Page(number=at, text=text, reading=Reading.PLAIN_TEXT) for at, text in enumerate(texts, 1))
    once, _ = paged(pages)
    made = []
    for each in settings:
        catalogue = load_catalogue(each.catalogue, each.lang, each.own)
        made.append(extract(once, catalogue, ner=each.ner).contract.model_dump(mode="json"))
    return tuple(made)


def _field_of(pointer: str) -> tuple[str, str] | None:
    """The catalogue's field at a lasting pointer, and how it is read; None where no label may name it."""
    path = steps(pointer)
    if path == ["date_signed"]:
        name = "signed"
    elif path[0] in _ROWS and len(path) in (3, 5):
        name = f"{_ROWS[path[-3]]}.{path[-1]}"
    else:
        name = ".".join(path)
    kind = _types().get(name)
    return (name, kind) if kind else None


@cache
def _types() -> Mapping[str, str]:
    """How each field is read behind its own labels."""
    found: dict[str, str] = {}
    for label in load_catalogue().entries:
        if "+" not in label.field:
            found.setdefault(label.field, label.type)
    return found
