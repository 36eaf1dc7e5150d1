"""The parties: who they are, where they can be reached, their accounts, and how they sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import regex

from hedui.extract.amounts import figures
from hedui.extract.catalogue import Catalogue, Label, Where
from hedui.extract.labels import Hit
from hedui.extract.mention import Blank, Found, Mention, Place, Value
from hedui.extract.names import is_name, is_organisation, is_sentence, read_name
from hedui.extract.outline import Level, Outline
from hedui.extract.parts import Part, is_blank, is_not_applicable
from hedui.extract.regions import Regions
from hedui.extract.text import AgreementText
from hedui.extract.values import READERS, STRICT
from hedui.extract.vocabulary import Kind, Topic, Words
from hedui.models.contract import AccountPurpose
from hedui.models.evidence import Method
from hedui.normalize.date import parse_date

_FAR = 7
_SHORT = 6
_PURPOSE = {Topic.INVOICE: AccountPurpose.INVOICE}
_BRANCH = regex.compile(
    r"^\s*[\p{Han}()【】]{0,20}(?:公司|分局|支行|分行|分部|中心|大队|营业部|支公司|项目部|办事处)\s*$"
)
_HAN_BLANK = regex.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_BARE_DATE = regex.compile(
    r"(?:\d{4}|[〇零○O二一三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日|\d{4}[-./]\d{1,2}[-./]\d{1,2}(?!\d)"
)
_AS_WRITTEN = frozenset({"name", "address", "bank", "title", "signature"})
"""Values given as the page writes them, full width and all; of others the folded text is read."""
_NEXT_LINE = STRICT | {"name", "person", "bank", "address", "figures"}
_UNUSUAL = regex.compile(
    r"[\s【_]*([\p{Han}()（）A-Za-z0-9·]{4,40})[\s】_]*(?:[(（](?:盖章|公章|签章|签字|以下)[^)）]*[)）])?\s*$"
)
_ACCOUNT_OF = regex.compile(r"(?:账户|帐户|账号|帐号)")
_STREET = regex.compile(r"(?:省|市|区|县|镇|乡|村|路|街|道|巷|园).{0,24}(?:号|室|楼|层|幢|座|栋|院|村|组|大厦)")
_WRAPPING = ("address", "name", "bank", "text", "account", "bank_and_account", "address_and_telephone")


@dataclass(slots=True)
class _Context:
    """Whose details the labels that follow are."""

    columns: list[str] = field(default_factory=list)
    topic: Topic | None = None
    line: int = -99
    article: int = -1
    group: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    side_by_side: bool = False
    tabular: bool = False
    """The parties head the columns of a table: each row has a label and a cell for each."""

    def role(self, label: str) -> str | None:
        """The party of the label's next occurrence: the last named, or in columns each in its turn."""
        if not self.columns:
            return None
        if not self.side_by_side:
            return self.columns[-1]
        turn = self.counts.get(label, 0)
        self.counts[label] = turn + 1
        return self.columns[turn % len(self.columns)]


