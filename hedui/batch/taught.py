"""Words that people taught at the desk: a catalogue file in the output folder, which the next import goes by too."""

from __future__ import annotations

from pathlib import Path

from hedui.batch.discover import is_file
from hedui.batch.store import is_url
from hedui.settings import Settings

TAUGHT = "taught.toml"


def with_taught(settings: Settings, out: Path | str) -> Settings:
    """The settings with what people taught beside an output, where they did."""
    path = Path(out).absolute() / TAUGHT
    if is_url(str(out)) or not is_file(path) or path in {each.absolute() for each in settings.catalogue}:
        return settings
    return settings.model_copy(update={"catalogue": (*settings.catalogue, path)})
