"""The parties: who they are, where they can be reached, their accounts, and how they sign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hedui.extract.labels.context import Context, meaning
from hedui.extract.labels.naming import OPPOSITE
from hedui.extract.labels.recorder import Owner, Recorder
from hedui.extract.labels.roles import OF_ACCOUNT, Roles
from hedui.extract.labels.stretches import Stretches
from hedui.extract.mention import Found, Place
from hedui.extract.parties.columns import StackedCell
from hedui.extract.parties.dates_alone import DatesAlone
from hedui.extract.parties.name_behind import DATE_BEHIND, NameBehind
from hedui.extract.parties.rows_of_two import RowsOfTwo
from hedui.extract.parties.side_by_side import SideBySide, names_beside
from hedui.extract.parties.signers import REPRESENTS, drop_unsigned, told_by_person
from hedui.extract.parties.thirds import Thirds, without_tasks
from hedui.extract.parties.whose_name import WhoseName
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.text.outline import Outline
from hedui.extract.text.paper import cells_of_line, column_of, divided_index, lone_cell
from hedui.extract.text.regions import Regions
from hedui.extract.values.looks import looks
from hedui.extract.values.names import is_organisation
from hedui.extract.values.pieces import SEAL, Part, is_blank, is_not_applicable
from hedui.extract.values.readers import READERS
from hedui.extract.values.resembling import is_hidden, is_meant, resembles_no_day
from hedui.extract.values.stated_names import StatedNames
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.entries import Label
from hedui.extract.words.meanings import Kind, Topic, Words
from hedui.models.codes import AccountPurpose
from hedui.normalize import punctuation
from hedui.normalize.date import is_partial

_LOOKS = looks("told_of_parties")
_DUTIES = _LOOKS["duties"]
_INVOICED = frozenset({"购方", "购买方", "购货方", "销方", "销货方"})
"""What invoices call the parties, beside their own names for themselves."""
_NAME_LABEL = _LOOKS["name_label"]
_SIGNED = frozenset({"signature.date", "signature.signatory"})
"""What is missed by a finding of its own."""
_BESIDE = 1
"""Rank of what a label of something else states besides."""


class PartyReader:
    """Goes through the labels in reading order, keeping track of whose they are by ``parties`` and ``told`` lines."""

    def __init__(
        self,
        text: AgreementText,
        hits: Sequence[Hit],
        outline: Outline,
        regions: Regions,
        catalogue: Catalogue,
        parties: StatedNames,
        told: Mapping[int, str | None],
    ) -> None:
        hits = without_tasks(hits, regions, catalogue)
        self._text, self._hits, self._outline, self._regions, self._told = text, hits, outline, regions, told
        self._roles = Roles(text, hits, regions, catalogue)
        self._side_by_side = SideBySide(text, hits)
        self._stretches = Stretches(text, hits, outline, regions)
        self._recorder = Recorder(text, outline, regions, catalogue, parties)
        self._name_behind = NameBehind(text, self._stretches, self._recorder)
        self._whose_name = WhoseName(self._stretches, self._recorder.parties)
        self._thirds = Thirds(text, hits, catalogue, self._recorder.parties)
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
            if hit.words.kind is Kind.OTHER and place is Place.SIGNATURE:
                signed = context.columns
            context = self._taken(context.below(self._told, hit.line), index, place)
            context.line = hit.line
        context.columns = context.columns or signed  # 居间方（盖章） between the parties and their date
        self._dates.behind(context)
        drop_unsigned(self._recorder.found)
        told_by_person(self._recorder.found)
        return self._recorder.found

    def _taken(self, context: Context, index: int, place: Place) -> Context:
        """Take in one label; the context of what follows."""
        hit = self._hits[index]
        if self._whose_name.is_somebody_else(hit):
            return context.following([], None, hit.line)
        if hit.words.kind is Kind.FIELD and not self._is_heading(index):
            if (named := self._whose_name.begins(context, hit, place)) is not None:
                topic = context.topic_of(hit.words)
                context = self._entered(context, index, named)
                context.named, context.topic = True, topic
            self._field(context, index, place)
            return context
        if context.topic is Topic.INVOICE and hit.words.named in _INVOICED:
            self._name_behind.holder(hit, context.owner("account.name", hit.words.role, place))
            return context
        if hit.words.kind is Kind.ROLE:
            return self._party(context, index, place)
        if hit.words.kind is Kind.OTHER:
            return context.following([], None, hit.line)
        return self._heading(context, index, place)

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
            stated = [self._recorder.parties.role(name) for name in table.names]
            turned = stated[:1] == ["乙方"] or stated[1:] == ["甲方"]
            self.read_stacked(
                replace(cell, role=OPPOSITE[cell.role]) if turned and cell.role in OPPOSITE else cell
                for cell in table.cells
            )

    def _party(self, context: Context, index: int, place: Place) -> Context:
        """A party's label: the context is its own, or with the party's before it where both head columns."""
        hit = self._hits[index]
        role = self._roles.of_namesake(hit, self._whose_name.known(hit, alike=False))
        context = self._entered(context, index, role)
        context.named = _NAME_LABEL.search(self._text.rows.text, hit.start, hit.value) is not None
        self._name_behind.name(hit, Owner(role, place))
        if place is Place.SIGNATURE:
            self._name_behind.date_behind(hit, next(iter(self._hits[index + 1 : index + 2]), None), Owner(role, place))
        return context

    def _entered(self, context: Context, index: int, role: str) -> Context:
        """The context that the party named at ``index`` opens, or shares with the one named right before."""
        hit, before = self._hits[index], self._hits[max(index - 1, 0)]
        if self._side_by_side.heading(context, hit) == role:
            return context
        if not (index > 0 and hit.line - context.line <= 2 and names_beside(before, hit) and context.add(role)):
            return context.following([role], None, hit.line)
        context.side_by_side = self._roles.side_by_side(index + 1)
        if before.line == hit.line:
            for one in (hit,) if context.starts else (before, hit):
                context.starts.append(column_of(self._text, one.start))
                context.cells.append(divided_index(self._text, one.start) or 0)
            context.width = cells_of_line(self._text, hit.start)
        return context

    def _heads_beside(self, context: Context, index: int) -> bool:
        """Whether the heading shares its line with the one before, or two parties' head lines one below the other."""
        hit, before = self._hits[index], self._hits[max(index - 1, 0)]
        if context.line == hit.line:
            return before.words.kind is not Kind.FIELD
        below = hit.line - context.line == 1 and before.words.kind is Kind.HEADING
        return below and bool(before.words.role) and before.words.topic is hit.words.topic is Topic.DETAILS

    def _heading(self, context: Context, index: int, place: Place) -> Context:
        """A heading about an account, an invoice or a party's details; it may name the account's holder."""
        hit = self._hits[index]
        role = hit.words.role
        if (whose := context.role_of_cell(lone_cell(self._text, hit.start))) is not None:
            return self._heading_in_cell(context, hit, whose, place)
        if role and self._heads_beside(context, index) and context.add(role):
            context.side_by_side = context.line == hit.line or self._roles.side_by_side(index + 1)
            return context
        roles = self._meant(context, hit)
        entered = context.following(roles, hit.words.topic or Topic.SETTLEMENT, hit.line)
        entered.meant = role is None or "开具" in hit.words.text  # 乙方开具发票所需信息 may be either's
        if roles and entered.is_about_accounts():
            self._name_behind.holder(hit, entered.owner("account.name", roles[-1], place))
        return entered

    def _heading_in_cell(self, context: Context, hit: Hit, whose: str, place: Place) -> Context:
        """A heading in one party's cell of a row that both share opens nothing; 收款账户 may name the holder."""
        if hit.words.kind is Kind.FIELD:
            self._name_behind.holder(hit, context.owner("account.name", whose, place))
        return context

    def _meant(self, context: Context, hit: Hit) -> list[str]:
        """Whom a heading means; where it names nobody, whoever pays, who needs the invoice, else those named last."""
        if hit.words.role:
            return [self._whose_name.known(hit, alike=False) or hit.words.role]
        return ["甲方"] if hit.words.topic is Topic.INVOICE else self._whose_name.meant(hit) or list(context.columns)

    def _is_heading(self, index: int) -> bool:
        """收款账户： with nothing or the holder's name on its line, and labels about the account behind."""
        hit = self._hits[index]
        phrase = punctuation.up_to(self._stretches.on_line(hit).strip(), ",;，；")
        heads = hit.words.text.endswith(("账户", "帐户")) or any(x.type == "bank_and_account" for x in hit.words.labels)
        if not heads or (phrase and not is_organisation(phrase)):
            return False
        return any(
            label.field.startswith("account.") or label.field == "party.name"
            for following in self._hits[index + 1 : index + 3]
            for label in following.words.labels
        )

    def _field(self, context: Context, index: int, place: Place) -> None:
        """A field's label: its value, or that it has none."""
        hit = self._hits[index]
        label = meaning(hit, place)
        if label is None or hit.words.unfinished or self._is_said_again(index, label):
            return
        if self._thirds.has(index, label):
            return
        role = self._whose(context, index, label)
        name = context.field(label.field, place)
        if role is None and name.startswith(("party.", "account.")):
            self._unowned(context, label, name, hit)
            return
        rank = self._rank(label, name, hit, context.owner(label.field, role, place))
        if name.startswith("account."):
            context.begin_account(role)
        for each in self._roles.of_all(hit) or (role,):
            self._value(label, name, hit, context.owner(name, each, place), rank)

    def _unowned(self, context: Context, label: Label, name: str, hit: Hit) -> None:
        """Miss what a label states of a party named above, or of any its account, where the page shows not of which."""
        is_account = name.startswith("account.") and not context.others
        if context.columns or (is_account and self._recorder.parties.names()):
            for part in self._stretches.value(label, hit)[1][:1]:
                self._recorder.unowned(name, part, hit)

    def _rank(self, label: Label, name: str, hit: Hit, owner: Owner) -> int | None:
        """The rank of what the label states; who represents a party and signs for it is recorded as both."""
        if name != "signature.signatory" or label.field != "party.legal_representative":
            is_own = name == "number" and bool(hit.words.role)  # 甲方合同编号 is one party's
            return label.rank or (1 if is_own else None)
        for part in self._stretches.value(label, hit)[1]:
            self._recorder.mention(label.field, part, hit.value, hit, owner)
        return 0 if hit.words.sealed else REPRESENTS

    def _whose(self, context: Context, index: int, label: Label) -> str | None:
        """The party of a label: by its words, its line, its column, what was named before, or its article's heading."""
        hit = self._hits[index]
        role = hit.words.role or self._roles.on_line(index, label) or self._side_by_side.party(context, index)
        if role is None and self._side_by_side.is_anybodys(context, index):
            return self._whose_name.behind(self._roles.on_line_of(index))
        if role is None and label.field.startswith("account.") and (context.topic is None or context.meant):
            role = self._roles.paid(index)
        role = role or context.role(label, hit.line) or self._of_article(hit)
        return role or self._whose_name.behind(self._hits[index : index + OF_ACCOUNT])

    def _is_said_again(self, index: int, label: Label) -> bool:
        """Whether nothing but another label of the total stands behind one of the total: 合同总价：大写：…"""
        hit, following = self._hits[index], self._hits[index + 1 : index + 2]
        if not (label.field.startswith("total.") and following and following[0].line == hit.line):
            return False
        again = any(other.field.startswith("total.") for other in following[0].words.labels)
        return again and is_blank(self._text.rows.text[hit.value : hit.end])

    def _of_article(self, hit: Hit) -> str | None:
        """The party whose duties or details the article is about by its heading."""
        article = self._outline.article_at(hit.line)
        about = _DUTIES.fullmatch(article.heading or "") if article is not None else None
        return about["role"] if about is not None else None

    def _value(self, label: Label, name: str, hit: Hit, owner: Owner, rank: int | None) -> None:
        text, parts = self._stretches.value(label, hit)
        if name == "signature.signatory" and parts and (date := DATE_BEHIND.search(text, parts[0].end)) is not None:
            self._recorder.mention("signature.date", Part(date[1], *date.span(1)), hit.value, hit, owner)
        for part in parts:
            beside = part.step and label.type in ("contact", "address", "bank")  # what is labelled itself comes first
            self._recorder.mention(name, part, hit.value, hit, owner, _BESIDE if beside else rank)
        if not parts:
            self._no_value(label, name, hit, owner, text)

    def _no_value(self, label: Label, name: str, hit: Hit, owner: Owner, text: str) -> None:
        """A label of which what stands behind is no value: it may be one that cannot be read, or nothing."""
        unread = hit.colon and is_meant(label.type, text, apart=owner.place is not Place.BODY)
        if name not in _SIGNED and (unread or is_hidden(text)):
            self._recorder.miss(name, hit, owner, text)
        empty = is_blank(SEAL.sub("", text)) and not self._is_cut(hit)
        if empty or is_not_applicable(text) or (name == "signature.date" and self._is_no_day(hit, text)):
            self._recorder.blank(name, hit, owner, text)

    def _is_no_day(self, hit: Hit, text: str) -> bool:
        """Whether a date lacks its day, or is none that could be; what was written by hand is not judged on a scan."""
        place = self._text.rows.offsets[hit.start]
        return is_partial(text) or (resembles_no_day(text) and not self._text.is_recognised(place))

    def _is_cut(self, hit: Hit) -> bool:
        """Whether a bracket that opens in the label or behind it closes on another line: what it holds stands there."""
        words = self._text.rows.text[hit.start : hit.end]
        return any(words.count(opening) > words.count(closing) for opening, closing in ("()", "【】", "（）"))
