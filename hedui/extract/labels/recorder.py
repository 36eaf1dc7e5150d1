"""From a part found behind a label to a mention, and from nothing found to a blank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import regex

from hedui.extract.candidates.convert import convert, converter
from hedui.extract.candidates.money import read_figure
from hedui.extract.mention import Blank, Found, Mention, Place, Unread, Value
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.text.outline import Outline
from hedui.extract.text.regions import Regions
from hedui.extract.values.garbled import garbled_sum
from hedui.extract.values.names import LEGAL_FORM_AT_END, PRONOUNCED, is_organisation, told_apart
from hedui.extract.values.pieces import Part, is_not_applicable
from hedui.extract.values.stated_names import StatedNames
from hedui.extract.words.catalogue import Catalogue
from hedui.models.codes import AccountPurpose
from hedui.models.evidence import Method
from hedui.models.page import MarkKind
from hedui.normalize import punctuation
from hedui.normalize.date import parse_date
from hedui.normalize.fold import legible
from hedui.normalize.misread import readings

_WITH_COLON = 0.98
_WITHOUT_COLON = 0.9
_BRACKETS = "【】[]〔〕〖〗［］"
_AS_WRITTEN = frozenset({"name", "address", "bank", "title", "signature"})
"""Values given as the page writes them, full width and all, as is the agreement's number; others as folded."""
_CODES = frozenset({"telephone", "fax", "complaint_telephone", "email", "bank_code", "number", "postcode", "tax_id"})
"""Values without any blank."""
_BY_CHANCE = ("delivery.", "effective.", "place_signed")
"""What an agreement need not say: a label for it with nothing behind is no blank of its own."""
_SIGNED = frozenset({"name", "signatory", "legal_representative"})
"""What is not left blank where somebody signed or sealed."""
_PRONOUNCED = frozenset({"name", "signatory", "address", "bank"})
"""Values behind which their reading may stand in brackets: 青川市（Qīngchuān Shì）."""
_OF_TWO = regex.compile(r".{0,8}?(?<!\d)\d{17}[\dXx]\D.{0,12}?(?<!\d)\d{17}[\dXx]")
_PLACES = frozenset({"place_signed", "delivery.place"})
_PERSONS = frozenset({"姓名"})
"""Labels of a person's name."""
_SUMS = frozenset({"total.amount", "total.net", "total.tax"})


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a value is, and the part of the agreement that states it."""

    role: str | None
    place: Place
    purpose: AccountPurpose | None = None
    group: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """How a value is given that is no field of hedui's own: as the page writes it or folded, then made a value."""

    as_written: bool
    value: Callable[[str], Value | None]


