"""Labels on lines: which words before a colon, a gap or a bracket name a field or a party.

Words are compared without blanks (地　址), with what stands in parentheses behind them understood: 采购单位（甲方） names a
role, 甲方（盖章） a signature, 合同总价（大写） is a label of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

import regex

from hedui.extract.catalogue import Catalogue, Label
from hedui.extract.names import is_name
from hedui.extract.text import AgreementText
from hedui.extract.values import STRICT

_COLON = ":：;；"
_OPENING_LABEL = regex.compile(r"\s*([^:：。，,;；]{2,24})[:：]")
_FULL_LINE = 24
_CORE_START = regex.compile(r"\t| {2,}|[—–]+|[。,,;、](?=\S)|(?<=[)】])(?=\S)")
_NUMBERING = regex.compile(
    r"^\s*(?:\d+(?:\.\d+)+[、.．]?|[(（]?[一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}[、.．]|[·●■◆※○*☆\-])\s*"
)
_INTRODUCED = regex.compile(
    r"\s*(?:[(（]?\d{1,2}[)）、.．]\s*)?(?<name>[^,。;:、]{2,60}?)\s*[(（]\s*(?:以下|下)(?:统)?(?:简)?称(?:为|:)?\s*[“\"'‘]?(?<role>\p{Han}{2,6})[”\"'’]?\s*[)）]"
)
_PAREN = regex.compile(r"^([^(（]*)[(（]([^()（）]*)[)）](.*)$")
_SEAL = regex.compile(r"盖|章|签字|签名|签署|手印")
_ADDRESSED = regex.compile(r"^(?:如?致|送达|寄至|发至|通知)(?=.)")
_CELLS = regex.compile(r"[^\t]+?(?=\t| {2,}|$)")
_BEFORE_BRACKET = regex.compile(r"^([^:：【】]{2,16}?)(?=【)")
_BEFORE_CODE = regex.compile(r"^(\p{Han}{2,10})(?=[0-9A-Za-z])")
_INVOICE = regex.compile(r"(?:开票|发票)(?:信息|资料|内容)|增值税.{0,6}发票信息")
_SETTLEMENT = regex.compile(
    r"(?:付款|结算|收款|银行|单位|指定|汇款|转账|转帐|对公|打款|划款|支付)*(?:账户|帐户|账号|帐号)(?:信息|资料|如下|为)*|(?:付款|结算|收款|银行)信息|(?:账户|帐户|结算|收款|付款)(?:信息)?"
)
_ACCOUNT_SENTENCE = regex.compile(r"(?:账户|帐户|账号|帐号)(?:信息|资料)?(?:如下|为|是|内)?$")
_PAYS_INTO = regex.compile(r"支付|汇入|汇至|转入|转至|付至|付到|缴|存入|打入|划入|划至")
"""乙方…支付至以下账户 opens the account of whoever is paid."""
_OTHER = {"甲方": "乙方", "乙方": "甲方"}
_INVOICE_SENTENCE = regex.compile(
    r"(?:信息|抬头|资料|如下|以下).{0,12}开具.{0,12}发票$|(?:开具|开)[^:]{0,10}发票.{0,8}(?:信息|抬头|资料|如下)+.{0,4}$|(?:开票|发票)(?:信息|抬头|资料)(?:如下|为|是)?$"
)
_OWN_INVOICE = regex.compile(r"[甲乙丙]方(?:的)?(?:开票|发票)(?:信息|抬头|资料)")
_DETAILS = regex.compile(r"(?:基本|联系|单位|通讯|主体|身份|企业)?(?:信息|资料|方式|情况)|联系地址|通讯录")


class Kind(StrEnum):
    """What a label opens."""

    FIELD = "field"
    ROLE = "role"
    HEADING = "heading"


class Topic(StrEnum):
    """What the lines under a heading are about."""

    DETAILS = "details"
    SETTLEMENT = "settlement"
    INVOICE = "invoice"


@dataclass(frozen=True, slots=True)
class Words:
    """What a label's words mean, wherever they stand."""

    kind: Kind
    text: str
    role: str | None = None
    named: str | None = None
    """The role's own word where it is not 甲方, 乙方 or 丙方: 采购单位."""
    labels: tuple[Label, ...] = ()
    topic: Topic | None = None
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A label on a line: its interval in ``rows``, and where its value may stand on the same line."""

    words: Words
    line: int
    start: int
    value: int
    end: int
    colon: bool


def find_labels(text: AgreementText, vocabulary: Vocabulary) -> tuple[Hit, ...]:
    """All labels of the document in reading order."""
    hits: list[Hit] = []
    for index, line in enumerate(text.lines):
        row = text.line_text(line)
        found = vocabulary.line(row)
        if index and ":" in row[:8] and (not found or not found[0].words.role and found[0].words.kind is Kind.HEADING):
            found = vocabulary.wrapped(text.line_text(text.lines[index - 1]), row) or found
        for number, hit in enumerate(found):
            end = found[number + 1].start if number + 1 < len(found) else line.end - line.start
            hits.append(
                replace(
                    hit, line=index, start=line.start + hit.start, value=line.start + hit.value, end=line.start + end
                )
            )
    return tuple(hits)


@lru_cache(maxsize=8)
def vocabulary(catalogue: Catalogue) -> Vocabulary:
    """The catalogue's words, made once a catalogue."""
    return Vocabulary(catalogue)


