"""Whether the agreement names the same parties and representatives wherever it names them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import regex

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Mention, Place
from hedui.extract.values.looks import looks
from hedui.messages import Message
from hedui.models.severity import Severity
from hedui.normalize import grammar
from hedui.validate.draft import Draft
from hedui.validate.named import Stated, differs_by_reading, distinct, distinct_names, names, own, roles, state, surest
from hedui.validate.names import Likeness, is_made_of, likeness, members, plain_name
from hedui.validate.plausible import is_well_assigned
from hedui.validate.quote import ROLES, fields_of, is_filled_below, label_of, party, quote_mention

_LOOKS = looks("rules")

_MISMATCH = Message("{role}名称不一致：{sides}", "{role} bears different names: {sides}")
_SLIP = Message(
    "{role}名称有两种读法，可能是识别或录入差错：{sides}",
    "{role} is read in two ways, perhaps a slip of reading: {sides}",
)
_UNSURE = Message(
    "{role}的{subject}有一处辨认把握不大，读作不同的字，请对照原件：{sides}",
    "{role}'s {subject} was hardly legible at one place and read otherwise; compare it with the paper: {sides}",
)
_NAME = Message("名称", "name")
_PERSON = Message("法定代表人（负责人）", "legal representative")
_MISSING = Message(
    "只找到{count}个有名称的合同当事人，合同至少应有两方",
    "Only {count} named parties were found; an agreement has at least two",
)
_NONE = Message(
    "没有找到有名称的合同当事人，合同至少应有两方", "No named parties were found; an agreement has at least two"
)
_REPRESENTATIVE = Message(
    "{role}法定代表人（负责人）不一致：{sides}", "{role}'s legal representative differs between places: {sides}"
)
_LEGAL, _IN_CHARGE = "法定代表人", "负责人"
_LABELLED_NAME = _LOOKS["labelled_name"]
_JOINED = _LOOKS["joined_by_agreement"]
_OPENING = 800


def party_name_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """One party, two names: on the cover, in the preamble, in a clause or in the signature block."""
    for role in roles(extraction):
        stated, _ = _parted(_without_members(_in_one_script(names(extraction, role))))
        if len(stated) > 1:
            yield _differing(extraction, role, stated, _MISMATCH)


def _in_one_script(stated: Sequence[Stated]) -> Sequence[Stated]:
    """The Chinese names where a name is given in Chinese and in Latin letters: both may be the same one's."""
    chinese = [one for one in stated if grammar.HAN.search(one.text)]
    return chinese or stated


def _without_members(stated: Sequence[Stated]) -> Sequence[Stated]:
    """Without those that name some of several who are one party together: A公司 where A公司及B公司 is the party."""
    first: dict[frozenset[str], Stated] = {}
    for one in stated:
        first.setdefault(frozenset(map(plain_name, members(one.text))), one)
    several = frozenset().union(*(names for names in first if len(names) > 1))
    return [one for names, one in first.items() if len(names) > 1 or not is_made_of(plain_name(one.text), several)]


def name_unsure(extraction: Extraction) -> Iterator[Draft]:
    """A name on a recognised page that differs from the party's other statements only where it was hardly legible."""
    for role in roles(extraction):
        named = [*names(extraction, role), *_holders(extraction, role)]
        for subject, stated in ((_NAME, named), (_PERSON, _representatives(extraction, role))):
            reference, unsure = _parted(stated)
            for one in unsure:
                sides = (reference[0].side, one.side)
                facts = {"role": party(role), "subject": subject, "sides": sides}
                mentions = [side.mention for side in (reference[0], one) if side.mention is not None]
                yield Draft(_UNSURE, facts, sides, fields_of(extraction, mentions))


def party_missing(extraction: Extraction) -> Iterator[Draft]:
    """Fewer than two parties have a name of their own; silent where the text names one that was not made out, or
    where a page that was not read, or hardly, may name it."""
    if any(page.proves_nothing for page in extraction.layout.text.pages):
        return
    named = _named_parties(extraction)
    if len(named) < 2 and (_is_left_blank(extraction, named) or not _named_in_text(extraction, named)):
        sides = tuple(quote_mention(extraction, mention) for mention in extraction.of("party.name")[:1])
        yield Draft(_MISSING if named else _NONE, {"count": len(named)}, sides, ("/parties",))


def _is_left_blank(extraction: Extraction, named: Collection[str]) -> bool:
    """Whether the place for the name of a party that has none was left blank."""
    blanks = (b for b in extraction.blanks if b.field in _NAMES_OF_PARTIES and b.role not in named)
    return any(not is_filled_below(extraction, blank) for blank in blanks)


_NAMES_OF_PARTIES = ("party.name", "signature.name")


