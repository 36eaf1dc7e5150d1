"""The catalogue: which words name which field. Data in TOML files, so that users can add their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from functools import lru_cache
from importlib import resources
from pathlib import Path

import regex

from hedui.errors import CatalogueError
from hedui.extract.values.currencies import NAMES, SIGNS
from hedui.extract.values.people import SURNAME
from hedui.extract.words.checked import check, check_phrases, parse
from hedui.extract.words.compiling import (
    CompiledPattern,
    compiled_pattern,
    compiled_veto,
    own_pattern,
    spoken,
    with_entries,
)
from hedui.extract.words.entries import File, Label, plain_pattern
from hedui.extract.words.messages import UNREADABLE
from hedui.extract.words.offers import compiled
from hedui.extract.words.own_entries import READER
from hedui.extract.words.refusals import WrongEntryError
from hedui.extract.words.tables import Tables, UserFile
from hedui.fingerprint import encoding
from hedui.normalize import grammar
from hedui.normalize.fold import Spaces, fold
from hedui.reasons import reason
from hedui.settings import Language

_LONGEST_PATTERNED = 32
"""Characters of words that a label's pattern is tried on."""
_MACROS: Mapping[str, str] = {"abroad": grammar.ABROAD, "currency": NAMES, "sign": SIGNS, "surname": SURNAME.pattern}
"""What patterns of every file may name in braces."""


class Catalogue(Tables):
    """Everything that the catalogue files say, ready for look-up by squeezed words."""

    def __init__(self, files: Iterable[File]) -> None:
        super().__init__()
        self.base = self
        """The catalogue as its files make it, without the words that one agreement explains."""
        macros = dict(_MACROS)
        fields: set[str] = set()
        for file in files:
            check(file, {pattern.source.rule for pattern in self.patterns}, fields)
            fields |= {field.name for field in file.field}
            macros |= file.macro
            self._add_words(file)
            self._add_labels(file.label)
            self._add_listed(file)
            self._add_patterns(file, macros)
        self.longest_label = max(map(len, self.labels), default=0)
        self.latin = {_plain(word): word for word in (*self.labels, *self.roles) if word.isascii()}
        self.role_prefix = _prefix(self.roles)
        self.other_prefix = _prefix(self.others)
        self.account_words = _account_words(self.labels)

    def with_roles(self, words: Mapping[str, str]) -> Catalogue:
        """The catalogue with more words for parties, such as an agreement explains for itself; itself without any.

        The same words give the same catalogue: agreements made on one form explain the same words.
        """
        return _with_roles(self, frozenset(words.items())) if words else self

    def with_others(self, words: frozenset[str]) -> Catalogue:
        """The catalogue in which these words are somebody's who is no party; the same words give the same one."""
        return _with_others(self, words) if words else self

    def with_own(self) -> Catalogue:
        """The catalogue in which the labels of the user's own fields mean these and nothing else."""
        return _with_own(self)

    def spelled(self, key: str) -> str:
        """Squeezed words as the catalogue spells them, where they are Latin and differ in case or a full stop."""
        return self.latin.get(_plain(key), key) if key.isascii() else key

    def labelled(self, key: str) -> tuple[Label, ...]:
        """What squeezed words label: as spelled in the catalogue, then as a label's pattern says of other fields."""
        found = self.labels.get(key, ())
        if len(key) <= _LONGEST_PATTERNED:
            spelled = {label.field for label in found}
            found += tuple(
                label for pattern, label in self.label_patterns if label.field not in spelled and pattern.fullmatch(key)
            )
        return found

    def _add_listed(self, file: File) -> None:
        """The entries that are asked one by one."""
        self.own += file.field
        self.entries += file.label
        self.sums += file.sum
        self.facts += file.fact
        self.natures += file.nature
        self.offers += tuple(compiled(entry, index) for index, entry in enumerate(file.offer))

    def _add_patterns(self, file: File, macros: Mapping[str, str]) -> None:
        """The patterns, their macros written out, with the entries that they belong to."""
        self.patterns += tuple(CompiledPattern(p, compiled_pattern(p, macros, i)) for i, p in enumerate(file.pattern))
        self.label_patterns += with_entries("label", file.label, lambda label: label.pattern, macros)
        self.supplements += with_entries("supplement", file.supplement, lambda entry: entry.pattern, macros)
        self.essentials += with_entries("essential", file.essential, lambda entry: entry.words, macros)
        self.kinds_of_titles += with_entries("kind", file.kind, lambda kind: kind.title, macros)
        self.kinds_of_objects += with_entries("kind", file.kind, lambda kind: kind.object, macros)
        self.vetoes += tuple(compiled_veto(veto, macros, index) for index, veto in enumerate(file.veto))
        columns = with_entries("column", file.column, lambda column: column.pattern, macros)
        self.column_patterns += tuple((pattern, column.field) for pattern, column in columns)
        self.own_patterns += tuple(
            (own_pattern(field.pattern, macros, index), field)
            for index, field in enumerate(file.field)
            if field.pattern is not None
        )
        self.phrases |= {
            name: spoken(name, phrase, macros, self.phrases.get(name)) for name, phrase in file.phrase.items()
        }
        said = {name: grammar.expanded(words, macros) for name, words in file.notice.items()}
        self.notice |= {name: plain_pattern(words, "notice", 0) for name, words in said.items()}

    def _add_words(self, file: File) -> None:
        """The words for parties, for others, for concepts, and over columns."""
        self._add_roles(file)
        for other in file.other:
            words = frozenset(map(squeeze, other.words))
            if other.beside:
                self.besides |= words
            else:
                self.others |= words
        for concept, listed in file.concept.items():
            self.concepts |= {word: (*self.concepts.get(word, ()), concept) for word in listed.split()}
        for column in file.column:
            self.columns |= {squeeze(word): column.field for word in column.spellings}

    def _add_roles(self, file: File) -> None:
        """The words for parties; those of a pair mean the first and the second where no other entry tells."""
        for role in file.role:
            self.roles |= {squeeze(word): role.role for word in role.words}
        self.openings += tuple(pair for pair in file.pair if pair.opening)
        self.pairs += tuple(pair for pair in file.pair if not pair.opening)
        for pair in file.pair:
            for words, by_convention in ((pair.first, "甲方"), (pair.second, "乙方")):
                self.roles |= {word: self.roles.get(word, by_convention) for word in words}

    def _add_labels(self, labels: Iterable[Label]) -> None:
        """The words of labels, and those at the end of longer ones that nobody listed."""
        for label in labels:
            for key in map(squeeze, label.spellings):
                if label not in self.labels.get(key, ()):
                    self.labels[key] = (*self.labels.get(key, ()), label)
            for head in map(squeeze, label.heads):
                self.heads[head] = (*self.heads.get(head, ()), label)


