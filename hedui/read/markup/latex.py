"""The bits of LaTeX in recognised text as they show: ``$\\square$`` is □, ``3\\%`` is 3%, ``m^{2}`` is m².

No formula is set here; what an agreement holds are boxes, ticks, per cents, units, circled numbers and blanks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

import regex

_TOKEN = regex.compile(r"\\([A-Za-z]+|.)|([{}^_~])|(\s+)|([^\\{}^_~\s])", regex.DOTALL)
_SUPERSCRIPT = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_SUBSCRIPT = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_RAISED = frozenset("0123456789+-=()n")
_LOWERED = frozenset("0123456789+-=()")
_TEXT = frozenset({"text", "textbf", "textit", "textrm", "textsf", "texttt", "textnormal", "mbox", "hbox", "emph"})
"""Commands whose argument keeps its blanks."""
_IGNORED_ARGUMENT = frozenset({"hspace", "vspace", "phantom", "hphantom", "vphantom", "begin", "end", "label", "color"})
_INLINE = regex.compile(
    r"(?<!\\)\$\$(?P<block>[^$]{1,2000})\$\$|(?<![\\$])\$(?P<dollar>[^$\n]{1,400}?)(?<!\\)\$"
    r"|\\\((?P<round>[^\n]{1,400}?)\\\)|\\\[(?P<square>[^\n]{1,400}?)\\\]"
)
_COMMAND = regex.compile(r"\\(?:[A-Za-z]+|[%&#_])|[\^_]\{?[\w+-]")
_PLAIN = regex.compile(r"\s*[\d.,+\-×*/=<>~()%①-⑳A-Za-z≤≥±°\s]{1,24}\s*")
_CURRENCY = regex.compile(r"(?:US|HK|C|A|NT|S)$")
_BARE = regex.compile(
    r"\\(?P<sign>[%‰¥￥])|\\(?P<name>square|checkmark|surd|times|Box|boxtimes|CheckedBox|XBox)(?![A-Za-z])"
)
_DEEPEST = 40


def shown(text: str) -> str:
    """The text with its mathematics as it shows; a dollar sign that opens none stays."""
    if "$" in text or "\\" in text:
        text = "".join(_pieces(text))
        if "\\" in text:
            text = _BARE.sub(_bare, text)
    return text


def _pieces(text: str) -> Iterator[str]:
    at = done = 0
    while (match := _INLINE.search(text, at)) is not None:
        formula = _formula(match)
        at = match.start() + 1
        if formula is not None:
            yield text[done : match.start()]
            yield formula
            at = done = match.end()
    yield text[done:]


def _formula(match: regex.Match[str]) -> str | None:
    """What the formula shows; None where it is no mathematics but two sums in dollars, or \\(甲方\\)."""
    inside = next(group for group in match.groups() if group is not None)
    if _COMMAND.search(inside) is not None:
        return _Formula(inside).text()
    if match["dollar"] is not None:
        priced = _CURRENCY.search(match.string, 0, match.start()) or _CURRENCY.search(inside)
        if (
            priced
            or match.string[match.end() : match.end() + 1].isdigit()
            or inside[0].isspace() != inside[-1].isspace()
        ):
            return None
    return _Formula(inside).text() if _PLAIN.fullmatch(inside) else None


def _bare(match: regex.Match[str]) -> str:
    return str(match["sign"] or _tables()[0][match["name"]])


@cache
def _tables() -> tuple[dict[str, str], dict[str, int]]:
    table = tomllib.loads(resources.files("hedui.read.markup").joinpath("latex.toml").read_text("utf-8"))
    return dict(table["symbols"]), dict(table["blanks"])


class _Formula:
    """Goes through a formula's tokens once."""

    def __init__(self, source: str) -> None:
        self._tokens = list(_TOKEN.finditer(source))
        self._at = 0
        self._symbols, self._blanks = _tables()

    def text(self) -> str:
        """What the whole formula shows."""
        shown: list[str] = []
        while self._at < len(self._tokens):
            shown.append(self._next(keeps_blanks=False, depth=0))
        return "".join(shown)

    def _argument(self, *, keeps_blanks: bool, depth: int) -> str:
        """The group or the token that a command applies to."""
        while self._at < len(self._tokens) and self._tokens[self._at][3]:
            self._at += 1
        if self._at >= len(self._tokens):
            return ""
        return self._next(keeps_blanks=keeps_blanks, depth=depth)

    def _next(self, *, keeps_blanks: bool, depth: int) -> str:
        token = self._tokens[self._at]
        self._at += 1
        command, sign, blank, words = token.groups()
        if words is not None:
            return str(words)
        if blank is not None:
            return " " if keeps_blanks else ""
        if command is not None:
            return self._command(str(command), depth)
        if sign == "{":
            return self._group(keeps_blanks=keeps_blanks, depth=depth)
        if sign in "^_" and depth < _DEEPEST:
            return _set_apart(self._argument(keeps_blanks=False, depth=depth + 1), raised=sign == "^")
        return " " if sign == "~" else ""

    def _group(self, *, keeps_blanks: bool, depth: int) -> str:
        shown: list[str] = []
        while self._at < len(self._tokens):
            if self._tokens[self._at][2] == "}":
                self._at += 1
                break
            if depth >= _DEEPEST:
                self._at += 1
                continue
            shown.append(self._next(keeps_blanks=keeps_blanks, depth=depth + 1))
        return "".join(shown)

    def _command(self, name: str, depth: int) -> str:
        if depth >= _DEEPEST:
            return ""
        if name == "textcircled":
            return _circled(self._argument(keeps_blanks=False, depth=depth + 1))
        if name in ("underline", "uline", "underbar"):
            return self._underlined(depth)
        if name in ("textsuperscript", "textsubscript"):
            argument = self._argument(keeps_blanks=False, depth=depth + 1)
            return _set_apart(argument, raised=name == "textsuperscript")
        if name in ("frac", "dfrac", "tfrac"):
            over = self._argument(keeps_blanks=False, depth=depth + 1)
            return f"{over}/{self._argument(keeps_blanks=False, depth=depth + 1)}"
        if name in _TEXT:
            return self._argument(keeps_blanks=True, depth=depth + 1)
        if name in _IGNORED_ARGUMENT:
            self._argument(keeps_blanks=False, depth=depth + 1)
            return ""
        return self._symbols.get(name, "")

    def _underlined(self, depth: int) -> str:
        """What stands on a drawn line; a line of underscores where nothing does."""
        first = self._at
        text = self._argument(keeps_blanks=True, depth=depth + 1)
        if text.strip():
            return text.strip()
        inside = [token[1] or token[3] or "" for token in self._tokens[first : self._at]]
        return "_" * max(4, sum(self._blanks.get(name, len(name) if name.isspace() else 0) for name in inside))


def _circled(text: str) -> str:
    """① for 1 up to 20; ㊞ and the like as they are."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 0
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else text


def _set_apart(text: str, *, raised: bool) -> str:
    """Raised or lowered figures by their own characters; what has none is set on the line."""
    if text in ("∘", "°", "′", "○"):
        return "°" if text in ("∘", "○") else text
    known = _RAISED if raised else _LOWERED
    return text.translate(_SUPERSCRIPT if raised else _SUBSCRIPT) if text and set(text) <= known else text


def raised(text: str) -> str:
    """What ``<sup>`` shows: figures by their own characters."""
    return _set_apart(text, raised=True)


def lowered(text: str) -> str:
    """What ``<sub>`` shows."""
    return _set_apart(text, raised=False)
