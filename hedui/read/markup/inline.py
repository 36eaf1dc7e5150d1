"""One line of Markdown as it shows: emphasis, links, pictures, escapes, entities and tags are layout.

Underscores frame what was filled in, so they never are emphasis but around a label. Asterisks are emphasis or mask,
which only the whole text can tell (``hedui.read.markup.stars``): they are kept as runs until then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from hedui.models.page import MarkKind
from hedui.read.markup import latex
from hedui.read.markup.marks import Marks
from hedui.read.markup.tags import BREAKS, CELLS, FRAMES, WITHIN

_SPECIAL = regex.compile(r"[\\`*\[\]!<&~]|__")
_PICTURE = regex.compile(r"!\[(?P<title>[^\[\]\n]{0,400})\]\([^()\n]*(?:\([^()\n]{0,400}\)[^()\n]*)?\)")
_ADDRESS = regex.compile(
    r"[a-z][a-z0-9+.-]*:\S*|(?:\.{0,2}/|#|www\.)[!-~]*|\S*\.(?:html?|md|pdf|docx?|xlsx?|png|jpe?g|gif|svg|txt)|(?=[!-~]*[A-Za-z]{2})[!-~]*[./][!-~]*",
    regex.IGNORECASE,
)
_BOLD_LABEL = regex.compile(
    r"(?<![\\_\w])__(?P<label>[^_\\\n]{1,24}?)__(?=[:：])|(?<![\\_\w])__(?P<colon>[^_\\\n]{1,24}?[:：])__(?!_)"
)
_TAG = regex.compile(r"</?([A-Za-z][A-Za-z0-9_-]*)")
_UNDERLINED = frozenset({"u", "ins"})
_STRUCK = frozenset({"del", "s", "strike"})
_LEAST_BLANK = 4
_FARTHEST = 60
"""Tokens among which a tag's end is looked for."""


@dataclass(frozen=True, slots=True)
class Stars:
    """A run of asterisks that nothing escapes."""

    length: int


Pieces = list[str | Stars]
"""What a line shows, newlines included where tags break it."""


def pieces(line: str, marks: Marks) -> Pieces:
    """What the line shows."""
    if "![" in line:
        line = _PICTURE.sub(lambda match: marks.of_words(match["title"]), line)
    line = marks.in_text(latex.shown(line))
    if _SPECIAL.search(line) is None:
        return [line]
    line = _BOLD_LABEL.sub(lambda match: match["label"] or match["colon"], line)
    tokens = _parser().parseInline(line)[0].children or []
    shown: Pieces = []
    for piece in _Walk(marks).pieces(tokens):
        if isinstance(piece, str) and shown and isinstance(shown[-1], str):
            shown[-1] += piece
        else:
            shown.append(piece)
    return shown


@cache
def _parser() -> MarkdownIt:
    """CommonMark's inline rules but for emphasis; a link must lead to an address: [2](含) is none."""
    parser = MarkdownIt("zero", {"html": True})
    parser.enable(["escape", "entity", "link", "html_inline", "autolink", "strikethrough"])
    parser.inline.ruler.before("link", "stars", _stars)
    parser.validateLink = _is_address  # type: ignore[method-assign]
    parser.normalizeLink = _as_written  # type: ignore[method-assign]
    return parser


def _as_written(url: str) -> str:
    return url


def _is_address(url: str) -> bool:
    return _ADDRESS.fullmatch(url) is not None


def _stars(state: StateInline, silent: bool) -> bool:
    """Markdown-it's rule for a run of asterisks: one token."""
    if state.src[state.pos] != "*":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == "*":
        end += 1
    if not silent:
        state.push("stars", "", 0).content = state.src[state.pos : end]
    state.pos = end
    return True


class _Walk:
    """Goes through a line's tokens, knowing what is underlined, raised or struck through."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._raised = self._lowered = False

    def pieces(self, tokens: Sequence[Token]) -> Iterator[str | Stars]:
        """What the tokens show."""
        number = 0
        while number < len(tokens):
            token = tokens[number]
            end = _end(tokens, number)
            if end is not None:
                yield self._enclosed(token, "".join(token.content for token in tokens[number + 1 : end]))
                number = end + 1
                continue
            yield from self._piece(token)
            number += 1

    def _piece(self, token: Token) -> Iterator[str | Stars]:
        if token.type == "stars":
            yield Stars(len(token.content))
        elif token.type == "html_inline":
            yield self._tag(token.content)
        elif token.type in ("link_open", "link_close"):
            yield ""
        elif self._raised or self._lowered:
            yield latex.raised(token.content) if self._raised else latex.lowered(token.content)
        else:
            yield token.content

    def _tag(self, tag: str) -> str:
        """What a tag shows: a line's or a cell's end, or nothing; one that HTML does not know, itself."""
        match = _TAG.match(tag)
        if match is None:
            return ""
        name = match[1].lower()
        if name in ("sup", "sub"):
            self._raised, self._lowered = (tag[1] != "/" and name == "sup"), (tag[1] != "/" and name == "sub")
        if name in CELLS:
            return "\t" if tag[1] == "/" else ""
        if name in BREAKS | FRAMES:
            return "\n"
        return "" if name in WITHIN else tag

    def _enclosed(self, token: Token, text: str) -> str:
        """What a tag's pair or a strike holds: a blank to be filled in, or text that holds no longer."""
        name = _name(token)
        if name in _UNDERLINED:
            return "_" * max(_LEAST_BLANK, len(text))
        return self._marks.place(MarkKind.STRUCK, text)


def _name(token: Token) -> str | None:
    """The name of an opening tag; ``s`` for a strike of Markdown."""
    if token.type == "s_open":
        return "s"
    match = _TAG.match(token.content) if token.type == "html_inline" else None
    return match[1].lower() if match is not None and token.content[1] != "/" else None


def _end(tokens: Sequence[Token], start: int) -> int | None:
    """Where ends what is struck through, or underlined with nothing on the line; None for all else."""
    name = _name(tokens[start])
    if name not in _UNDERLINED | _STRUCK:
        return None
    for number in range(start + 1, min(start + _FARTHEST, len(tokens))):
        token = tokens[number]
        if token.type == "s_close" or (token.type == "html_inline" and token.content.lower().startswith(f"</{name}")):
            return number
        if name in _UNDERLINED and (token.type != "text" or token.content.strip(" \xa0\u2002\u2003\u3000\t")):
            return None
    return None
