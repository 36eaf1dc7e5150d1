"""Why a value was read, or why none: what ``hedui explain`` says, out of what the extraction noted while it decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hedui.errors import UsageError
from hedui.explain.messages import AGREEMENT
from hedui.explain.pointers import Asked, asked
from hedui.explain.told import missing, tell
from hedui.extract import Catalogue, load_catalogue
from hedui.extract.extraction import Extraction
from hedui.pipeline import extractions
from hedui.read.original import Original
from hedui.settings import Language, Settings
from hedui.validate.own.fields import Names, UnknownNameError

__all__ = ["Asked", "asked", "explain"]


def explain(original: Original, pointer: str, settings: Settings) -> tuple[str, ...]:
    """Lines for a person that say why the value at a pointer into the contract is what it is, for each agreement.

    For ``pointer`` may stand what people call the field, as in checks of their own: 合同总价, 乙方.税号.

    Raises ``UsageError`` where no agreement has such a field, and what ``hedui.process`` raises.
    """
    catalogue = load_catalogue(settings.catalogue, settings.lang, settings.own)
    about = asked(_meant(pointer, catalogue), catalogue.own, settings.lang)
    found = [extraction for _, extraction, _ in extractions(original, settings, asked=about.fields)]
    without = [missing(about, extraction.contract, settings.lang) for extraction in found]
    if all(without):
        raise UsageError(without[0])
    return tuple(_lines(about, found, without, settings.lang))


def _meant(typed: str, catalogue: Catalogue) -> str:
    """The pointer to the field that is called so; what nobody calls a field as it is typed."""
    try:
        return Names(catalogue).target(typed).by_role
    except UnknownNameError:
        return typed


def _lines(about: Asked, found: Sequence[Extraction], without: Sequence[str | None], lang: Language) -> Iterator[str]:
    for number, (extraction, sentence) in enumerate(zip(found, without, strict=True), 1):
        if len(found) > 1:
            yield from ([] if number == 1 else [""])
            yield AGREEMENT.say(lang, number=number, count=len(found))
        yield from [sentence] if sentence else tell(about, extraction, lang)
