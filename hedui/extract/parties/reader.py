"""The parties: who they are, where they can be reached, their accounts, and how they sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice, pairwise

import regex

from hedui.extract.labels.context import Context, meaning
from hedui.extract.labels.naming import OPPOSITE
from hedui.extract.labels.recorder import Owner, Recorder
from hedui.extract.labels.roles import Roles
from hedui.extract.labels.stretches import Stretches, unusual_name
from hedui.extract.mention import Found, Place
from hedui.extract.parties.columns import StackedCell
from hedui.extract.parties.dates_alone import BARE_DATE, DatesAlone
from hedui.extract.parties.rows_of_two import RowsOfTwo
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.text.outline import Outline
from hedui.extract.text.paper import column_of
from hedui.extract.text.regions import Regions
from hedui.extract.values.names import is_organisation, most_alike, read_name
from hedui.extract.values.pieces import SEAL, Part, is_blank, is_not_applicable
from hedui.extract.values.readers import READERS
from hedui.extract.values.resembling import SUMS, resembles, resembles_name
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.entries import Label
from hedui.extract.words.vocabulary import Kind, Topic, Words
from hedui.models.contract import AccountPurpose

_DUTIES = regex.compile(r"(?P<role>[甲乙丙]方)的?(?:权利|义务|责任|职责|权责|工作|承诺|保证|信息|资料|[和与及、])+")
_INVOICED = frozenset({"购方", "购买方", "购货方", "销方", "销货方"})
"""What invoices call the parties, beside their own names for themselves."""
_BANK = regex.compile(r"银行.*(?:[支分]行|营业部|分理处|营业室)$|信用社$")
_NAME_LABEL = regex.compile(r"(?:名\s*称|全\s*称)")
_DATE_BEHIND = regex.compile(rf"(?:\t|\s{{2,}})({BARE_DATE})\s*$")
_STREET = regex.compile(r"(?:省|市|区|县|镇|乡|村|路|街|道|巷|园).{0,24}(?:号|室|楼|层|幢|座|栋|院|村|组|大厦)")
_PHRASE = regex.compile(r"[^,;，；]+")
_CLAUSE = regex.compile(r"[^,;，；。]+")
_PAIRED = 5
"""Labels among which the same one comes again, where each party has its own."""
_SIGNED = frozenset({"signature.date", "signature.signatory"})
"""What is missed by a finding of its own."""
_PERSONS = frozenset({"party.legal_representative", "party.contact"})
_BLOCK = 12
"""Labels of a block of details at most."""
_GAP_END = regex.compile(r"(?:\t| {2,})$")
_BESIDE = 1
"""Rank of what a label of something else states besides."""
_REPRESENTS = 2
"""Rank of a representative as the one who signs: anybody who is named as signing comes before."""


class PartyReader:
    """Goes through the labels in reading order, keeping track of whose they are."""

    def __init__(
        self, text: AgreementText, hits: Sequence[Hit], outline: Outline, regions: Regions, catalogue: Catalogue
    ) -> None:
        self._text, self._hits, self._outline, self._regions = text, hits, outline, regions
        self._roles = Roles(text, hits, regions, catalogue)
        self._stretches = Stretches(text, hits, outline, regions)
        self._recorder = Recorder(text, outline, regions, catalogue)
        self._dates = DatesAlone(text, hits, regions, self._recorder)

    def read(self) -> Found:
        """Mentions and blanks of all labels; what stands in attachments is left out."""
        context = Context()
        signed: list[str] = []
        for index, hit in enumerate(self._hits):
            place = self._regions.place(hit.line)
            if place is Place.ATTACHMENT:
                continue
            if context.ends(hit.line, self._outline, self._regions):
                context = Context(group=context.group + 1)
            if place is Place.SIGNATURE and context.line >= 0:
                self._dates.between(context, hit.line)
            if hit.words.kind is Kind.FIELD and not self._is_heading(index):
                if (named := self._named(context, hit, place)) is not None:
                    context = self._entered(context, index, named)
                    context.named = True
                self._field(context, index, place)
            elif context.topic is Topic.INVOICE and hit.words.named in _INVOICED:
                self._holder(hit, context.owner("account.name", hit.words.role, place))
            elif hit.words.kind is Kind.ROLE:
                context = self._party(context, index, place)
            elif hit.words.kind is Kind.OTHER:
                signed = context.columns if place is Place.SIGNATURE else signed
                context = context.following([], None, hit.line)
            else:
                context = self._heading(context, hit, place)
            context.line = hit.line
        context.columns = context.columns or signed  # 居间方（盖章） between the parties and their date
        self._dates.behind(context)
        _drop_unsigned(self._recorder.found)
        _told_by_person(self._recorder.found)
        return self._recorder.found

    def read_stacked(self, cells: Iterable[StackedCell]) -> None:
        """Read cells of a flattened table of the parties."""
        for cell in cells:
            words = Words(Kind.FIELD, cell.words, labels=(cell.label,))
            hit = Hit(words, cell.label_line, cell.start, cell.start, cell.end, False)
            purpose = AccountPurpose.SETTLEMENT if cell.label.field.startswith("account.") else None
            owner = Owner(cell.role, self._regions.place(cell.line), purpose, group=-1)
            for part in READERS[cell.label.type](self._text.rows.text[cell.start : cell.end]):
                self._recorder.mention(cell.label.field, part, cell.start, hit, owner)

    def read_rows(self, tables: Iterable[RowsOfTwo]) -> None:
        """Read tables whose columns are the parties'; which is whose is told by names stated before, or their order."""
        for table in tables:
            known = {str(m.value): m.role for m in self._recorder.found.mentions if m.field == "party.name"}
            stated = [known.get("".join(name.split())) for name in table.names]
            turned = stated[:1] == ["乙方"] or stated[1:] == ["甲方"]
            self.read_stacked(
                replace(cell, role=OPPOSITE[cell.role]) if turned and cell.role in OPPOSITE else cell
                for cell in table.cells
            )

    def _party(self, context: Context, index: int, place: Place) -> Context:
        """A party's label: the context is its own, or with the party's before it where both head columns."""
        hit = self._hits[index]
        role = hit.words.role
        assert role is not None
        context = self._entered(context, index, role)
        context.named = _NAME_LABEL.search(self._text.rows.text, hit.start, hit.value) is not None
        self._name(hit, Owner(role, place))
        if place is Place.SIGNATURE:
            self._date_behind(index, Owner(role, place))
        return context

    def _entered(self, context: Context, index: int, role: str) -> Context:
        """The context that the party named at ``index`` opens, or shares with the one named right before."""
        hit, before = self._hits[index], self._hits[max(index - 1, 0)]
        names = before.words.kind is Kind.ROLE or (before.words.role and _says_name(before) and before.line == hit.line)
        beside = index > 0 and names and hit.line - context.line <= 2
        if beside and context.columns and role not in context.columns:
            context.columns.append(role)
            context.side_by_side = self._roles.side_by_side(index + 1)
            if before.line == hit.line:
                context.starts = [column_of(self._text, one.start) for one in (before, hit)]
            return context
        return context.following([role], None, hit.line)

    def _named(self, context: Context, hit: Hit, place: Place) -> str | None:
        """The party whose details begin with its name: by the label's words, the name itself, or as the other one."""
        if _says_holder(hit) and hit.words.role is None:
            whose = self._known(hit, alike=not context.columns)
            return whose if whose not in context.columns else None
        if not _says_name(hit) or context.is_about_accounts() or place is Place.SIGNATURE:
            return None
        if hit.words.role is not None or context.side_by_side:
            return hit.words.role
        if (known := self._known(hit)) is not None:
            return known
        other = OPPOSITE.get(context.columns[-1]) if context.named and context.columns else None
        return other if self._stretches.name(hit)[1] else None

    def _known(self, hit: Hit, *, alike: bool = True) -> str | None:
        """The party of which the name behind the label was stated before; an account's holder may be ``alike``."""
        parts = self._stretches.name(hit)[1]
        name = "".join(parts[0].value.split()) if parts else ""
        named = (m for m in self._recorder.found.mentions if m.field == "party.name")
        known = {"".join(str(m.value).split()): m.role for m in named}
        return known.get(name) or (most_alike(name, known) if alike and _says_holder(hit) else None)

    def _heading(self, context: Context, hit: Hit, place: Place) -> Context:
        """A heading about an account, an invoice or a party's details; it may name the account's holder."""
        role, topic = hit.words.role, hit.words.topic
        if role and context.columns and context.line == hit.line and role not in context.columns:
            context.columns.append(role)
            context.side_by_side = True
            return context
        roles = [role] if role else list(context.columns)
        if role is None and topic is Topic.INVOICE:
            roles = ["甲方"]  # whoever pays is who needs the invoice
        entered = context.following(roles, topic or Topic.SETTLEMENT, hit.line)
        if roles and entered.is_about_accounts():
            self._holder(hit, entered.owner("account.name", roles[-1], place))
        return entered

    def _holder(self, hit: Hit, owner: Owner) -> None:
        """支付至乙方账户：A公司，开户行：… names the holder without a label; the bank may follow in the same way."""
        for phrase in islice(_PHRASE.finditer(self._stretches.on_line(hit)), 2):
            parts = read_name(phrase[0])
            if not parts:
                return
            name = replace(parts[0], start=phrase.start() + parts[0].start, end=phrase.start() + parts[0].end)
            if len(name.value) > 4:
                field = "account.bank" if _BANK.search(name.value) else "account.name"
                self._recorder.mention(field, name, hit.value, hit, owner)

    def _is_heading(self, index: int) -> bool:
        """收款账户： with nothing or the holder's name on its line, and labels about the account behind."""
        hit = self._hits[index]
        phrase = _PHRASE.match(self._stretches.on_line(hit).strip())
        heads = hit.words.text.endswith(("账户", "帐户")) or any(x.type == "bank_and_account" for x in hit.words.labels)
        if not heads or (phrase and not is_organisation(phrase[0])):
            return False
        return any(
            label.field.startswith("account.") or label.field == "party.name"
            for following in self._hits[index + 1 : index + 3]
            for label in following.words.labels
        )

    def _name(self, hit: Hit, owner: Owner) -> None:
        """The name behind a party's label, or the address that stands there instead."""
        text, parts = self._stretches.name(hit)
        if not parts and self._address(hit, owner):
            return
        if not parts and owner.place is not Place.BODY and hit.colon:
            parts = unusual_name(text)
        field = "signature.name" if owner.place is Place.SIGNATURE else "party.name"
        if parts:
            self._recorder.mention(field, parts[0], hit.value, hit, owner)
        elif hit.colon and is_blank(text):
            self._recorder.blank(field, hit, owner, text)
        elif hit.colon and owner.place is Place.HEAD and resembles_name(text):
            self._recorder.miss(field, hit, owner, text)

    def _date_behind(self, index: int, owner: Owner) -> None:
        """The date that whoever signs set behind the name, without a label."""
        hit, following = self._hits[index], self._hits[index + 1 : index + 2]
        end = self._text.lines[hit.line].end
        stop = following[0].start if following and following[0].line == hit.line else end
        date = _DATE_BEHIND.search(self._text.rows.text, hit.value, stop)
        if date is not None:
            span = date.start(1) - hit.value, date.end(1) - hit.value
            self._recorder.mention("signature.date", Part(date[1], *span), hit.value, hit, owner)

    def _address(self, hit: Hit, owner: Owner) -> bool:
        """甲方：A市B路1号，邮编… gives an address where a name is expected."""
        words = _CLAUSE.match(self._stretches.on_line(hit))
        if words is None or _STREET.search(words[0]) is None:
            return False
        self._recorder.mention("party.address", Part(words[0].strip(), 0, len(words[0])), hit.value, hit, owner)
        return True

    def _field(self, context: Context, index: int, place: Place) -> None:
        """A field's label: its value, or that it has none."""
        hit = self._hits[index]
        label = meaning(hit, place)
        if label is None or hit.words.unfinished or self._is_said_again(index, label):
            return
        role = hit.words.role or self._roles.on_line(index, label) or self._of_column(context, index)
        role = role or context.role(label, hit.line) or self._of_article(hit)
        name, rank = label.field, label.rank or None
        if place is Place.SIGNATURE and name == "party.legal_representative":
            name, rank = "signature.signatory", 0 if hit.words.sealed else _REPRESENTS
            self._representative(label, hit, context.owner(label.field, role, place))
        if role is not None and not context.columns and name.startswith("account."):
            context.columns, context.topic = [role], context.topic or Topic.SETTLEMENT
        if name == "party.name" and context.is_about_accounts():
            name = "account.name"
        elif name == "party.name" and place is Place.SIGNATURE:
            name = "signature.name"
        if role is None and name.startswith(("party.", "account.")):
            return
        if everybody := self._roles.of_all(hit):
            for each in everybody:
                self._value(label, name, hit, context.owner(name, each, place), rank)
        else:
            self._value(label, name, hit, context.owner(name, role, place), rank)

    def _is_said_again(self, index: int, label: Label) -> bool:
        """Whether nothing but another label of the total stands behind one of the total: 合同总价：大写：…"""
        hit, following = self._hits[index], self._hits[index + 1 : index + 2]
        if not (label.field.startswith("total.") and following and following[0].line == hit.line):
            return False
        again = any(other.field.startswith("total.") for other in following[0].words.labels)
        return again and is_blank(self._text.rows.text[hit.value : hit.end])

    def _of_column(self, context: Context, index: int) -> str | None:
        """The party in whose column of the paper a label stands: the only one of its line, or one for each party."""
        if len(context.starts) < 2:
            return None
        hit, following = self._hits[index], self._hits[index + 1 : index + _PAIRED]
        if (beside := self._beside(context, index)) is not None:
            return beside
        context.stacked = context.stacked or (context.side_by_side and self._is_stacked(index))
        if context.stacked:
            return None
        around = self._hits[max(index - 1, 0) : index + 2]
        once = not any(other.words.labels == hit.words.labels for other in following)
        alone = (context.side_by_side or once) and sum(other.line == hit.line for other in around) == 1
        return context.role_at(column_of(self._text, hit.start)) if alone else None

    def _beside(self, context: Context, index: int) -> str | None:
        """The party of a label on a line that holds one for each party, gaps apart, but not the same one twice."""
        line = self._hits[index].line
        near = self._hits[max(0, index - len(context.columns)) : index + len(context.columns) + 1]
        row = [hit for hit in near if hit.line == line]
        fields = [hit.words.labels for hit in row]
        if len(row) != len(context.columns) or len(set(fields)) < len(fields):
            return None
        below = [context.role_at(column_of(self._text, hit.start)) for hit in row]
        if not context.side_by_side and below != context.columns:
            return None
        gaps = (self._text.rows.text[one.value : other.start] for one, other in pairwise(row))
        return context.columns[row.index(self._hits[index])] if all(map(_GAP_END.search, gaps)) else None

    def _is_stacked(self, index: int) -> bool:
        """Whether the label stands alone on its line, and again below or above in the same column."""
        hit = self._hits[index]
        near = self._hits[max(0, index - _BLOCK) : index + _BLOCK]
        lines = Counter(other.line for other in near)
        column = column_of(self._text, hit.start)
        return lines[hit.line] == 1 and any(
            other.line != hit.line and lines[other.line] == 1 and column_of(self._text, other.start) == column
            for other in near
            if other.words.labels == hit.words.labels
        )

    def _of_article(self, hit: Hit) -> str | None:
        """The party whose duties or details the article is about by its heading."""
        article = self._outline.article_at(hit.line)
        about = _DUTIES.fullmatch(article.heading or "") if article is not None else None
        return about["role"] if about is not None else None

    def _value(self, label: Label, name: str, hit: Hit, owner: Owner, rank: int | None) -> None:
        text, parts = self._stretches.value(label, hit)
        if name == "signature.signatory" and parts and (date := _DATE_BEHIND.search(text, parts[0].end)) is not None:
            self._recorder.mention("signature.date", Part(date[1], *date.span(1)), hit.value, hit, owner)
        for part in parts:
            beside = label.type == "contact" and part.step  # a contact's own telephone comes after the party's
            self._recorder.mention(name, part, hit.value, hit, owner, _BESIDE if beside else rank)
        if parts:
            return
        meant = hit.colon and name not in _SIGNED and (owner.place is not Place.BODY or label.type in SUMS)
        if meant and resembles(label.type, text):
            self._recorder.miss(name, hit, owner, text)
        empty = is_blank(SEAL.sub("", text)) and not self._is_cut(hit)
        if empty or is_not_applicable(text):
            self._recorder.blank(name, hit, owner, text)

    def _is_cut(self, hit: Hit) -> bool:
        """Whether a bracket that opens in the label or behind it closes on another line: what it holds stands there."""
        words = self._text.rows.text[hit.start : hit.end]
        return any(words.count(opening) > words.count(closing) for opening, closing in ("()", "【】", "（）"))

    def _representative(self, label: Label, hit: Hit, owner: Owner) -> None:
        """法定代表人 in a signature block names the representative, who also signs."""
        for part in self._stretches.value(label, hit)[1]:
            self._recorder.mention(label.field, part, hit.value, hit, owner)


def _says_holder(hit: Hit) -> bool:
    return any(label.field == "account.name" for label in hit.words.labels)


def _says_name(hit: Hit) -> bool:
    return any(label.field == "party.name" for label in hit.words.labels)


def _told_by_person(found: Found) -> None:
    """甲方（盖章）： above 何静, who represents the company: he signs, and is no second name of it."""
    persons = {(m.role, m.value) for m in found.mentions if m.field in _PERSONS}
    organised = {m.role for m in found.mentions if m.field == "party.name" and is_organisation(str(m.value))}
    found.mentions = [
        replace(m, field="signature.signatory")
        if m.field in ("party.name", "signature.name") and m.role in organised and (m.role, m.value) in persons
        else m
        for m in found.mentions
    ]


def _drop_unsigned(found: Found) -> None:
    """A representative who is only named has not signed where the line to sign on was left empty."""
    empty = {blank.role for blank in found.blanks if blank.field == "signature.signatory"}
    found.mentions = [
        m
        for m in found.mentions
        if not (m.field == "signature.signatory" and m.rank == _REPRESENTS and m.role in empty)
    ]