@lru_cache(maxsize=1024)
def names_total(catalogue: Catalogue, words: str) -> bool:
    """Whether words alone are what a total is called: 借款金额, 工程总造价."""
    return any(
        entry.field == "total.amount" and not entry.alone and words in entry.spellings for entry in catalogue.sums
    )


@lru_cache(maxsize=64)
def _with_roles(catalogue: Catalogue, words: frozenset[tuple[str, str]]) -> Catalogue:
    extended = copy(catalogue)
    extended.roles = dict(sorted(words)) | catalogue.roles
    extended.role_prefix = _prefix(extended.roles)
    return extended


@lru_cache(maxsize=64)
def _with_others(catalogue: Catalogue, words: frozenset[str]) -> Catalogue:
    extended = copy(catalogue)
    extended.roles = {word: role for word, role in catalogue.roles.items() if word not in words}
    extended.others = catalogue.others | words
    extended.role_prefix, extended.other_prefix = _prefix(extended.roles), _prefix(extended.others)
    return extended


@lru_cache(maxsize=64)
def _with_own(catalogue: Catalogue) -> Catalogue:
    extended = copy(catalogue)
    own: dict[str, tuple[Label, ...]] = {}
    for field in catalogue.own:
        label = Label(field=field.field, type=READER[field.type], spellings=field.labels) if field.labels else None
        for key in map(squeeze, field.labels):
            own[key] = (*own.get(key, ()), label) if label else own.get(key, ())
    extended.labels = catalogue.labels | own
    extended.longest_label = max(map(len, extended.labels), default=0)
    return extended


def _prefix(words: Iterable[str]) -> regex.Pattern[str]:
    return regex.compile(f"(?:{grammar.one_of(words) or '(?!)'})")


def _account_words(labels: Mapping[str, tuple[Label, ...]]) -> regex.Pattern[str]:
    words = [
        key
        for key, meanings in labels.items()
        if all(x.field.startswith(("account.", "party.")) and not x.needs_role for x in meanings)
    ]
    return regex.compile(rf"(?:^|[,;:、，；\s])(?P<word>{grammar.one_of(words)})(?:为|是|位于)?(?=[^\s:：,，。]|\s\S)")


def _plain(key: str) -> str:
    return key.casefold().rstrip(".").removeprefix("the").replace("'", "").replace("’", "")


def squeeze(text: str) -> str:
    """``text`` folded and without any blank: how words are compared."""
    return "".join(fold(text, spaces=Spaces.DROP).text.split())


def read_catalogue(
    extra: tuple[Path, ...], lang: Language, settings: Path | None = None
) -> tuple[Catalogue, tuple[UserFile, ...]]:
    """hedui's own catalogue with the user's files after it, and these files.

    ``settings`` is the settings file, read last, whose fields and checks count as well.
    Raises ``CatalogueError``, one sentence in ``lang``, where a file cannot be read or says what is not understood.
    """
    own = sorted((entry for entry in resources.files("hedui.catalogue").iterdir()), key=lambda entry: entry.name)
    files = [parse(entry.read_text("utf-8"), entry.name) for entry in own if entry.name.endswith(".toml")]
    catalogue = Catalogue(files)
    users: list[UserFile] = []
    for path in (*extra, *((settings,) if settings else ())):
        name = str(path)
        try:
            text = path.read_text(encoding(path))
        except (OSError, UnicodeDecodeError) as error:
            raise CatalogueError(UNREADABLE.say(lang, name=name, reason=reason(error, lang))) from error
        try:
            files.append(parse(text, name, settings=path == settings))
            check_phrases(files[-1], catalogue.phrases)
            known = len(catalogue.patterns)
            catalogue = Catalogue(files)
        except WrongEntryError as error:
            raise error.refusal(name, text, lang) from error
        last = files[-1]
        users.append(UserFile(name, text, last.label, last.sum, catalogue.patterns[known:], last.field, last.check))
    return catalogue, tuple(users)