class PartyReader:
    """Goes through the labels in reading order, keeping track of whose they are."""

    def __init__(
        self, text: AgreementText, hits: Sequence[Hit], outline: Outline, regions: Regions, catalogue: Catalogue
    ) -> None:
        self._text, self._hits, self._outline, self._regions = text, hits, outline, regions
        self._roles = _explicit_roles(hits)
        self._catalogue = catalogue
        self._starts = {hit.line for hit in hits}
        region = regions.signature or (0, 0)
        self._signing = list(
            dict.fromkeys(
                self._role_of(h) for h in hits if h.words.kind is Kind.ROLE and region[0] <= h.line < region[1]
            )
        )
        self.found = Found()

    def read(self) -> Found:
        """Mentions and blanks of all labels; what stands in attachments is left out."""
        context = _Context()
        for index, hit in enumerate(self._hits):
            place = self._regions.place(hit.line)
            if place is Place.ATTACHMENT:
                continue
            context = self._entered(context, hit, place)
            self._bare_dates(context, hit, place)
            if hit.words.kind is Kind.FIELD and not self._is_heading(index):
                self._field(context, index, hit, place)
            else:
                context = self._party(context, index, hit, place)
            context.line = hit.line
        region = self._regions.signature
        if region is not None and self._regions.place(context.line) is Place.SIGNATURE and context.columns:
            self._dates_between(context, context.line + 1, min(region[1] + 4, len(self._text.lines)))
        self._drop_unsigned()
        return self.found

    def _drop_unsigned(self) -> None:
        """A representative who is only named has not signed where the line to sign on was left empty."""
        empty = {blank.role for blank in self.found.blanks if blank.field == "signature.signatory"}
        self.found.mentions = [
            m for m in self.found.mentions if not (m.field == "signature.signatory" and m.rank == 2 and m.role in empty)
        ]

    def _entered(self, context: _Context, hit: Hit, place: Place) -> _Context:
        """The context as it is, or a new one where another clause or the signature block has begun."""
        article = self._outline.at_line(hit.line)
        number = article.line if article and article.level <= Level.SECTION else -1
        fresh = hit.line - context.line > _FAR or (
            article is not None
            and context.line < article.line <= hit.line
            and article.level <= Level.SECTION
            and article.line != hit.line
        )
        if place is Place.SIGNATURE and self._regions.signature and context.line < self._regions.signature[0]:
            fresh = True
        if fresh:
            return _Context(group=context.group + 1, article=number)
        return context

    def _party(self, context: _Context, index: int, hit: Hit, place: Place) -> _Context:
        role = self._role_of(hit)
        if hit.words.kind is not Kind.ROLE:
            roles = [role] if role else context.columns
            if role is None and hit.words.topic is Topic.INVOICE:
                roles = ["甲方"]  # whoever pays is who needs the invoice
            topic = hit.words.topic or Topic.SETTLEMENT
            entered = _Context(list(roles), topic, hit.line, context.article, context.group + 1)
            self._holder(entered, hit, place)
            return entered
        assert role is not None
        follows = index > 0 and self._hits[index - 1].words.kind is Kind.ROLE and context.columns[-1:] != [role]
        if follows and context.columns and hit.line - context.line <= 2 and role not in context.columns:
            context.columns.append(role)
            context.side_by_side = self._is_side_by_side(index + 1)
            context.tabular = hit.line == context.line and not self._text.rows.text[hit.value : hit.end].strip()
        else:
            context = _Context([role], None, hit.line, context.article, context.group + 1)
        self._name(hit, role, place)
        return context

    def _holder(self, context: _Context, hit: Hit, place: Place) -> None:
        """支付至乙方账户：A公司，开户行：… names the holder without a label."""
        value = self._text.rows.text[hit.value : hit.end]
        name = regex.match(r"[^,;，；]+", value)
        parts = read_name(name[0]) if name and context.columns else ()
        if parts and context.topic in (Topic.SETTLEMENT, Topic.INVOICE) and len(parts[0].value) > 4:
            purpose = _purpose("account.name", context, place)
            self._mention(
                "account.name",
                parts[0],
                hit.value,
                hit,
                place,
                role=context.columns[-1],
                purpose=purpose,
                group=context.group,
            )

    def _is_heading(self, index: int) -> bool:
        """收款账户： with nothing on its line, and labels about the account below."""
        hit = self._hits[index]
        if not hit.words.text.endswith(("账户", "帐户")) or self._text.rows.text[hit.value : hit.end].strip():
            return False
        following = self._hits[index + 1 : index + 2]
        return any(
            label.field.startswith("account.") or label.field == "party.name"
            for other in following
            for label in other.words.labels
        )

    def _bare_dates(self, context: _Context, hit: Hit, place: Place) -> None:
        """Dates of a signature block that stand on lines of their own, between the last label and this one."""
        if place is not Place.SIGNATURE or context.line < 0 or not context.columns:
            return
        self._dates_between(context, context.line + 1, hit.line)

    def _dates_between(self, context: _Context, first: int, last: int) -> None:
        for index in range(first, last):
            line = self._text.lines[index]
            found = [m for m in _BARE_DATE.finditer(self._text.line_text(line))]
            if not found or _BARE_DATE.sub("", self._text.line_text(line)).strip():
                continue
            for number, match in enumerate(found):
                role = context.columns[min(number, len(context.columns) - 1)] if len(found) > 1 else context.columns[-1]
                part = Part(match[0].strip(), match.start(), match.end())
                self._mention("signature.date", part, line.start, _at_line(index), Place.SIGNATURE, role=role)

    def _role_of(self, hit: Hit) -> str | None:
        named = hit.words.named
        return self._roles.get(named, hit.words.role) if named else hit.words.role

    def _is_side_by_side(self, index: int) -> bool:
        """Whether the labels from here on come in pairs, one for each party."""
        labels = []
        for hit in self._hits[index : index + 12]:
            if hit.words.kind is not Kind.FIELD:
                break
            labels.append(_kind(hit.words.labels[0]))
        pairs = sum(a == b for a, b in zip(labels, labels[1:], strict=False))
        return pairs >= 1 and labels[0] in labels[1:4]

    def _name(self, hit: Hit, role: str, place: Place) -> None:
        start, end = hit.value, hit.end
        value = self._text.rows.text[start:end]
        parts = read_name(value)
        if not parts or self._next_line_joins(hit, value, parts):
            parts, value = self._joined_name(hit, value, parts)
        if not parts and self._address(hit, role, place):
            return
        if not parts and place is not Place.BODY and hit.colon:
            parts = _unusual(value)
        if parts:
            name = "signature.name" if place is Place.SIGNATURE else "party.name"
            self._mention(name, parts[0], start, hit, place, role=role)
        elif hit.colon and is_blank(value):
            self._blank("signature.name" if place is Place.SIGNATURE else "party.name", hit, place, role, None, value)

    def _next_line_joins(self, hit: Hit, value: str, parts: tuple[Part, ...]) -> bool:
        following = self._following(hit)
        if not parts or following is None or parts[0].end < len(value.rstrip()):
            return False
        rest = following.strip()
        if not is_organisation(parts[0].value) and is_organisation(parts[0].value + rest):
            return not is_organisation(rest) or len(rest) < _SHORT
        return _BRANCH.match(following) is not None

    def _joined_name(self, hit: Hit, value: str, parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], str]:
        """The name with the next line, where a name begins or goes on there."""
        following = self._following(hit)
        if following is None or len(following) > 40 or ":" in following:
            return parts, value
        if not value.strip() and self._regions.place(hit.line) is Place.SIGNATURE and not is_name(following.strip()):
            return parts, value
        joined = value + "\n" + following
        longer = read_name(joined.replace("\n", " " if not value.strip() else ""))
        if not longer or (not parts and value.strip() and len(value.strip()) < 2):
            return parts, value
        shift = 0 if not value.strip() else 1
        part = longer[0]
        crosses = part.end > len(value)
        return (Part(part.value, part.start, part.end + (shift if crosses else 0)),), joined

    def _following(self, hit: Hit) -> str | None:
        """The next line where it can belong to the hit's value: no label, no clause and no table row."""
        line = self._text.lines[hit.line]
        index = hit.line + 1
        if hit.end != line.end or index >= len(self._text.lines):
            return None
        row = self._text.line_text(self._text.lines[index])
        if index in self._starts:
            first = min(other.start for other in self._hits if other.line == index) - self._text.lines[index].start
            if first < _SHORT or self._text.rows.text[hit.value : hit.end].strip():
                return None
            row = row[:first].rstrip(" ,;。，；")
        clause = self._outline.at_line(index)
        if clause is not None and clause.line == index or "\t" in row:
            return None
        return row

    def _field(self, context: _Context, index: int, hit: Hit, place: Place) -> None:
        label = _choose(hit, place, context)
        if label is None:
            return
        role = (
            self._role_of(hit)
            or self._role_in_line(hit, label)
            or self._role_before(index, label)
            or (context.role(_kind(label)) if hit.line - context.line <= _FAR else None)
        )
        name, rank = label.field, label.rank or None
        if place is Place.SIGNATURE and name == "party.legal_representative":
            if not hit.words.sealed:
                self._representative(context, label, hit, place, role)
            name = "signature.signatory"
            rank = 0 if hit.words.sealed else 2
        if role is not None and not context.columns and name.startswith("account."):
            context.columns, context.topic = [role], context.topic or Topic.SETTLEMENT
        purpose = _purpose(name, context, place)
        if name == "party.name":
            name = _meaning_of_name(context, hit)
        if name is None or (role is None and name.startswith(("party.", "account."))):
            return
        if context.tabular and "\t" in self._text.rows.text[hit.value : hit.end].strip():
            self._cells(context, label, name, hit, place)
            return
        text, parts = self._value(label, hit)
        for part in parts:
            step = f"{name.split('.')[0]}.{part.step}" if part.step else name
            self._mention(step, part, hit.value, hit, place, role=role, purpose=purpose, group=context.group, rank=rank)
        if not parts and (is_blank(text) or is_not_applicable(text)):
            self._blank(name, hit, place, role, purpose, text)

    def _role_before(self, index: int, label: Label) -> str | None:
        """The party of a label before on the same line, or the one whose account the line speaks of."""
        hit = self._hits[index]
        for other in reversed(self._hits[:index]):
            if other.line != hit.line:
                break
            if other.words.kind is Kind.FIELD and other.words.role:
                return self._role_of(other)
            if other.words.kind is not Kind.FIELD:
                return None
        if not label.field.startswith("account."):
            return None
        before = self._text.rows.text[self._text.lines[hit.line].start : hit.start]
        spoken = list(_ACCOUNT_OF.finditer(before))
        named = list(self._catalogue.role_prefix.finditer(before, 0, spoken[-1].start())) if spoken else []
        word = named[-1][0] if named else None
        return self._roles.get(word) or self._catalogue.roles[word] if word else None

    def _address(self, hit: Hit, role: str, place: Place) -> bool:
        """甲方：A市B路1号，邮编… gives an address where a name is expected."""
        value = regex.match(r"[^,;，；。]+", self._text.rows.text[hit.value : hit.end])
        if value is None or _STREET.search(value[0]) is None:
            return False
        self._mention("party.address", Part(value[0].strip(), 0, len(value[0])), hit.value, hit, place, role=role)
        return True

    def read_stacked(self, cells: Iterable[tuple[str, Label, str, int, int]]) -> None:
        """Cells of a table of the parties that stand one below the other."""
        for role, label, words, at, line in cells:
            span = self._text.lines[line]
            place = self._regions.place(line)
            hit = Hit(Words(Kind.FIELD, words, labels=(label,)), at, span.start, span.start, span.end, False)
            for part in READERS[label.type](self._text.line_text(span)):
                step = f"{label.field.split('.')[0]}.{part.step}" if part.step else label.field
                purpose = AccountPurpose.SETTLEMENT if step.startswith("account.") else None
                self._mention(step, part, span.start, hit, place, role=role, purpose=purpose, group=-1)

    def _cells(self, context: _Context, label: Label, name: str, hit: Hit, place: Place) -> None:
        """One cell for each party behind one label."""
        start = hit.value
        cells = self._text.rows.text[hit.value : hit.end].split("\t")
        skip = len(cells) - len(context.columns)
        for number, cell in enumerate(cells):
            if number >= skip >= 0:
                role = context.columns[number - skip]
                purpose = _purpose(name, context, place)
                for part in READERS[label.type](cell):
                    step = f"{name.split('.')[0]}.{part.step}" if part.step else name
                    self._mention(step, part, start, hit, place, role=role, purpose=purpose, group=context.group)
            start += len(cell) + 1

    def _role_in_line(self, hit: Hit, label: Label) -> str | None:
        """The party of a label that stands twice on one line of a signature block whose parties came one by one."""
        if self._regions.place(hit.line) is not Place.SIGNATURE or len(self._signing) < 2:
            return None
        same = [
            h for h in self._hits if h.line == hit.line and h.words.labels and _kind(h.words.labels[0]) == _kind(label)
        ]
        if len(same) != len(self._signing):
            return None
        return self._signing[same.index(hit)]

    def _representative(self, context: _Context, label: Label, hit: Hit, place: Place, role: str | None) -> None:
        """法定代表人 in a signature block names the representative, who also signs."""
        _, parts = self._value(label, hit)
        for part in parts:
            self._mention(label.field, part, hit.value, hit, place, role=role, group=context.group)

    def _value(self, label: Label, hit: Hit) -> tuple[str, tuple[Part, ...]]:
        """What the label's reader finds on the line, or with the next line where the value stands or goes on there."""
        reader = READERS[label.type]
        text = self._text.rows.text[hit.value : hit.end]
        parts = reader(text)
        following = self._following(hit)
        if following is None:
            return text, parts
        blank = not text.strip()
        if blank and (label.type in _NEXT_LINE) and len(following) < 60:
            again = reader(text + " " + following)
            if label.type == "person" and (not again or len("".join(following.split())) > 6):
                return text, parts
            if again and (label.type != "name" or is_name(again[0].value)):
                return text + "\n" + following, again
        if parts and label.type in _WRAPPING and self._wraps(text, following, label, hit):
            joined = text + "\n" + following
            return joined, reader(joined.replace("\n", " ") if label.type == "account" else joined)
        return text, parts

    def _wraps(self, text: str, following: str, label: Label, hit: Hit) -> bool:
        if label.type == "account":
            return len(text) >= 8 and regex.fullmatch(r"[\d ]{4,}[。;,]?", following) is not None
        if label.type == "bank_and_account":
            return regex.fullmatch(r"[(（\s]*(?:账号[:：]?)?[\d\s]{8,}[)）]?", following) is not None
        if label.type == "address_and_telephone":
            return regex.fullmatch(r"[\d\s\-()（）、]{7,}", following) is not None
        if regex.search(r"[。;:：]", following) or len(following) > 60 or text.rstrip()[-1:] in "。;】":
            return False
        if label.type in ("name", "bank"):
            return _BRANCH.match(following) is not None
        narrow = self._regions.place(hit.line) is Place.SIGNATURE and len(following) < len(text)
        return len(text) >= (10 if narrow else 22) and not regex.match(r"[甲乙丙双]|鉴于|根据|为了|兹|经", following)

    def _mention(
        self,
        name: str,
        part: Part,
        base: int,
        hit: Hit,
        place: Place,
        *,
        role: str | None,
        purpose: AccountPurpose | None = None,
        group: int = 0,
        rank: int | None = None,
    ) -> None:
        first, last = base + part.start, min(base + part.end, len(self._text.rows.text))
        stated = part.value
        if name.split(".")[-1] in _AS_WRITTEN or name == "number":
            stated = "".join(self._text.raw[offset] for offset in dict.fromkeys(self._text.rows.offsets[first:last]))
        value = _clean(name, stated)
        if value is None or value in self._catalogue.roles:
            return
        start, end = self._text.rows.raw_span(first, last)
        before = self._text.rows.text[base + part.start - 1 : base + part.start]
        clause = self._outline.at_line(hit.line)
        self.found.mentions.append(
            Mention(
                field=name,
                value=value,
                start=start,
                end=end,
                method=Method.BRACKET if before == "【" else Method.LABEL,
                rule=hit.words.text,
                place=place,
                clause=clause.path if clause else None,
                role=role,
                purpose=purpose,
                group=group,
                rank=_rank(name, place) if rank is None else rank,
                confidence=0.98 if hit.colon else 0.9,
            )
        )

    def _blank(
        self, name: str, hit: Hit, place: Place, role: str | None, purpose: AccountPurpose | None, text: str
    ) -> None:
        start, end = self._text.rows.raw_span(hit.start, hit.end)
        clause = self._outline.at_line(hit.line)
        self.found.blanks.append(
            Blank(name, start, end, place, role, purpose, is_not_applicable(text), clause.path if clause else None)
        )