def _named_parties(extraction: Extraction) -> list[str]:
    """The parties with a name that no other has, and those of which it stands where hedui was told not to look."""
    hidden = {m.role for m in extraction.hidden if m.field in _NAMES_OF_PARTIES and m.role}
    named: list[str] = []
    taken: set[str] = set()
    for role in dict.fromkeys([*roles(extraction), *sorted(hidden)]):
        own_names = {plain_name(stated.text) for stated in names(extraction, role)} - taken
        taken |= own_names
        named += [role] if own_names or role in hidden else []
    return named


def representative_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """The legal representative, or the person in charge, is someone else at another place.

    A party that names both, a 法定代表人 and a 负责人, is compared for each of the two.
    """
    for role in roles(extraction):
        for group in _compared(extraction, _representatives(extraction, role)):
            stated, _ = _parted(group)
            found = [one.mention for one in stated if one.mention is not None]
            if len(stated) > 1 and is_well_assigned(extraction, found):
                yield _differing(extraction, role, stated, _REPRESENTATIVE)
                break


def _compared(extraction: Extraction, every: Sequence[Stated]) -> Iterable[Sequence[Stated]]:
    """Those who must be one person: all, or each of the two kinds where one place names both."""
    kinds = {(m.place, _kind(extraction, m)) for one in every if (m := one.mention) is not None}
    both = any((place, _LEGAL) in kinds and (place, _IN_CHARGE) in kinds for place in Place)
    return _by_kind(extraction, every) if both else [every]


def _representatives(extraction: Extraction, role: str) -> list[Stated]:
    mentions = [
        mention
        for field in ("party.legal_representative", "signature.signatory")
        for mention in extraction.of(field, role)
        if mention.place is not Place.ATTACHMENT and _kind(extraction, mention)
    ]
    return [state(extraction, mention) for mention in own(extraction, mentions)]


def _holders(extraction: Extraction, role: str) -> list[Stated]:
    """The names of the party's accounts that are the party's own but for their reading."""
    named = distinct_names(extraction, role)
    holders = (state(extraction, m) for m in extraction.of("account.name", role) if m.place is not Place.ATTACHMENT)
    return [holder for holder in holders if any(differs_by_reading(one, holder) for one in named)]


def _by_kind(extraction: Extraction, stated: Sequence[Stated]) -> list[list[Stated]]:
    return [
        [one for one in stated if one.mention is not None and kind in _kind(extraction, one.mention)]
        for kind in (_LEGAL, _IN_CHARGE)
    ]


def _parted(stated: Sequence[Stated]) -> tuple[list[Stated], list[Stated]]:
    """The names that truly differ, one statement each; and those that are the surest one's but for their reading."""
    if not stated:
        return [], []
    reference = surest(stated)
    found = distinct(stated)
    parted: tuple[list[Stated], list[Stated]] = [], []
    for one in found:
        parted[differs_by_reading(reference, one)].append(one)
    return parted


def _differing(extraction: Extraction, role: str, stated: Sequence[Stated], message: Message) -> Draft:
    """A draft that sets the statements against each other; info where each difference may be a slip."""
    first, *others = stated
    doubtful = all(likeness(first.text, other.text) is Likeness.SLIP for other in others)
    sides = tuple(one.side for one in stated)
    mentions = [one.mention for one in stated if one.mention is not None]
    return Draft(
        _SLIP if doubtful and message is _MISMATCH else message,
        {"role": party(role), "sides": sides},
        sides,
        fields_of(extraction, mentions),
        Severity.INFO if doubtful else None,
    )


def _named_in_text(extraction: Extraction, known: Sequence[str]) -> bool:
    """Whether something that may be a name stands before （以下简称乙方） or behind 乙方： of a party without one."""
    words = {word for word, role in extraction.layout.roles.items() if role not in known} | (set(ROLES) - set(known))
    options = "|".join(sorted(map(regex.escape, words)))
    before = rf"[\p{{Han}})）]{{4}}[】_ ]{{0,8}}[(（]{{called_so}}(?:{options})[”\"']?[)）]"
    behind = rf"(?:{options})(?:[(（][^()（）\n]{{1,12}}[)）])?[:： \t]{{1,8}}[【_ ]{{0,8}}[\p{{Han}}]{{4}}"
    text = extraction.layout.text.rows.text
    if _JOINED.search(extraction.layout.text.flow.text, endpos=_OPENING) is not None:
        return True
    if len({match[1] for match in _LABELLED_NAME.finditer(text)}) > 1:
        return True
    return grammar.pattern(before, behind).search(text) is not None


def _kind(extraction: Extraction, mention: Mention) -> str:
    """Whom the label before the mention asks for: 法定代表人, 负责人 or either; empty where it allows a delegate."""
    label = label_of(extraction, mention) or mention.rule
    if extraction.says("delegate", label):
        return ""
    legal = _LEGAL if extraction.says("legal_representative", label) else ""
    return legal + (_IN_CHARGE if _IN_CHARGE in label else "")
