"""Labels on lines: where the words before a colon, a gap or a bracket name a field or a party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from hedui.extract.labels.glued import PERSONAL, Glued
from hedui.extract.labels.openings import INTO, LONGEST_LONE, NUMBERING, Openings
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.values.names import CALLED_END, is_organisation, read_name
from hedui.extract.words.vocabulary import Kind, Topic, Vocabulary, Words

_COLONS = regex.compile(r"[:：;；]")
_FULL_LINE = 24
_LONG_LINE = 400
_CORE_START = regex.compile(r"\t| {2,}|[—–]+|[。,,;、](?=\S)|(?<=[)】])(?=\S)|[(（](?=[^()（）]+$)")
_INTRODUCED = regex.compile(
    r"\s*(?:[(（]?\d{1,2}[)）、.．]\s*)?(?<name>[^,。;:、\t]{2,60}?)"
    r"\s*[(（]\s*(?:(?:以下|下|或)(?:统)?(?:简)?称(?:为|:)?\s*[“\"'‘]?(?<role>\p{Han}{2,6})[”\"'’]?"
    r"|(?<alone>[甲乙丙]方))\s*[)）]"
)
_CALLED_BEHIND = regex.compile(
    r"\s*(?:[(（]?\d{1,2}[)）、.．]\s*)?(?P<word>\p{Han}{2,8}):"
    r"(?=[^。;:(]{2,60}?(?:, ?|\s)(?:以下|下)(?:统)?(?:简)?称(?:为)?\s*[“\"'‘]?(?P<role>[甲乙丙]方)[”\"'’]?[。;,]?\s*$)"
)
"""债权人：A公司，下称甲方: a word for a party that nobody knows, explained behind the name without a bracket."""
_OTHER_LABEL = regex.compile(r"(?:\t| {2,}|(?<=[:(]) ?)(?=(?!双方|甲方|乙方)\p{Han}{2,7}(?:[(][^()]{1,8}[)])?:)")
"""Before a label that nobody knows, set apart by a gap or right behind another's colon; its value is its own."""
_UNITS = ("公司", "单位", "企业", "机构", "医院", "学校")
_HAN_END = regex.compile(r"\p{Han}$")
_ROLE_ALONE = regex.compile(r"[(（]\s*(?<role>[甲乙丙]方)\s*[)）]\s*:?\s*(?=\S)")
_ROLE_BEHIND = regex.compile(r"[(（]\s*[甲乙丙]方\s*[)）]\s*(?=\p{Han}{2,8}$)")
"""The role of the party named before, in a bracket that is no part of the label behind it."""
_LONGEST_HEADED = 16
_NUMBER_BEHIND = regex.compile(r"\s*\d[\d ]{5}")
_APART = regex.compile(
    r"\t| {2,}|(?<=[^\p{Han}]) |[。,,;、)）】]"
    r"|^\s*(?:[(（]?[一二三四五六七八九十\d]{1,3}(?:\.\d{1,2})*[)）、.．]|[·●■◆※○*-])\s*"
)
_ALIAS_FIRST = regex.compile(
    r"\s*[(（](?:以下|下)?(?:统|简)*称(?:为|:)?\s*[“\"'‘]?\p{Han}{2,4}[”\"'’]?[)）](?=\s*[^\s,，。;；])"
)
_CELLS = regex.compile(r"[^\t]+?(?=\t| {2,}|$)")
_TAB_CELLS = regex.compile(r"[^\t]+")
_GAP = regex.compile(r"\t|  ")
_GLUED = regex.compile(r"[\p{Han})）]$|[A-Za-z] ?$")
"""The end of a word that what follows belongs to: 证书编号, Account No."""