def _explicit_roles(hits: Sequence[Hit]) -> dict[str, str]:
    """Words for parties that the agreement itself explains, and their opposites: 承租方（甲方） makes 出租方 the 乙方."""
    explicit: dict[str, str] = {}
    for hit in hits:
        words = hit.words
        if words.kind is Kind.ROLE and words.named and words.role and words.text != words.named:
            explicit.setdefault(words.named, words.role)
    return explicit


def _choose(hit: Hit, place: Place, context: _Context) -> Label | None:
    """The label's meaning in this place."""
    for label in hit.words.labels:
        if label.place is Where.SIGNATURE and place is not Place.SIGNATURE:
            continue
        if label.place is Where.HEAD and place is not Place.HEAD:
            continue
        return label
    return None


def _meaning_of_name(context: _Context, hit: Hit) -> str | None:
    """名称 is the party's, or the account's under a heading about accounts."""
    if context.topic in (Topic.INVOICE, Topic.SETTLEMENT):
        return "account.name"
    return "party.name"


def _purpose(name: str, context: _Context, place: Place) -> AccountPurpose | None:
    if not name.startswith("account.") and not (
        name == "party.name" and context.topic in (Topic.INVOICE, Topic.SETTLEMENT)
    ):
        return None
    if context.topic is Topic.INVOICE:
        return AccountPurpose.INVOICE
    return AccountPurpose.SIGNATURE if place is Place.SIGNATURE else AccountPurpose.SETTLEMENT


