"""What the words of a label mean: a field, a party, or the heading of lines about an account or an invoice.

Words are compared without blanks (地　址), with what stands in parentheses behind them understood: 采购单位（甲方）
names a role, 甲方（盖章） a signature, 合同总价（大写） is a label of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import regex

from hedui.extract.values.looks import looks
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.entries import Label
from hedui.extract.words.headings import COPULA, LONGEST, heading, sentence_heading
from hedui.extract.words.meanings import Kind, Words
from hedui.extract.words.several import counted, of_several
from hedui.normalize import punctuation
from hedui.normalize.fold import fold

_LOOKS = looks("told_in_text")

_PAREN = regex.compile(r"^([^(（]*)[(（]([^()（）]*)[)）](.*)$")
_PIECES = punctuation.any_of(",，、;；")
_CALLED = _LOOKS["called"]
PARTY_WORD = _LOOKS["party_word"]
_SEAL = _LOOKS["seal"]
_SIGNED = _LOOKS["signed"]
_BILINGUAL = _LOOKS["bilingual"]
_ADDRESSED = _LOOKS["addressed"]
_WORD = _LOOKS["label_word"]
"""What the agreement itself may call a party, one of several by its number: 转让方1; or how it asks for its name."""
_COMPANIES = ("有限公司", "责任公司", "股份公司")
"""How names end that are no word for a party."""
_AND = "或及和、/"
_LETTERS = "甲乙丙"
"""How the words for parties begin that say which one each is."""
_AGENTS = frozenset({"代理人", "代理商", "代理方", "经办方", "受托代理人"})
"""Words for a party that are labels of a signature elsewhere: 代理人（乙方） is the party."""
_OPENING_LABEL = regex.compile(r"\s*([^:：。，,;；]{2,24})[:：]")
_OPENING_SIGNATURE = regex.compile(r"\s*(\p{Han}{2,8}(?:\s?[(（][^()（）]{1,8}[)）]){1,3})(?=\s?\p{Han}|\s*$)")
_BEFORE_HEAD = _LOOKS["before_head"]
"""What may stand before the last word of a label."""
_EVERYBODY = _LOOKS["everybody"]


@lru_cache(maxsize=64)
def vocabulary(catalogue: Catalogue) -> Vocabulary:
    """The catalogue's words, made once a catalogue."""
    return Vocabulary(catalogue)


