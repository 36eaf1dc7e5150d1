"""After the reading: agreements that belong together say so in their records, supplements and other forms."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import hedui
from hedui.batch import messages
from hedui.batch.exports import Exports
from hedui.batch.facts import Facts, counted
from hedui.batch.forms import groups
from hedui.batch.ledger import Ledger
from hedui.batch.papers import Papers
from hedui.batch.stored import DamagedRecordError
from hedui.batch.supplements import amended_by, holds_now
from hedui.export.codes import AMENDED_ELSEWHERE
from hedui.export.layout import part_path
from hedui.models.finding import Finding
from hedui.models.links import Amended, Links
from hedui.models.record import Record
from hedui.settings import Settings
from hedui.validate.cost import in_order

log = logging.getLogger("hedui.batch")

_NAME = "links"
_LONGEST_CHAIN = 20
"""A supplement to a supplement to … an agreement."""


class Linking:
    """Compares what is known of all agreements, and rewrites records of which that says something else than before."""

    def __init__(self, ledger: Ledger, papers: Papers, exports: Exports, settings: Settings) -> None:
        self._ledger = ledger
        self._papers = papers
        self._exports = exports
        self._settings = settings

    def renew(self) -> None:
        """Have every record say what the other files say of it now; nothing where nothing changed since."""
        depends = (hedui.__version__, self._settings.fingerprint())
        if self._exports.is_noted(_NAME, *depends):
            return
        self._learn()
        whole = True
        wanted = self._links()
        written = self._ledger.linked()
        for path in sorted(wanted.keys() | written.keys()):
            links = wanted.get(path, Links())
            if links != written.get(path, Links()):
                try:
                    self._rewrite(path, links)
                except DamagedRecordError:
                    log.warning("%s", messages.DAMAGED_RECORD.say(self._papers.lang, name=path))
                    whole = False
        self._ledger.commit()
        if whole:
            self._exports.note(_NAME, *depends)

    def _learn(self) -> None:
        """Take in the agreements of which an older ledger keeps no facts."""
        for path, parts in self._ledger.unknown():
            try:
                read = [self._papers.read(path, index) for index in range(1, parts + 1)]
            except DamagedRecordError:
                continue  # the exports say so
            facts = [Facts.of(part_path(path, index), *each) for index, each in enumerate(read, 1)]
            self._ledger.enter(path, facts)

    def _links(self) -> dict[str, Links]:
        homes = self._homes()
        found: dict[str, Links] = {}
        for path, home in homes.items():
            others = tuple(other for other in home if other != path)
            found[path] = Links(forms=others, form_of=home[0] if path != home[0] else None)
        self._ledger.note_forms([(path, links.form_of) for path, links in found.items() if links.form_of])
        for main, supplements in self._amended():
            self._note(found, homes, [main.path], amended=holds_now(main, supplements))
            self._note(found, homes, [each.path for each in supplements], amends=main.path)
        return found

    def _homes(self) -> dict[str, list[str]]:
        """All forms of an agreement, the one that stands for it first, by the path of each; of those with several."""
        homes: dict[str, list[str]] = {}
        for group in groups(self._ledger.sharing()):
            home = [each.path for each in group]
            homes |= dict.fromkeys(home, home)
        return homes

    @staticmethod
    def _note(
        found: dict[str, Links], homes: Mapping[str, Sequence[str]], paths: Iterable[str], **said: object
    ) -> None:
        """Note something of agreements in each of their forms."""
        for path in (form for each in paths for form in homes.get(each, [each])):
            found[path] = found.get(path, Links()).model_copy(update=said)

    def _amended(self) -> list[tuple[Facts, list[Facts]]]:
        """Each agreement that supplements amend, and these."""
        supplements = self._ledger.supplements()
        above = {each.path: amended_by(each, self._ledger) for each in supplements}
        mains: dict[str, Facts] = {}
        amending: defaultdict[str, list[Facts]] = defaultdict(list)
        for each in supplements:
            main = above[each.path]
            for _ in range(_LONGEST_CHAIN):
                if main is None or above.get(main.path) is None:
                    break
                main = above[main.path]
            if main is not None and main.path not in above:
                mains[main.path] = main
                amending[main.path].append(each)
        return [(main, amending[path]) for path, main in sorted(mains.items())]

    def _rewrite(self, path: str, links: Links) -> None:
        source, part = self._ledger.place(path)
        record, text = self._papers.read(source, part)
        record = with_links(record, links, self._settings)
        filed = self._papers.write(source, part, record, text)
        self._exports.refile(source, part, filed)
        errors, warnings, infos = counted(record).values()
        self._ledger.note_links(path, links, (errors, warnings, infos))


def with_links(record: Record, links: Links, settings: Settings) -> Record:
    """The record with what the other files say of it, in place of what it said before."""
    kept = tuple(finding for finding in record.findings if finding.code != AMENDED_ELSEWHERE.code)
    if links.amended and links.amended.changes and AMENDED_ELSEWHERE.code not in settings.disable:
        severity = settings.severity.get(AMENDED_ELSEWHERE.code, AMENDED_ELSEWHERE.severity)
        message = _say(links.amended, settings)
        kept += (Finding(code=AMENDED_ELSEWHERE.code, severity=severity, message=message),)
    return record.model_copy(update={"links": None if links.is_empty else links, "findings": in_order(kept)})


def _say(amended: Amended, settings: Settings) -> str:
    lang = settings.lang
    comma, semicolon = messages.COMMA.say(lang), messages.SEMICOLON.say(lang)
    holds: Sequence[str] = [
        *(
            [messages.TOTAL_NOW.say(lang, total=f"{amended.total:f}", path=amended.total_from)]
            if amended.total is not None
            else [messages.TOTAL_OPEN.say(lang)]
            if amended.changes_price
            else []
        ),
        *(
            [
                (messages.ENDED_ON if amended.ended else messages.EXPIRES_NOW).say(
                    lang, day=amended.expires_on.isoformat(), path=amended.expires_from
                )
            ]
            if amended.expires_on is not None
            else [messages.TERM_OPEN.say(lang)]
            if amended.changes_term
            else []
        ),
    ]
    by = comma.join(f"“{each.path}”" for each in amended.by)
    return messages.AMENDED.say(lang, by=by, holds=semicolon.join(holds))