def find_labels(text: AgreementText, vocabulary: Vocabulary) -> tuple[Hit, ...]:
    """All labels of the document in reading order."""
    finder = _Finder(vocabulary)
    hits: list[Hit] = []
    for index, line in enumerate(text.lines):
        row = text.line_text(line)
        found = finder.line(row)
        if index and ":" in row[:8] and _may_be_cut(found, row.index(":")):
            cut = finder.wrapped(text.line_text(text.lines[index - 1]), row)
            found = cut + [hit for hit in found if not cut or hit.start > row.index(":")]
        if hits and hits[-1].line == index - 1 and _is_rest_of_name(text, hits[-1], row):
            found = found[1:] if found and found[0].start == found[0].value else found
        elif not found and index + 1 < len(text.lines):
            found = finder.above_details(row, text.line_text(text.lines[index + 1]))
        hits += _placed(found, index, line.start, row)
    return tuple(hits)


def _is_rest_of_name(text: AgreementText, above: Hit, row: str) -> bool:
    """Whether the line only ends the name behind a party's label above: …工程 / 指挥部（以下简称“甲方”）."""
    own = text.rows.text[above.value : text.lines[above.line].end].strip()
    if above.words.kind is not Kind.ROLE or not own or is_organisation(own):
        return False
    return CALLED_END.search(row) is not None and CALLED_END.search(own) is None


def _may_be_cut(found: Sequence[Hit], colon: int) -> bool:
    """Whether what stands before a line's first colon can be the rest of a label that began on the line above."""
    first = found[0] if found else None
    return first is None or first.start > colon or (not first.words.role and first.words.kind is Kind.HEADING)


def _placed(found: Sequence[Hit], line: int, start: int, row: str) -> Iterator[Hit]:
    """A line's labels counted from the start of ``rows``, each ending where the next begins, known or not."""
    length = len(row)
    ends = [hit.start for hit in found[1:]] + [length]
    for hit, end in zip(found, ends, strict=False):
        other = _OTHER_LABEL.search(row, hit.value, end)
        stop = other.start() if other is not None else end
        if hit.words.kind is Kind.ROLE and (personal := PERSONAL.search(row, hit.value, stop)) is not None:
            stop = personal.start()
        yield Hit(hit.words, line, start + hit.start, start + hit.value, start + stop, hit.colon)


