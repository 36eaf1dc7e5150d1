"""What is wrong with a command line, in one sentence and the user's language."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from typing import Any

import typer

from hedui.cli import messages
from hedui.messages import Message, listed
from hedui.settings import Language

WrongUsage: type[Exception] = typer.BadParameter.__mro__[1]
"""What the parser raises for a command line that cannot be; Typer does not export it by a name of its own."""

_OR = Message(" 或 ", " or ")
_NAMED = re.compile(r"'([^']*)'|\((?!s\))(.*)\)")


def explain(error: Any, arguments: Sequence[str], verbs: Sequence[str], lang: Language) -> str:
    """The sentence, and where the help is. The parser's own texts are English; what kind it is tells its class."""
    verb = next((each for each in arguments if each in verbs), "")
    return _said(error, verbs, lang) + messages.SEE_HELP.say(lang, command=f"hedui {verb}".rstrip())


def _said(error: Any, verbs: Sequence[str], lang: Language) -> str:
    parameter = getattr(error, "param", None)
    match type(error).__name__:
        case "MissingParameter" if parameter is not None:
            return _missing(parameter, lang)
        case "NoSuchOption":
            near = nearest(error.option_name, _options(error.ctx))
            return messages.NO_OPTION.say(lang, name=error.option_name) + suggested(near, lang)
        case "BadOptionUsage" if "not take" in str(error):
            return messages.NO_VALUE.say(lang, name=error.option_name)
        case "BadOptionUsage":
            return messages.VALUE_MISSING.say(lang, name=error.option_name)
    quoted = _NAMED.search(error.format_message())
    named = next(filter(None, quoted.groups()), "") if quoted else ""
    if "No such command" in error.format_message():
        return messages.NO_VERB.say(lang, name=named) + suggested(nearest(named, verbs), lang)
    if "extra argument" in error.format_message():
        return messages.TOO_MANY.say(lang, names=named)
    return messages.WRONG_USAGE.say(lang)


def _missing(parameter: Any, lang: Language) -> str:
    """That an option is wanting, or an argument; one that is a word of few, with these."""
    if parameter.param_type_name != "argument":
        return messages.MISSING.say(lang, name=max(parameter.opts, key=len), what=parameter.help or "")
    if "|" in parameter.metavar:
        return messages.MISSING_WORD.say(lang, what=parameter.help, known=listed(parameter.metavar.split("|"), lang))
    return messages.MISSING_ARGUMENT.say(lang, place=parameter.metavar)


def _options(context: Any) -> list[str]:
    return [name for each in context.command.params for name in (*each.opts, *each.secondary_opts)] if context else []


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """Those that may have been meant; the hyphens before an option make it like no other."""
    named = {each.lstrip("-"): each for each in known if len(each.lstrip("-")) > 1}
    return [named[each] for each in difflib.get_close_matches(name.lstrip("-"), named, n=2, cutoff=0.6)]


def suggested(names: Sequence[str], lang: Language) -> str:
    """A question for them, if there are any."""
    return messages.DID_YOU_MEAN.say(lang, names=_OR.say(lang).join(names)) if names else ""