class Vocabulary:
    """The catalogue's words as they are met on lines."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.words = lru_cache(maxsize=4096)(self._words)
        accounts = [
            key
            for key, labels in catalogue.labels.items()
            if all(x.field.startswith(("account.", "party.")) and not x.needs_role for x in labels)
        ]
        listed = "|".join(sorted(map(regex.escape, accounts), key=len, reverse=True))
        self._account_words = regex.compile(rf"(?:^|[,;:、，；\s])(?P<word>{listed})(?=[^\s:：,，。]|\s\S)")

    def opens(self, line: str) -> bool:
        """Whether the line begins with a label and a colon."""
        head = _OPENING_LABEL.match(line)
        return head is not None and self.words("".join(head[1].split())) is not None

    def line(self, line: str) -> list[Hit]:
        """The labels of one line; offsets count from the line's start."""
        if len(line) > 400:
            return list(self._at_colons(line[:400]))
        hits = list(self._at_colons(line))
        if "称" in line and (named := self._introduced(line, hits)):
            hits = sorted(hits + named, key=lambda hit: hit.start)
        if "\t" in line or "  " in line:
            hits = sorted(hits + self._whole_cells(line, hits), key=lambda hit: hit.start)
        if not hits and (lone := self._lone(line)) is not None:
            return [lone]
        if any(hit.words.topic is not None or hit.words.kind is Kind.ROLE or _opens_account(hit.words) for hit in hits):
            hits = sorted(hits + self._listed(line, hits), key=lambda hit: hit.start)
        if not hits or hits[0].start > 2 and not line[: hits[0].start].isspace():
            opening = self._opening(line)
            if opening is not None and (not hits or opening.value <= hits[0].start):
                hits.insert(0, opening)
        return hits

    def wrapped(self, above: str, line: str) -> list[Hit]:
        """A label that the end of the line above cut in two: 乙方收款账 / 户为："""
        colon = line.index(":")
        if len(above) < _FULL_LINE:
            return []
        for start in range(max(0, len(above) - self._catalogue.longest_label), len(above)):
            words = self.words("".join((above[start:] + line[:colon]).split()))
            if words is not None and (start == 0 or above[start - 1] in " 。;,\t" or words.kind is Kind.HEADING):
                return [Hit(words, 0, 0, colon + 1, len(line), True)]
        return []

    def _at_colons(self, line: str) -> Iterator[Hit]:
        previous = 0
        found = False
        for position, character in enumerate(line):
            if character not in _COLON:
                continue
            hit = self._before(line, previous, position, found)
            if hit is not None:
                yield hit
                found = True
                previous = position + 1

    def _before(self, line: str, low: int, colon: int, after_value: bool) -> Hit | None:
        """The label that ends at a colon: the whole stretch before it, or its end where a value stands before."""
        stretch = line[low:colon]
        starts = [0] + [m.end() for m in _CORE_START.finditer(stretch)]
        if (numbered := _NUMBERING.match(stretch)) is not None:
            starts.append(numbered.end())
        starts += [i + 1 for i, c in enumerate(stretch) if c == " "]
        starts += [m.end() for m in regex.finditer(r"[(（]", stretch) if m.start() == 0]
        ordered = sorted(set(starts))
        if after_value:
            ordered += range(max(0, len(stretch) - self._catalogue.longest_label - 8), len(stretch) - 1)
        for start in ordered:
            core = stretch[start:]
            if not 1 < len(core) <= 60 or core[0].isspace():
                continue
            words = self.words("".join(core.split()))
            coined = words is not None and words.named and words.named not in self._catalogue.roles
            if words is not None and not (coined and regex.search(r"\t|  ", core)):
                return Hit(words, 0, low + start, colon + 1, 0, True)
        return None

    def _introduced(self, line: str, hits: list[Hit]) -> list[Hit]:
        """A公司（以下简称“甲方”） at the start of a line that goes on with A's details, or with nothing."""
        match = _INTRODUCED.match(line)
        if match is None or any(hit.start < match.end() for hit in hits):
            return []
        if line[match.end() :].strip(" ,;。、") and not hits:
            return []
        role = match["role"]
        if role not in self._catalogue.roles:
            return []
        return [Hit(self._role(role, role, sealed=False), 0, match.start("name"), match.start("name"), 0, True)]

    def _whole_cells(self, line: str, hits: list[Hit]) -> list[Hit]:
        """Cells that are a label and nothing else, with a cell behind them."""
        found = []
        for cell in regex.finditer(r"[^\t]+?(?=\t| {2,}|$)", line):
            start = cell.start() + len(cell[0]) - len(cell[0].lstrip())
            if any(hit.start <= start < hit.value for hit in hits):
                continue
            words = self.words("".join(cell[0].split()))
            last = cell.end() >= len(line) and not (words and words.kind is Kind.ROLE and found and _only_roles(found))
            if words is not None and words.kind is not Kind.HEADING and not last:
                found.append(Hit(words, 0, start, cell.end(), 0, False))
        return found

    def _lone(self, line: str) -> Hit | None:
        """A line that is a label and nothing else, whose value stands below."""
        bare = "".join(_NUMBERING.sub("", line).split())
        words = self.words(bare) if 2 <= len(bare) <= 24 else None
        if words is None or words.kind is Kind.ROLE:
            return None
        return Hit(words, 0, 0, len(line), 0, False)

    def _listed(self, line: str, hits: list[Hit]) -> list[Hit]:
        """户名 A，开户行 B，账号 C: labels without a colon behind a heading about an account on the same line."""
        found = []
        first = min(hit.value for hit in hits)
        for match in self._account_words.finditer(line, max(0, first - 1)):
            words = self.words(match["word"])
            if (
                words is None
                or words.kind is not Kind.FIELD
                or any(h.start <= match.start("word") < h.value for h in hits)
            ):
                continue
            if match.start("word") > first or all(label.field.startswith("account.") for label in words.labels):
                found.append(Hit(words, 0, match.start("word"), match.end("word"), 0, False))
        return found

    def _opening(self, line: str) -> Hit | None:
        """A label at the start of a line that lost its colon: before a blank, a bracket or a code."""
        bare = line[m.end() :] if (m := _NUMBERING.match(line)) else line
        offset = len(line) - len(bare)
        for end in self._opening_ends(bare):
            words = self.words("".join(bare[:end].split()))
            if words is None or words.kind is Kind.HEADING:
                continue
            rest = bare[end:].strip()
            if words.kind is Kind.ROLE:
                accepted = is_name(rest) and len(rest) > 4
            elif bare[end : end + 1] in " 【":
                accepted = len(rest) <= 60 and not regex.search(r"[。;,]", rest)
            else:
                accepted = all(label.type in STRICT for label in words.labels) and len(rest) <= 40
            if accepted:
                return Hit(words, 0, offset, offset + end, 0, False)
        return None

    def _opening_ends(self, line: str) -> list[int]:
        ends = [i for i, c in enumerate(line[:24]) if c == " " and i > 1]
        if (bracket := _BEFORE_BRACKET.match(line)) is not None:
            ends.append(bracket.end())
        if (code := _BEFORE_CODE.match(line)) is not None:
            ends.append(code.end())
        if (role := self._catalogue.role_prefix.match(line)) is not None and regex.match(r"[甲乙丙]方", line):
            ends.append(role.end())
        return sorted(set(ends))

    def _words(self, key: str) -> Words | None:
        """What squeezed words mean, or None."""
        if len(key) > 40:
            return self._sentence_heading(key)
        key = _ADDRESSED.sub("", key) if key[:1] in "如致送寄发通" else key
        if key in self._catalogue.labels:
            sealed = _SEAL.search(key) is not None
            return Words(Kind.FIELD, key, labels=self._catalogue.labels[key], sealed=sealed)
        if key in self._catalogue.roles:
            return self._role(key, key, sealed=False)
        paren = _PAREN.match(key)
        if paren is not None:
            inner = self._with_paren(paren[1] + paren[3], paren[2])
            if inner is not None:
                return inner
        return self._with_role(key) or _heading(key, None) or self._sentence_heading(key)

    def _with_paren(self, core: str, inside: str) -> Words | None:
        roles = self._catalogue.roles
        inside = regex.sub(r"^(?:以下|下)?(?:简|统)?称?[“\"']?|[”\"']?$", "", inside)
        sealed = _SEAL.search(inside) is not None
        if (signing := self._signing(inside)) and self._with_paren_core_signs(core):
            return Words(Kind.FIELD, core, labels=signing, sealed=True)
        if core in roles:
            if inside in roles:
                explicit, named = (inside, core) if inside[0] in "甲乙丙" else (core, inside)
                return self._role(explicit, named, sealed=False)
            return self._role(core, core, sealed=sealed)
        if inside in roles and is_word(core):
            # A word for a party that the catalogue does not know, explained by the agreement itself.
            return replace(self._role(inside, inside, sealed=False), named=core)
        found = self._words(core) if core else None
        return replace(found, sealed=found.sealed or sealed) if found is not None else None

    def _signing(self, inside: str) -> tuple[Label, ...]:
        """法定代表人（委托代理人）: whoever is named in the parentheses may sign as well."""
        return tuple(x for x in self._catalogue.labels.get(inside, ()) if x.field == "signature.signatory")

    def _with_paren_core_signs(self, core: str) -> bool:
        fields = {label.field for label in self._catalogue.labels.get(core, ())}
        return bool(fields & {"party.legal_representative", "signature.signatory"})

    def _with_role(self, key: str) -> Words | None:
        prefix = self._catalogue.role_prefix.match(key)
        if prefix is None:
            return None
        role, rest = self._catalogue.roles[prefix[0]], key[prefix.end() :].removeprefix("的")
        if _SEAL.fullmatch(rest) or regex.fullmatch(
            r"(?:单位)?(?:签字|签名|盖章|签章|公章|签字盖章|盖章签字|签署|/|、|或)+(?:处|页|栏)?", rest
        ):
            return self._role(prefix[0], prefix[0], sealed=True)
        if rest in ("单位", "全称", "名称"):
            return self._role(prefix[0], prefix[0], sealed=False)
        if rest in self._catalogue.labels:
            sealed = _SEAL.search(rest) is not None
            return Words(
                Kind.FIELD, rest, role=role, named=prefix[0], labels=self._catalogue.labels[rest], sealed=sealed
            )
        return _heading(rest, role)

    def _sentence_heading(self, key: str) -> Words | None:
        """将款项汇至乙方以下账户： opens the lines about an account, whoever's is named last."""
        named = list(self._catalogue.role_prefix.finditer(key[-40:]))
        if _INVOICE_SENTENCE.search(key) is not None:
            # Whoever issues the invoice asks for the other side's details.
            role = self._catalogue.roles[named[-1][0]] if named else "乙方"
            whose = role if _OWN_INVOICE.search(key) else _OTHER.get(role, role)
            return Words(Kind.HEADING, key, role=whose, topic=Topic.INVOICE)
        if _ACCOUNT_SENTENCE.search(key) is None:
            return None
        if not named:
            return None
        role = self._catalogue.roles[named[-1][0]]
        if _PAYS_INTO.search(key[-40:], named[-1].end()):
            role = _OTHER.get(role, role)
        return Words(Kind.HEADING, key, role=role, named=named[-1][0], topic=Topic.SETTLEMENT)

    def _role(self, word: str, named: str, *, sealed: bool) -> Words:
        return Words(Kind.ROLE, word, role=self._catalogue.roles[word], named=named, sealed=sealed)


def _only_roles(hits: list[Hit]) -> bool:
    return all(hit.words.kind is Kind.ROLE for hit in hits)


def _opens_account(words: Words) -> bool:
    """收款账户 with nothing but a list behind it is a heading, although 账户 is also a label."""
    return words.text.endswith(("账户", "帐户")) and any(label.field == "account.number" for label in words.labels)


def is_word(text: str) -> bool:
    """Whether the text is a short run of Chinese characters."""
    return regex.fullmatch(r"\p{Han}{2,10}", text) is not None


def _heading(key: str, role: str | None) -> Words | None:
    core = regex.sub(r"(?:如下|为|是)$", "", key)
    if _INVOICE.fullmatch(core):
        return Words(Kind.HEADING, key, role=role, topic=Topic.INVOICE)
    if _SETTLEMENT.fullmatch(core):
        return Words(Kind.HEADING, key, role=role, topic=Topic.SETTLEMENT)
    if role is not None and _DETAILS.fullmatch(core):
        return Words(Kind.HEADING, key, role=role, topic=Topic.DETAILS)
    return None