class _Finder:
    """Finds a vocabulary's words on single lines; offsets count from the line's start."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.words
        self._vocabulary, self._catalogue = vocabulary, vocabulary.catalogue
        self._openings = Openings(vocabulary)
        self._glued = Glued(vocabulary)

    def line(self, line: str) -> list[Hit]:
        """The labels of one line, in their order; of a very long one only those before a colon near its start."""
        if len(line) > _LONG_LINE:
            return list(self._at_colons(line[:_LONG_LINE]))
        hits = list(self._at_colons(line))
        if ("称" in line or line.endswith("方)")) and (named := self._introduced(line, hits)):
            hits = sorted(hits + named, key=lambda hit: hit.start)
        if not hits and (called := _CALLED_BEHIND.match(line)) is not None:
            words = replace(self._vocabulary.role(called["role"], called["role"], sealed=False), named=called["word"])
            return [Hit(words, 0, called.start("word"), called.end(), 0, True)]
        if line[:1] in "(（" and (alone := self._role_alone(line)) is not None:
            hits = [alone, *(hit for hit in hits if hit.start >= alone.value)]
        if "\t" in line or "  " in line:
            hits = sorted(hits + self._whole_cells(line, hits), key=lambda hit: hit.start)
        bare = not hits or (line.endswith(INTO) and all(hit.words.kind is Kind.HEADING for hit in hits))
        if bare and (lone := self._openings.lone(line)) is not None:
            return [lone]
        if any(hit.words.topic is not None or hit.words.kind is Kind.ROLE or _opens_account(hit.words) for hit in hits):
            hits = sorted(hits + self._listed(line, hits), key=lambda hit: hit.start)
        if not hits or (hits[0].start > 2 and not line[: hits[0].start].isspace()):
            opening = self._openings.at_start(line)
            if opening is not None and (not hits or opening.value <= hits[0].start):
                hits.insert(0, opening)
                hits += self._listed(line, hits) if _is_account(opening.words) else []
        if hits:
            hits = sorted(hits + self._beside(line, hits), key=lambda hit: hit.start)
        return sorted(hits + self._glued.beside(line, hits), key=lambda hit: hit.start)

    def wrapped(self, above: str, line: str) -> list[Hit]:
        """A label that the end of the line above cut in two: 乙方收款账 / 户为："""
        colon = line.index(":")
        if len(above) < _FULL_LINE:
            return []
        for start in range(max(0, len(above) - self._catalogue.longest_label), len(above)):
            words = self._words("".join((above[start:] + line[:colon]).split()))
            if words is not None and (start == 0 or above[start - 1] in " 。;,\t" or words.kind is Kind.HEADING):
                return [Hit(words, 0, 0, colon + 1, len(line), True)]
        return []

    def _at_colons(self, line: str) -> Iterator[Hit]:
        """The labels that end at colons."""
        previous = 0
        found = False
        for colon in _COLONS.finditer(line):
            position = colon.start()
            hit = self._before(line, previous, position, found)
            if hit is not None:
                yield hit
                found = True
                previous = position + 1

    def _before(self, line: str, low: int, colon: int, after_value: bool) -> Hit | None:
        """The label that ends at a colon: the whole stretch before it, or its end where a value stands before."""
        stretch = line[low:colon]
        for start in self._starts(stretch, after_value):
            core = stretch[start:]
            if not 1 < len(core) <= 60 or core[0].isspace() or (after_value and core[0] in "/、("):
                continue
            words = self._words("".join(core.split()))
            coined = words is not None and words.named and words.named not in self._catalogue.roles
            if words is None or _is_anothers(words, stretch[:start]) or _ends_name(stretch[:start], core):
                continue
            bracketed = start > 1 and stretch[start - 1] in "(（" and not after_value
            if bracketed and not _is_about_somebody(words):
                continue
            if not (coined and (" " in core if after_value else _GAP.search(core))):
                number = words.topic is Topic.SETTLEMENT and _NUMBER_BEHIND.match(line, colon + 1)
                headed = self._vocabulary.by_head("".join(core.split())) if number else None
                value = self._in_bracket(words, line, low + start, colon) or _behind_alias(line, colon + 1)
                return Hit(headed or words, 0, low + start, value, 0, True)
        return self._by_head(line, low, colon)

    def _in_bracket(self, words: Words, line: str, start: int, colon: int) -> int | None:
        """Where the name begins that stands within a party's label, with nothing behind it: 甲方（青岭水务局）：."""
        opening = line.find("(", start, colon)
        named = words.kind is Kind.ROLE and opening > 0 and line[colon - 1] == ")" and not line[colon + 1 :].strip()
        inside = line[opening + 1 : colon - 1] if named else ""
        return (
            opening + 1
            if len(inside) > 3 and is_organisation(inside) and self._words("".join(inside.split())) is None
            else None
        )

    def _by_head(self, line: str, low: int, colon: int) -> Hit | None:
        """A label that nobody listed, set apart by a blank or a mark from what stands before it."""
        stretch = line[low:colon]
        start = max((cut.end() for cut in _APART.finditer(stretch)), default=0)
        words = (
            self._vocabulary.by_head("".join(stretch[start:].split()))
            if len(stretch) - start <= _LONGEST_HEADED
            else None
        )
        return Hit(words, 0, low + start, colon + 1, 0, True) if words is not None else None

    def _starts(self, stretch: str, after_value: bool) -> list[int]:
        """Where a label at the end of the stretch may begin, in the order to try."""
        starts = {0} | {m.end() for m in _CORE_START.finditer(stretch)}
        starts |= {i + 1 for i, c in enumerate(stretch) if c == " "}
        if (numbered := NUMBERING.match(stretch)) is not None:
            starts.add(numbered.end())
        if stretch[:1] in ("(", "（"):
            starts.add(1)
        ordered = sorted(starts)
        if numbered is not None:
            ordered.remove(numbered.end())
            ordered.insert(0, numbered.end())
        if after_value:
            if (aside := _ROLE_BEHIND.search(stretch)) is not None and aside.end() < len(stretch):
                ordered.insert(0, aside.end())
            ordered += range(max(0, len(stretch) - self._catalogue.longest_label - 8), len(stretch) - 1)
        return ordered

    def _introduced(self, line: str, hits: list[Hit]) -> list[Hit]:
        """A公司（以下简称“甲方”） at the start of a line that goes on with A's details, or with nothing."""
        match = _INTRODUCED.match(line)
        if match is None or any(hit.start < match.end() for hit in hits):
            return []
        rest = line[match.end() :].strip(" ,;。、")
        label = self._words("".join(rest.split())) if rest and not hits else None
        if rest and not hits and (label is None or label.kind is not Kind.FIELD):
            return []
        role = match["role"] or match["alone"]
        if role not in self._catalogue.roles or (match["alone"] and not is_organisation(match["name"])):
            return []
        name = match.start("name")
        named = Hit(self._vocabulary.role(role, role, sealed=False), 0, name, name, 0, True)
        # 甲公司（以下简称甲方），统一社会信用代码 ends the line: the code stands on the next.
        return [named] if label is None else [named, Hit(label, 0, line.rindex(rest), len(line), 0, True)]

    def _role_alone(self, line: str) -> Hit | None:
        """(甲方) or (乙方): at the start of a line, whose word was lost or stands on the line above, before a name."""
        match = _ROLE_ALONE.match(line)
        if match is None or not read_name(line[match.end() :]):
            return None
        words = self._vocabulary.role(match["role"], match["role"], sealed=False)
        return Hit(words, 0, match.start(), match.end(), 0, True)

    def _whole_cells(self, line: str, hits: list[Hit]) -> list[Hit]:
        """Cells that are a label and nothing else, with a cell behind them."""
        found: list[Hit] = []
        whole = list(_TAB_CELLS.finditer(line)) if "\t" in line else []
        parted = len(whole) > 1 and all(self._words("".join(cell[0].split())) for cell in whole)
        for cell in whole if parted else _CELLS.finditer(line):
            start = cell.start() + len(cell[0]) - len(cell[0].lstrip())
            if any(hit.start <= start < hit.value for hit in hits):
                continue
            words = self._words("".join(cell[0].split()))
            last = cell.end() >= len(line) and not (words and _goes_with(words, found))
            named = words is not None and words.kind is Kind.ROLE and any(hit.words.role == words.role for hit in found)
            if words is not None and words.kind is not Kind.HEADING and not last and not named:
                found.append(Hit(words, 0, start, cell.end(), 0, False))
        return found or self._headings_beside(line)

    def _headings_beside(self, line: str) -> list[Hit]:
        """Cells of which each heads the details of another party: 甲方账户    乙方账户."""
        cells = list(_CELLS.finditer(line))
        words = [self._words("".join(cell[0].split())) for cell in cells]
        headings = [_as_heading(one) for one in words if one is not None]
        known = [one for one in headings if one.kind is Kind.HEADING and one.role]
        if len(known) < len(cells) or len({one.role for one in known}) < 2:
            return []
        return [
            Hit(one, 0, cell.end() - len(cell[0].lstrip()), cell.end(), 0, False)
            for one, cell in zip(known, cells, strict=True)
        ]

    def above_details(self, line: str, below: str) -> list[Hit]:
        """A party alone on a line above its details, or its name: 甲方（用人单位）, 【甲方信息】."""
        bare = "".join(NUMBERING.sub("", line).strip(" 【】[]〔〕:").split())
        words = self._words(bare) if 2 <= len(bare) <= LONGEST_LONE else None
        if words is None or words.role is None or words.sealed:
            return []
        if words.kind is Kind.ROLE and ":" not in below and is_organisation(below.strip()):
            return [Hit(words, 0, 0, len(line), len(line), False)]
        if not self._vocabulary.opens(below) and self._openings.at_start(below) is None:
            return []
        if words.kind is Kind.ROLE:
            words = replace(words, kind=Kind.HEADING, topic=Topic.DETAILS)
        return [Hit(words, 0, 0, len(line), 0, False)] if words.kind is Kind.HEADING else []

    def _listed(self, line: str, hits: list[Hit]) -> list[Hit]:
        """户名 A，开户行 B，账号 C: labels without a colon behind a heading about an account on the same line."""
        found = []
        first = min(hit.value for hit in hits)
        for match in self._catalogue.account_words.finditer(line, max(0, first - 1)):
            words = self._words(match["word"])
            if (
                words is None
                or words.kind is not Kind.FIELD
                or any(h.start <= match.start("word") < h.value for h in hits)
            ):
                continue
            apart = match.start("word") > first or line[match.end() : match.end() + 1] == " "
            if apart or all(label.field.startswith("account.") for label in words.labels):
                found.append(Hit(words, 0, match.start("word"), match.end(), 0, False))
        return found

    def _beside(self, line: str, hits: list[Hit]) -> list[Hit]:
        """Labels that lost their colon at the start of the other columns: 住所 A路1号    住所 B路2号."""
        found: list[Hit] = []
        for gap in _GAP.finditer(line, hits[0].value):
            start, end = gap.end(), next((m.start() for m in _GAP.finditer(line, gap.end())), len(line))
            known = any(hit.start <= start < hit.value or start <= hit.start < end for hit in hits)
            if known:
                continue
            hit = self._openings.at_start(line[start:end]) or self._openings.lone(line[start:end])
            if hit is not None and (hit.value < end - start or hit.words.text == hits[0].words.text):
                found.append(replace(hit, start=start + hit.start, value=start + hit.value))
        return found


