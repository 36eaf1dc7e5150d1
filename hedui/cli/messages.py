"""What the command line says. ``messages.toml`` holds the sentences; here each goes by the name of its table."""

from __future__ import annotations

from hedui.messages import Message, load

SENTENCES, _GROUPS = load("hedui.cli", "messages.toml")
PLACE_OF = _GROUPS["PLACE_OF"]
"""What stands for a value in the help."""
SCORE_HEADS = _GROUPS["SCORE_HEADS"]
"""Headings of the tables of scores."""
FAULTS = _GROUPS["FAULTS"]
"""What may differ between a record and the truth."""


def __getattr__(name: str) -> Message:
    """The sentence of that name. A test holds that every name asked for is there, and every one there asked for."""
    try:
        return SENTENCES[name]
    except KeyError:
        raise AttributeError(f"messages.toml has no [{name}]") from None
