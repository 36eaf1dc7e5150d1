"""Parties that no label and no 以下简称 names: A公司与B公司…签订本协议. Only here is the model of names asked.

A name is taken for a party's only where the sentence itself makes it one: exactly two names stand in it, of whichever
kind, and words join them that two parties are joined by. Everything else is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import regex

from hedui.extract.labels.naming import OPPOSITE
from hedui.extract.mention import Mention, Place
from hedui.extract.parties.joined import can_be_party, entity, joined_by
from hedui.extract.parties.ner import Entity, EntityLabel, entities
from hedui.extract.text.hit import Hit
from hedui.extract.text.layout import Layout
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.meanings import Kind
from hedui.models.evidence import Method

_AGREE = regex.compile(r"[^。\n]{0,200}(?:签订|订立|签署|达成|缔结|协商)[^。\n]{0,60}")
_AGREED_ON = regex.compile(r"签订|订立|签署|达成|缔结|协商")
_BEFORE_IT = 200
"""Characters before the word in which the sentence names the parties."""
_TITLES = r"法定代表人|负责人|代表人|校长|院长|局长|所长|董事长|总经理|经理|主任|委托代理人|授权代表|联系人"
_FACTS = r"身份证(?:号码?)?|公民身份号码|住所地?|住址|地址|注册地址?|统一社会信用代码|联系电话|电话|手机号?"
_ASIDE = regex.compile(
    rf"[(（](?:[^()（）]*(?:{_TITLES}|{_FACTS})[^()（）]*|[男女][^()（）]*)[)）]"
    r"|^本(?:合同|协议)(?:系|是)?由"  # as _BEGUN
    rf"|[,，、]\s*(?:{_TITLES}|{_FACTS})[:：为是]?[^,，。()（）]{{2,40}}?(?=\s*(?:[,，]|与|和))"
)
"""What stands behind a name and tells more of whoever it names."""
_BEGUN = regex.compile(r"本(?:合同|协议)(?:系|是)?由")
_LEAD = regex.compile(r"(?:兹有|兹由|兹|现有|现由|今有|由|经)(?=\p{Han}{4})")
_CUT = regex.compile(r"(?<=(?:^|[,，。:：])\s*(?:兹有|兹由|现有|现由|由|经)|^|与|和)(?![兹现今由经])\p{Han}$")
"""A single character between a word that leads to a name and what the model took for the name."""
_JOINED = r"[,，、\s]*(?:与|和|及|同|跟|以及)\s*"
_ENTRUSTS = r"(?:拟|现|特)?(?:委托|聘请|聘用|雇用|雇佣|招用|录用|选聘)"
_GIVES = r"(?:同意|自愿|拟)?[^。]{0,80}?(?:出租|租|出售|卖|转让|出借|借|赠与|赠送)(?:给|予)"
_BETWEEN = regex.compile(rf"{_JOINED}|{_ENTRUSTS}|{_GIVES}")
_LISTED = regex.compile(r"\s*、\s*")
_JOINS = frozenset("与和及同跟委聘雇招录选租售卖让借赠、")
"""Characters of which one stands between any two names that are joined so; where none does the model is not asked."""
_MOST_ASKED = 200
"""Sentences about something agreed of which the model is asked; the parties are named in one of the first."""
_AGREED = regex.compile(
    r"[,，]?\s*(?:双方|两方|经|友好|平等|充分|共同|本着[^,，]{0,20}[,，])*(?:协商|签订|订立|达成|商定)"
)
"""What follows two names that only a 、 joins, so that they are the two who agreed."""
_PHRASE = regex.compile(
    r"(?:^|[,，])(?:兹有|兹由|现有|现由|由|经)?(?<names>[\p{Han}()·、]{5,80}?)[,，]?(?:双方)?"
    r"(?:经|就|共同|友好|平等|充分|自愿|反复)*(?:协商|签订|订立|达成|商定)"
)
_JOIN = regex.compile(r"与|和|及|、")
_EMPLOYED = regex.compile(r"劳动合同|聘用合同|聘用协议|劳务合同|劳务协议|用工协议|雇佣合同|雇佣协议|劳动关系")
_CONFIDENCE = 0.6
"""Who comes first is taken for 甲方; nothing on the page says so."""
_PERSON_CONFIDENCE = 0.5
"""A person's name is short, and so sooner mistaken."""