class Recorder:
    """Collects what labels state."""

    def __init__(
        self,
        text: AgreementText,
        outline: Outline,
        regions: Regions,
        catalogue: Catalogue,
        parties: StatedNames | None = None,
    ) -> None:
        self._text, self._outline, self._roles = text, outline, catalogue.roles
        self._columns = catalogue.columns.keys()
        """Words that head columns: 名称 品牌 数量 names nobody."""
        self._labels = catalogue.labels.keys()
        self._behind_signatures = regions.signature[1] if regions.signature else len(text.lines)
        self.found = Found()
        self.parties = StatedNames() if parties is None else parties

    def mention(
        self,
        field: str,
        part: Part,
        base: int,
        hit: Hit,
        owner: Owner,
        rank: int | None = None,
        given: Given | None = None,
    ) -> None:
        """Record a part of the stretch of ``rows`` that begins at ``base``, unless nothing of it remains when tidied.

        A part with a step of its own fills that field beside ``field``. ``given`` says how the value is given where the
        field's name does not.
        """
        field = f"{field.split('.')[0]}.{part.step}" if part.step else field
        given = given or _given(field)
        offsets = self._offsets(part, base, hit)
        stated = self._as_written(offsets) if given.as_written else part.value
        value = given.value(stated)
        first = offsets[0]
        start, end = self._text.rows.raw_span(first, self._run_end(offsets))
        if value is None:
            if field in _SUMS:
                self.found.unread.append(Unread(field, start, end, readings(stated), rank=hit.words.labels[0].rank))
            return
        if self._is_word(field, value) or self._is_somebody_in_it(field, str(value), hit, owner):
            return
        if field == "party.name":
            self.parties.add(str(value), owner.role)
        self.found.mentions.append(
            Mention(
                field=field,
                value=value,
                start=start,
                end=end,
                method=self._method(first),
                rule=hit.words.text,
                place=owner.place,
                clause=self._clause(hit),
                role=owner.role,
                purpose=owner.purpose,
                group=owner.group,
                rank=self._rank(field, owner.place, hit.line) if rank is None else rank,
                confidence=_WITH_COLON if hit.colon else _WITHOUT_COLON,
            )
        )

    def _method(self, first: int) -> Method:
        return Method.BRACKET if self._text.rows.text[first - 1 : first] == "【" else Method.LABEL

    def _offsets(self, part: Part, base: int, hit: Hit) -> Sequence[int]:
        """The offsets in ``rows`` of a part's characters, which a wrapped cell has on several lines."""
        if hit.more:
            return _cell_offsets(hit)[part.start : part.end]
        return range(base + part.start, min(base + part.end, len(self._text.rows.text)))

    def _is_word(self, field: str, value: Value) -> bool:
        """Whether what stands behind the label is a word for a party, or one that heads a column, and no value."""
        if field in _PLACES and any(label.startswith(str(value)) for label in self._labels):
            return True  # 签订 of 签订日期, whose rest stands elsewhere
        return value in self._roles or (field.endswith(".name") and value in self._columns)

    def _is_somebody_in_it(self, field: str, value: str, hit: Hit, owner: Owner) -> bool:
        """Whether 姓名 says who acts for a party that is an organisation, which has no second name by it."""
        person = field == "party.name" and hit.words.text in _PERSONS and not is_organisation(value)
        return person and self.parties.has_organisation(owner.role)

    def blank(self, field: str, hit: Hit, owner: Owner, text: str) -> None:
        """Record that nothing, or a mark for nothing, stands behind the label."""
        start, end = self._text.rows.raw_span(hit.start, hit.words_end if hit.elsewhere else hit.end)
        if field.split(".")[-1] in _SIGNED and self._is_marked(hit):
            return
        if field.startswith(_BY_CHANCE):
            return
        nothing = is_not_applicable(text)
        self.found.blanks.append(
            Blank(field, start, end, owner.place, owner.role, owner.purpose, nothing, self._clause(hit))
        )

    def miss(self, field: str, hit: Hit, owner: Owner, text: str) -> None:
        """Record that what stands behind the label gives no value of the field."""
        if (garbled := garbled_sum(text)) is not None and field.startswith("total."):
            start, stop = self._text.rows.raw_span(*(hit.value + offset for offset in garbled))
            stated = text[slice(*garbled)]
            self.found.unread.append(Unread(field, start, stop, readings(stated), rank=hit.words.labels[0].rank))
            return
        if field == "party.id_number" and _OF_TWO.match(text):
            return  # 何静、陶小满 have one each
        end = hit.value + len(text.partition("\n")[0].rstrip())
        start, stop = self._text.rows.raw_span(hit.start, max(end, hit.value))
        self.found.missed.append(Unread(field, start, stop, role=owner.role))

    def unowned(self, field: str, part: Part, hit: Hit) -> None:
        """Record what a label states of a party, where the page does not show of which."""
        start, end = self._text.rows.raw_span(hit.start, hit.value + part.end)
        self.found.missed.append(Unread(field, start, end, unowned=True))

    def _is_marked(self, hit: Hit) -> bool:
        """Whether a signature or a seal was seen behind the label, up to the next text."""
        offsets, last = self._text.rows.offsets, hit.line + 1 >= len(self._text.lines)
        shared = hit.end < self._text.lines[hit.line].end
        if shared:
            end = offsets[hit.end]
        else:
            end = len(self._text.raw) if last else offsets[self._text.lines[hit.line + 1].start] - 1
        marks = self._text.marks(offsets[hit.start], end)
        return any(mark.kind in (MarkKind.SIGNATURE, MarkKind.SEAL) for mark in marks)

    def _rank(self, field: str, place: Place, line: int) -> int:
        """What stands among or behind the signatures comes after what the agreement itself says of its parties."""
        if field.startswith(("signature.", "account.")):
            return 0
        return 2 if line >= self._behind_signatures else int(place is Place.SIGNATURE)

    def _as_written(self, offsets: Sequence[int]) -> str:
        raw = dict.fromkeys(self._text.rows.offsets[offset] for offset in offsets)
        return legible("".join(self._text.raw[offset] for offset in raw))

    def _run_end(self, offsets: Sequence[int]) -> int:
        """The end of the first run of the offsets with nothing but blanks in its gaps."""
        for one, other in pairwise(offsets):
            if self._text.rows.text[one + 1 : other].strip():
                return one + 1
        return offsets[-1] + 1

    def _clause(self, hit: Hit) -> str | None:
        clause = self._outline.at_line(hit.line)
        return clause.path if clause else None


def _cell_offsets(hit: Hit) -> list[int]:
    """The offsets of a wrapped cell's characters, one after the other."""
    return [offset for start, end in ((hit.value, hit.end), *hit.more) for offset in range(start, end)]


def _given(field: str) -> Given:
    """How the value of a field of hedui's own is given."""
    as_written = field == "number" or field.split(".")[-1] in _AS_WRITTEN
    return Given(as_written, partial(_tidy, field))


def _tidy(field: str, text: str) -> Value | None:
    """The value as the record gives it, or None where the text is none."""
    try:
        if converter(field) is parse_date or field.endswith(".duration"):
            return convert(field, text)
        if field in _SUMS:
            return read_figure(text)
    except ValueError:
        return None
    if field == "number":
        return without_blanks(text)
    return _plain(field.split(".")[-1], text)


def _plain(step: str, text: str) -> str | None:
    """A party's detail without brackets and blanks."""
    left_out = _BRACKETS if step == "email" else _BRACKETS + "_"
    bare = "".join(c for c in text if c not in left_out)
    bare = PRONOUNCED.sub("", bare) if step in _PRONOUNCED else bare
    bare = told_apart(bare) if step in ("name", "signatory") else bare
    return "".join(bare.split()).strip("_,，;；。、") or None if step in _CODES else without_blanks(bare)


def without_blanks(text: str) -> str | None:
    """Without blanks beside Chinese characters and punctuation at the edges."""
    bare = punctuation.unspaced(text).strip(" ,。;:、|“”")
    return (bare if LEGAL_FORM_AT_END.search(bare) else bare.strip(' ,。;:、."“”')) or None
