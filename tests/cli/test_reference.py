"""The command reference is what the commands say, and leaves none out."""

from __future__ import annotations

from pathlib import Path

import pytest

from hedui.cli.app import VERBS
from hedui.cli.reference import PAGES, page
from hedui.settings import BatchSettings, Language, Settings, options_of

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("lang", list(Language))
def test_the_page_is_up_to_date(lang: Language) -> None:
    assert (DOCS / PAGES[lang]).read_text("utf-8") == page(lang), "run: make docs"


@pytest.mark.parametrize("lang", list(Language))
def test_every_command_and_setting_is_on_the_page(lang: Language) -> None:
    text = page(lang)
    for entry in VERBS:
        assert f"## hedui {entry.name}\n" in text
        assert entry.help.say(lang) in text.replace("\n  ", " ")
    for name in (*options_of(Settings), *options_of(BatchSettings)):
        assert f"| `{name}` |" in text
