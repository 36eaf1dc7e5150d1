"""Labels in what an agreement says a party is called: A公司（以下简称甲方）, （甲方）A公司, 债权人：A公司，下称甲方."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.values.names import CALLED_END, is_organisation, opens_as_name, read_name
from hedui.extract.words.meanings import Kind
from hedui.extract.words.vocabulary import Vocabulary
from hedui.models.codes import ROLES
from hedui.normalize import grammar, punctuation

_LEAST = 5
"""Characters of a name that no agreement coins as a word for a party: 学校（甲方）."""
_ALIAS_FIRST = grammar.pattern(r"\s*[(（]{called}\p{Han}{2,4}{quote}[)）](?=\s*[^\s,，。;；])")


class Called:
    """Finds such labels on single lines; offsets count from the line's start."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary, self._catalogue = vocabulary, vocabulary.catalogue

    def introduced(self, line: str, hits: Sequence[Hit]) -> list[Hit]:
        """A公司（以下简称“甲方”） before A's details or nothing, also behind a semicolon; A公司 甲方."""
        if "称" not in line and not line.endswith((")", *ROLES)):
            return []
        starts = [0, *(place + 1 for place in punctuation.places(line, ";；"))]
        return [hit for start in starts for hit in self._introduced_at(line, start, hits)]

    def _introduced_at(self, line: str, start: int, hits: Sequence[Hit]) -> list[Hit]:
        match = self._catalogue.phrases["introduced_on_line"].match(line, start)
        if (
            match is None
            or match["name"].startswith(ROLES)
            or any(start <= hit.start < match.end() for hit in hits)
            or not self._names_party(match)
        ):
            return []
        role, name = match["role"] or match["alone"], match.start("name")
        named = Hit(self._vocabulary.role(role, role, sealed=False), start, name, name, 0, True)
        rest = line[match.end() :].strip(" ,;。、")
        return [named] if hits or not rest else self._with_label(named, line, rest)

    def _with_label(self, named: Hit, line: str, rest: str) -> list[Hit]:
        """甲公司（以下简称甲方），统一社会信用代码 ends the line: the code stands on the next."""
        label = self._vocabulary.field(rest)
        if label is None:
            return []
        return [named, Hit(label, 0, line.rindex(rest), len(line), 0, True)]

    def _names_party(self, match: regex.Match[str]) -> bool:
        if match["alone"]:
            return match["alone"] in self._catalogue.roles and self._is_organisation(match["alone"], match["name"])
        return match["role"] in self._catalogue.roles

    def _is_organisation(self, word: str, name: str) -> bool:
        """Whether an organisation is named before what it is called, and no word for a party: 客户(采购人)."""
        if word in ROLES:
            return is_organisation(name)
        return self._is_own(name) and self._catalogue.roles.keys().isdisjoint(
            self._catalogue.phrases["word_in_bracket"].findall(name)
        )

    def _is_own(self, name: str) -> bool:
        return is_organisation(name) and len(name) >= _LEAST and name not in self._catalogue.roles

    def beside(self, line: str) -> list[Hit]:
        """Both parties side by side, each named before what it is called."""
        match = self._catalogue.phrases["both_introduced"].fullmatch(line) if line.rstrip().endswith(")") else None
        roles = self._catalogue.roles
        if match is None or {roles.get(match["word"]), roles.get(match["other"])} != {"甲方", "乙方"}:
            return []
        names = (match["name"], match["other_name"])
        if not any(map(self._is_own, names)) or any(name in roles or not opens_as_name(name) for name in names):
            return []
        words = (self._vocabulary.role(match[name], match[name], sealed=False) for name in ("word", "other"))
        starts = (match.start("name"), match.start("other_name"))
        return [Hit(one, 0, start, start, 0, True) for one, start in zip(words, starts, strict=True)]

    def both(self, line: str) -> list[Hit]:
        """Both parties on the line that says who makes the agreement."""
        match = self._catalogue.phrases["both_make_it"].match(line) if "立" in line[:4] else None
        roles = self._catalogue.roles
        if match is None or not {roles.get(match["word"]), roles.get(match["other"])} >= {"甲方", "乙方"}:
            return []
        words = (self._vocabulary.role(match[name], match[name], sealed=False) for name in ("word", "other"))
        starts, values = match.starts("word") + match.starts("other"), match.ends("word") + match.ends("other")
        return [Hit(one, 0, start, value + 1, 0, True) for one, start, value in zip(words, starts, values, strict=True)]

    def alone(self, line: str, hits: list[Hit]) -> list[Hit]:
        """The labels with (甲方) or (乙方): at the line's start, whose word was lost or stands above, before a name."""
        match = self._catalogue.phrases["letter_in_bracket"].match(line) if line[:1] in "(（" else None
        if match is None or not read_name(line[match.end() :]):
            return hits
        words = self._vocabulary.role(match["role"], match["role"], sealed=False)
        alone = Hit(words, 0, match.start(), match.end(), 0, True)
        return [alone, *(hit for hit in hits if hit.start >= alone.value)]

    def behind(self, line: str) -> Hit | None:
        """A label that nobody knows, explained before the name or behind it: 债权人：A公司，下称甲方."""
        match = self._catalogue.phrases["called_before_name"].match(line)
        if match is None or is_organisation(match["word"]):
            match = self._catalogue.phrases["called_behind_name"].match(line)
        if match is None:
            return None
        words = replace(self._vocabulary.role(match["role"], match["role"], sealed=False), named=match["word"])
        return Hit(words, 0, match.start("word"), match.end(), 0, True)


def behind_alias(line: str, value: int) -> int:
    """Where the value begins; 发包人：（以下称甲方）青岚站 says between colon and name what the party is called."""
    alias = _ALIAS_FIRST.match(line, value)
    return alias.end() if alias is not None else value


def is_rest_of_name(text: AgreementText, above: Hit, row: str) -> bool:
    """Whether the line only ends the name behind a party's label above: …工程 / 指挥部（以下简称“甲方”）."""
    if above.words.kind is not Kind.ROLE or CALLED_END.search(row) is None:
        return False
    own = text.rows.text[above.value : text.lines[above.line].end].strip()
    return bool(own) and CALLED_END.search(own) is None and not is_organisation(own)