def _behind_alias(line: str, value: int) -> int:
    """Where the value begins; 发包人：（以下称甲方）青岚站 says between colon and name what the party is called."""
    alias = _ALIAS_FIRST.match(line, value)
    return alias.end() if alias is not None else value


def _is_about_somebody(words: Words) -> bool:
    """Whether a label in a bracket tells of the name before it: 某某公司（统一社会信用代码：…"""
    return bool(words.labels) and all(label.field.startswith(("party.", "account.")) for label in words.labels)


def _is_anothers(words: Words, before: str) -> bool:
    """Whether what stands right before a label's words makes another label of them: QQ账号."""
    if any(before.endswith(label.not_behind) for label in words.labels if label.not_behind):
        return True
    return _GLUED.search(before) is not None and any(label.alone for label in words.labels)


def _ends_name(before: str, core: str) -> bool:
    """Whether a label's first word ends the name that stands before it: …有限公司地址."""
    if not _HAN_END.search(before) or not core.startswith(_UNITS):
        return False
    return is_organisation(before + core[:2]) and not is_organisation(before)


def _goes_with(words: Words, before: list[Hit]) -> bool:
    """Whether a line's last cell is a label like those before: another party's own, or the same field once more."""
    if words.kind is Kind.ROLE:
        return bool(before) and all(hit.words.kind is Kind.ROLE for hit in before)
    return any(hit.words.labels == words.labels for hit in before)


def _as_heading(words: Words) -> Words:
    """收款账户 as the heading that it is where nothing stands behind it."""
    return replace(words, kind=Kind.HEADING, topic=Topic.SETTLEMENT, labels=()) if _opens_account(words) else words


def _is_account(words: Words) -> bool:
    return bool(words.labels) and all(label.field == "account.number" for label in words.labels)


def _opens_account(words: Words) -> bool:
    """收款账户 with nothing but a list behind it is a heading, although 账户 is also a label."""
    return words.text.endswith(("账户", "帐户")) and any(label.field == "account.number" for label in words.labels)