def _rank(name: str, place: Place) -> int:
    return 1 if place is Place.SIGNATURE and not name.startswith(("signature.", "account.")) else 0


def _clean(name: str, text: str) -> Value | None:
    """The value as the record gives it."""
    step = name.split(".")[-1]
    if step == "date" or name == "signed":
        try:
            return parse_date(text)
        except ValueError:
            return None
    if name == "total.amount":
        number = regex.search(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*([万亿])?", text)
        return figures(number[1], number[2]) if number else None
    bare = (
        text
        if name == "number"
        else "".join(c for c in text if c not in ("【】[]〔〕〖〗［］" if step == "email" else "【】[]〔〕〖〗［］_"))
    )
    if (
        step in ("telephone", "fax", "complaint_telephone", "email", "bank_code", "number", "postcode", "tax_id")
        and name != "number"
    ):
        return "".join(bare.split()).strip("_,，;；。、") or None
    return _HAN_BLANK.sub("", bare).strip(' ,。;:、."“”') or None


def _unusual(text: str) -> tuple[Part, ...]:
    """A name by its place alone: Chinese characters behind a party's label, where no name's last word is known."""
    match = _UNUSUAL.match(text)
    if match is None or is_sentence(match[1]):
        return ()
    return (Part(match[1], match.start(1), match.end(1)),)


def _kind(label: Label) -> str:
    """Fields that stand in each other's place: where one side signs by its representative, the other may by an agent."""
    return "signature.signatory" if label.field == "party.legal_representative" else label.field


def _at_line(line: int) -> Hit:
    """A label's place on a line that has none."""
    return Hit(Words(Kind.FIELD, "date"), line, 0, 0, 0, True)


def role_words(hits: Sequence[Hit]) -> Iterator[tuple[str, str]]:
    """Each word that the agreement's labels use for a party, with its role."""
    explicit = _explicit_roles(hits)
    for hit in hits:
        if hit.words.kind is Kind.ROLE and hit.words.named and hit.words.role:
            yield hit.words.named, explicit.get(hit.words.named, hit.words.role)
