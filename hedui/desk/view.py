"""What the pages of the desk are filled with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment

from hedui.desk import messages
from hedui.desk.crops import MOST, Crop, crops
from hedui.desk.fields import Group, groups, in_words, label_of
from hedui.desk.opened import Opened
from hedui.desk.taught import Proposal
from hedui.export import digital, names, pages
from hedui.export.codes import CODES, code_name, finding_name
from hedui.messages import Message
from hedui.models.evidence import Evidence
from hedui.models.finding import Finding
from hedui.models.links import Links
from hedui.models.review import ReviewStatus, Verdict
from hedui.review.entries import About, Draft, Entry
from hedui.review.sheet import LONGEST, NOTE, OWNER
from hedui.settings import Language

STATIC = {
    "desk.css": "text/css; charset=utf-8",
    **dict.fromkeys(
        ("desk.js", "desk.common.js", "desk.paper.js", "desk.typed.js", "desk.decide.js"),
        "text/javascript; charset=utf-8",
    ),
    "desk.svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding: what it says, its places, what a person said of it."""

    key: str
    finding: Finding
    name: str
    meaning: str
    crops: tuple[Crop, ...]
    more: int
    """How many places are not shown."""
    entry: Entry | None
    based: int

    @property
    def places(self) -> str:
        return places(self.finding.evidence)


@dataclass(frozen=True, slots=True)
class Step:
    """One entry in words."""

    entry: Entry
    what: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Panel:
    """All that changes on the page of an agreement when somebody decides."""

    opened: Opened
    findings: tuple[FindingView, ...]
    at: int
    """Which finding is shown, counted from 0."""
    first: list[Group]
    others: Group
    status_based: int
    undoable: Entry | None
    signatures: tuple[str, ...]
    """The digital signatures of the file, each in words."""
    differs: tuple[str, ...]
    steps: tuple[Step, ...]
    taught: Mapping[str, Proposal]
    """What corrections teach, by their pointers."""


def panel(
    opened: Opened, at: int | None, by: str, lang: Language, entries: Sequence[Entry], taught: Mapping[str, Proposal]
) -> Panel:
    """``at``: the finding that is shown; the first that nobody has judged unless given."""
    first, others = groups(opened, lang)
    found = tuple(_findings(opened, lang))
    chosen = next((number for number, each in enumerate(found) if each.entry is None), 0) if at is None else at
    review = opened.reviewed.review
    return Panel(
        opened=opened,
        findings=found,
        at=min(max(chosen, 0), max(len(found) - 1, 0)),
        first=first,
        others=others,
        status_based=opened.decisions.based(About.STATUS, ""),
        undoable=opened.decisions.undoable(by),
        signatures=tuple(digital.signatures(opened.record, lang)),
        differs=tuple(label_of(each, opened, lang) for each in (review.changed if review else ())),
        steps=tuple(_steps(opened, lang, entries)),
        taught=taught,
    )


def places(evidence: Sequence[Evidence]) -> str:
    """Places for the script: page, boxes, and where in the page's text."""
    return json.dumps([{"page": e.page, "boxes": e.boxes, "start": e.start, "end": e.end} for e in evidence])


def environment(lang: Language) -> Environment:
    """The templates; whatever an agreement says is escaped."""
    made = pages.environment()
    made.globals |= {
        "say": lambda name, **facts: messages.WORDS[name].say(lang, **facts),
        "statuses": {status.value: names.REVIEWS[status].say(lang) for status in ReviewStatus},
        "verdicts": {verdict.value: names.VERDICTS[verdict].say(lang) for verdict in Verdict},
        "reasons": {name: message.say(lang).split("\n") for name, message in messages.REASONS.items()},
        "keys": [(key, message.say(lang)) for key, message in messages.KEYS],
        "words": {name: messages.WORDS[name].say(lang) for name in _SCRIPT_WORDS}
        | {
            "page": messages.WORDS["page"].say(lang, number="{number}"),
            "say_why": messages.WHY.say(lang),
            "taught": messages.WORDS["taught"].say(lang, tried="{tried}"),
        },
        "remarks": [(about.value, word.say(lang), LONGEST[word]) for about, word in REMARKS.items()],
        "lang": lang.value,
        "places": places,
        "currency": lambda code: names.currency(code, lang),
        "code_name": lambda code: code_name(code, lang),
        "local": lambda at: at.astimezone().strftime("%Y-%m-%d %H:%M"),
    }
    return made


REMARKS = {About.OWNER: OWNER, About.NOTE: NOTE}
"""What people say of an agreement as a whole, as the workbook calls it."""
_SCRIPT_WORDS = (
    "offline",
    "picture",
    "text",
    "no_picture",
    "picked",
    "pick_into",
    "frame_hint",
    "teach",
    "nothing_there",
    "saved",
    "undone",
    "reason",
)


def links_of(opened: Opened) -> Links:
    return opened.record.links or Links()


def _findings(opened: Opened, lang: Language) -> Iterator[FindingView]:
    """The findings, the worst first."""
    rows = zip(opened.keys, opened.record.findings, strict=True)
    for key, finding in sorted(rows, key=lambda row: -row[1].severity.rank):
        yield FindingView(
            key=key,
            finding=finding,
            name=finding_name(finding, lang),
            meaning=next((code.meaning.say(lang) for code in CODES if code.code == finding.code), ""),
            crops=tuple(crops(opened, finding.evidence)),
            more=max(0, len(finding.evidence) - MOST),
            entry=opened.decisions.of_finding(key),
            based=opened.decisions.based(About.FINDING, key),
        )


def _steps(opened: Opened, lang: Language, entries: Sequence[Entry]) -> Iterator[Step]:
    """What was decided, the last first."""
    codes = dict(zip(opened.keys, (finding_name(finding, lang) for finding in opened.record.findings), strict=True))
    for entry in reversed(entries):
        draft = entry.draft
        old, new = (_decided(draft, value, lang) for value in (draft.old, draft.new))
        yield Step(entry, _subject(draft, opened, codes, lang), old, new)


def _subject(draft: Draft, opened: Opened, codes: Mapping[str, str], lang: Language) -> str:
    """What a decision is about; ``codes`` names the findings by their keys."""
    match draft.about:
        case About.VALUE:
            return label_of(draft.pointer, opened, lang)
        case About.FINDING:
            return codes.get(draft.pointer) or draft.pointer.partition(":")[0]
        case About.STATUS:
            return messages.WORDS["status"].say(lang)
        case _:
            return REMARKS[draft.about].say(lang)


def _decided(draft: Draft, value: object, lang: Language) -> str | None:
    """What was or is decided, in words."""
    match draft.about:
        case About.VALUE:
            return in_words(draft.pointer, value, lang)
        case About.FINDING:
            return _word(names.VERDICTS, value, lang)
        case About.STATUS:
            return _word(names.REVIEWS, value or "pending", lang)
        case _:
            return None if value is None else str(value)


def _word(words: dict[str, Message], value: object, lang: Language) -> str | None:
    return words[str(value)].say(lang) if str(value) in words else None