class Vocabulary:
    """The words of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.words = lru_cache(maxsize=4096)(self._words)
        """What squeezed words mean, or None."""
        self._readings: tuple[Callable[[str], Words | None], ...] = (
            self._listed,
            lambda key: of_several(key, catalogue),
            self._of_other,
            self._bracketed,
            self._half,
            self._bilingual,
            self._signed,
            self._without_currency,
            self._with_role,
            lambda key: counted(key, self.words),
            lambda key: heading(key, None, catalogue),
            lambda key: sentence_heading(key, catalogue),
        )
        """The ways to read words, of which the first that gives a meaning counts."""
        self._bracket_readings: tuple[Callable[[str, str], Words | None], ...] = (
            self._also_signing,
            self._party_explained,
            self._of_party,
            self._coined,
            self._core,
        )
        """The same for words and what stands in parentheses behind them."""

    def meaning(self, text: str) -> Words | None:
        """What a label's words mean, blanks within them left out, or None."""
        return self.words("".join(text.split()))

    def field(self, text: str) -> Words | None:
        """What words mean that label a field, else None."""
        words = self.meaning(text)
        return words if words is not None and words.kind is Kind.FIELD and words.labels else None

    def by_head(self, key: str) -> Words | None:
        """What a label that nobody listed means by its last word: 合作联系人 is a contact, 紧急联系人 another's."""
        if (everybody := _EVERYBODY.match(key)) is not None:
            return self._of_everybody(key[everybody.end() :])
        prefix = self.catalogue.role_prefix.match(key)
        if prefix is not None and (words := self._known_or_headed(key[prefix.end() :])):
            role = self.catalogue.roles[prefix[0]]
            return replace(words, role=role, named=prefix[0]) if words.kind is Kind.FIELD else None
        return self._headed(key, length) if (length := self._head(key)) else None

    def of_number(self, heading: Words) -> Words:
        """A heading about an account as the label of its number, which stands behind: 甲方须转入乙方以下账号：62…."""
        labels = self.catalogue.heads.get(heading.text[-self._head(heading.text) :], ())
        return replace(heading, kind=Kind.FIELD, labels=labels, topic=None) if labels else heading

    def _head(self, key: str) -> int:
        """How long the last word of a label is that is one at the end of others, too."""
        return next((length for length in range(len(key) - 1, 1, -1) if key[-length:] in self.catalogue.heads), 0)

    def _of_everybody(self, key: str) -> Words | None:
        """What a label states for all who sign: nothing but the day."""
        words = self._known_or_headed(key)
        return words if words is not None and words.asks("signature.date") else None

    def _known_or_headed(self, key: str) -> Words | None:
        return self.words(key) or self.by_head(key)

    def _headed(self, key: str, length: int) -> Words | None:
        """A label by its last word of so many characters, if what stands before does not make another one of it."""
        before, labels = key[:-length], self.catalogue.heads[key[-length:]]
        if _BEFORE_HEAD.fullmatch(before) is None or any(word in before for x in labels for word in x.not_behind):
            return None
        return Words(Kind.FIELD, key, labels=labels)

    def opens(self, line: str) -> bool:
        """Whether the line begins with a label and a colon, or with a party and its call for a seal: 甲方（盖章）."""
        head = _OPENING_LABEL.match(line)
        if head is not None and self.words("".join(head[1].split())) is not None:
            return True
        head = _OPENING_SIGNATURE.match(line)
        words = self.words("".join(fold(head[1]).text.split())) if head is not None else None
        return words is not None and words.kind is Kind.ROLE and words.sealed

    def _words(self, key: str) -> Words | None:
        if len(key) > LONGEST:
            return sentence_heading(key, self.catalogue)
        if key.count("(") > key.count(")"):
            if self._words(key[: key.rindex("(")]) is None:
                return None  # 某某有限公司(统一社会信用代码：
            key += ")"  # 甲方(盖章： lost its half
        key = self.catalogue.spelled(_ADDRESSED.sub("", key) if key[:1] in "如致送寄发通" else key)
        return next((words for read in self._readings if (words := read(key)) is not None), None)

    def _listed(self, key: str) -> Words | None:
        """What the catalogue says that the words label, or name."""
        if labels := self.catalogue.labelled(key):
            sealed = _SEAL.search(key) is not None and not any(x.field == "signature.date" for x in labels)
            return Words(Kind.FIELD, key, labels=labels, sealed=sealed)
        return self.role(key, key, sealed=False) if key in self.catalogue.roles else None

    def _of_other(self, key: str) -> Words | None:
        """Somebody's who is no party: 监理单位."""
        other = self.catalogue.other_prefix.match(key)
        return Words(Kind.OTHER, key) if other and self._is_of_other(key[other.end() :]) else None

    def _bracketed(self, key: str) -> Words | None:
        """What words mean with others in parentheses behind them."""
        if (paren := _PAREN.match(key)) is None:
            return None
        core, inside = paren[1] + paren[3], self._party_among(_CALLED.sub("", paren[2]))
        if inside[:1] == "或" and not paren[3] and (either := self._words(core + inside)) is not None:
            return either  # 负责人（或授权代表） is 负责人或授权代表
        return next((words for read in self._bracket_readings if (words := read(core, inside)) is not None), None)

    def _party_among(self, inside: str) -> str:
        """The party's word among others in parentheses: 承包人（全称，丙方）."""
        return next((word for word in _PIECES.split(inside) if word in self.catalogue.roles), inside)

    def _half(self, key: str) -> Words | None:
        """A label that goes on: the second line of 法定代表人 / 或授权代表（签字）：, or its first."""
        labels = self.catalogue.labels
        if key and key[0] in _AND and key[1:] in labels:
            return self._words(key[1:])
        if key and key[-1] in _AND and key[:-1] in labels:
            return Words(Kind.FIELD, key, labels=labels[key[:-1]], unfinished=True)
        return None

    def _bilingual(self, key: str) -> Words | None:
        found = _BILINGUAL.fullmatch(key)
        if found is None:
            return None
        chinese = found["before"] or found["behind"]
        return self._words(chinese) or self._listed(self.catalogue.spelled(key.replace(chinese, "").strip("/().")))

    def _signed(self, key: str) -> Words | None:
        """授权代表签字处: who signs, with the call to do so."""
        signed = _SIGNED.search(key)
        words = self._words(key[: signed.start()]) if signed is not None else None
        if words is None or words.kind is not Kind.FIELD or not self._is_signed(words.text):
            return None
        return replace(words, sealed=True)

    def _without_currency(self, key: str) -> Words | None:
        """合计人民币金额（大写）."""
        return self._words(key.replace("人民币", "")) if "人民币" in key[2:] else None

    def _also_signing(self, core: str, inside: str) -> Words | None:
        """法定代表人（委托代理人）: whoever is named in the parentheses may sign as well."""
        if (
            self.catalogue.phrases["signing"].fullmatch(inside)
            or not (signing := self._signing(inside))
            or not self._is_signed(core)
        ):
            return None
        return Words(Kind.FIELD, core, labels=signing, sealed=True)

    def _party_explained(self, core: str, inside: str) -> Words | None:
        """甲方（采购单位）, 甲方（盖章）: a party's word, with another one or a call for its seal."""
        roles = self.catalogue.roles
        if core not in roles:
            return None
        if inside in roles:
            explicit, named = (inside, core) if inside[0] in _LETTERS else (core, inside)
            return self.role(explicit, named, sealed=False)
        words = self.role(core, core, sealed=_SEAL.search(inside) is not None)
        coined = (
            core[0] in _LETTERS and PARTY_WORD.fullmatch(inside) and not self.catalogue.says("no_party_word", inside)
        )
        return replace(words, named=inside) if coined else words

    def _of_party(self, core: str, inside: str) -> Words | None:
        """代理人（乙方）, 开户行（乙方）, 甲方（客户）信息: what words with a party's beside them are of it."""
        is_role = inside in self.catalogue.roles
        if is_role and core in _AGENTS:
            return replace(self.role(inside, inside, sealed=False), named=core)
        if is_role and (core in self.catalogue.labels or heading(core, None, self.catalogue)):
            return self._with_role(inside + core)
        whole = self._with_role(core)
        return whole if whole is not None and whole.kind is Kind.HEADING else None

    def _coined(self, core: str, inside: str) -> Words | None:
        """A word that the catalogue does not know, explained by the agreement itself: 证照号码（统一社会信用代码）."""
        if _WORD.fullmatch(core) is None or core.rstrip("与和及同").endswith(_COMPANIES):
            return None
        if inside in self.catalogue.roles:
            return replace(self.role(inside, inside, sealed=False), named=core)
        if core not in self.catalogue.labels and self._is_tax_id(inside):
            return Words(Kind.FIELD, core, labels=self.catalogue.labels[inside])
        return None

    def _core(self, core: str, inside: str) -> Words | None:
        """What the words before the parentheses mean, with what these say of the party or of its seal."""
        found = self._words(core) if core else None
        if found is None:
            return None
        if found.kind is Kind.ROLE and inside in self.catalogue.roles and inside[0] in _LETTERS:
            return self.role(inside, found.text, sealed=found.sealed)  # 承租方（甲方）（盖章）
        return replace(found, sealed=found.sealed or _SEAL.search(inside) is not None)

    def _signing(self, inside: str) -> tuple[Label, ...]:
        """法定代表人（委托代理人）: whoever is named in the parentheses may sign as well."""
        return tuple(x for x in self.catalogue.labels.get(inside, ()) if x.field == "signature.signatory")

    def _is_signed(self, core: str) -> bool:
        """Whether the words call for somebody who signs."""
        fields = {label.field for label in self.catalogue.labels.get(core, ())}
        return bool(fields & {"party.legal_representative", "signature.signatory"})

    def _is_of_other(self, rest: str) -> bool:
        """Whether a label about somebody who is no party ends with his word, or with what is said of him."""
        return not rest or COPULA.fullmatch(rest) is not None or rest.removeprefix("的") in self.catalogue.labels

    def _is_tax_id(self, key: str) -> bool:
        return any(label.field == "party.tax_id" for label in self.catalogue.labels.get(key, ()))

    def _with_role(self, key: str) -> Words | None:
        """乙方开户行, 甲方签字处, 甲方联系方式: words behind a party's own."""
        prefix = self.catalogue.role_prefix.match(key)
        if prefix is None:
            return None
        role, rest = self.catalogue.roles[prefix[0]], key[prefix.end() :].removeprefix("的")
        other = rest.removeprefix("/")
        if other in self.catalogue.roles and (prefix[0][0] in _LETTERS) != (other[0] in _LETTERS):
            explicit, named = (other, prefix[0]) if other[0] in _LETTERS else (prefix[0], other)
            return self.role(explicit, named, sealed=False)
        if _SEAL.fullmatch(rest) or self.catalogue.phrases["signing"].fullmatch(rest):
            return self.role(prefix[0], prefix[0], sealed=True)
        if rest in ("单位", "全称", "名称"):
            return self.role(prefix[0], prefix[0], sealed=False)
        headed = heading(rest, role, self.catalogue)
        if labels := self.catalogue.labels.get(rest) or (self.catalogue.labelled(rest) if headed is None else ()):
            sealed = _SEAL.search(rest) is not None
            return Words(Kind.FIELD, rest, role=role, named=prefix[0], labels=labels, sealed=sealed)
        if rest in self.catalogue.others:
            return Words(Kind.OTHER, key)
        return headed

    def role(self, word: str, named: str, *, sealed: bool) -> Words:
        """A party's label; ``word`` says which party, ``named`` is what this label calls it."""
        return Words(Kind.ROLE, word, role=self.catalogue.roles[word], named=named, sealed=sealed)
