"""Why a value was read, or why none: what ``hedui explain`` says, out of what the extraction noted while it decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hedui.errors import UsageError
from hedui.explain.messages import AGREEMENT
from hedui.explain.pointers import Asked, asked
from hedui.explain.told import missing, tell
from hedui.extract import load_catalogue
from hedui.extract.extraction import Extraction
from hedui.pipeline import extractions
from hedui.read.original import Original
from hedui.settings import Language, Settings

__all__ = ["Asked", "asked", "explain"]


def explain(original: Original, pointer: str, settings: Settings) -> tuple[str, ...]:
    """Lines for a person that say why the value at a pointer into the contract is what it is, for each agreement.

    Raises ``UsageError`` where no agreement has such a field, and what ``hedui.process`` raises.
    """
    catalogue = load_catalogue(settings.catalogue, settings.lang, settings.own)
    about = asked(pointer, catalogue.own, settings.lang)
    found = [extraction for _, extraction, _ in extractions(original, settings, asked=about.fields)]
    without = [missing(about, extraction.contract, settings.lang) for extraction in found]
    if all(without):
        raise UsageError(without[0])
    return tuple(_lines(about, found, without, settings.lang))


def _lines(about: Asked, found: Sequence[Extraction], without: Sequence[str | None], lang: Language) -> Iterator[str]:
    for number, (extraction, sentence) in enumerate(zip(found, without, strict=True), 1):
        if len(found) > 1:
            yield from ([] if number == 1 else [""])
            yield AGREEMENT.say(lang, number=number, count=len(found))
        yield from [sentence] if sentence else tell(about, extraction, lang)