def read_unlabelled(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The two parties that an opening sentence joins, where nothing else names one.

    Where the lines for an invoice name one of the two, the sentence tells who the other is.
    """
    if any(_names_a_party(layout, hit) for hit in layout.hits):
        return []
    joined = next(_openings(layout), [])
    named = {m.value: m.role for m in mentions if m.field in ("party.name", "signature.name")}
    roles = {m.value: m.role for m in joined}
    return [m for m in joined if m.value not in named] if named.items() <= roles.items() else []


def _names_a_party(layout: Layout, hit: Hit) -> bool:
    """Whether a party's label has something behind it, or its colon promises it; a table's heading 甲方 has neither."""
    behind = layout.text.rows.text[hit.value : hit.end].strip()
    return hit.words.kind is Kind.ROLE and (hit.colon or bool(behind))


def _openings(layout: Layout) -> Iterator[list[Mention]]:
    flow = layout.text.flow.text
    for sentence in islice(_agreeing(flow), _MOST_ASKED):
        if layout.place_in_flow(sentence.start()) is not Place.HEAD:
            return
        words = _role_words(sentence[0], layout.catalogue)
        bare, offsets = _without(sentence[0], [*words, *(aside.span() for aside in _ASIDE.finditer(sentence[0]))])
        method, named = _named(sentence[0], bare, layout.catalogue)
        if named is None:
            continue
        sides = _sides(bare, named, [_role_before(offsets[name.start], words) for name in named])
        spans = {role: _span(name, sentence.start(), offsets) for role, name in sides.items()}
        yield [
            layout.flow_mention(
                "party.name",
                layout.as_written(*spans[role]),
                *spans[role],
                rule="names",
                role=role,
                method=method,
                confidence=_CONFIDENCE if name.label is EntityLabel.ORG else _PERSON_CONFIDENCE,
            )
            for role, name in sorted(sides.items())
        ]


def _named(sentence: str, bare: str, catalogue: Catalogue) -> tuple[Method, tuple[Entity, Entity] | None]:
    """The two names that the sentence joins, by the model of names or else by its words alone."""
    if (by_model := _joined_names(bare, catalogue)) is not None:
        return Method.NER, by_model
    begun = _BEGUN.match(sentence) is not None
    return Method.CLAUSE, _plainly_joined(bare, catalogue) or joined_by(bare, catalogue, begun=begun)


def _span(name: Entity, start: int, offsets: Sequence[int]) -> tuple[int, int]:
    """The interval of the flow in which a name stands, of a sentence that begins at ``start`` there."""
    return start + offsets[name.start], start + offsets[name.end - 1] + 1


def _agreeing(flow: str) -> Iterator[regex.Match[str]]:
    """Each sentence that says that something is agreed: looked for by its word, for no place is tried twice."""
    done = 0
    while (word := _AGREED_ON.search(flow, done)) is not None:
        low = max(done, word.start() - _BEFORE_IT)
        start = max(low, 1 + max(flow.rfind(stop, low, word.start()) for stop in "。\n"))
        sentence = _AGREE.match(flow, start)
        if sentence is not None:
            yield sentence
        done = word.end() if sentence is None else sentence.end()


def _role_words(sentence: str, catalogue: Catalogue) -> dict[tuple[int, int], str]:
    """The words for a party right before what may be a name, with their roles: 出租方何静与承租方…."""
    pattern = regex.compile(rf"(?<=^|[与和由及,，、]){catalogue.role_prefix.pattern}(?=\p{{Han}}{{2}})")
    roles = {match.span(): catalogue.roles[match[0]] for match in pattern.finditer(sentence)}
    return {span: role for span, role in roles.items() if role in OPPOSITE}


def _role_before(offset: int, words: Mapping[tuple[int, int], str]) -> str | None:
    return next((role for (_, end), role in words.items() if end == offset), None)


def _without(sentence: str, spans: Iterable[tuple[int, int]]) -> tuple[str, list[int]]:
    """The sentence without the spans, and the offset in it of each character left."""
    left_out = {offset for span in spans for offset in range(*span)}
    offsets = [offset for offset in range(len(sentence)) if offset not in left_out]
    return "".join(sentence[offset] for offset in offsets), offsets


def _joined_names(sentence: str, catalogue: Catalogue) -> tuple[Entity, Entity] | None:
    """The only two names of the sentence, if they can be parties' and its words join them as such."""
    if _JOINS.isdisjoint(sentence):
        return None
    names = [_bare(sentence, e) for e in entities(sentence) if e.label in (EntityLabel.ORG, EntityLabel.PERSON)]
    if len(names) != 2 or not all(_can_be_party(sentence, name, catalogue) for name in names):
        return None
    first, second = names
    if _BETWEEN.fullmatch(sentence, first.end, second.start):
        return first, second
    listed = _LISTED.fullmatch(sentence, first.end, second.start) and _AGREED.match(sentence, second.end)
    return (first, second) if listed else None


def _plainly_joined(sentence: str, catalogue: Catalogue) -> tuple[Entity, Entity] | None:
    """Two names that fill the phrase before 协商一致 or 签订, where only one way of parting it gives two."""
    phrase = _PHRASE.search(sentence)
    if phrase is None:
        return None
    first, last = phrase.span("names")
    pairs = [(entity(first, join.start()), entity(join.end(), last)) for join in _JOIN.finditer(sentence, first, last)]
    sure = [pair for pair in pairs if all(_can_be_party(sentence, name, catalogue) for name in pair)]
    return sure[0] if len(sure) == 1 else None


def _bare(sentence: str, name: Entity) -> Entity:
    """The name without 兹有 and the like before it, and with the character that was left outside."""
    if name.label is not EntityLabel.ORG:
        return name
    if lead := _LEAD.match(sentence, name.start, name.end):
        return Entity(name.label, lead.end(), name.end)
    cut = _CUT.search(sentence, 0, name.start)
    return Entity(name.label, cut.start(), name.end) if cut else name


def _can_be_party(sentence: str, name: Entity, catalogue: Catalogue) -> bool:
    return can_be_party(sentence[name.start : name.end], name.label, catalogue)


def _sides(sentence: str, names: tuple[Entity, Entity], before: Sequence[str | None]) -> dict[str, Entity]:
    """The names by role: as the words before them say, the employer before who is employed, else in their order."""
    first, second = names
    if before[0] != before[1]:
        role = before[0] or OPPOSITE[before[1] or "乙方"]
        return {role: first, OPPOSITE[role]: second}
    employed = first.label is EntityLabel.PERSON and second.label is EntityLabel.ORG and _EMPLOYED.search(sentence)
    return {"甲方": second, "乙方": first} if employed else {"甲方": first, "乙方": second}
